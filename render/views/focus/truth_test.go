package focus

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// Each card next to the stakeholder has its own arrow, with the map's direction: those of
// the office on the left, the others on the right, in the order of the file. An arrow is
// dashed if nothing is under way on the test day.
func TestLinesSayWhatTheMapSays(t *testing.T) {
	viewtest.EachMap(t, 40, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for i, s := range m.Stakeholders {
			if i < 12 || i%17 == 0 { // some of a large map
				checkArrows(t, m, s, viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: viewtest.Day, Chosen: view.Choices{"focus": s.ID}}))
			}
		}
	})
}

func checkArrows(t *testing.T, m *model.Map, s *model.Stakeholder, drawn *scene.Scene) {
	t.Helper()
	plates, middle := viewtest.PlatesOf(drawn), viewtest.Group(t, drawn, "stakeholder-"+s.ID)
	sides := map[bool][]*viewtest.Line{} // of the office, and of others
	for _, l := range viewtest.Lines(drawn) {
		if plates.At(l.Course[len(l.Course)-1]) != middle || plates.At(l.Course[0]) == nil {
			t.Errorf("%s: a line does not lead from a card to the stakeholder", s.ID)
			continue
		}
		left := l.Course[0].X < drawn.Width/2
		sides[left] = append(sides[left], l)
	}
	for left, lines := range sides {
		slices.SortFunc(lines, func(a, b *viewtest.Line) int { return cmp.Compare(a.Course[0].Y, b.Course[0].Y) })
		sides[left] = lines
	}
	for _, k := range m.Collaborations {
		if k.Status == model.Ended || k.From.ID != s.ID && k.To.ID != s.ID {
			continue
		}
		office := k.From.ID == model.OSPOID || k.To.ID == model.OSPOID
		if len(sides[office]) == 0 {
			t.Errorf("%s: %q has no arrow", s.ID, k.Text())
			continue
		}
		l := sides[office][0]
		sides[office] = sides[office][1:]
		here := k.Direction == model.DirectionTo && k.To.ID == s.ID || k.Direction == model.DirectionFrom && k.From.ID == s.ID
		both := k.Direction == model.DirectionBoth
		away := k.Direction != "" && !here && !both
		if l.Head != (here || both) || l.Tail != (away || both) {
			t.Errorf("%s: the arrow of %q leads here %v and away %v, in the map %s from %s", s.ID, k.Text(), l.Head, l.Tail, k.Direction, k.From.ID)
		}
		if active := k.AtWork(viewtest.Day) && !s.Wanted; active != (len(l.Path.Dash) == 0) {
			t.Errorf("%s: %q is under way: %v, and its line says otherwise", s.ID, k.Text(), active)
		}
		if said, doing := viewtest.Words(plates.At(l.Course[0]).Children), card.Doing(nil, k); !strings.Contains(bare(said), bare(doing)) {
			t.Errorf("%s: the arrow of %q is at the card %q", s.ID, doing, said)
		}
	}
	if n := len(sides[true]) + len(sides[false]); n > 0 {
		t.Errorf("%s: %d arrows are of nothing in the map", s.ID, n)
	}
	for _, d := range viewtest.Misled(drawn, nil) {
		t.Errorf("%s: %s", s.ID, d)
	}
}

// bare strips white space and soft hyphens, which differ once a text is wrapped.
func bare(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), "")
}
