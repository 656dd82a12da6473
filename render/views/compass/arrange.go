package compass

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	kit "github.com/ospomap/ospomap/render/card"
)

// arrangement lists the parties by place, in reading order.
type arrangement struct {
	up, down, left, right, out []*party
}

// arrange keeps file order as far as it can: stable sorts move a party only towards the
// side that its links go to, so that a new line in the map moves little in the picture.
func arrange(c *content, oneSide bool) arrangement {
	side := gatherGroups(c.in(model.Sideways))
	half := splitSides(side, c.wholes)
	if oneSide {
		half = len(side)
	}
	a := arrangement{
		up: c.in(model.Upward), down: c.in(model.Downward), out: c.in(model.Outside),
		left: slices.Clone(side[:half]), right: slices.Clone(side[half:]),
	}
	pulls := newPulls(c, a)
	for _, column := range [][]*party{a.left, a.right} {
		sortBy(column, pulls.vertical)
		gatherLinked(column, pulls.linked)
	}
	sortBy(a.up, pulls.horizontal)
	sortBy(a.out, pulls.horizontal)
	for _, list := range []*[]*party{&a.up, &a.left, &a.right, &a.out} {
		*list = gatherParts(*list, c.wholes)
	}
	return a
}

// gatherGroups puts the parties of each group side by side, in the order in which the
// groups first occur.
func gatherGroups(parties []*party) []*party {
	first := map[string]int{}
	for i, p := range parties {
		if _, seen := first[p.group]; !seen {
			first[p.group] = i
		}
	}
	slices.SortStableFunc(parties, func(a, b *party) int { return cmp.Compare(first[a.group], first[b.group]) })
	return parties
}

// splitSides returns how many of the other functions are left of the OSPO: about half, so
// that a group, or else a whole with its parts, stays together if possible.
func splitSides(side []*party, w wholes) int {
	n := len(side)
	if n <= 1 {
		return 0
	}
	middle := (n + 1) / 2
	half, best := middle, n
	near := func(ends func(i int) bool) {
		for i := 1; i < n; i++ {
			if off := max(i-middle, middle-i); off < best && 4*off <= n && ends(i) {
				best, half = off, i
			}
		}
	}
	near(func(i int) bool { return side[i].group != side[i-1].group })
	if best == n {
		near(func(i int) bool { return side[i].stakeholder == nil || w.whole(side[i].stakeholder) == nil })
	}
	return half
}

// pulls holds the directions in which links pull each party, as the sum of -1s and 1s.
type pulls struct {
	vertical   map[*party]int // up is negative, down is positive
	horizontal map[*party]int // left is negative, right is positive
	linked     map[[2]*party]bool
}

func newPulls(c *content, a arrangement) pulls {
	p := pulls{map[*party]int{}, map[*party]int{}, map[[2]*party]bool{}}
	sideOf := map[*party]int{}
	for _, x := range a.left {
		sideOf[x] = -1
	}
	for _, x := range a.right {
		sideOf[x] = 1
	}
	for _, l := range c.links {
		p.linked[[2]*party{l.from, l.to}] = true
		p.linked[[2]*party{l.to, l.from}] = true
		for _, end := range [2][2]*party{{l.from, l.to}, {l.to, l.from}} {
			p.horizontal[end[0]] += sideOf[end[1]]
			switch end[1].persp {
			case model.Upward:
				p.vertical[end[0]]--
			case model.Outside, model.Downward:
				p.vertical[end[0]]++
			}
		}
	}
	return p
}

func sortBy(ps []*party, pull map[*party]int) {
	sign := func(p *party) int { return cmp.Compare(pull[p], 0) }
	slices.SortStableFunc(ps, func(a, b *party) int { return cmp.Compare(sign(a), sign(b)) })
}

// gatherLinked makes linked parties in one column neighbours, so that their link is a
// short bow beside the column.
func gatherLinked(column []*party, linked map[[2]*party]bool) {
	if len(linked) == 0 {
		return
	}
	ends := map[*party]bool{}
	for pair := range linked {
		ends[pair[0]] = true
	}
	for i := range column {
		if !ends[column[i]] {
			continue
		}
		for j := i + 2; j < len(column); j++ {
			if linked[[2]*party{column[i], column[j]}] {
				p := column[j]
				copy(column[i+2:j+1], column[i+1:j])
				column[i+1] = p
			}
		}
	}
}

