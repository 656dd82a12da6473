package compass

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// column is a region whose cards are in one column, or in several with a vertical spine
// between each pair.
type column struct {
	cards []*card
	cols  [][]*card // nearest to the OSPO first
	nests float64   // px that boxes of wholes need around the cards, beyond the padding of a panel
}

// newColumn splits cards into as few columns as keep below the maximum height: one, or an
// even number so that every column is beside a spine. On the page, file order runs from
// left to right.
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

// headGroups puts the cards of each group together, and sets its name on the first.
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

// across returns the rows of columns: each row is the cards at one index.
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

// noGroup heads a card beside the first of a group, to keep them level.
const noGroup = " "

// levelRows makes the cards of each row of columns level and equally high.
func levelRows(cols [][]*card) {
	for _, row := range across(cols) {
		equalHeights(row)
		lead := slices.MaxFunc(row, func(a, b *card) int { return cmp.Compare(a.lead, b.lead) }).lead
		for _, c := range row { // to keep them level
			c.lead = lead
			if c.heads == "" && slices.ContainsFunc(row, func(o *card) bool { return o.heads != "" }) {
				c.heads = noGroup
			}
		}
	}
}

// stackHeight returns the height of the tallest column, px; strip is the height of a
// group's name.
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

// spineStrip is the height of a region's title if a trunk runs below it, px.
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

// reach returns how far below the panel's top the lowest straight line to the block runs,
// px; 0 if there are spines instead.
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

// placeSide places a side panel in r and wires it to the block: straight, or by a trunk
// above the cards that leads to each spine.
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

// hang places the cards of a column below each other from y down, with the names of
// groups in strips, lift px above the card.
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

// groupRoom returns the height above a card for the name of the group that starts with it
// and for the boxes of wholes that start there, px.
func (c *card) groupRoom(strip float64) float64 {
	if c.heads == "" {
		return c.lead
	}
	return c.lead + strip
}

// wireToBlock draws a straight stub from the block to each card, or from a spine if the
// block is too short to be met straight.
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

// wireSpines draws the spine of each pair of columns from y down, with its stubs, and
// returns the x of the farthest spine with a connected card. at converts an offset from
// the nearer edge of the panel's cards to an x on the page.
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

// pair returns the cards of columns i and i+1 and the offset of their spine from the
// nearer edge of the panel's cards: between the columns, or on the near side of a last
// column without a partner.
func (c *column) pair(g *grid, i int) (cards []*card, offset float64) {
	step := g.card.width + g.gutter
	if i == len(c.cols)-1 {
		return c.cols[i], float64(i)*step - g.gutter/2
	}
	return slices.Concat(c.cols[i], c.cols[i+1]), float64(i+1)*step - g.gutter/2
}

// spine draws the vertical trunk at x from y to every connected card, and reports whether
// there is any.
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

// outTrunk is the distance from the office's top to the trunk to the outside, px.
const outTrunk = 13.0

// placeOutRight places the outside region to the right of the boundary, which gives the
// page the shape of a slide: level with the office, as far as the boundary allows.
func (g *grid) placeOutRight() {
	const (
		apart  = 40.0 // between boundary and panel
		indent = 36.0 // room for the spine beside a single column
	)
	c := g.newColumn(g.outCards, false)
	w := c.width(g)
	level := titleStrip // where the trunk arrives, from the panel's top
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

// wireOutRight leads the trunk from the office's head across the boundary: to a single
// spine, or above the cards to several.
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
