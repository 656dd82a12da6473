package format

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/agenda"
)

func icsOf(t *testing.T, a *agenda.Agenda) string {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup("ics").WriteAgenda(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// icsProperty is one unfolded content line. Text values are unescaped.
type icsProperty struct{ name, params, value string }

// icsTexts are the properties with escaped values.
var icsTexts = map[string]bool{"UID": true, "SUMMARY": true, "DESCRIPTION": true, "CATEGORIES": true, "NAME": true, "X-WR-CALNAME": true}

// readICS parses a calendar as strictly as RFC 5545 allows, and returns the properties of
// the calendar and of each event.
func readICS(t *testing.T, text string) (calendar []icsProperty, events [][]icsProperty) {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") {
		t.Fatal("the last line has no end")
	}
	var lines []string
	for _, l := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > 75 {
			t.Errorf("a line of %d octets: %q", len(l), l)
		}
		if !utf8.ValidString(l) {
			t.Errorf("a line is folded within a character: %q", l)
		}
		if strings.ContainsFunc(l, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Errorf("a control character in %q", l)
		}
		if rest, folded := strings.CutPrefix(l, " "); folded && len(lines) > 0 {
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, l)
		}
	}
	depth := []string{}
	for _, l := range lines {
		p := readICSLine(t, l)
		switch p.name {
		case "BEGIN":
			depth = append(depth, p.value)
			if p.value == "VEVENT" {
				events = append(events, nil)
			}
			continue
		case "END":
			if len(depth) == 0 || depth[len(depth)-1] != p.value {
				t.Fatalf("%q ends what has not begun", l)
			}
			depth = depth[:len(depth)-1]
			continue
		}
		switch strings.Join(depth, "/") {
		case "VCALENDAR":
			calendar = append(calendar, p)
		case "VCALENDAR/VEVENT":
			events[len(events)-1] = append(events[len(events)-1], p)
		default:
			t.Fatalf("%q stands inside %q", l, depth)
		}
	}
	if len(depth) > 0 || len(events) == 0 {
		t.Fatalf("%d events, and %q is not closed", len(events), depth)
	}
	return calendar, events
}

