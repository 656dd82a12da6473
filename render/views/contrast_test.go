package views

import (
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/compass"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// Every text of every view has enough contrast to its background, in light and dark mode.
func TestTextStandsOut(t *testing.T) {
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
