package compass

import (
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// rowPanel is a region above or below the OSPO whose cards are in rows, each with its own
// bus on the OSPO's side. The trunk runs on the picture's axis to the nearest bus, and
// from there to the others through a gutter between the cards of every row.
type rowPanel struct {
	cards       []*card
	rows        []*cardRow
	h           float64
	left, right float64 // extent at either side of the axis
	gutterAt    float64 // position of the gutter, right of the axis
	hubBelow    bool
	wired       bool // a trunk leads to it
	rect        rect // set by place
}

// cardRow is one row of a panel. Heights are from the panel's top, px.
type cardRow struct {
	cards  []*card
	halfAt int // number of columns left of the gutter, from its first card; a single row is centred
	group  string
	y      float64 // of the cards
	bus    float64
	label  float64 // baseline of the group's name
}

const (
	rowsApartMin = 20.0 // between a bus or a panel's edge and the next row
	groupStrip   = 26.0 // of a group's name
	groupLift    = 14.0 // from its baseline to the cards
	groupSize    = 11.0
	stubStep     = 12.0 // between the stubs of two rows
)

// newRowPanel deals cards into rows, group by group and down each column first, so that
// one more card moves its neighbours little. Without cards it returns nil.
func (g *grid) newRowPanel(cards []*card, persp model.Perspective, hubBelow bool) *rowPanel {
	if len(cards) == 0 {
		return nil
	}
	p := &rowPanel{cards: cards, hubBelow: hubBelow}
	p.rows = aligned(model.Each(groupsOf(cards), func(s group) []*cardRow { return rowsOf(s, g.rowCols(len(s.cards))) }))
	for _, r := range p.rows {
		n, gutter := len(r.cards), 0.0
		l, w := float64(r.halfAt), func(k float64) float64 { return max(0, k*(g.card.width+g.gapX)-g.gapX) }
		if len(p.rows) > 1 {
			gutter = g.gutter / 2
			p.left, p.right = max(p.left, w(l)+gutter), max(p.right, w(float64(n)-l)+gutter)
			continue
		}
		p.left, p.right = w(float64(n))/2, w(float64(n))/2
	}
	p.left, p.right = p.left+panelPad, p.right+panelPad
	p.stack(g)
	if !p.wired || p.rows[p.nearest()].connected() { // otherwise the trunk would cut through it
		p.gutterAt = (p.left - p.right) / 2
		p.left, p.right = p.left-p.gutterAt, p.right+p.gutterAt
	}
	if needs := g.headingNeeds(persp, cards); !hubBelow {
		p.left, p.right = max(p.left, 14+needs+24), max(p.right, 14+needs+24)
	} else if needs += 28; p.left+p.right < needs {
		p.left, p.right = needs/2, needs/2
	}
	return p
}

// rowCols returns the number of columns for n cards. With more than one row it is even,
// so that the trunk runs through the middle.
func (g *grid) rowCols(n int) int {
	if n <= g.cols {
		return n
	}
	cols := max(2, g.cols-g.cols%2)
	for n > 6*cols {
		cols += 2
	}
	return cols
}

// group is the cards under one heading.
type group struct {
	name  string
	cards []*card
}

// groupsOf splits cards by group, in the order in which the groups first occur.
func groupsOf(cards []*card) []group {
	var out []group
	at := map[string]int{}
	for _, c := range cards {
		name := c.party.group
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, group{name: name})
		}
		out[i].cards = append(out[i].cards, c)
	}
	return out
}

// rowsOf deals the cards of a group to columns, and so to rows: all columns are equally
// high, except that those next to the axis may have one more card.
func rowsOf(s group, cols int) []*cardRow {
	n := len(s.cards)
	heights := make([]int, cols)
	for i := range heights {
		heights[i] = n / cols
	}
	for i := range n % cols {
		at := cols/2 + (i+1)/2 // from the middle outwards
		if i%2 == 1 {
			at = cols/2 - (i+1)/2
		}
		heights[at]++
	}
	rows := make([]*cardRow, (n+cols-1)/cols)
	for i := range rows {
		rows[i] = &cardRow{}
	}
	rows[0].group = s.name
	cards := s.cards
	for col, h := range heights {
		for _, r := range rows[:h] {
			r.cards, cards = append(r.cards, cards[0]), cards[1:]
			if 2*col < cols {
				r.halfAt = len(r.cards)
			}
		}
	}
	return rows
}

// aligned returns the rows of all groups, shifted so that each group starts in the same
// column and their names are aligned.
func aligned(groups [][]*cardRow) []*cardRow {
	most := 0
	for _, rows := range groups {
		most = max(most, rows[0].halfAt)
	}
	for _, rows := range groups {
		shift := most - rows[0].halfAt
		for _, r := range rows {
			r.halfAt += shift
		}
	}
	return slices.Concat(groups...)
}

