package calendar

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

const calendarMap = `organization: Northwind Ferries
ospo:
  objectives:
    - {id: a, name: Open ticketing, due: 2027-03-01, target: two routes}
    - {id: b, name: Done long ago, due: 2026-03-01, status: met}
people:
  - {name: Engineer, until: 2027-05-31}
  - {name: Lead}
stakeholders:
  - {name: Harbour, perspective: outside, owner: Lead}
  - {name: Board, perspective: upward}
collaborations:
  - {id: talk, to: Harbour, label: Talk, cadence: 10d, last_held: 2027-02-01}
  - {to: Board, method: report, cadence: quarterly, last_held: 2026-11-05, owner: Engineer, ends: 2027-12-31, evidence: https://example.org/r}
  - {to: Board, method: funding, cadence: weekly}
  - {to: Board, method: approval, cadence: on-demand, last_held: 2026-11-05}
  - {to: Board, label: Later, status: planned, cadence: monthly, last_held: 2026-11-05}
  - {to: Board, label: Over, status: ended, cadence: monthly, last_held: 2026-11-05, ends: 2027-01-01}
  - {from: Board, to: Harbour, label: Visit, cadence: yearly, last_held: 2026-12-01}
readiness: {assessed: 2026-06-30}
accept:
  - {rule: one-way-only, target: Harbour, reason: They consult in public., until: 2027-01-31}
`

func TestCalendarTable(t *testing.T) {
	m, _ := viewtest.Parsed(t, calendarMap)
	table := View.Table(m, view.Options{Today: viewtest.Day})
	want := []string{
		"2027-01-31|10 days late|Waiver of one-way-only|Harbour||decide again",
		"2027-02-05|5 days late|report|Board|Engineer|quarterly",
		"2027-02-11||Talk|Harbour|Lead|every 10 days",
		"2027-03-01||Open ticketing|||target two routes",
		"2027-05-31||Last day of Engineer|||hand over",
		"2027-06-30||Assess readiness again|||yearly",
		"2027-12-01||Visit|Board and Harbour||yearly",
		"2027-12-31||End of report|Board|Engineer|ends",
	}
	var got []string
	for _, r := range table.Rows {
		if len(r) != len(table.Heads) {
			t.Errorf("%d cells below %d heads", len(r), len(table.Heads))
		}
		got = append(got, strings.Join(r, "|"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if rows := View.Table(m, view.Options{}).Rows; len(rows) != len(want) || rows[0][1] != "" {
		t.Errorf("without a day there are %d rows, the first %q", len(rows), rows[0])
	}
}

// A date is not late on the day itself, but the day after.
func TestCalendarIsLateFromTheNextDay(t *testing.T) {
	m, _ := viewtest.Parsed(t, calendarMap)
	for days, want := range map[int]string{0: "", 1: "1 day late", 2: "2 days late"} {
		rows := View.Table(m, view.Options{Today: model.Date{Year: 2027, Month: 1, Day: 31}.AddDays(days)}).Rows
		if rows[0][1] != want {
			t.Errorf("%d days later it says %q, want %q", days, rows[0][1], want)
		}
	}
}

func TestCalendarPictureNamesWhatHasNoDay(t *testing.T) {
	m, findings := viewtest.Parsed(t, calendarMap)
	const line = "funding · Board\n"
	if said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{Findings: findings}).Root); !strings.Contains(said, line) {
		t.Errorf("%q is not in %q", line, said)
	}
	if said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{NoGaps: true}).Root); strings.Contains(said, line) {
		t.Errorf("%q is marked although gaps are not wanted", line)
	}
}

