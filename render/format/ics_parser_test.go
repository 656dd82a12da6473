package format

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"github.com/ospomap/ospomap/model"
	mapfile "github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// The tests in this file read calendars with a third-party RFC 5545 parser. readICS is
// stricter, but our own.

// importICS parses a calendar as another program would, and returns its events by UID.
func importICS(t *testing.T, text string) (*ics.Calendar, map[string]*ics.VEvent) {
	t.Helper()
	c, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatalf("another program can't read it: %v", err)
	}
	if components := len(c.Components); components != len(c.Events()) {
		t.Errorf("%d components, %d of them events", components, len(c.Events()))
	}
	events := map[string]*ics.VEvent{}
	for _, e := range c.Events() {
		if _, taken := events[e.Id()]; taken {
			t.Errorf("the UID %q is taken twice", e.Id())
		}
		events[e.Id()] = e
	}
	return c, events
}

// imported returns the only value of a property, or "" if it is absent.
func imported(t *testing.T, e *ics.VEvent, name ics.ComponentProperty) string {
	t.Helper()
	switch found := e.GetProperties(name); len(found) {
	case 0:
		return ""
	case 1:
		return found[0].Value
	default:
		t.Fatalf("%s stands %d times in %q", name, len(found), e.Id())
		return ""
	}
}

// sameEvent compares a parsed event with the written one.
func sameEvent(t *testing.T, got *ics.VEvent, want agenda.Event) {
	t.Helper()
	known := want.Known
	if known.IsZero() {
		known = icsUnknown
	}
	for name, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertyUniqueId:    want.ID,
		ics.ComponentPropertySummary:     want.Title,
		ics.ComponentPropertyDescription: want.Text,
		ics.ComponentPropertyCategories:  want.Category,
		ics.ComponentPropertyUrl:         want.Href,
		ics.ComponentPropertyTransp:      string(ics.TransparencyTransparent),
		ics.ComponentPropertyRrule:       "", // an event is one occurrence only
	} {
		if value := imported(t, got, name); value != want {
			t.Errorf("%s of %q comes back as %q, want %q", name, got.Id(), value, want)
		}
	}
	if day, err := got.GetAllDayStartAt(); err != nil || model.DateOf(day) != want.Day {
		t.Errorf("%q begins on %v (%v), want the whole of %v", got.Id(), day, err, want.Day)
	}
	if at, err := got.GetDtStampTime(); err != nil || model.DateOf(at.UTC()) != known {
		t.Errorf("%q is stamped %v (%v), want %v", got.Id(), at, err, known)
	}
}

// acmeAgenda returns the calendar of the sample, with the map's lists in their order or
// reversed.
func acmeAgenda(t *testing.T, reversed bool) *agenda.Agenda {
	t.Helper()
	src, err := os.ReadFile("../../samples/acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, findings := mapfile.Parse("acme.yaml", src)
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%d errors", n)
	}
	if reversed {
		slices.Reverse(m.OSPO.Objectives)
		slices.Reverse(m.People)
		slices.Reverse(m.Stakeholders)
		slices.Reverse(m.Collaborations)
		for i, k := range m.Collaborations {
			k.Index = i
		}
	}
	a, err := views.Lookup("calendar").Agenda(m, view.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOtherProgramsReadTheCalendar(t *testing.T) {
	a := acmeAgenda(t, false)
	c, events := importICS(t, icsOf(t, a))
	named := slices.ContainsFunc(c.CalendarProperties, func(p ics.CalendarProperty) bool {
		return p.IANAToken == "NAME" && p.Value == a.Title
	})
	if !named {
		t.Errorf("the calendar is not called %q: %v", a.Title, c.CalendarProperties)
	}
	if len(events) != len(a.Events) || len(events) < 15 {
		t.Fatalf("%d events came of %d", len(events), len(a.Events))
	}
	for _, want := range a.Events {
		if e := events[want.ID]; e == nil {
			t.Errorf("%q is gone", want.Title)
		} else {
			sameEvent(t, e, want)
		}
	}
}

// Importing a calendar again updates its own events: their UIDs depend on neither the run
// nor the order of the map.
func TestEventsAreRecognised(t *testing.T) {
	first := icsOf(t, acmeAgenda(t, false))
	if first != icsOf(t, acmeAgenda(t, false)) {
		t.Error("two runs write two calendars")
	}
	_, want := importICS(t, first)
	_, got := importICS(t, icsOf(t, acmeAgenda(t, true)))
	if a, b := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(a, b) {
		t.Fatalf("in another order the events are\n%q, not\n%q", a, b)
	}
	for uid, e := range want {
		if a, b := imported(t, got[uid], ics.ComponentPropertySummary), imported(t, e, ics.ComponentPropertySummary); a != b {
			t.Errorf("%q is %q in another order, not %q", uid, a, b)
		}
	}
}

// Other programs show every text as it was written.
func TestOtherProgramsReadEveryText(t *testing.T) {
	texts := []string{
		`Report, with \N; "more"`,
		`C:\new\, and; so on\`,
		"Who: Head of OSPO\nquarterly\n\nhttps://example.org/a;b,c",
		strings.Repeat("Prüfung 法務部 👩‍💻, ", 20),
	}
	for _, unit := range []string{"x", "ü", "法", "👩", ";", "\n"} {
		for n := 60; n <= 76; n++ { // around one and two full lines
			texts = append(texts, "a"+strings.Repeat(unit, n)+"z")
		}
	}
	a := &agenda.Agenda{Title: "What is due; for us"}
	day := model.Date{Year: 2027, Month: 2, Day: 4}
	for i, text := range texts {
		a.Events = append(a.Events, agenda.Event{
			ID: strings.Repeat("long-", 15) + strconv.Itoa(i), Day: day.AddDays(i), Title: strings.ReplaceAll(text, "\n", " "), Text: text,
			Category: "collaboration", Href: "https://example.org/?q=a,b;c", Known: day,
		})
	}
	text := icsOf(t, a)
	if !bytes.Contains([]byte(text), []byte("\r\n ")) {
		t.Fatal("no line is folded")
	}
	_, events := importICS(t, text)
	for _, want := range a.Events {
		if e := events[want.ID]; e == nil {
			t.Errorf("%q is gone", want.Title)
		} else {
			sameEvent(t, e, want)
		}
	}
}
