package compass

import (
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func isLink(l *viewtest.Line) bool { return l.Group != nil && l.Group.Class == "link" }

// turned is a direction as the other end sees it.
func turned(d model.Direction) model.Direction {
	switch d {
	case model.DirectionTo:
		return model.DirectionFrom
	case model.DirectionFrom:
		return model.DirectionTo
	}
	return d
}

// checkLinks compares the lines between cards with the map: each is of one
// collaboration, with its arrow, and none seems to be another.
func checkLinks(t *testing.T, density string, m *model.Map, s *scene.Scene) {
	t.Helper()
	left, plates := map[[2]string]map[model.Direction]int{}, viewtest.PlatesOf(s)
	for _, k := range m.Collaborations {
		if k.Status == model.Ended || k.WithOSPO() {
			continue
		}
		ends := [2]string{"stakeholder-" + k.From.ID, "stakeholder-" + k.To.ID}
		flow := k.Direction
		if ends[0] > ends[1] {
			ends[0], ends[1], flow = ends[1], ends[0], turned(flow)
		}
		if left[ends] == nil {
			left[ends] = map[model.Direction]int{}
		}
		left[ends][flow]++
	}
	for _, l := range viewtest.Lines(s) {
		if !isLink(l) {
			continue
		}
		a, b := plates.At(l.Course[0]), plates.At(l.Course[len(l.Course)-1])
		if a == nil || b == nil {
			t.Errorf("%s: the link %q leads to no card", density, l.Group.Label)
			continue
		}
		flow := map[[2]bool]model.Direction{{true, false}: model.DirectionTo, {false, true}: model.DirectionFrom, {true, true}: model.DirectionBoth}[[2]bool{l.Head, l.Tail}]
		ends := [2]string{a.ID, b.ID}
		if ends[0] > ends[1] {
			ends[0], ends[1], flow = ends[1], ends[0], turned(flow)
		}
		if left[ends][flow]--; left[ends] == nil || left[ends][flow] < 0 {
			t.Errorf("%s: a line with the direction %q joins %q, which the map does not say", density, flow, ends)
		}
	}
	for _, d := range viewtest.Misled(s, isLink) {
		t.Errorf("%s: %s", density, d)
	}
}
