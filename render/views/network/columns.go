package network

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/text"
)

// The columns around the office, px.
const (
	columnCard  = 176.0
	officeWidth = 136.0
	groupPad    = 8.0   // padding of a perspective's box around its cards
	labelRoom   = 128.0 // width of a label next to its card; more if the page has room
	labelTight  = 104.0 // the minimum, if the page is full
	labelGap    = 5.0   // around a label
	bendRoom    = 76.0  // where lines change height
	linePitch   = 18.0  // between lines at one card, each with its label above it
	roomyPitch  = 34.0  // if some label needs a second line
	officePitch = 9.0   // between lines at the office
	laneSize    = 6.0   // height of a lane past the office
)

// The three columns.
const (
	leftColumn = iota
	officeColumn
	rightColumn
)

// columns is a layout with the office in the middle, parties above or outside the
// organisation on the left, and those within it on the right. dot or columns.plain
// determines the order of the cards and their heights. Lines are horizontal next to
// cards, where their labels are, and bend only in between, so that no line can cross a
// card or a label.
type columns struct {
	*networkLayout
	labels  map[strip]float64 // width of a label
	inner   map[*actor][]*tie // lines on the side of a card that faces the office
	outer   map[*actor][]*tie // lines to others in the same column
	passing []*tie            // lines between the two sides, which pass the office
	lanes   map[*tie]float64  // the height at which they pass
	boxes   map[*actor]*graphviz.Box
	ports   map[end]float64 // the heights at which lines meet cards
	tracks  map[*tie]int    // of lines within a column; 0 is next to it
	roomy   map[*actor]bool // cards with a larger pitch, for longer labels
	lefts   [3]float64      // left edges of the columns
}

// strip is where labels are placed on one side of a column: towards the office, or on the
// far side for lines within the column.
type strip struct {
	side   int
	within bool
}

// end is one of the two ends of a line.
type end struct {
	*tie
	at *actor
}

func newColumns(n *network) *columns {
	c := &columns{
		networkLayout: &networkLayout{network: n, grouped: true, tight: len(n.actors) > networkMany, columns: true, width: columnCard, office: officeWidth},
		inner:         map[*actor][]*tie{}, outer: map[*actor][]*tie{}, lanes: map[*tie]float64{},
		labels: map[strip]float64{}, boxes: map[*actor]*graphviz.Box{}, ports: map[end]float64{}, tracks: map[*tie]int{}, roomy: map[*actor]bool{},
	}
	n.spread()
	c.widen()
	for _, t := range n.ties {
		ends := c.inner
		switch {
		case t.within():
			ends = c.outer
		case t.a.s != nil && t.b.s != nil:
			c.passing = append(c.passing, t)
		}
		ends[t.a], ends[t.b] = append(ends[t.a], t), append(ends[t.b], t)
	}
	return c
}

// spread moves half of the cards to the other side of the office if there are many and
// that side is empty. The first ones go to the left.
func (n *network) spread() {
	const many = 24
	held := n.actors[1:]
	if n.actors[0].s != nil || len(held) <= many || slices.ContainsFunc(held, func(a *actor) bool { return a.side() != held[0].side() }) {
		return
	}
	half := (len(held) + 1) / 2
	across := held[:half]
	if held[0].side() == leftColumn {
		across = held[half:]
	}
	for _, a := range across {
		a.across = true
	}
}

// thick reports whether there are too many lines to tell apart by eye.
func (n *network) thick() bool { return len(n.ties) > dotCurves }

// pitch returns the distance between lines at a card.
func (c *columns) pitch(a *actor) float64 {
	switch {
	case c.thick():
		return 5
	case c.roomy[a]:
		return roomyPitch
	}
	return linePitch
}

func (c *columns) trackStep() float64 {
	if c.thick() {
		return 1.2
	}
	return trackPitch
}

// within reports whether both ends are in one column.
func (t *tie) within() bool { return t.a.side() == t.b.side() }

// setLabels sets the labels of all lines, with as much room as the page leaves.
func (c *columns) setLabels() {
	c.texts = make([]tieLabel, len(c.ties))
	var strips []strip
	room := draw.MaxWidth - 2*draw.Margin - officeWidth
	for _, side := range []int{leftColumn, rightColumn} {
		if c.holds(side) {
			strips = append(strips, strip{side, false})
			room -= c.width + 2*groupPad + 2*labelGap + bendRoom
		}
		if outer := c.outerRoom(side); outer > 0 {
			strips = append(strips, strip{side, true})
			room -= outer
		}
	}
	needs := map[strip]float64{}
	if c.thick() { // there is no room between lines; tooltips have the texts
		c.share(strips, needs, math.Inf(1))
		c.dropped = len(c.ties)
		return
	}
	for _, t := range c.ties {
		at := c.strip(t)
		needs[at] = max(needs[at], math.Ceil(text.Room(t.doing(c.o.Words), tieSize, false)))
	}
	c.share(strips, needs, room)
	for i, t := range c.ties {
		if c.texts[i] = t.shortLabel(c.o.Words, c.labels[c.strip(t)], c.labelLines(t)); c.texts[i] == nil {
			c.dropped++
		}
	}
}

