package format

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/agenda"
)

// Limits of RFC 5545.
const (
	icsLine    = 75   // octets of a line, without its line break
	icsMaxYear = 9999 // years have four digits
)

// icsUnknown is the DTSTAMP if the map knows no date. The standard requires one, and the
// current time would make every file differ.
var icsUnknown = model.Date{Year: 2000, Month: 1, Day: 1}

// writeICS writes the events as an iCalendar file (RFC 5545).
func writeICS(w io.Writer, a *agenda.Agenda) error {
	x := &icsWriter{}
	x.line("BEGIN:VCALENDAR")
	x.line("VERSION:2.0")
	x.line("PRODID:-//ospomap//ospomap//EN")
	x.line("CALSCALE:GREGORIAN")
	x.text("NAME", a.Title)
	x.text("X-WR-CALNAME", a.Title) // for programs that don't know NAME
	events := 0
	for _, e := range a.Events {
		if y := e.Day.Year; y < 1 || y > icsMaxYear {
			continue
		}
		x.event(e)
		events++
	}
	x.line("END:VCALENDAR")
	if events == 0 {
		return ErrEmpty
	}
	_, err := w.Write(x.b)
	return err
}

// ErrEmpty reports an agenda without dates: no calendar program accepts a calendar
// without events.
var ErrEmpty = errors.New("it has no dates, and a calendar may not be empty")

// icsWriter appends content lines to b.
type icsWriter struct{ b []byte }

func (w *icsWriter) event(e agenda.Event) {
	known := e.Known
	if known.IsZero() || known.Year > icsMaxYear {
		known = icsUnknown
	}
	w.line("BEGIN:VEVENT")
	w.text("UID", e.ID)
	w.line("DTSTAMP:" + icsDate(known) + "T000000Z")
	first := cmp.Or(e.First, e.Day)
	w.line("DTSTART;VALUE=DATE:" + icsDate(first))
	if next := e.Day.AddDays(1); first.Before(e.Day) && next.Year <= icsMaxYear {
		w.line("DTEND;VALUE=DATE:" + icsDate(next)) // the day after the last
	}
	w.text("SUMMARY", e.Title)
	w.text("DESCRIPTION", e.Text)
	w.text("CATEGORIES", e.Category)
	if isSafeLink(e.Href) {
		w.line("URL:" + escapedLink(e.Href, notInURI))
	}
	w.line("TRANSP:TRANSPARENT") // a reminder does not make anyone busy
	w.line("END:VEVENT")
}

func icsDate(d model.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day) }

// text writes a property with free text as its value, unless it is empty.
func (w *icsWriter) text(name, value string) {
	if value == "" {
		return
	}
	b := []byte(name + ":")
	for _, r := range value {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp): // the standard forbids Cc
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	w.line(string(b))
}

// line writes a content line, folded between characters. Each continuation line starts
// with a space, which counts towards its length.
func (w *icsWriter) line(s string) {
	room := icsLine
	for len(s) > room {
		n := room
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		w.b = append(append(w.b, s[:n]...), "\r\n "...)
		s, room = s[n:], icsLine-1
	}
	w.b = append(append(w.b, s...), "\r\n"...)
}
