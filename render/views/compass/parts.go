package compass

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// wholes tells of every stakeholder who is part of another one.
type wholes struct {
	byID  map[string]*model.Stakeholder
	depth int // levels that have cards of their own; 0 is all
}

func wholesOf(m *model.Map, depth int) wholes {
	w := wholes{map[string]*model.Stakeholder{}, depth}
	for _, s := range m.Stakeholders {
		w.byID[s.ID] = s
	}
	return w
}

// whole is whom a stakeholder is part of, or nil.
func (w wholes) whole(s *model.Stakeholder) *model.Stakeholder {
	if s.PartOf == nil {
		return nil
	}
	return w.byID[s.PartOf.ID]
}

// level is 1 for a stakeholder who is part of nobody, and one more for each whole.
func (w wholes) level(s *model.Stakeholder) int {
	n := 1
	for x := w.whole(s); x != nil && n <= len(w.byID); x = w.whole(x) {
		n++
	}
	return n
}

// shown is the stakeholder on whose card another one is told: himself, or the whole
// to whose card the parts below the last level are collapsed.
func (w wholes) shown(s *model.Stakeholder) *model.Stakeholder {
	for n := w.level(s); w.depth > 0 && n > w.depth; n-- {
		s = w.whole(s)
	}
	return s
}

// addFacets says of each party in a few words what sets it apart: whose part it is,
// how many parts and members it has, and through whom the office reaches it.
func (c *content) addFacets(m *model.Map, w wholes) {
	collapsed := map[*model.Stakeholder]int{}
	for _, s := range m.Stakeholders {
		if at := w.shown(s); at != s {
			collapsed[at]++
		}
	}
	through := c.reachedThrough()
	for _, p := range c.parties {
		s := p.stakeholder
		if s == nil {
			continue
		}
		if x := w.whole(s); x != nil {
			if p.group == "" {
				p.group = x.Group
			}
			p.facets = append(p.facets, "part of "+x.Name)
		}
		if n := collapsed[s]; n > 0 {
			p.facets = append(p.facets, model.Counted(n, "part"))
		}
		if words := membersOf(s); words != "" {
			p.facets = append(p.facets, words)
		}
		if o := through[p]; o != nil {
			p.facets = append(p.facets, "reached through "+o.name)
		}
	}
}

// membersOf counts who sits in a body: "5 members, 23 seats".
func membersOf(s *model.Stakeholder) string {
	words := ""
	if n := len(s.Members); n > 0 {
		words = model.Counted(n, "member")
	}
	if s.Seats != nil {
		if words != "" {
			words += ", "
		}
		words += model.Counted(*s.Seats, "seat")
	}
	return words
}

// reachedThrough finds those with whom the office does nothing itself, each with the
// first party that works with both.
func (c *content) reachedThrough() map[*party]*party {
	out := map[*party]*party{}
	for _, l := range c.links {
		if l.bundle != nil { // the key tells of many alike
			continue
		}
		for _, ends := range [2][2]*party{{l.from, l.to}, {l.to, l.from}} {
			p, o := ends[0], ends[1]
			if out[p] == nil && len(p.collabs) == 0 && !p.ghost && !p.reporting && len(o.collabs) > 0 && !o.ghost {
				out[p] = o
			}
		}
	}
	return out
}

// gatherParts puts parts behind their whole, where the whole has a card.
func gatherParts(parties []*party, w wholes) []*party {
	parts := map[*model.Stakeholder][]*party{}
	var top []*party
	for _, p := range parties {
		if p.stakeholder != nil && w.whole(p.stakeholder) != nil {
			parts[w.whole(p.stakeholder)] = append(parts[w.whole(p.stakeholder)], p)
		} else {
			top = append(top, p)
		}
	}
	if len(parts) == 0 {
		return parties
	}
	out := make([]*party, 0, len(parties))
	var add func(p *party)
	add = func(p *party) {
		out = append(out, p)
		for _, x := range parts[p.stakeholder] {
			if p.stakeholder != nil {
				add(x)
			}
		}
	}
	for _, p := range top {
		add(p)
	}
	for _, p := range parties { // whose whole is left out
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// countStakeholders counts those who are part of nobody, and all of them.
func countStakeholders(tops, all int) string {
	if tops == all {
		return model.Counted(all, "stakeholder")
	}
	return model.Counted(tops, "stakeholder") + " (" + itoa(all) + " with their parts)"
}