// share gives every strip the width needed for the longest label of all. If the page has
// less room, no strip gets more than it needs.
func (c *columns) share(strips []strip, needs map[strip]float64, room float64) {
	slices.SortStableFunc(strips, func(a, b strip) int { return cmp.Compare(needs[a], needs[b]) })
	longest := max(labelRoom, needs[strips[len(strips)-1]])
	room = max(room, labelTight*float64(len(strips)))
	full := longest*float64(len(strips)) > room
	for i, at := range strips {
		c.labels[at] = min(longest, math.Floor(room/float64(len(strips)-i)))
		if full {
			c.labels[at] = min(c.labels[at], needs[at])
		}
		room -= c.labels[at]
	}
}

// loosen increases the pitch at cards where a label between two lines is cut, and reports
// whether there are any.
func (c *columns) loosen() bool {
	for i, t := range c.ties {
		if !c.thick() && !text.IsWhole(c.texts[i], t.doing(c.o.Words)) {
			c.roomy[c.holder(t)] = true
		}
	}
	clear(c.labels)
	return len(c.roomy) > 0
}

// strip returns the strip that holds the label of a line.
func (c *columns) strip(t *tie) strip { return strip{c.holder(t).side(), t.within()} }

// labelLines returns how many lines a label may have: it can extend up to the next line
// on that side of the column.
func (c *columns) labelLines(t *tie) int {
	const clear = 6.0
	at := c.holder(t)
	free, y := math.Inf(1), c.ports[end{t, at}]
	for e, other := range c.ports {
		if e.at.s != nil && e.at.side() == at.side() && e.within() == t.within() && other < y {
			free = min(free, y-other)
		}
	}
	return int(min(max((free-clear)/tieStep, 1), labelMost))
}

// doing returns the first collaboration's text, and how many more there are.
func (t *tie) doing(w *words.Words) string { return card.Doing(w, t.works[0]) + t.more() }

func (t *tie) more() string {
	if n := len(t.works) - 1; n > 0 {
		return fmt.Sprintf(" +%d", n)
	}
	return ""
}

const noBreak = "\u00A0"

// shortLabel returns a label of at most the given number of text lines, or nil if it
// would be a stub.
func (t *tie) shortLabel(w *words.Words, room float64, lines int) tieLabel {
	doing := card.Doing(w, t.works[0])
	whole := doing + strings.ReplaceAll(t.more(), " ", noBreak)
	if label := text.Wrap(whole, tieSize, false, room, lines); text.IsTidy(label, whole) {
		last := len(label) - 1
		label[last] = strings.ReplaceAll(label[last], noBreak+"+", " +")
		return label
	}
	room -= text.Room(t.more(), tieSize, false)
	label := text.Wrap(doing, tieSize, false, text.Even(doing, tieSize, false, room, lines), lines)
	if text.Torn(label, doing) && !text.IsWhole(label, doing) { // truncated as well
		label = text.Wrap(doing, tieSize, false, room, 1)
	}
	if len(label) == 0 || text.IsStub(label, doing) {
		return nil
	}
	label[len(label)-1] += t.more()
	return label
}

// diagram returns the input of dot. Every card gets an edge with the office, so that it
// is placed on its side of it.
func (c *columns) diagram() *graphviz.Diagram {
	d := &graphviz.Diagram{Direct: true, NodeGap: 14, Clusters: c.clusters()}
	if c.tight {
		d.NodeGap = 9
	}
	join := func(from, to string) { d.Edges = append(d.Edges, graphviz.Edge{From: from, To: to}) }
	for _, a := range c.actors {
		d.Nodes = append(d.Nodes, graphviz.Node{ID: a.id, Size: c.size(a), Cluster: a.zone().id()})
		switch a.side() {
		case leftColumn:
			join(a.id, model.OSPOID)
		case rightColumn:
			join(model.OSPOID, a.id)
		}
	}
	for i, t := range c.passing {
		lane := "lane:" + strconv.Itoa(i) // ids in a map have no colon
		from, to := t.leftToRight()
		d.Nodes = append(d.Nodes, graphviz.Node{ID: lane, Size: graphviz.Size{W: officeWidth, H: laneSize}})
		join(from.id, lane)
		join(lane, to.id)
	}
	return d
}

