package compass

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// arrangement is who is where, in reading order.
type arrangement struct {
	up, down, left, right, out []*party
}

// arrange keeps file order as far as it can: a stable sort moves a party only
// towards the side to which its links go, so that adding a line to the map
// moves little in the picture.
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

// gatherGroups puts the parties of each group side by side, in the order in which
// the groups are first named.
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

// splitSides is how many of other functions are left of the OSPO: half of them,
// or so many that a group, or else a whole with its parts, stays together where that
// is about half.
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

// pulls knows in which direction links draw each party: -1, 0 or 1.
type pulls struct {
	vertical   map[*party]int // up before down
	horizontal map[*party]int // left before right
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

// gatherLinked makes neighbours of linked parties in one column, so that their
// link is a short bow beside it.
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
