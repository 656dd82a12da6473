package projects

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// Following the ink from a project leads to its stakeholder in the map, and the arrows on
// that card have the map's direction: to the right if something goes to the stakeholder
// or a part of it. What is not under way on the test day is dashed.
func TestLinesSayWhatTheMapSays(t *testing.T) {
	check := func(t *testing.T, m *model.Map, findings []model.Finding) {
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: viewtest.Day})
		plates, left := viewtest.PlatesOf(s), map[string]*model.Project{}
		for _, p := range m.Projects {
			left["project-"+p.ID] = p
		}
		seen := map[*scene.Group]bool{}
		for _, l := range viewtest.Lines(s) {
			from, to := plates.At(l.Course[0]), plates.At(l.Course[len(l.Course)-1])
			if from == nil || to == nil || left[from.ID] == nil {
				t.Errorf("a line leads from %v to %v", from, to)
				continue
			}
			p := left[from.ID]
			delete(left, from.ID)
			var who *model.Stakeholder
			want := ""
			if p.Stakeholder != nil {
				who = m.Stakeholder(p.Stakeholder.ID)
				want = "stakeholder-" + p.Stakeholder.ID
			}
			if to.ID != want || l.Head || l.Tail {
				t.Errorf("a line leads from %s to %q, in the map to %q", from.ID, to.ID, want)
			}
			if active := checkWorks(t, m, who, to, seen[to]); active != (len(l.Path.Dash) == 0) {
				t.Errorf("something is under way with %q: %v, and the line from %s says otherwise", to.ID, active, from.ID)
			}
			seen[to] = true
		}
		for id := range left {
			t.Errorf("no line leads from %s", id)
		}
		for _, d := range viewtest.Misled(s, nil) {
			t.Error(d)
		}
	}
	viewtest.EachMap(t, 40, check)
	t.Run("parts", func(t *testing.T) {
		m, findings := viewtest.Parsed(t, strings.Replace(projectsMap, "\nprojects:", `
  - {from: Drivers, to: ospo, label: Reports, direction: to}
  - {from: Drivers, to: Engineering, label: Advice, direction: from, status: planned}
  - {from: Drivers, to: upstream, label: Inside, direction: to}
projects:`, 1))
		check(t, m, findings)
	})
}

// checkWorks compares the arrows on a card with the map, once, and reports whether
// anything is under way.
func checkWorks(t *testing.T, m *model.Map, who *model.Stakeholder, g *scene.Group, checked bool) bool {
	t.Helper()
	if who == nil {
		return false
	}
	within := func(id string) bool { // itself, or a part of it
		for s, up := m.Stakeholder(id), 0; s != nil && up < 9; up++ {
			if s.ID == who.ID {
				return true
			}
			if s.PartOf == nil {
				break
			}
			s = m.Stakeholder(s.PartOf.ID)
		}
		return false
	}
	active := false
	arrows := viewtest.LinesOf(g.Children)
	for _, k := range m.Collaborations {
		from, to := within(k.From.ID), within(k.To.ID)
		if k.Status == model.Ended || from == to {
			continue
		}
		active = active || k.AtWork(viewtest.Day)
		if checked {
			continue
		}
		if len(arrows) == 0 {
			t.Errorf("%q has no arrow on the card of %s", k.Text(), who.ID)
			continue
		}
		l, both := arrows[0], k.Direction == model.DirectionBoth
		arrows = arrows[1:]
		right := both || k.Direction == model.DirectionTo && to || k.Direction == model.DirectionFrom && from
		away := both || k.Direction != "" && !right
		if l.Head != right || l.Tail != away {
			t.Errorf("on the card of %s the arrow of %q leads there %v and away %v, in the map %s from %s", who.ID, k.Text(), l.Head, l.Tail, k.Direction, k.From.ID)
		}
		if k.AtWork(viewtest.Day) != (len(l.Path.Dash) == 0) {
			t.Errorf("on the card of %s, %q is under way: %v, and its arrow says otherwise", who.ID, k.Text(), k.AtWork(viewtest.Day))
		}
		near := m.NameOf(k.To.ID)
		if to {
			near = m.NameOf(k.From.ID)
		}
		if said := bare(viewtest.Words(g.Children)); !strings.Contains(said, bare(card.Doing(nil, k))) || !k.WithOSPO() && !strings.Contains(said, bare(near+" · "+card.Doing(nil, k))) {
			t.Errorf("the card of %s does not say %q with %q: %s", who.ID, k.Text(), near, said)
		}
	}
	if !checked && len(arrows) > 0 {
		t.Errorf("%d arrows on the card of %s are of nothing in the map", len(arrows), who.ID)
	}
	return active
}

// bare strips white space and soft hyphens, which differ once a text is wrapped.
func bare(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), "")
}