func (t *tie) leftToRight() (from, to *actor) {
	if t.a.side() > t.b.side() {
		return t.b, t.a
	}
	return t.a, t.b
}

// size returns the size of a card with room for its lines.
func (c *columns) size(a *actor) graphviz.Size {
	if a.s != nil {
		lines := max(len(c.inner[a]), len(c.outer[a]))
		return graphviz.Size{W: c.width, H: max(c.height(a), c.pitch(a)*float64(lines)+6)}
	}
	var lines [3]int
	for _, t := range a.ties {
		lines[t.other(a).side()]++
	}
	return graphviz.Size{W: officeWidth, H: max(c.height(a), hubHeight+officePitch*float64(max(lines[leftColumn], lines[rightColumn])))}
}

// setHeights adopts the order and distances of the layout, and centres both sides on the
// office vertically.
func (c *columns) setHeights(l *graphviz.Layout) {
	var spans [3]span
	for i := range spans {
		spans[i] = span{math.Inf(1), math.Inf(-1)}
	}
	for i, a := range c.actors {
		spans[a.side()].add(l.Nodes[i])
	}
	for i, z := range c.zones() {
		spans[z.side()].add(l.Clusters[i].Box)
	}
	var middles [3]float64
	for i, s := range spans {
		if s.top < s.bottom { // else the column is empty
			middles[i] = (s.top + s.bottom) / 2
		}
	}
	reach := span{math.Inf(1), math.Inf(-1)}
	for i := range l.Nodes {
		b := &l.Nodes[i]
		if i < len(c.actors) {
			c.boxes[c.actors[i]] = b
			b.Y -= middles[c.actors[i].side()]
		} else {
			b.Y -= middles[officeColumn]
		}
		reach.add(*b)
	}
	for i, z := range c.zones() {
		g := &l.Clusters[i]
		g.Y, g.Title.Y = g.Y-middles[z.side()], g.Title.Y-middles[z.side()]
		reach.add(g.Box)
	}
	l.Move(0, -reach.top)
	for i, t := range c.passing {
		lane := l.Nodes[len(c.actors)+i]
		c.lanes[t] = lane.Y + lane.H/2
	}
	l.Height = reach.bottom - reach.top
}

// span is the vertical extent of boxes.
type span struct{ top, bottom float64 }

func (s *span) add(b graphviz.Box) {
	if b.W > 0 { // a cluster without nodes has no place
		s.top, s.bottom = min(s.top, b.Y), max(s.bottom, b.Y+b.H)
	}
}

// middle returns the y of the centre of a card.
func (c *columns) middle(a *actor) float64 { return c.boxes[a].Y + c.boxes[a].H/2 }

// setColumns sets the x of all columns; an empty side takes no room.
func (c *columns) setColumns(l *graphviz.Layout) {
	between := func(side int) float64 { return groupPad + c.labels[strip{side, false}] + 2*labelGap + bendRoom }
	x := 0.0
	if c.holds(leftColumn) {
		c.lefts[leftColumn] = c.outerRoom(leftColumn) + groupPad
		x = c.lefts[leftColumn] + c.width + between(leftColumn)
	}
	c.lefts[officeColumn] = x
	x += officeWidth
	if c.holds(rightColumn) {
		c.lefts[rightColumn] = x + between(rightColumn)
		x = c.lefts[rightColumn] + c.width + groupPad + c.outerRoom(rightColumn)
	}
	l.Width = x
	for _, a := range c.actors {
		c.boxes[a].X = c.lefts[a.side()]
	}
	for i, z := range c.zones() {
		if g := &l.Clusters[i]; g.W > 0 {
			g.X, g.W = c.lefts[z.side()]-groupPad, c.width+2*groupPad
			g.Title.X = c.lefts[z.side()] + 1
		}
	}
}

func (c *columns) holds(side int) bool {
	return slices.ContainsFunc(c.actors, func(a *actor) bool { return a.side() == side })
}

// outerRoom returns the width that lines within a column take next to it, px.
func (c *columns) outerRoom(side int) float64 {
	tracks := 0
	for t, track := range c.tracks {
		if t.a.side() == side {
			tracks = max(tracks, track+1)
		}
	}
	if tracks == 0 {
		return 0
	}
	return c.labels[strip{side, true}] + 2*labelGap + c.trackStep()*float64(tracks)
}