var icsLineForm = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=[A-Z0-9-]+)*):(.*)$`)

func readICSLine(t *testing.T, l string) icsProperty {
	t.Helper()
	m := icsLineForm.FindStringSubmatch(l)
	if m == nil {
		t.Fatalf("no content line: %q", l)
	}
	p := icsProperty{m[1], m[2], m[3]}
	if !icsTexts[p.name] {
		return p
	}
	if regexp.MustCompile(`\\(?:[^\\;,nN]|$)`).MatchString(strings.ReplaceAll(p.value, `\\`, "")) {
		t.Errorf("an escape that there is not in %q", l)
	}
	if bare := regexp.MustCompile(`\\.`).ReplaceAllString(p.value, ""); strings.ContainsAny(bare, ";,") {
		t.Errorf("a separator in the text of %q", l)
	}
	p.value = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(p.value)
	return p
}

// one returns the value of a property that must occur exactly once.
func one(t *testing.T, ps []icsProperty, name string) string {
	t.Helper()
	var found []string
	for _, p := range ps {
		if p.name == name {
			found = append(found, p.value)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s stands %d times in %v", name, len(found), ps)
	}
	return found[0]
}

func TestICS(t *testing.T) {
	day := model.Date{Year: 2027, Month: 2, Day: 4}
	long := strings.Repeat("Prüfung 法務部 👩‍💻, ", 20)
	a := &agenda.Agenda{Title: "What is due; for us", Events: []agenda.Event{
		{ID: "a@x", Day: day, Title: `Report, with \N; "more"`, Text: "Who: Head\nquarterly", Category: "collaboration",
			Href: "https://example.org/a b?c=d,e;f", Known: model.Date{Year: 2026, Month: 11, Day: 5}},
		{ID: "b@x", First: model.Date{Year: 2027, Month: 1, Day: 1}, Day: model.Date{Year: 2027, Month: 3, Day: 31, Precision: model.ToQuarter}, Title: long, Text: "tab\there\x00and\u2028there", Href: "javascript:alert(1)"},
		{ID: "never@x", Day: model.Date{Year: 10001, Month: 1, Day: 1}, Title: "beyond"},
		{ID: "none@x", Title: "no day"},
	}}
	text := icsOf(t, a)
	if text != icsOf(t, a) {
		t.Error("written twice it differs")
	}
	calendar, events := readICS(t, text)
	for name, want := range map[string]string{"VERSION": "2.0", "PRODID": "-//ospomap//ospomap//EN", "NAME": a.Title} {
		if got := one(t, calendar, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if len(events) != 2 {
		t.Fatalf("%d events, want those with a day that can be written", len(events))
	}
	for name, want := range map[string]string{
		"UID": "a@x", "DTSTART": "20270204", "DTSTAMP": "20261105T000000Z", "SUMMARY": a.Events[0].Title, "DESCRIPTION": a.Events[0].Text,
		"CATEGORIES": "collaboration", "URL": "https://example.org/a%20b?c=d,e;f", "TRANSP": "TRANSPARENT",
	} {
		if got := one(t, events[0], name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if from, to := one(t, events[1], "DTSTART"), one(t, events[1], "DTEND"); from != "20270101" || to != "20270401" {
		t.Errorf("a quarter runs from %s to %s", from, to)
	}
	if got := one(t, events[1], "SUMMARY"); got != long {
		t.Errorf("folded and unfolded, the title is %q", got)
	}
	if got, want := one(t, events[1], "DESCRIPTION"), "tab\ufffdhere\ufffdand\ufffdthere"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	if got := one(t, events[1], "DTSTAMP"); got != "20000101T000000Z" {
		t.Errorf("without a known day the stamp is %q", got)
	}
	for _, p := range events[1] {
		if p.name == "URL" {
			t.Errorf("an unsafe link is written: %q", p.value)
		}
	}
}

// Lines of any length are folded at 75 octets.
func TestICSFolding(t *testing.T) {
	for n := range 200 {
		for _, unit := range []string{"x", "ü", "法", "👩"} {
			title := strings.Repeat(unit, n+1)
			_, events := readICS(t, icsOf(t, &agenda.Agenda{Events: []agenda.Event{{ID: "1", Day: model.Date{Year: 2027, Month: 1, Day: 1}, Title: title}}}))
			if got := one(t, events[0], "SUMMARY"); got != title {
				t.Fatalf("%d times %q comes back as %q", n+1, unit, got)
			}
		}
	}
}

func TestICSWithoutDatesIsAnError(t *testing.T) {
	var b bytes.Buffer
	err := Lookup("ics").WriteAgenda(&b, &agenda.Agenda{Title: "Nothing"})
	if err == nil || b.Len() > 0 {
		t.Errorf("an empty calendar is written: %q, %v", b.String(), err)
	}
}

func FuzzICS(f *testing.F) {
	f.Add("Report", "a\nb", "https://example.org/", 1)
	f.Add(`\;,`, "\xff\r\n", "mailto:a@example.org", 80000)
	f.Fuzz(func(t *testing.T, title, text, href string, days int) {
		day := model.DateOf(time.Unix(0, 0).UTC()).AddDays(days % 1000000)
		if day.Year < 1 {
			return
		}
		a := &agenda.Agenda{Title: title, Events: []agenda.Event{{ID: "id-" + strconv.Itoa(days), Day: day, Title: title, Text: text, Href: href, Known: day}}}
		var written string
		testkit.Bound(t, len(title)+len(text)+len(href), 1<<10, func() { written = icsOf(t, a) })
		_, events := readICS(t, written)
		if got := one(t, events[0], "DTSTART"); len(got) != 8 {
			t.Errorf("the day is %q", got)
		}
	})
}
