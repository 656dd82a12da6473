package powerinterest

import (
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// All stakeholders are in their cell of the map, by position on the page.
func TestPowerInterestPlaces(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	place := func(id string) viewtest.Area {
		a, ok := viewtest.FrameOf(viewtest.Group(t, s, "stakeholder-"+id))
		if !ok {
			t.Fatalf("%s has no chip", id)
		}
		return a
	}
	if cfo, cto := place("cfo"), place("cto"); cfo.X >= cto.X || cfo.Y != cto.Y {
		t.Errorf("CFO (high, low) at %v, CTO (high, high) at %v", cfo, cto)
	}
	if hr, product := place("hr"), place("product"); hr.X != product.X || hr.Y <= product.Y {
		t.Errorf("HR (low, medium) at %v, product (medium, medium) at %v", hr, product)
	}
	if aside := place("licences"); aside.X <= place("cto").Right() {
		t.Error("who is not placed stands in the grid")
	}
}
