package compass

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// column is a region whose cards are in one column, or in several with a
// vertical spine between each pair.
type column struct {
	cards []*card
	cols  [][]*card // nearest to the OSPO first
	nests float64   // px that boxes of wholes need around the cards, beyond what a panel leaves
}

// newColumn splits cards into as few columns as keep below the tallest allowed:
// one, or an even number so that every column has a spine beside it. On the page they
// are in order from left to right.
func (g *grid) newColumn(cards []*card, isLeft bool) *column {
	c := &column{cards: headGroups(cards)}
	cards = c.cards
	for _, k := range []int{1, 2, 4, 6, 8} {
		c.cols = split(cards, k)
		if isLeft {
			slices.Reverse(c.cols)
		}
		c.nests = 0
		for _, col := range c.cols {
			c.nests = max(c.nests, leaveNests(col, g.gapY))
		}
		if k > 1 {
			levelRows(c.cols)
		}
		if len(cards) <= k || stackHeight(c.cols, g.gapY, groupStrip) <= g.tallest {
			break
		}
	}
	return c
}

// headGroups gathers the cards of each group, and notes its name on the first.
func headGroups(cards []*card) []*card {
	out := make([]*card, 0, len(cards))
	for _, s := range groupsOf(cards) {
		s.cards[0].heads = s.name
		out = append(out, s.cards...)
	}
	return out
}

// split deals cards out to k columns of equal length, in order.
func split(cards []*card, k int) [][]*card {
	if len(cards) == 0 {
		return nil
	}
	n := (len(cards) + k - 1) / k
	var cols [][]*card
	for i := 0; i < len(cards); i += n {
		cols = append(cols, cards[i:min(len(cards), i+n)])
	}
	return cols
}

// across is the rows of columns: the cards at one height of all that are so long.
func across(cols [][]*card) [][]*card {
	var rows [][]*card
	for _, col := range cols {
		for i, c := range col {
			if i == len(rows) {
				rows = append(rows, nil)
			}
			rows[i] = append(rows[i], c)
		}
	}
	return rows
}

// noGroup heads a card beside one that a group begins with, so that they stay level.
const noGroup = " "

// levelRows gives the cards at one height of all columns the same height.
func levelRows(cols [][]*card) {
	for _, row := range across(cols) {
		equalHeights(row)
		lead := slices.MaxFunc(row, func(a, b *card) int { return cmp.Compare(a.lead, b.lead) }).lead
		for _, c := range row { // so that all stay level
			c.lead = lead
			if c.heads == "" && slices.ContainsFunc(row, func(o *card) bool { return o.heads != "" }) {
				c.heads = noGroup
			}
		}
	}
}

// stackHeight is the height of the tallest column, with names of groups that take so much, px.
func stackHeight(cols [][]*card, gap, strip float64) float64 {
	tallest := 0.0
	for _, col := range cols {
		h := float64(len(col)-1) * gap
		for _, c := range col {
			h += c.groupRoom(strip) + c.h
		}
		tallest = max(tallest, h)
	}
	return tallest
}

// spineStrip is the height of the title when a trunk runs below it, px.
const spineStrip = 56.0

func (c *column) strip() float64 {
	if len(c.cols) > 1 {
		return spineStrip
	}
	return titleStrip
}

func (c *column) width(g *grid) float64 {
	k := float64(len(c.cols))
	if k == 0 {
		return 0
	}
	return max(k*g.card.width+(k-1)*g.gutter+2*(panelPad+c.nests), g.headingNeeds(model.Sideways, c.cards)+28)
}

func (c *column) height(g *grid) float64 {
	if len(c.cols) == 0 {
		return 0
	}
	return c.strip() + stackHeight(c.cols, g.gapY, groupStrip) + panelPad + c.nests
}

// reach is how far below the panel's top the lowest straight line to the block runs;
// 0 where spines do.
func (c *column) reach(g *grid) float64 {
	if len(c.cols) != 1 {
		return 0
	}
	y, lowest := c.strip(), 0.0
	for _, x := range c.cards {
		y += x.groupRoom(groupStrip)
		if x.connected() {
			lowest = y + x.h/2 + x.reportOffset()
		}
		y += x.h + g.gapY
	}
	return lowest
}

// placeSide sets a side panel into r and wires it to the block: straight, or by a trunk
// above the cards to each spine.
func (g *grid) placeSide(c *column, r rect, isLeft bool) {
	g.addRegion(model.Sideways, c.cards, r, r.w-28)
	edge, y := g.hub.right(), r.y+titleStrip
	at := func(offset float64) float64 { return r.x + panelPad + c.nests + offset }
	if isLeft {
		edge, at = g.hub.x, func(offset float64) float64 { return r.right() - panelPad - c.nests - offset }
	}
	for i, col := range c.cols {
		near := float64(i) * (g.card.width + g.gutter)
		g.hang(col, min(at(near), at(near+g.card.width)), r.y+c.strip(), g.gapY, groupStrip, groupLift)
	}
	if len(c.cols) == 1 {
		g.wireToBlock(c.cols[0], isLeft)
	} else if far, any := g.wireSpines(c, y, at); any {
		g.trunk(pt{X: edge, Y: y}, pt{X: far, Y: y})
	}
}

// hang sets a column's cards one below the other, from y down, with the names of groups
// in strips, lift px above the card.
func (p *plan) hang(col []*card, x, y, gap, strip, lift float64) {
	for _, c := range col {
		y += c.groupRoom(strip)
		if c.heads != "" {
			p.addGroup(c.heads, x, y-lift-c.headLift, c.w)
		}
		c.x, c.y = x, y
		y += c.h + gap
	}
}

