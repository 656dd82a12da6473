package views

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// large returns a map with n stakeholders and a collaboration with each.
func large(n int) string {
	var b strings.Builder
	b.WriteString("organization: {name: Acme, goals: [{id: g0, name: Fast}, {id: g1, name: Safe}]}\nstakeholders:\n")
	level := []string{"low", "medium", "high"}
	for i := range n {
		fmt.Fprintf(&b, "  - {id: s%d, name: Party number %d, perspective: %s, influence: %s, interest: %s}\n", i, i,
			[]string{"upward", "downward", "sideways", "outside"}[i%4], level[i%3], level[i/3%3])
	}
	b.WriteString("collaborations:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {to: s%d, label: Work %d, method: advice, cadence: monthly, goals: [g%d]}\n", i, i, i%2)
	}
	return b.String()
}

// The cost of drawing a map is at most linear in its size. It is measured in allocations,
// which don't depend on the machine.
func TestDrawingGrowsWithTheMap(t *testing.T) {
	const n = 600
	small, _ := viewtest.Parsed(t, large(n))
	twice, _ := viewtest.Parsed(t, large(2*n))
	for _, name := range []string{"engagement", "power-interest", "goals", "hats", "raci", "calendar", "flower"} {
		v := Lookup(name)
		half := testing.AllocsPerRun(1, func() { viewtest.Drawn(t, v, small, view.Options{}) })
		whole := testing.AllocsPerRun(1, func() { viewtest.Drawn(t, v, twice, view.Options{}) })
		if whole > 2.5*half {
			t.Errorf("%s takes %.0f allocations for %d stakeholders, %.0f for twice as many", name, half, n, whole)
		}
	}
}
