package views

import (
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/compass"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// Every text of every view has enough contrast to its background, in light and dark mode,
// also on the panels for overdue work and for critical projects without contact.
func TestTextStandsOut(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
people: [{name: Head}]
stakeholders: [{name: CTO, perspective: upward}]
collaborations: [{to: cto, direction: both, aspect: strategy, cadence: monthly, last_held: 2026-01-05}]
projects: [{name: OpenSSL, use: critical}, {name: curl, use: used}]
`)
	for _, name := range Names() {
		s, err := Lookup(name).Draw(m, view.Options{Findings: findings, Today: model.Date{Year: 2026, Month: 6, Day: 1}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, faint := range viewtest.Faint(s) {
			t.Errorf("%s: %s", name, faint)
		}
	}
	for _, sample := range []string{"acme", "group", "ngo", "minimal"} {
		m, findings := viewtest.SampleMap(t, sample)
		draw := func(name string, chosen view.Choices) {
			s, err := Lookup(name).Draw(m, view.Options{Findings: findings, Chosen: chosen})
			if err != nil {
				t.Fatalf("%s of %s: %v", name, sample, err)
			}
			for _, faint := range viewtest.Faint(s) {
				t.Errorf("%s of %s, %v: %s", name, sample, chosen, faint)
			}
		}
		for _, name := range Names() {
			draw(name, nil)
		}
		for _, overlay := range compass.Overlays {
			draw("compass", view.Choices{"overlay": overlay})
		}
	}
}
