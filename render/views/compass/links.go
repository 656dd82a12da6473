package compass

import (
	"cmp"
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

const (
	linkMargin   = 7.0  // px that lines keep from cards
	borderMargin = 8.0  // px that they keep from the office, and from borders parallel to them
	portApart    = 15.0 // px between two lines at one card
	laneWidth    = 14.0 // preferred distance of parallel lines, px
	labelRoom    = 44.0 // px that two arrowheads and a number take
	maxRouted    = 80   // with more links, all are tagged: their lines could not be told apart
	fewLinks     = 8    // with more links, lines longer than longLine are tagged too
	longLine     = 1000.0
)

// routeLinks draws the links between stakeholders, shortest first, and labels them. A
// link that finds no route is shown by its number on both cards, as is a link among many
// that would be hard to follow.
func (p *plan) routeLinks() {
	byParty := map[*party]*card{}
	for _, c := range p.cards {
		byParty[c.party] = c
	}
	links := p.routed()
	for _, l := range p.links {
		if l.bundle != nil || len(links) > maxRouted {
			tagEnds(l, byParty)
		}
	}
	if len(links) == 0 || len(links) > maxRouted {
		return
	}
	r := p.obstacles()
	used := map[*card][]pt{}
	for _, w := range p.wires {
		if w.to != nil {
			used[w.to] = append(used[w.to], w.line[len(w.line)-1])
		}
	}
	slices.SortStableFunc(links, func(a, b *link) int {
		return cmp.Compare(taxi(byParty[a.from], byParty[a.to]), taxi(byParty[b.from], byParty[b.to]))
	})
	var drawn []*wire
	for _, l := range links {
		a, b := byParty[l.from], byParty[l.to]
		r.forbid = blocked | office
		if p.inBlock(a) || p.inBlock(b) {
			r.forbid = blocked
		}
		if a.persp != model.Outside && b.persp != model.Outside {
			r.forbid |= outer
		}
		line := r.between(a, b, used)
		if line == nil || len(links) > fewLinks && length(line) > longLine || slices.ContainsFunc(drawn, func(w *wire) bool { return w.hides(line, a, b) }) {
			tagEnds(l, byParty)
			continue
		}
		used[a] = append(used[a], line[0])
		used[b] = append(used[b], line[len(line)-1])
		r.mark(line, 4, taken)
		r.mark(line, laneWidth, near)
		drawn = append(drawn, linkWireOf(l, a, b, line))
	}
	p.wires = append(p.wires, drawn...)
	p.labelLinks(drawn, len(drawn) == len(links), byParty)
	p.placeTags()
}

// hides reports whether a line between two cards runs along a wire between others, so
// that nobody could tell them apart.
func (w *wire) hides(line []pt, a, b *card) bool {
	if w.from == a || w.from == b || w.to == a || w.to == b {
		return false
	}
	const near, most = 2.0, 14.0 // px
	over := 0.0
	for i := 1; i < len(line); i++ {
		for j := 1; j < len(w.line); j++ {
			p, q := span(line[i-1], line[i]).grow(near/2), span(w.line[j-1], w.line[j]).grow(near/2)
			if (p.w > p.h) == (q.w > q.h) && p.hits(q) {
				over += max(min(p.right(), q.right())-max(p.x, q.x), min(p.bottom(), q.bottom())-max(p.y, q.y)) - near
			}
		}
	}
	return over > most
}

// span returns the bounds of a straight line.
func span(a, b pt) rect {
	return rect{min(a.X, b.X), min(a.Y, b.Y), math.Abs(a.X - b.X), math.Abs(a.Y - b.Y)}
}

// between routes one link. If the straight line between neighbours in a column or a row
// is too short for a label, it routes a bow beside them.
func (r *router) between(a, b *card, used map[*card][]pt) []pt {
	from, to := r.ports(a, used[a]), r.ports(b, used[b])
	line := r.route(from, to)
	if line == nil || length(line) >= labelRoom {
		return line
	}
	axis := 0 // the short line is vertical: leave sideways
	if math.Abs(line[0].Y-line[len(line)-1].Y) < math.Abs(line[0].X-line[len(line)-1].X) {
		axis = 1
	}
	other := func(p port) bool { return p.dir%2 != axis }
	if bow := r.route(slices.DeleteFunc(from, other), slices.DeleteFunc(to, other)); bow != nil {
		return bow
	}
	return line
}

// inBlock reports whether a card is in the office's block.
func (p *plan) inBlock(c *card) bool { return p.block.w > 0 && c.hits(p.block) }

// tagEnds adds a link's number to the cards at both its ends.
func tagEnds(l *link, byParty map[*party]*card) {
	for _, p := range []*party{l.from, l.to} {
		byParty[p].tags = l.tagged(byParty[p].tags, p)
	}
}

func taxi(a, b *card) int {
	p, q := a.center(), b.center()
	return int(math.Round(math.Abs(p.X-q.X) + math.Abs(p.Y-q.Y)))
}

// ink returns the colour of a line: that of gaps if one of its ends is wanted.
func (l *link) ink(otherwise scene.Color) scene.Color {
	if l.from.ghost || l.to.ghost {
		return scene.Gap
	}
	return otherwise
}

func linkWireOf(l *link, a, b *card, line []pt) *wire {
	return &wire{
		kind: linkWire, line: line, from: a, to: b, link: l, radius: 8, color: l.change.color(l.ink(scene.Wire)),
		width: strengthWidth[l.strength] - 0.2, dashed: l.dashed,
		head: l.flow.out(), tail: l.flow.in(),
	}
}

// obstacles prepares the router's grid: what lines must not cross, and what they should
// avoid.
func (p *plan) obstacles() *router {
	r := newRouter(p.w, p.h)
	r.block(p.hub.rect.grow(borderMargin), blocked)
	for _, c := range p.cards {
		r.block(c.rect.grow(linkMargin), blocked)
		for _, b := range c.badgesAndMark() {
			r.block(b.grow(3), blocked)
		}
	}
	if p.block.w > 0 {
		r.block(p.block.grow(borderMargin), office)
		r.mark(p.block.outline(), borderMargin, border)
	}
	for _, h := range p.headings {
		r.block(h.bounds().grow(3), blocked)
	}
	for _, l := range p.pills {
		r.block(l.rect.grow(5), blocked)
	}
	if p.tab.w > 0 {
		r.block(p.tab.grow(3), blocked)
	}
	p.keepInside(r)
	for _, rg := range p.regions {
		r.discourage(rg.rect)
		r.mark(rg.outline(), borderMargin, border)
	}
	for _, n := range p.nests() {
		r.mark(n.outline(), borderMargin, border)
	}
	for _, w := range p.wires {
		r.mark(w.line, 8, taken)
		if p.density == "star" { // a link over an arrow would seem to belong to it, and there is always a way around
			r.block(span(w.line[0], w.line[1]).grow(linkMargin), blocked)
		}
	}
	return r
}

// keepInside keeps links away from the page's edges and, beside the boundary, inside the
// organisation; they may cross the boundary, but not run along it.
func (p *plan) keepInside(r *router) {
	b := p.boundary
	const edge = 14.0
	r.block(rect{0, 0, p.w, b.y - 4}, blocked)
	r.block(rect{0, 0, b.x + borderMargin, b.bottom()}, blocked)
	r.block(rect{0, 0, edge, p.h}, blocked)
	r.block(rect{p.w - edge, 0, edge, p.h}, blocked)
	if !slices.ContainsFunc(p.cards, func(c *card) bool { return c.x >= b.right() }) { // nothing is beside the boundary
		r.block(rect{b.right() - borderMargin, 0, p.w - b.right() + borderMargin, b.bottom()}, blocked)
	}
	r.mark(b.outline(), borderMargin, border)
	r.block(rect{0, b.bottom(), p.w, p.h}, outer)
	r.block(rect{b.right(), 0, p.w, p.h}, outer)
}

// outline returns a rectangle as a closed line.
func (r rect) outline() []pt {
	return []pt{{X: r.x, Y: r.y}, {X: r.right(), Y: r.y}, {X: r.right(), Y: r.bottom()}, {X: r.x, Y: r.bottom()}, {X: r.x, Y: r.y}}
}

// ports returns where a line may leave a card: on the grid, clear of badges and of lines
// that already end there, preferably in the middle of a side.
func (r *router) ports(c *card, used []pt) []port {
	var out []port
	add := func(at pt, dir int, off float64) {
		x, y := r.outside(at, dir)
		if x < 0 || y < 0 || x > r.nx-3 || y > r.ny-3 || slices.ContainsFunc(used, func(u pt) bool { return draw.Dist(u, at) < portApart }) {
			return
		}
		if cell := r.cell(x, y); r.flags[cell]&r.forbid == 0 {
			out = append(out, port{at, cell, dir, int32(off * centering)})
		}
	}
	mid := c.center()
	for y := math.Ceil((c.y+12)/cellSize) * cellSize; y <= c.bottom()-12; y += cellSize {
		add(pt{X: c.right(), Y: y}, east, math.Abs(y-mid.Y))
		add(pt{X: c.x, Y: y}, west, math.Abs(y-mid.Y))
	}
	const beside, on = 6.0, 1.0 // px between a line and a badge
	sticking := c.badgesAndMark()
	for x := math.Ceil((c.x+14)/cellSize) * cellSize; x <= c.right()-14; x += cellSize {
		if !(rect{x - beside, c.y - on, 2 * beside, 2 * on}).hitsAny(sticking) {
			add(pt{X: x, Y: c.y}, north, math.Abs(x-mid.X))
		}
		if !(rect{x - beside, c.bottom() - on, 2 * beside, 2 * on}).hitsAny(sticking) {
			add(pt{X: x, Y: c.bottom()}, south, math.Abs(x-mid.X))
		}
	}
	return out
}

// outside returns the first grid point beyond a card's margin.
func (r *router) outside(at pt, dir int) (x, y int) {
	x, y = int(math.Round(at.X/cellSize)), int(math.Round(at.Y/cellSize))
	switch dir {
	case east:
		x = int(math.Floor((at.X+linkMargin)/cellSize)) + 1
	case west:
		x = int(math.Ceil((at.X-linkMargin)/cellSize)) - 1
	case south:
		y = int(math.Floor((at.Y+linkMargin)/cellSize)) + 1
	case north:
		y = int(math.Ceil((at.Y-linkMargin)/cellSize)) - 1
	}
	return x, y
}

// stub adds the short coloured line of a card, its arrow from or to the OSPO, and beside
// it the reporting line of the OSPO. It reports whether there is any.
func (p *plan) stub(c *card, from, at pt) bool {
	sum, any := c.hubFlow()
	off := c.reportOffset()
	aside := func(by float64) []pt {
		if from.X == at.X {
			return []pt{{X: from.X + by, Y: from.Y}, {X: at.X + by, Y: at.Y}}
		}
		return []pt{{X: from.X, Y: from.Y + by}, {X: at.X, Y: at.Y + by}}
	}
	if any {
		p.wires = append(p.wires, c.arrowFor(&sum, aside(-off)))
	}
	if c.reporting {
		p.wires = append(p.wires, c.reportLine(aside(off)))
	}
	return any || c.reporting
}

// arrowFor returns the arrow between the OSPO and a card for what they do.
func (c *card) arrowFor(k *collab, line []pt) *wire {
	return &wire{
		kind: stubWire, line: line, to: c, width: strengthWidth[k.strength], dashed: k.dashed,
		head: k.flow.out(), tail: k.flow.in(), color: k.change.color(c.accent()),
	}
}

// reportLine returns the line to a card to which the OSPO reports.
func (c *card) reportLine(line []pt) *wire {
	return &wire{kind: stubWire, line: line, to: c, width: reportW, color: scene.Trunk, report: true}
}

// reportOffset returns how far a card's arrow and its reporting line are from the middle
// if it has both.
func (c *card) reportOffset() float64 {
	if _, any := c.hubFlow(); any && c.reporting {
		return reportStep
	}
	return 0
}

// trunk adds a neutral line that connects the OSPO to its cards.
func (p *plan) trunk(line ...pt) {
	if length(line) < 0.5 {
		return
	}
	p.wires = append(p.wires, &wire{kind: trunkWire, line: line, width: 3, color: scene.Trunk, radius: 10})
}
