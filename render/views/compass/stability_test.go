package compass

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/draw"
)

// sample reads one of the project's own maps, or one made from public sources.
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

// withOneMore returns the map with one more stakeholder, at the given place in p.
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
	if at < len(m.Stakeholders) && m.Stakeholders[at].Perspective == p {
		s.Group = m.Stakeholders[at].Group
	}
	out.Stakeholders = slices.Insert(slices.Clone(m.Stakeholders), at, s)
	out.Collaborations = append(slices.Clone(m.Collaborations), &model.Collaboration{
		From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: s.ID}, Label: "Steering group", Cadence: "monthly",
		Direction: model.DirectionBoth, Strength: model.StrengthNormal, Status: model.Active,
	})
	return &out
}

// A line added to the map must not rearrange the picture: readers find people where they
// were last week. A new stakeholder moves those after it in the file by its own height.
// To keep both sides of the OSPO balanced, half of the additions to other functions move
// somebody to the other side. Additions that start a row or a column are counted
// separately.
func TestOneMoreStakeholderMovesLittle(t *testing.T) {
	// Limits of the means over all cards and places, px of the picture, from the OSPO:
	// limit is for additions that leave all cards in their columns, limitOfAll also counts
	// those that move cards to other columns, and limitOfSides those that make the longer
	// side longer. limitOfMap is for a single map of at least small cards: on a smaller
	// one, an addition can move half of the cards. In a star no row starts and nobody
	// changes sides, so limitOfAll applies.
	const limit, limitOfAll, limitOfSides, limitOfMap, small = 25.0, 40.0, 60.0, 40.0, 15
	// Limits for a single map, over the cards that stay in their column. They are higher
	// on small maps and where wholes change sides with all their parts.
	const limitOfKept, limitOfKeptSmall, limitOfNested, smallKept = 40.0, 66.0, 110.0, 20
	all := map[string]*model.Map{"acme in groups": inGroups(sample(t, "acme"))}
	for _, name := range everySample {
		all[name] = sample(t, name)
	}
	for _, density := range []string{"star", "cards", "compact", "rows", "slide"} {
		sums := map[model.Perspective]*movement{}
		for _, name := range slices.Sorted(maps.Keys(all)) {
			before := centers(all[name], density)
			if before.density != density {
				continue
			}
			most := limitOfKept
			switch {
			case name == "holding":
				most = limitOfNested
			case len(before.at) < smallKept:
				most = limitOfKeptSmall
			}
			for _, p := range model.Perspectives {
				moved := movedBy(all[name], p, density, before)
				if got := moved.kept.mean(); got > most {
					t.Errorf("%s, %s: one more %s moves those who stay in their column by %.1f px on average, more than %.0f", name, density, p, got, most)
				}
				if got := moved.stay.mean(); got > limitOfMap && len(before.at) >= small {
					t.Errorf("%s, %s: one more %s moves the others by %.1f px on average, more than %.0f", name, density, p, got, limitOfMap)
				}
				if sums[p] == nil {
					sums[p] = &movement{}
				}
				sums[p].add(moved)
			}
		}
		for _, p := range model.Perspectives {
			m, least := sums[p], limit
			if density == "star" {
				least = limitOfAll
			}
			all := m.stay
			all.add(m.tips)
			longer := all
			longer.add(m.longer)
			t.Logf("%-8s %-9s in all %s: nobody changes columns %s, somebody does %s; a row starts %s, %s of them where the longer side becomes longer", density, p, all, m.stay, m.tips, m.starts, m.longer)
			if m.stay.mean() > least || all.mean() > limitOfAll {
				t.Errorf("%s: one more %s moves the others by %s on average, %s where nobody changes columns, more than %.0f and %.0f", density, p, all, m.stay, limitOfAll, least)
			}
			if longer.mean() > limitOfSides {
				t.Errorf("%s: one more %s moves the others by %s on average where the longer side may become longer, more than %.0f", density, p, longer, limitOfSides)
			}
		}
	}
}

// everySample lists the project's own maps and those made from public sources, except the
// largest, which would take minutes.
var everySample = []string{
	"acme", "book-players", "city", "committee", "foundation", "group", "holding", "japan", "minimal", "ngo", "university",
	"de-city-long-names", "en-foundation-council", "en-pmi-register", "fr-committee-23-members", "fr-ministry",
	"ja-four-perspectives", "us-university",
}

// inGroups returns the map with each perspective split into two groups.
func inGroups(m *model.Map) *model.Map {
	out := *m
	out.Stakeholders = nil
	seen := map[model.Perspective]int{}
	for _, s := range m.Stakeholders {
		c := *s
		c.Group = []string{"Corporate functions", "Product lines"}[seen[s.Perspective]/3%2]
		seen[s.Perspective]++
		out.Stakeholders = append(out.Stakeholders, &c)
	}
	return &out
}

