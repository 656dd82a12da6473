package network

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/graphviz"
)

// dense is the number of lines that would keep the layout program busy for minutes; with
// more, it is not used.
const dense = 2000

// Why the layout program has not placed the cards.
const (
	tooDense model.Phrase = "cards in the order of the map: too many lines to place them by"
	tooSlow  model.Phrase = "cards in the order of the map: the layout program took too long to place them"
)

// plainGap is the gap between the boxes of two perspectives, px.
const plainGap = 24.0

// layOutPlain lays out the network without the layout program: in columns, in the order
// of the map. The note says why.
func (n *network) layOutPlain(note model.Phrase) *networkLayout {
	c := newColumns(n)
	l := c.finish(c.plain(c.diagram()))
	if c.loosen() {
		l = c.finish(c.plain(c.diagram()))
	}
	l.note = n.o.Words.Say(note)
	return l
}

// plain stacks the cards of each column by perspective, and the lanes around the office.
func (c *columns) plain(d *graphviz.Diagram) *graphviz.Layout {
	l := &graphviz.Layout{Nodes: make([]graphviz.Box, len(d.Nodes)), Clusters: make([]graphviz.Area, len(d.Clusters))}
	members := map[string][]int{}
	for i, node := range d.Nodes {
		members[node.Cluster] = append(members[node.Cluster], i)
		l.Nodes[i].W, l.Nodes[i].H = node.Size.W, node.Size.H
	}
	var ends [3]float64 // bottoms of the columns so far
	for i, z := range c.zones() {
		y := &ends[z.side()]
		inside := members[z.id()]
		if len(inside) == 0 {
			continue
		}
		if *y > 0 {
			*y += plainGap
		}
		area := &l.Clusters[i]
		area.Y, area.W = *y, c.width+2*groupPad
		area.Title = graphviz.Box{Y: *y + groupPad/2, W: d.Clusters[i].Title.W, H: d.Clusters[i].Title.H}
		*y = pile(l, inside, *y+groupPad/2+groupHeight, d.NodeGap) + groupPad
		area.H = *y - area.Y
	}
	pile(l, c.aroundOffice(l, members[""], ends), 0, d.NodeGap)
	return l
}

// aroundOffice returns the order of the middle column: lanes are above or below the
// office, sorted by the heights of the cards they connect.
func (c *columns) aroundOffice(l *graphviz.Layout, middle []int, ends [3]float64) []int {
	height := func(a *actor) float64 { // relative to the middle of its column
		b := l.Nodes[c.place(a)]
		return b.Y + b.H/2 - ends[a.side()]/2
	}
	want := func(i int) float64 {
		if i < len(c.actors) {
			return 0 // the office
		}
		t := c.passing[i-len(c.actors)]
		return height(t.a) + height(t.b)
	}
	slices.SortStableFunc(middle, func(a, b int) int { return cmp.Compare(want(a), want(b)) })
	return middle
}

// pile stacks boxes vertically and returns the bottom edge of the last.
func pile(l *graphviz.Layout, boxes []int, y, gap float64) float64 {
	for i, at := range boxes {
		if i > 0 {
			y += gap
		}
		l.Nodes[at].Y = y
		y += l.Nodes[at].H
	}
	return y
}

// finish computes the final layout from columns that have been ordered.
func (c *columns) finish(l *graphviz.Layout) *networkLayout {
	l = l.Clone() // it is modified below
	c.setHeights(l)
	c.setPorts()
	c.setTracks()
	c.setLabels()
	c.setColumns(l)
	c.setLines(l)
	l.Nodes, c.Layout = l.Nodes[:len(c.actors)], l
	return c.networkLayout
}