// wholes resolves which stakeholders are part of others.
type wholes struct {
	byID   map[string]*model.Stakeholder
	depth  int                           // number of levels with cards of their own; 0 is all
	groups map[*model.Stakeholder]string // cache of group
}

// whole returns the stakeholder that s is part of, or nil.
func (w wholes) whole(s *model.Stakeholder) *model.Stakeholder {
	if s.PartOf == nil {
		return nil
	}
	return w.byID[s.PartOf.ID]
}

// level returns 1 for a stakeholder that is not part of another, plus 1 for each whole
// above it.
func (w wholes) level(s *model.Stakeholder) int {
	n := 1
	for x := w.whole(s); x != nil && n <= len(w.byID); x = w.whole(x) {
		n++
	}
	return n
}

// shown returns the stakeholder on whose card s is shown: itself, or the whole on the
// last level with cards.
func (w wholes) shown(s *model.Stakeholder) *model.Stakeholder {
	if w.depth == 0 {
		return s
	}
	for n := w.level(s); n > w.depth; n-- {
		s = w.whole(s)
	}
	return s
}

// group returns the group of the stakeholder or else of its nearest whole that has one.
func (w wholes) group(s *model.Stakeholder) string {
	var within []*model.Stakeholder
	name, known := "", false
	for ; s != nil && name == "" && !known; s = w.whole(s) {
		if name, known = w.groups[s]; !known {
			name, within = s.Group, append(within, s)
		}
	}
	for _, s := range within {
		w.groups[s] = name
	}
	return name
}

// addFacets adds short notes to the parties: what they are part of, how many parts and
// members they have, and through whom the office reaches them.
func (c *content) addFacets(m *model.Map, w wholes, changes *Changes) {
	collapsed := map[*model.Stakeholder]int{}
	for _, s := range m.Stakeholders {
		if at := w.shown(s); at != s {
			collapsed[at]++
		}
	}
	through, bundled := kit.Through(changes.standing(m), c.today), c.bundled()
	for _, p := range c.parties {
		s := p.stakeholder
		if s == nil {
			continue
		}
		if x := w.whole(s); x != nil {
			if p.group == "" {
				p.group = w.group(x)
			}
			p.facets = append(p.facets, c.Say("part of {whole}", "whole", x.Name))
		}
		if n := collapsed[s]; n > 0 {
			p.facets = append(p.facets, c.Say("{n|part}", "n", n))
		}
		if words := c.membersOf(s); words != "" {
			p.facets = append(p.facets, words)
		}
		if via := through[s.ID]; via != nil && !bundled[p] {
			p.facets = append(p.facets, c.Say("reached through {party}", "party", w.shown(via).Name))
		}
	}
}

// membersOf counts the members and seats of a body, as in "5 members, 23 seats".
func (c *content) membersOf(s *model.Stakeholder) string {
	var counts []string
	if s.MemberCount != nil {
		counts = append(counts, c.Say("{n|member}", "n", *s.MemberCount))
	} else if n := len(s.Members); n > 0 {
		counts = append(counts, c.Say("{n|member}", "n", n))
	}
	if s.Seats != nil {
		counts = append(counts, c.Say("{n|seat}", "n", *s.Seats))
	}
	return c.List(counts...)
}

// bundled returns the parties whose links are all in bundles, which the key lists
// together.
func (c *content) bundled() map[*party]bool {
	in := map[*party]bool{}
	for _, l := range c.links {
		in[l.from], in[l.to] = true, true
	}
	for _, l := range c.routed() {
		delete(in, l.from)
		delete(in, l.to)
	}
	return in
}

// gatherParts puts parts after their whole, if the whole is among the parties.
func gatherParts(parties []*party, w wholes) []*party {
	here := map[*model.Stakeholder]bool{}
	for _, p := range parties {
		here[p.stakeholder] = p.stakeholder != nil
	}
	parts := map[*model.Stakeholder][]*party{}
	var top []*party
	for _, p := range parties {
		if p.stakeholder != nil && here[w.whole(p.stakeholder)] {
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
			add(x)
		}
	}
	for _, p := range top {
		add(p)
	}
	return out
}

// countStakeholders counts the stakeholders that are not part of another, and all of
// them.
func (c *content) countStakeholders(tops, all int) string {
	if tops == all {
		return c.Say("{n|stakeholder}", "n", all)
	}
	return c.Say("{n|stakeholder} ({all} with their parts)", "n", tops, "all", all)
}
