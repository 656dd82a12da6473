package goals

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// serving returns the lines that a map requires, from aims to what serves them and on to
// the stakeholders; the value is true if something is under way.
func serving(m *model.Map, o view.Options) (lines map[[2]string]bool, works map[string]int) {
	lines, works = map[[2]string]bool{}, map[string]int{}
	aims, objectives := map[string]string{}, map[string]*model.Objective{}
	for _, g := range m.Organization.Goals {
		aims[g.ID] = "goal-" + g.ID
	}
	for _, x := range m.OSPO.Objectives {
		objectives[x.ID] = x
		for _, r := range x.Supports {
			if goal := aims[r.ID]; strings.HasPrefix(goal, "goal-") {
				lines[[2]string{goal, "objective-" + x.ID}] = !x.Dropped()
			}
		}
	}
	for id := range objectives {
		aims[id] = "objective-" + id
	}
	for _, k := range card.Work(m) {
		key, served := fmt.Sprintf("collaboration-%d", k.Index+1), false
		told := map[string]bool{}
		for _, r := range k.Goals {
			named := func(x *model.Ref) bool { // an objective through which the goal is reached
				obj := objectives[x.ID]
				return obj != nil && !obj.Dropped() && slices.ContainsFunc(obj.Supports, func(g *model.Ref) bool { return g.ID == r.ID })
			}
			if served = served || aims[r.ID] != ""; aims[r.ID] == "" || told[r.ID] || slices.ContainsFunc(k.Goals, named) {
				continue
			}
			told[r.ID] = true
			lines[[2]string{aims[r.ID], key}] = k.AtWork(o.Today)
			works[aims[r.ID]]++
		}
		for _, id := range []string{k.From.ID, k.To.ID} {
			if s := m.Stakeholder(id); served && s != nil && !(s.Wanted && o.NoGaps) {
				lines[[2]string{key, "stakeholder-" + s.ID}] = k.AtWork(o.Today)
			}
		}
	}
	return lines, works
}

// Following the ink from a goal leads to what serves it, and on to the stakeholders, as
// in the map and no further.
func TestLinesSayWhatTheMapSays(t *testing.T) {
	check := func(t *testing.T, m *model.Map, o view.Options) {
		s := viewtest.Drawn(t, View, m, o)
		want, works := serving(m, o)
		if len(m.Organization.Goals)+len(m.OSPO.Objectives) == 0 {
			want = nil
		}
		plates, through := viewtest.PlatesOf(s), map[*scene.Group]string{}
		shared := strings.Contains(viewtest.Words(s.Root), "COLLABORATIONS AND STAKEHOLDERS")
		for i, l := range viewtest.Lines(s) {
			a, b := plates.At(l.Course[0]), plates.At(l.Course[len(l.Course)-1])
			if a == nil || b == nil {
				t.Errorf("line %d leads from %v to %v", i, a, b)
				continue
			}
			from := a.ID
			if a.Class == "lane" {
				from = through[a]
			}
			switch {
			case l.Head || l.Tail:
				t.Errorf("the line from %s to %s has an arrow", from, b.Label)
			case b.Class == "lane":
				through[b] = from
			case b.Class == "panel":
				chips := 0
				for _, g := range viewtest.All[*scene.Group](b.Children) {
					if kind, _, _ := strings.Cut(g.Class, " "); kind == "chip" {
						chips++
					}
				}
				if chips != works[from] {
					t.Errorf("%s leads to %d collaborations, in the map to %d", from, chips, works[from])
				}
				delete(works, from)
			default:
				line := [2]string{from, b.ID}
				if active, is := want[line]; !is || active != (len(l.Path.Dash) == 0) {
					t.Errorf("the line from %s to %s is not what the map says", from, b.ID)
				}
				delete(want, line)
			}
		}
		for line := range want {
			if !shared || strings.HasPrefix(line[1], "objective-") {
				t.Errorf("no line leads from %s to %s", line[0], line[1])
			}
		}
		for aim, n := range works {
			if shared && n > 0 {
				t.Errorf("no line leads from %s to its %d collaborations", aim, n)
			}
		}
		for _, d := range viewtest.Misled(s, nil) {
			t.Error(d)
		}
	}
	viewtest.EachMap(t, 30, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for i, k := range m.Collaborations {
			k.Index = i
		}
		check(t, m, view.Options{Findings: findings})
		check(t, m, view.Options{Findings: findings, NoGaps: true, Today: viewtest.Day})
	})
	for seed := range 42 {
		t.Run(fmt.Sprint("aims of ", seed), func(t *testing.T) {
			m, o := goalsMap(seed)
			check(t, m, o)
		})
	}
}
