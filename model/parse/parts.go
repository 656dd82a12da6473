package parse

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// placeParts gives each part of a stakeholder the perspective of its whole, and rejects a
// part with a different perspective or one that is, directly or indirectly, a part of
// itself.
func (r *reader) placeParts() {
	byID := r.m.ByID()
	done := map[*model.Stakeholder]bool{}
	for _, s := range r.m.Stakeholders {
		// Wholes are placed before their parts, at any depth.
		var chain []*model.Stakeholder
		onChain := map[*model.Stakeholder]bool{}
		for p := s; p != nil && !done[p]; p = byID[p.PartOf.ID] {
			if onChain[p] {
				r.refusePart(p, "%q is a part of itself", p.Name)
				break
			}
			chain, onChain[p] = append(chain, p), true
			if p.PartOf == nil {
				break
			}
		}
		for _, p := range slices.Backward(chain) {
			done[p] = true
			r.placePart(p, byID)
		}
	}
}

func (r *reader) placePart(p *model.Stakeholder, byID map[string]*model.Stakeholder) {
	if p.PartOf == nil || byID[p.PartOf.ID] == nil {
		return
	}
	whole := byID[p.PartOf.ID]
	switch {
	case p.Perspective == "" && !p.Has("perspective"):
		p.Perspective = whole.Perspective
	case p.Perspective != "" && whole.Perspective != "" && p.Perspective != whole.Perspective:
		r.refusePart(p, "%q looks "+string(p.Perspective)+" but is a part of %q, which looks "+string(whole.Perspective), p.Name, whole.Name)
	}
}

// refusePart reports an invalid part_of and removes it.
func (r *reader) refusePart(p *model.Stakeholder, format string, names ...string) {
	quotedNames := make([]any, len(names))
	for i, name := range names {
		quotedNames[i] = model.Printable(model.Short(name))
	}
	r.add(ruleBadValue, p.PartOf.Pos, p.PartOf.Path, format, quotedNames...).
		Hint = "part_of names the stakeholder that this one belongs to; both have the same perspective"
	p.PartOf = nil
}

// spellGroupsAlike spells a group as the map does first, so that "Legal" and "legal" are
// one heading.
func spellGroupsAlike(m *model.Map) {
	first := map[string]string{}
	spell := func(group *string) {
		key := fold(*group)
		if first[key] == "" {
			first[key] = *group
		}
		*group = first[key]
	}
	for _, s := range m.Stakeholders {
		spell(&s.Group)
	}
	for _, p := range m.Projects {
		spell(&p.Group)
	}
}

// setActivitiesApart moves work within the office from the collaborations to the
// activities: it is not a relation, even if somebody is responsible for it.
func setActivitiesApart(m *model.Map) {
	for _, c := range m.Collaborations {
		if c.InOffice() {
			m.Activities = append(m.Activities, c)
		}
	}
	if len(m.Activities) > 0 {
		m.Collaborations = slices.DeleteFunc(m.Collaborations, (*model.Collaboration).InOffice)
	}
}
