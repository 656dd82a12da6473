package hats

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func TestHatsNobodyWearsStandOut(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: {name: Northwind Ferries}
people:
  - {name: Head of OSPO, hats: [counselor], allocation: 0.5}
  - {name: Analyst, hats: [counselor]}
  - {name: Engineer}
stakeholders:
  - {name: Harbour office, perspective: outside}
`)
	for noGaps, want := range map[bool]int{false: 4, true: 0} {
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, NoGaps: noGaps})
		n := 0
		for _, r := range viewtest.Rects(s.Root) {
			if r.Fill == scene.GapTint && r.H > 50 {
				n++
			}
		}
		if n != want {
			t.Errorf("%d columns stand out without gaps %v, want %d", n, noGaps, want)
		}
		if want := "Worn by nobody: enabler, advocate, environmentalist and gatekeeper."; !strings.Contains(s.Description, want) {
			t.Errorf("the description %q does not say %q", s.Description, want)
		}
	}
}

// What somebody is and owns is not truncated in any language; it may take two lines.
func TestWhatSomebodyOwnsIsNotCut(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "committee")
	m.People[0].Lead, m.People[0].Hats = true, nil
	for _, tag := range words.Languages() {
		w, _ := words.For(tag)
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Words: w})
		if said := viewtest.Words(s.Root); strings.Contains(said, "…") {
			t.Errorf("%s: something is cut in %s", tag, said)
		}
		for _, d := range viewtest.Defects(s) {
			t.Errorf("%s: %s", tag, d)
		}
	}
}

// People who have left by the day of the picture wear no hat, add no working time and are
// not counted, but are shown with what they still own.
func TestWhoHasLeftWearsNothing(t *testing.T) {
	m, _ := viewtest.Parsed(t, `organization: Acme
people:
  - {name: Ann, hats: [enabler], allocation: 0.5}
  - {name: Bo, hats: [advocate], allocation: 0.5, until: 2026-06-30}
stakeholders: [{name: CTO, perspective: upward}]
collaborations: [{to: CTO, method: report, owner: Bo}]
`)
	for _, tt := range []struct {
		today        model.Date
		title, label string
	}{
		{model.Date{Year: 2026, Month: 6, Day: 30}, "2 people · 1 full-time equivalents · 3 of 5 hats unworn", "Bo: hats: advocate, 50 % of working time, owns 1 collaboration"},
		{model.Date{Year: 2026, Month: 7, Day: 1}, "1 person · 0.5 full-time equivalents · 4 of 5 hats unworn", "Bo: until 2026-06-30, 50 % of working time, owns 1 collaboration"},
	} {
		s := viewtest.Drawn(t, View, m, view.Options{Today: tt.today})
		if said := viewtest.Words(s.Root); !strings.Contains(said, tt.title) {
			t.Errorf("%s: the title is not %q:\n%s", tt.today, tt.title, said)
		}
		if got := viewtest.Group(t, s, "person-bo").Label; got != tt.label {
			t.Errorf("%s: the row says %q, want %q", tt.today, got, tt.label)
		}
	}
}
