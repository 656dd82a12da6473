package views

import (
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/compass"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// In programs that don't scale texts to their measured width, such as librsvg, no text
// runs over anything if a font 12 % wider than Arial is used, such as DejaVu Sans.
func TestNothingRunsOverInAWiderFont(t *testing.T) {
	const wider = 0.12
	for _, sample := range []string{"acme", "group", "japan", "ngo", "city"} {
		m, findings := viewtest.SampleMap(t, sample)
		draw := func(name string, chosen view.Choices) {
			s, err := Lookup(name).Draw(m, view.Options{Findings: findings, Chosen: chosen})
			if err != nil {
				t.Fatalf("%s of %s: %v", name, sample, err)
			}
			for _, crowded := range viewtest.Crowded(s, wider) {
				t.Errorf("%s of %s, %v: %s", name, sample, chosen, crowded)
			}
		}
		for _, name := range Names() {
			draw(name, nil)
		}
		for _, density := range compass.Densities {
			draw("compass", view.Choices{"density": density})
		}
		for _, overlay := range compass.Overlays {
			draw("compass", view.Choices{"overlay": overlay})
		}
		for _, perspective := range compass.Perspectives {
			draw("compass", view.Choices{"perspective": perspective})
		}
	}
}