// movement is how far additions move the other cards. stay are additions that leave each
// card in its row and column, tips those that move one to another column, and starts
// those that start one; longer are the starts that only make the longer side longer. kept
// counts only the cards that stay in their column, in additions that start none.
type movement struct{ stay, tips, starts, longer, kept moves }

func (m *movement) add(o movement) {
	m.stay.add(o.stay)
	m.tips.add(o.tips)
	m.starts.add(o.starts)
	m.longer.add(o.longer)
}

// moves adds up how far cards move, px.
type moves struct {
	px               float64
	cards, additions int
}

func (m *moves) add(o moves) {
	m.px, m.cards, m.additions = m.px+o.px, m.cards+o.cards, m.additions+o.additions
}

func (m moves) mean() float64 { return m.px / float64(max(1, m.cards)) }

func (m moves) String() string { return fmt.Sprintf("%5.1f px (%3d)", m.mean(), m.additions) }

// movedBy adds a stakeholder at each possible place in p.
func movedBy(m *model.Map, p model.Perspective, density string, before placed) movement {
	var sum movement
	for place := range before.cards[p] + 1 {
		after := centers(withOneMore(m, p, place), density)
		if after.density != before.density {
			continue
		}
		one, kept, tips, longer := moves{additions: 1, cards: len(before.at)}, moves{additions: 1}, false, false
		for key, at := range before.at {
			one.px += draw.Dist(at, after.at[key])
			if before.column[key] == after.column[key] {
				kept.add(moves{px: draw.Dist(before.set[key], after.set[key]), cards: 1})
			} else {
				tips = true
			}
		}
		same := maps.Equal(after.shape, before.shape)
		if at := after.shape[model.Sideways]; !same && at.columns == before.shape[model.Sideways].columns {
			after.shape[model.Sideways] = before.shape[model.Sideways]
			longer = maps.Equal(after.shape, before.shape)
		}
		if same || longer {
			sum.kept.add(kept)
		}
		switch {
		case longer:
			sum.longer.add(one)
			sum.starts.add(one)
		case !same:
			sum.starts.add(one)
		case tips:
			sum.tips.add(one)
		default:
			sum.stay.add(one)
		}
	}
	return sum
}

// placed holds the position of each card, from the OSPO, and its column.
type placed struct {
	density string
	set     map[string]pt // before a slide is scaled to its page
	at      map[string]pt
	column  map[string]int
	cards   map[model.Perspective]int // of stakeholders
	shape   map[model.Perspective]shape
}

// shape is the number of rows and columns of a perspective: rows above or below the OSPO,
// in its block, or at its sides, of which the longer counts. A single row is one column.
type shape struct{ rows, columns int }

func centers(m *model.Map, density string) placed {
	p := placers[density](digest(m, Options{})) // links move no card
	if density == "star" && (p.w > maxWidth || p.h > maxHeight) {
		return placed{density: "too much for a star"}
	}
	hub, scale := p.hub.center(), 1.0
	if density == "slide" {
		scale = boxesOf(p.draw())["ospo"].w / p.hub.w
	}
	out := placed{p.density, map[string]pt{}, map[string]pt{}, map[string]int{}, map[model.Perspective]int{}, map[model.Perspective]shape{}}
	for _, persp := range model.Perspectives {
		xs, ys := map[float64]int{}, map[float64]bool{}
		var s shape
		for _, c := range p.cards {
			if c.persp == persp {
				at := c.center()
				out.set[c.key] = pt{X: at.X - hub.X, Y: at.Y - hub.Y}
				out.at[c.key] = pt{X: scale * (at.X - hub.X), Y: scale * (at.Y - hub.Y)}
				xs[math.Round(c.x)], ys[math.Round(c.y)] = xs[math.Round(c.x)]+1, true
				if c.stakeholder != nil {
					out.cards[persp]++
				}
			}
		}
		columns := slices.Sorted(maps.Keys(xs))
		inRows := persp == model.Upward || persp == model.Outside && density != "slide"
		switch {
		case density == "star" || inRows && len(ys) == 1:
			columns = nil
		case p.density != "rows" && (inRows || persp == model.Downward && len(xs) > 1):
			s.rows = len(ys)
		case persp == model.Sideways && len(xs) > 0:
			s.rows = slices.Max(slices.Collect(maps.Values(xs)))
		}
		s.columns = len(columns)
		for _, c := range p.cards {
			if c.persp == persp {
				out.column[c.key] = slices.Index(columns, math.Round(c.x))
			}
		}
		out.shape[persp] = s
	}
	return out
}
