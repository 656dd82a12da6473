package compass

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// withLinks returns the map with n links between stakeholders of different perspectives,
// and no other links.
func withLinks(m *model.Map, n int, seed uint64) *model.Map {
	out := *m
	out.Collaborations = nil
	for _, k := range m.Collaborations {
		if k.From.ID == model.OSPOID || k.To.ID == model.OSPOID {
			out.Collaborations = append(out.Collaborations, k)
		}
	}
	r, seen := rand.New(rand.NewPCG(seed, 1)), map[[2]string]bool{}
	for len(seen) < n {
		a, b := m.Stakeholders[r.IntN(len(m.Stakeholders))], m.Stakeholders[r.IntN(len(m.Stakeholders))]
		if a.Perspective == b.Perspective || seen[[2]string{a.ID, b.ID}] || seen[[2]string{b.ID, a.ID}] {
			continue
		}
		seen[[2]string{a.ID, b.ID}] = true
		out.Collaborations = append(out.Collaborations, &model.Collaboration{
			From: &model.Ref{ID: a.ID}, To: &model.Ref{ID: b.ID}, Label: "Papers",
			Direction: model.DirectionTo, Strength: model.StrengthNormal, Status: model.Active,
		})
	}
	return &out
}

// Among many links, none runs around half the picture, and parallel ones are in lanes
// that can be told apart, except where all of them pass through one place.
func TestManyLinksCanBeFollowed(t *testing.T) {
	const most = 0.1 // of their length
	for _, density := range []string{"cards", "compact"} {
		beside, total := 0.0, 0.0
		for seed := range uint64(8) {
			p, err := layout(digest(withLinks(sample(t, "acme"), 16, seed), Options{}), density)
			if err != nil {
				t.Fatal(err)
			}
			var lines [][]pt
			for _, w := range p.wires {
				if w.kind == linkWire {
					if l := length(w.line); l > longLine {
						t.Errorf("%s, %d: a line is %.0f px long", density, seed, l)
					}
					lines = append(lines, w.line)
				}
			}
			for i, a := range lines {
				total += length(a)
				for _, b := range lines[:i] {
					beside += sideBySide(a, b, 15)
				}
			}
		}
		if beside > most*total {
			t.Errorf("%s: links run side by side for %.0f px of %.0f px", density, beside, total)
		}
	}
}

// sideBySide returns the length over which two lines run in parallel less than apart px
// from each other, px.
func sideBySide(a, b []pt, apart float64) float64 {
	sum := 0.0
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			p, q, s, t := a[i-1], a[i], b[j-1], b[j]
			if p.X == q.X { // as if horizontal
				p, q, s, t = pt{X: p.Y, Y: p.X}, pt{X: q.Y, Y: q.X}, pt{X: s.Y, Y: s.X}, pt{X: t.Y, Y: t.X}
			}
			if p.Y == q.Y && s.Y == t.Y && math.Abs(p.Y-s.Y) < apart {
				sum += math.Max(0, math.Min(math.Max(p.X, q.X), math.Max(s.X, t.X))-math.Max(math.Min(p.X, q.X), math.Min(s.X, t.X)))
			}
		}
	}
	return sum
}
