package network

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// relation is what a line shows: at which ends it has an arrow, and whether anything is
// under way on the test day.
type relation struct{ atFirst, atSecond, active bool }

// pair holds the keys of two parties, the lesser first.
type pair [2]string

func pairOf(a, b string) (p pair, swapped bool) {
	if b < a {
		return pair{b, a}, true
	}
	return pair{a, b}, false
}

func (r relation) with(atA, atB, swapped, active bool) relation {
	if swapped {
		atA, atB = atB, atA
	}
	return relation{r.atFirst || atA, r.atSecond || atB, r.active || active}
}

// relationsOf returns the map's relations between the parties shown in the picture.
func relationsOf(m *model.Map, shown func(key string) bool) map[pair]relation {
	out, byID := map[pair]relation{}, m.ByID()
	missing := func(id string) bool { s := byID[id]; return s != nil && s.Wanted }
	for _, k := range m.Collaborations {
		a, b := partyKey(k.From.ID), partyKey(k.To.ID)
		if k.Status == model.Ended || a == b || !shown(a) || !shown(b) {
			continue
		}
		p, swapped := pairOf(a, b)
		both := k.Direction == model.DirectionBoth
		active := k.AtWork(viewtest.Day) && !missing(k.From.ID) && !missing(k.To.ID)
		out[p] = out[p].with(both || k.Direction == model.DirectionFrom, both || k.Direction == model.DirectionTo, swapped, active)
	}
	return out
}

func partyKey(id string) string {
	if id == model.OSPOID {
		return id
	}
	return "stakeholder-" + id
}

// drawnIn reads the relations back from the lines of the picture.
func drawnIn(t *testing.T, s *scene.Scene) map[pair]relation {
	t.Helper()
	out, plates := map[pair]relation{}, viewtest.PlatesOf(s)
	for _, l := range viewtest.Lines(s) {
		a, b := plates.At(l.Course[0]), plates.At(l.Course[len(l.Course)-1])
		if a == nil || b == nil {
			t.Errorf("%q does not lead from one card to another", l.Group.Label)
			continue
		}
		p, swapped := pairOf(a.ID, b.ID)
		if _, twice := out[p]; twice {
			t.Errorf("two lines join %q and %q", a.ID, b.ID)
		}
		out[p] = relation{}.with(l.Tail, l.Head, swapped, len(l.Path.Dash) == 0)
	}
	return out
}

// fold removes the relations of parties listed below the network: those sharing a card
// work only with the office, those without a card with one other, which the chip names.
func fold(t *testing.T, m *model.Map, s *scene.Scene, want map[pair]relation) {
	t.Helper()
	for _, list := range viewtest.All[*scene.Group](s.Root) {
		if !list.Rest {
			continue
		}
		for _, chip := range viewtest.All[*scene.Group](list.Children) {
			var own []pair
			for p := range want {
				if p.other(chip.ID) != "" {
					own = append(own, p)
				}
			}
			if len(own) == 0 {
				continue
			}
			r, with := want[own[0]], own[0].other(chip.ID)
			delete(want, own[0])
			who := m.Stakeholder(strings.TrimPrefix(chip.ID, "stakeholder-"))
			switch other := m.Stakeholder(strings.TrimPrefix(with, "stakeholder-")); {
			case len(own) > 1:
				t.Errorf("%s works with %d others and has no card", chip.ID, len(own))
			case with == model.OSPOID:
				shared, swapped := pairOf(with, "stakeholder-only:"+string(who.Perspective))
				want[shared] = want[shared].with(r.atFirst, r.atSecond, swapped, r.active)
			case !strings.Contains(viewtest.Words(chip.Children), model.OneLine(other.Name)):
				t.Errorf("%s has no line, and does not say that it works with %s", chip.ID, with)
			}
		}
	}
}

// other returns the other end of a pair, or "" if key is not in it.
func (p pair) other(key string) string {
	switch key {
	case p[0]:
		return p[1]
	case p[1]:
		return p[0]
	}
	return ""
}

// checkRelations follows the ink from card to card and compares it with the map.
func checkRelations(t *testing.T, m *model.Map, s *scene.Scene) {
	t.Helper()
	there := map[string]bool{}
	for _, g := range viewtest.All[*scene.Group](s.Root) {
		there[g.ID] = true
	}
	want, got := relationsOf(m, func(key string) bool { return there[key] }), drawnIn(t, s)
	fold(t, m, s, want)
	for p, r := range want {
		if got[p] != r {
			t.Errorf("the line between %s and %s says %+v, the map %+v", p[0], p[1], got[p], r)
		}
		delete(got, p)
	}
	for p := range got {
		t.Errorf("a line joins %s and %s, who do nothing together", p[0], p[1])
	}
}

// Following the ink from any card leads to the parties it works with in the map, with the
// map's arrows, and no line can be mistaken for another.
func TestLinesSayWhatTheMapSays(t *testing.T) {
	viewtest.EachMap(t, 40, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, without := range []bool{false, true} {
			s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: viewtest.Day, Chosen: chosen("", without)})
			checkRelations(t, m, s)
			// In random maps with many collaborations, some lines have no course of their own.
			thicket := len(m.Stakeholders) >= 40 && strings.Contains(t.Name(), "seed")
			for _, d := range viewtest.Misled(s, nil) {
				if thicket && strings.Contains(d, "runs over") {
					continue
				}
				t.Errorf("without the office %v: %s", without, d)
			}
		}
	})
}

// Lines show the same with every engine.
func TestLinesOfEveryEngine(t *testing.T) {
	for _, sample := range []string{"acme", "university"} {
		m, findings := viewtest.SampleMap(t, sample)
		for _, engine := range engine.Words {
			t.Run(sample+" "+engine, func(t *testing.T) {
				checkRelations(t, m, viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: viewtest.Day, Chosen: chosen(engine, false)}))
			})
		}
	}
}

// Within a perspective, cards are in the order of the file.
func TestCardsKeepTheOrderOfTheFile(t *testing.T) {
	for _, name := range []string{"acme", "city", "ngo", "university", "minimal", "book-players"} {
		m, findings := viewtest.SampleMap(t, name)
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
		last := map[model.Perspective]float64{}
		for _, k := range m.Stakeholders {
			at, _ := viewtest.FrameOf(viewtest.Group(t, s, "stakeholder-"+k.ID))
			if len(newNetwork(m, view.Options{}.Judged(m)).alone) > 0 && at.Y > s.Height*0.75 {
				continue // below the network
			}
			if at.Y < last[k.Perspective] {
				t.Errorf("%s: %s stands above the one before it", name, k.ID)
			}
			last[k.Perspective] = at.Y
		}
	}
}

// The office's name is set smaller rather than splitting a word of it.
func TestNetworkTearsNoWordOfTheOffice(t *testing.T) {
	for _, name := range []string{"オープンソース プログラム オフィス", "Open-Source-Programmbüro", "OSPO"} {
		m, _ := viewtest.Parsed(t, "organization: Acme\nospo: {name: \""+name+"\"}\nstakeholders:\n  - {name: CTO, perspective: upward}\ncollaborations:\n  - {to: CTO}\n")
		s := viewtest.Drawn(t, View, m, view.Options{})
		lines := strings.Split(strings.TrimSpace(viewtest.Words(viewtest.Group(t, s, model.OSPOID).Children)), "\n")
		if !text.IsWhole(lines, name) || text.Torn(lines, name) {
			t.Errorf("%q is drawn as %q", name, lines)
		}
	}
}