// groupRoom is what the name of the group takes that begins with a card, and boxes of
// wholes that begin there, px.
func (c *card) groupRoom(strip float64) float64 {
	if c.heads == "" {
		return c.lead
	}
	return c.lead + strip
}

// wireToBlock draws a straight stub from the block to each card, by way of a
// spine where the block is too short to be met straight.
func (g *grid) wireToBlock(col []*card, isLeft bool) {
	edge, sideOf := g.hub.right(), func(c *card) float64 { return c.x }
	if isLeft {
		edge, sideOf = g.hub.x, func(c *card) float64 { return c.right() }
	}
	top, bottom := g.hub.y+10, g.officeBottom()-10
	direct := true
	for _, c := range col {
		direct = direct && (!c.connected() || c.center().Y >= top && c.center().Y <= bottom)
	}
	spine := edge
	if !direct {
		spine = (edge + sideOf(col[0])) / 2
		if y := g.hub.center().Y; g.spine(spine, y, col) {
			g.trunk(pt{X: edge, Y: y}, pt{X: spine, Y: y})
		}
	}
	for _, c := range col {
		y := c.center().Y
		g.stub(c, pt{X: spine, Y: y}, pt{X: sideOf(c), Y: y})
	}
}

// wireSpines draws the spine of each pair of columns from y down, with the stubs from
// there, and gives where the farthest is that any card is connected to. at is where
// what is so far from the panel's nearer edge of cards is on the page.
func (g *grid) wireSpines(c *column, y float64, at func(offset float64) float64) (far float64, any bool) {
	for i := 0; i < len(c.cols); i += 2 {
		pair, offset := c.pair(g, i)
		x := at(offset)
		if g.spine(x, y, pair) {
			far, any = x, true
		}
		g.stubsTo(x, pair)
	}
	return far, any
}

// pair is the cards of columns i and i+1 and how far from the panel's nearer
// edge of cards their spine runs: between them, or on the near side of a last
// column that has no partner.
func (c *column) pair(g *grid, i int) (cards []*card, offset float64) {
	step := g.card.width + g.gutter
	if i == len(c.cols)-1 {
		return c.cols[i], float64(i)*step - g.gutter/2
	}
	return slices.Concat(c.cols[i], c.cols[i+1]), float64(i+1)*step - g.gutter/2
}

// spine draws the vertical trunk at x that reaches from y to every connected
// card, and reports whether there is any.
func (p *plan) spine(x, y float64, cards []*card) bool {
	y0, y1, any := y, y, false
	for _, c := range cards {
		if c.connected() {
			any = true
			y0, y1 = min(y0, c.center().Y-c.reportOffset()), max(y1, c.center().Y+c.reportOffset())
		}
	}
	if any {
		p.trunk(pt{X: x, Y: y0}, pt{X: x, Y: y1})
	}
	return any
}

// stubsTo draws the stub of each card to the spine at x.
func (p *plan) stubsTo(x float64, cards []*card) {
	for _, c := range cards {
		at := pt{X: c.right(), Y: c.center().Y}
		if c.x > x {
			at.X = c.x
		}
		p.stub(c, pt{X: x, Y: at.Y}, at)
	}
}

// outTrunk is where the trunk to the outside leaves the office, from its top, px.
const outTrunk = 13.0

// placeOutRight sets the outside region to the right of the boundary, which makes the
// page as wide as a slide: beside the office, as far as the boundary goes.
func (g *grid) placeOutRight() {
	const (
		apart  = 40.0 // between boundary and panel
		indent = 36.0 // room for the spine beside a single column
	)
	c := g.newColumn(g.outCards, false)
	w := c.width(g)
	level := titleStrip // where the trunk comes in, from the panel's top
	if len(c.cols) == 1 {
		w += indent
		level += c.cards[0].groupRoom(groupStrip) + c.cards[0].h/2
	}
	r := rect{x: g.boundary.right() + apart + g.spread.x, w: w, h: c.height(g)}
	r.y = max(g.boundary.y, min(g.hub.y+outTrunk-level, g.boundary.bottom()-r.h))
	g.h = max(g.h, r.bottom())
	g.addRegion(model.Outside, g.outCards, r, r.w-28)
	x := r.x + panelPad
	if len(c.cols) == 1 {
		x += indent
	}
	for i, col := range c.cols {
		g.hang(col, x+float64(i)*(g.card.width+g.gutter), r.y+c.strip(), g.gapY, groupStrip, groupLift)
	}
	g.wireOutRight(c, x, r, g.boundary.right()+(apart+g.spread.x)/2)
	g.w = r.right() + pageMargin
}

// wireOutRight brings the trunk from the office's head across the boundary: to
// the one spine, or above the cards to several.
func (g *grid) wireOutRight(c *column, x float64, r rect, lane float64) {
	y := g.hub.y + outTrunk
	from := pt{X: g.hub.right(), Y: y}
	if len(c.cols) == 1 {
		spine := x - 32
		if g.spine(spine, y, g.outCards) {
			g.trunk(from, pt{X: spine, Y: y})
		}
		g.stubsTo(spine, g.outCards)
		return
	}
	above := r.y + titleStrip
	if far, any := g.wireSpines(c, above, func(offset float64) float64 { return x + offset }); any {
		g.trunk(from, pt{X: lane, Y: y}, pt{X: lane, Y: above}, pt{X: far, Y: above})
	}
}
