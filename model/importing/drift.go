package importing

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/register"
)

// Difference is a field that differs between a source and the map.
type Difference struct {
	List, ID, Name string
	Value          register.Value
	Old            []string
	Pos            model.Pos // in the map
}

// Drift reports what the map lacks of the sources, what differs, and what only the map
// has in the lists that the sources have, once for each entry. The result is never nil.
// What was not understood is returned as well.
func Drift(m *model.Map, sources []*Source, o PlanOptions) ([]gap.Drift, []register.Problem) {
	plan := MakePlan(m, sources, o)
	names := model.Each(sources, func(s *Source) string { return baseName(s.File) })
	found, place := []gap.Drift{}, map[model.Subject]int{}
	add := func(d gap.Drift) {
		at, again := place[d.Subject]
		if !again {
			place[d.Subject] = len(found)
			found = append(found, d)
			return
		}
		found[at].Fields = append(found[at].Fields, d.Fields...)
	}
	about := func(list, id string) model.Subject { return model.Subject{Kind: edit.KindOf(list), ID: id} }
	for _, r := range plan.Lacks {
		name := r.Name()
		if name == "" {
			name = strings.TrimSpace(r.Get("to") + " " + r.Get("label"))
		}
		add(gap.Drift{Kind: gap.Lacks, Subject: about(r.List, r.ID), Pos: listPos(m, r.List), At: r.At.String(), Name: name})
	}
	for _, c := range plan.Close {
		add(gap.Drift{Kind: gap.Close, Subject: about(c.List, c.ID), Pos: c.Pos, At: c.At.String(), Name: c.Name, Like: c.Like})
	}
	for _, d := range plan.Differs {
		field := gap.Field{Path: d.Value.Path, Says: d.Value.Texts, Has: d.Old}
		add(gap.Drift{Kind: gap.Differs, Subject: about(d.List, d.ID), Pos: d.Pos, At: d.Value.At.String(), Name: d.Name, Fields: []gap.Field{field}})
	}
	for _, s := range plan.Surplus {
		add(gap.Drift{Kind: gap.Surplus, Subject: about(s.List, s.ID), Pos: s.Pos, At: strings.Join(names, ", "), Name: s.Name})
	}
	return found, plan.Problems
}

// listPos returns the position of a list in the map, or where it would be.
func listPos(m *model.Map, list string) model.Pos {
	switch list {
	case "organization.goals":
		return m.Organization.AtKey("goals")
	case "ospo.objectives":
		return m.OSPO.AtKey("objectives")
	}
	return m.AtKey(list)
}
