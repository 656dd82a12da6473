package compass

import (
	"math"
	"os"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/draw"
)

// sample reads one of the project's own maps, or one made after public sources.
func sample(t testing.TB, name string) *model.Map {
	t.Helper()
	file := "../../../samples/" + name + ".yaml"
	if _, err := os.Stat(file); err != nil {
		file = "../testdata/maps/" + name + ".yaml"
	}
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

// withOneMore is the map with another stakeholder in p, who has the given place
// there.
func withOneMore(m *model.Map, p model.Perspective, place int) *model.Map {
	out := *m
	s := &model.Stakeholder{ID: "newcomer", Name: "Data governance", Role: "New stakeholder", Perspective: p}
	at, seen := len(m.Stakeholders), 0
	for i, x := range m.Stakeholders {
		if x.Perspective != p {
			continue
		}
		if seen == place {
			at = i
			break
		}
		seen++
	}
	out.Stakeholders = slices.Insert(slices.Clone(m.Stakeholders), at, s)
	out.Collaborations = append(slices.Clone(m.Collaborations), &model.Collaboration{
		From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: s.ID}, Label: "Steering group", Cadence: "monthly",
		Direction: model.DirectionBoth, Strength: model.StrengthNormal, Status: model.Active,
	})
	return &out
}

// A line added to the map must not tear the picture up: readers find people
// where they were last week. An addition that starts a new row, or a new pair of
// columns, may move more; it is only told.
func TestOneMoreStakeholderMovesLittle(t *testing.T) {
	// Mean over all cards and places, px, relative to the OSPO. On a small map the one
	// who changes sides counts for more.
	for name, limit := range map[string]float64{"acme": 40, "fr-committee-23-members": 40, "us-university": 60} {
		m := sample(t, name)
		for _, density := range []string{"cards", "compact", "rows", "slide"} {
			before := centers(t, m, density)
			for _, p := range model.Perspectives {
				same, more := spreadOf(t, m, p, density, before)
				t.Logf("%-5s %-8s %-9s %5.1f px; with a new row %5.1f px", name, density, p, same, more)
				if same > limit {
					t.Errorf("%s, %s: one more %s moves the others by %.1f px on average, more than %.0f", name, density, p, same, limit)
				}
			}
		}
	}
}

// spreadOf is by how much a stakeholder more in p moves the others, on average over
// all the places that it may have: where rows and columns stay, and where there is
// one more of them.
func spreadOf(t *testing.T, m *model.Map, p model.Perspective, density string, before placed) (same, more float64) {
	t.Helper()
	sums, counts := [2]float64{}, [2]int{}
	for place := range before.shape[p].cards + 1 {
		after := centers(t, withOneMore(m, p, place), density)
		i := 0
		if after.shape[p].rows != before.shape[p].rows || after.shape[p].columns != before.shape[p].columns {
			i = 1
		}
		for key, at := range before.at {
			sums[i] += draw.Dist(at, after.at[key])
			counts[i]++
		}
	}
	return sums[0] / float64(max(1, counts[0])), sums[1] / float64(max(1, counts[1]))
}

// placed is where each card stands, seen from the OSPO, and how the cards of each
// perspective are arranged.
type placed struct {
	at    map[string]pt
	shape map[model.Perspective]shape
}

// shape is in how many rows a perspective stands above or below the OSPO, and in how
// many columns beside or in it.
type shape struct{ cards, rows, columns int }

func centers(t *testing.T, m *model.Map, density string) placed {
	t.Helper()
	p, err := layout(digest(m, Options{}), density)
	if err != nil {
		t.Fatal(err)
	}
	hub := p.hub.center()
	out := placed{map[string]pt{}, map[model.Perspective]shape{}}
	rows, columns := map[model.Perspective]map[float64]bool{}, map[model.Perspective]map[float64]bool{}
	for _, persp := range model.Perspectives {
		rows[persp], columns[persp] = map[float64]bool{}, map[float64]bool{}
	}
	for _, c := range p.cards {
		at := c.center()
		out.at[c.key] = pt{X: at.X - hub.X, Y: at.Y - hub.Y}
		rows[c.persp][math.Round(at.Y-hub.Y)] = true
		columns[c.persp][math.Round(at.X-hub.X)] = true
		if c.stakeholder != nil {
			s := out.shape[c.persp]
			s.cards++
			out.shape[c.persp] = s
		}
	}
	for persp, s := range out.shape {
		if persp == model.Upward || persp == model.Outside && !(density == "slide") {
			s.rows = len(rows[persp])
		} else {
			s.columns = len(columns[persp])
		}
		if density == "rows" {
			s = shape{cards: s.cards, columns: len(columns[persp])}
		}
		out.shape[persp] = s
	}
	return out
}