// nearest returns the index of the row next to the OSPO.
func (p *rowPanel) nearest() int {
	if p.hubBelow {
		return len(p.rows) - 1
	}
	return 0
}

// connected reports whether a card of the row has a line to the OSPO.
func (r *cardRow) connected() bool { return slices.ContainsFunc(r.cards, (*card).connected) }

// stack sets the heights of the rows and of their buses.
func (p *rowPanel) stack(g *grid) {
	y := titleStrip
	for i, r := range p.rows {
		if i > 0 {
			y += rowsApartMin
		}
		if r.group != "" {
			r.label = y + 8
			y += groupStrip
		}
		wired := r.connected()
		p.wired = p.wired || wired
		if !p.hubBelow && wired {
			r.bus = y
			y += g.busGap
		}
		r.y = y
		y += equalHeights(r.cards)
		if p.hubBelow && wired {
			y += g.busGap - 4
			r.bus = y
		}
	}
	p.h = y + panelPad
}

// place places the cards in r.
func (p *rowPanel) place(g *grid, r rect) {
	p.rect = r
	gutter := g.hubX + p.gutterAt
	for i, row := range p.rows {
		step := g.card.width + g.gapX
		x := g.hubX - (float64(len(row.cards))*step-g.gapX)/2
		if len(p.rows) > 1 {
			x = gutter - g.gutter/2 + g.gapX - float64(row.halfAt)*step
		}
		for j, c := range row.cards {
			if len(p.rows) > 1 && j == row.halfAt {
				x = gutter + g.gutter/2
			}
			c.x, c.y = x, r.y+row.y
			x += step
		}
		if row.group != "" {
			x, end := row.cards[0].x, row.cards[len(row.cards)-1].right()
			trunk := gutter
			if i == 0 && !p.hubBelow {
				trunk = g.hubX
			}
			if p.wired && x < trunk && x+text.Room(row.group, groupSize, true) > trunk-6 { // the trunk runs there
				x, end = trunk+8, r.right()-panelPad
			}
			g.addGroup(row.group, x, r.y+row.label, end-x)
		}
	}
}

// addGroup adds a group's name, in room px, unless it is noGroup.
func (p *plan) addGroup(name string, x, y, room float64) {
	if name == noGroup {
		return
	}
	short := text.Fit(name, groupSize, true, room)
	if short != name {
		p.Cut++
	}
	p.headings = append(p.headings, &heading{x: x + 1, y: y, tip: name, runs: []run{{s: short, size: groupSize, bold: true, color: scene.Ink2}}})
}

// wire draws buses, stubs and the trunk to them, which starts at hubY.
func (p *rowPanel) wire(g *grid, hubY float64) {
	near, far, gutter := hubY, hubY, g.hubX+p.gutterAt
	for i, row := range p.rows {
		y := p.rect.y + row.bus
		x0, x1, any := gutter, gutter, false
		if i == p.nearest() {
			x0, x1 = g.hubX, g.hubX
			if p.beyondNearest() {
				x0, x1 = min(x0, gutter), max(x1, gutter)
			}
			near = y
		}
		for _, c := range row.cards {
			at := pt{X: c.center().X + p.stubOffset(i), Y: c.y}
			if p.hubBelow {
				at.Y = c.bottom()
			}
			if g.stub(c, pt{X: at.X, Y: y}, at) {
				any = true
				x0, x1 = min(x0, at.X-c.reportOffset()), max(x1, at.X+c.reportOffset())
			}
		}
		if !any {
			continue
		}
		g.trunk(pt{X: x0, Y: y}, pt{X: x1, Y: y})
		if math.Abs(y-hubY) > math.Abs(far-hubY) {
			far = y
		}
	}
	if gutter == g.hubX {
		near = far
	}
	g.trunk(pt{X: g.hubX, Y: hubY}, pt{X: g.hubX, Y: near})
	if near != far {
		g.trunk(pt{X: gutter, Y: near}, pt{X: gutter, Y: far})
	}
}

// beyondNearest reports whether the trunk continues beyond the nearest row.
func (p *rowPanel) beyondNearest() bool {
	for i, row := range p.rows {
		if i != p.nearest() && row.connected() {
			return true
		}
	}
	return false
}

// stubOffset returns how far the stubs of a row are from the middle of their cards, so
// that the stubs of different rows never line up.
func (p *rowPanel) stubOffset(row int) float64 {
	n := float64(len(p.rows) - 1)
	if n == 0 {
		return 0
	}
	return (float64(row) - n/2) * min(stubStep, 72/n)
}

// connected reports whether the card gets a line to the OSPO.
func (c *card) connected() bool {
	_, any := c.hubFlow()
	return any || c.reporting
}