// The id of an event depends neither on its day nor on the order of the file.
func TestAgendaIDsAreStable(t *testing.T) {
	ids := func(src string) map[string]string {
		m, _ := viewtest.Parsed(t, src)
		a, err := View.Agenda(m, view.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, e := range a.Events {
			out[e.ID] = e.Title + " " + e.Day.String()
		}
		if len(out) != len(a.Events) {
			t.Errorf("%d ids for %d events", len(out), len(a.Events))
		}
		return out
	}
	before := ids(calendarMap)
	moved := strings.Replace(calendarMap, "last_held: 2026-11-05, owner", "last_held: 2027-02-06, owner", 1)
	lines := strings.SplitAfter(moved, "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "id: talk") })
	lines[i], lines[i+1] = lines[i+1], lines[i]
	after := ids(strings.Join(lines, ""))
	if len(before) != len(after) {
		t.Fatalf("%d events, then %d", len(before), len(after))
	}
	changed := 0
	for id, was := range before {
		switch now, kept := after[id]; {
		case !kept:
			t.Errorf("%q has another id", was)
		case now != was:
			changed++
			if was != "report · Board 2027-02-05" || now != "report · Board 2027-05-06" {
				t.Errorf("%q became %q", was, now)
			}
		}
	}
	if changed != 1 {
		t.Errorf("%d events changed", changed)
	}
	for id := range ids(strings.Replace(calendarMap, "Northwind", "Southwind", 1)) {
		if before[id] != "" {
			t.Errorf("another organisation has the event id %q as well", id)
		}
	}
}

// A date given as a month, a quarter or a year is due until its last day, and spans all
// of it.
func TestCalendarPeriods(t *testing.T) {
	m, _ := viewtest.Parsed(t, `organization: Northwind Ferries
ospo: {objectives: [{id: a, name: Ticketing, due: 2027-Q1}, {id: b, name: Charts, due: 2027-01}]}
stakeholders: [{name: Harbour, perspective: outside}]
collaborations:
  - {label: Planning, cadence: monthly, slot: first Monday, last_held: 2027-02-01}
  - {to: Harbour, label: Lease, ends: 2027}
`)
	var got []string
	for _, r := range View.Table(m, view.Options{Today: viewtest.Day}).Rows {
		got = append(got, strings.Join(r, "|"))
	}
	want := []string{
		"2027-01|10 days late|Charts|||", "2027-03-01||Planning|||monthly, first Monday", "2027-Q1||Ticketing|||", "2027||End of Lease|Harbour||ends",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	words := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{Today: viewtest.Day}).Root)
	for _, want := range []string{"2027-Q1\n", "2027\n", "Mon 1\n"} {
		if !strings.Contains(words, want) {
			t.Errorf("the picture does not say %q: %s", want, words)
		}
	}
	a, err := View.Agenda(m, view.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range a.Events {
		if e.Title == "Ticketing" && (e.First.String() != "2027-01-01" || e.Day.AddDays(1).String() != "2027-04-01") {
			t.Errorf("a quarter runs from %s to %s", e.First, e.Day)
		}
	}
}

func TestAgendaOfACollaboration(t *testing.T) {
	m, _ := viewtest.Parsed(t, calendarMap)
	a, err := View.Agenda(m, view.Options{Title: "Ours"})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(a.Events, func(e agenda.Event) bool { return e.Title == "report · Board" })
	if a.Title != "Ours" || i < 0 {
		t.Fatalf("called %q; the report is event %d", a.Title, i)
	}
	e := a.Events[i]
	if e.Text != "Who: Engineer\nquarterly\nhttps://example.org/r" || e.Category != "collaboration" || e.Href != "https://example.org/r" ||
		e.Known.String() != "2026-11-05" {
		t.Errorf("it is %+v", e)
	}
}

// The strip of months is for comparison: if at most one of them holds anything, it is omitted.
func TestStripOfOneMonth(t *testing.T) {
	const one = "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\ncollaborations:\n  - {to: CTO, label: Deal, ends: 2026-12-31}\n"
	for src, want := range map[string]bool{one: false, one + "  - {to: CTO, label: Talk, ends: 2027-02-01}\n": true} {
		m, findings := viewtest.Parsed(t, src)
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
		if got := strings.Contains(viewtest.Words(s.Root), "\nMar\n"); got != want {
			t.Errorf("months without anything are drawn: %v, want %v", got, want)
		}
		for _, d := range viewtest.Defects(s) {
			t.Error(d)
		}
	}
}

// A day that is late within its cadence is overdue but no finding; the legend explains
// red only if there is a finding.
func TestRedIsAFinding(t *testing.T) {
	for _, tt := range []struct {
		held string
		want bool
	}{{"2026-10-20", false}, {"2025-10-20", true}} {
		m, _ := viewtest.Parsed(t, "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\ncollaborations:\n  - {to: CTO, label: Talk, cadence: monthly, last_held: "+tt.held+"}\n")
		today := model.Date{Year: 2026, Month: 11, Day: 30}
		s := viewtest.Drawn(t, View, m, view.Options{Today: today, Findings: gap.Run(m, gap.Options{Today: today}).Findings})
		if said := viewtest.Words(s.Root); !strings.Contains(said, "Overdue") || strings.Contains(said, "finding\n") != tt.want {
			t.Errorf("last held on %s: the legend explains red: %v in %q", tt.held, !tt.want, said)
		}
	}
}

// Nothing is due before a collaboration starts or after it has ended.
func TestNothingIsDueOutsideItsTime(t *testing.T) {
	m, _ := viewtest.Parsed(t, `organization: Northwind Ferries
stakeholders:
  - {name: Harbour, perspective: outside}
collaborations:
  - {to: Harbour, label: Past, cadence: monthly, last_held: 2025-11-20, ends: 2026-01-01}
  - {to: Harbour, label: Short, cadence: monthly, last_held: 2026-11-20, ends: 2026-12-01}
  - {to: Harbour, label: Future, cadence: monthly, started: 2027-01-10}
  - {to: Harbour, label: Trial, cadence: monthly, started: 2027-01-10, last_held: 2026-09-09}
`)
	today := model.Date{Year: 2026, Month: 11, Day: 30}
	var due []string
	for _, row := range View.Table(m, view.Options{Today: today}).Rows {
		due = append(due, row[0]+" "+row[2])
	}
	if want := []string{"2026-01-01 End of Past", "2026-12-01 End of Short"}; !slices.Equal(due, want) {
		t.Errorf("due are %q, want %q", due, want)
	}
	said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{Today: today}).Root)
	for text, want := range map[string]bool{"Past · Harbour\n": false, "Future · Harbour\n": true, "Trial · Harbour\n": false} {
		if strings.Contains(said, text) != want {
			t.Errorf("the picture has %q: %v, in\n%s", text, !want, said)
		}
	}
}
