package views

import (
	"bytes"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
	"github.com/ospomap/ospomap/render/views/focus"
	"github.com/ospomap/ospomap/render/views/readiness"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// pageViews are the views that are read like a page, each with a line of the recipe in
// its empty picture.
var pageViews = map[string]string{
	"focus":     "expectations:",
	"calendar":  "{to: CTO, cadence: quarterly, last_held: 2026-11-05}",
	"readiness": "usage: {score: 3, evidence: Inventory of all products}",
}

// With any map, every page is free of defects, fits a document, and is the same when
// drawn again.
func TestPagesOfAnyMap(t *testing.T) {
	for name := range pageViews {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := range testkit.Seeds(100) {
				m, findings := viewtest.Furnished(seed)
				o := view.Options{Findings: findings, NoGaps: seed%7 == 0}
				if seed%3 > 0 {
					o.Today = viewtest.Day
				}
				if seed%4 == 0 {
					o.Title = viewtest.NewRandomMaps(seed).Phrase(1, 30)
				}
				if n := len(m.Stakeholders); n > 0 && seed%2 == 0 {
					o.Chosen = view.Choices{"focus": m.Stakeholders[seed%n].ID}
				}
				s := viewtest.Drawn(t, Lookup(name), m, o)
				for _, d := range viewtest.Defects(s) {
					t.Errorf("map %d: %s", seed, d)
				}
				if s.Width > 1200 {
					t.Errorf("map %d: %g px wide", seed, s.Width)
				}
				if o.Title != "" && s.Title != o.Title {
					t.Errorf("map %d: called %q", seed, s.Title)
				}
				if seed%5 == 3 && !bytes.Equal(viewtest.Written(t, s), viewtest.Written(t, viewtest.Drawn(t, Lookup(name), m, o))) {
					t.Errorf("map %d: differs when drawn again", seed)
				}
				if t.Failed() {
					return // the same defect would fill the screen
				}
			}
		})
	}
}

// A map without data for a view results in a picture that says what to record, with a
// recipe that is valid in a map.
func TestEmptyPagesTellWhatToRecord(t *testing.T) {
	m := &model.Map{OSPO: model.OSPO{Name: "OSPO"}}
	for name, line := range pageViews {
		s := viewtest.Drawn(t, Lookup(name), m, view.Options{})
		if !strings.Contains(strings.Join(s.Recipe, "\n")+"\n", line+"\n") {
			t.Errorf("%s does not say %q", name, line)
		}
		for _, d := range viewtest.Defects(s) {
			t.Errorf("%s: %s", name, d)
		}
	}
	head := "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\n  - {name: Board, perspective: upward}\n"
	viewtest.Parsed(t, head+strings.Join(calendar.Hint.Recipe, "\n"))
	viewtest.Parsed(t, head+strings.Join(readiness.Hint.Recipe, "\n"))
	viewtest.Parsed(t, head+strings.Join(readiness.AnswersHint.Recipe, "\n"))
	viewtest.Parsed(t, "organization: Acme\n"+strings.Join(focus.Hint.Recipe, "\n"))
}
