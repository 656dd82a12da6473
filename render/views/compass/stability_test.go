package compass

import (
	"os"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/draw"
)

// sample reads one of the project's own maps.
func sample(t testing.TB, name string) *model.Map {
	t.Helper()
	file := "../../../samples/" + name + ".yaml"
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, findings := parse.Parse(file, src)
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%s has %d errors, the first: %s", file, n, findings[0].Message)
	}
	return m
}

// withOneMore is the map with another stakeholder in p: after the second one
// there, or as the last.
func withOneMore(m *model.Map, p model.Perspective, last bool) *model.Map {
	out := *m
	s := &model.Stakeholder{ID: "newcomer", Name: "Data governance", Role: "New stakeholder", Perspective: p}
	at, seen := len(m.Stakeholders), 0
	for i, x := range m.Stakeholders {
		if x.Perspective != p {
			continue
		}
		seen++
		if at = i + 1; seen == 2 && !last {
			break
		}
	}
	out.Stakeholders = slices.Insert(slices.Clone(m.Stakeholders), at, s)
	out.Collaborations = append(slices.Clone(m.Collaborations), &model.Collaboration{
		From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: s.ID}, Label: "Steering group", Cadence: "monthly",
		Direction: model.DirectionBoth, Strength: model.StrengthNormal, Status: model.Active,
	})
	return &out
}

// A line added to the map must not tear the picture up: readers find people
// where they were last week.
func TestOneMoreStakeholderMovesLittle(t *testing.T) {
	const limit = 40.0 // px, mean over all cards, relative to the OSPO
	m := sample(t, "acme")
	for _, density := range []string{"cards", "compact", "rows", "slide"} {
		before := centers(t, m, density)
		sum, n := 0.0, 0
		for _, p := range model.Perspectives {
			for _, last := range []bool{false, true} {
				after := centers(t, withOneMore(m, p, last), density)
				for key, at := range before {
					sum += draw.Dist(at, after[key])
					n++
				}
			}
		}
		mean := sum / float64(n)
		t.Logf("%-8s %.1f px", density, mean)
		if mean > limit {
			t.Errorf("%s: one more stakeholder moves the others by %.1f px on average, more than %.0f", density, mean, limit)
		}
	}
}

// centers tells where each card stands, seen from the OSPO.
func centers(t *testing.T, m *model.Map, density string) map[string]pt {
	t.Helper()
	p, err := layout(digest(m, Options{}), density)
	if err != nil {
		t.Fatal(err)
	}
	hub := p.hub.center()
	out := map[string]pt{}
	for _, c := range p.cards {
		at := c.center()
		out[c.key] = pt{X: at.X - hub.X, Y: at.Y - hub.Y}
	}
	return out
}
