package compass

import "math"

// rowPanel is a region whose cards stand in rows, wired by horizontal buses
// between them. Its trunk runs on the picture's axis, through a gutter that
// splits every row in two equal halves.
type rowPanel struct {
	cards    []*card
	rows     [][]*card
	ys       []float64 // of the rows, from the panel's top
	w, h     float64
	half     int // cards left of the gutter; 0 is no gutter
	hubBelow bool
	buses    []bus
	rect     rect // set by place
}

// bus is a horizontal line between two rows; -1 stands for no row there.
type bus struct {
	y            float64 // from the panel's top
	above, below int
}

// newRowPanel breaks cards into rows of at most cols, more where there would be
// too many rows. No cards, no panel.
func (g *grid) newRowPanel(cards []*card, cols int, hubBelow bool) *rowPanel {
	if len(cards) == 0 {
		return nil
	}
	p := &rowPanel{cards: cards, hubBelow: hubBelow}
	for len(cards) > 6*cols {
		cols += 2
	}
	n := (len(cards) + cols - 1) / cols
	per := (len(cards) + n - 1) / n
	if n > 1 {
		per += per % 2
		p.half = per / 2
	}
	p.w = float64(per)*g.card.width + float64(per-1)*g.gapX
	if p.half > 0 {
		p.w += g.gutter - g.gapX
	}
	for i := 0; i < len(cards); i += per {
		p.rows = append(p.rows, cards[i:min(len(cards), i+per)])
	}
	p.stack(g)
	return p
}

// stack sets the rows' heights and puts a bus between each pair of rows,
// counted from the OSPO; a row left over gets a bus of its own on the side
// towards the OSPO.
func (p *rowPanel) stack(g *grid) {
	n := len(p.rows)
	y := titleStrip
	if !p.hubBelow && n == 1 {
		p.buses = append(p.buses, bus{y: y, above: -1, below: 0})
		y += g.busGap - 6
	}
	for i, row := range p.rows {
		p.ys = append(p.ys, y)
		y += equalHeights(row)
		if i == n-1 {
			break
		}
		fromHub := i
		if p.hubBelow {
			fromHub = n - 2 - i
		}
		b := bus{y: y + g.busGap/2, above: i, below: i + 1}
		switch {
		case fromHub%2 == 0:
		case p.hubBelow && i == 0:
			b.below = -1
		case !p.hubBelow && i == n-2:
			b.above = -1
		default:
			y += g.gapY
			continue
		}
		p.buses = append(p.buses, b)
		y += g.busGap
	}
	if p.hubBelow && n == 1 {
		p.buses = append(p.buses, bus{y: y + g.busGap - 6, above: 0, below: -1})
		y += g.busGap - 6
	}
	p.h = y + panelPad
}

// place sets the cards into r. A single row is spread out; more rows keep their
// gutter on the axis.
func (p *rowPanel) place(g *grid, r rect) {
	p.rect = r
	for i, row := range p.rows {
		gap := g.gapX
		x := g.hubX - p.w/2
		if len(p.rows) == 1 {
			n := float64(len(row))
			gap = math.Min(48, (r.w-2*panelPad-n*g.card.width)/math.Max(1, n-1))
			x = g.hubX - (n*g.card.width+(n-1)*gap)/2
		}
		for j, c := range row {
			if p.half > 0 && j == p.half {
				x += g.gutter - gap
			}
			c.x, c.y = x, r.y+p.ys[i]
			x += g.card.width + gap
		}
	}
}

// wire draws buses, stubs and the trunk to them, which starts at hubY.
func (p *rowPanel) wire(g *grid, hubY float64) {
	far := hubY
	for _, b := range p.buses {
		y := p.rect.y + b.y
		x0, x1 := g.hubX, g.hubX
		attach := func(row int, edge func(*card) float64) {
			if row < 0 {
				return
			}
			for _, c := range p.rows[row] {
				at := pt{X: c.center().X, Y: edge(c)}
				g.stub(c, pt{X: at.X, Y: y}, at)
				if c.connected() {
					x0, x1 = math.Min(x0, at.X), math.Max(x1, at.X)
				}
			}
		}
		attach(b.above, func(c *card) float64 { return c.bottom() })
		attach(b.below, func(c *card) float64 { return c.y })
		if !p.reaches(b) {
			continue
		}
		g.trunk(pt{X: x0, Y: y}, pt{X: x1, Y: y})
		if math.Abs(y-hubY) > math.Abs(far-hubY) {
			far = y
		}
	}
	g.trunk(pt{X: g.hubX, Y: hubY}, pt{X: g.hubX, Y: far})
}

// reaches reports whether any card at the bus has something to do with the OSPO.
func (p *rowPanel) reaches(b bus) bool {
	for _, row := range []int{b.above, b.below} {
		if row < 0 {
			continue
		}
		for _, c := range p.rows[row] {
			if c.connected() {
				return true
			}
		}
	}
	return false
}

// connected reports whether the card gets a line to the OSPO.
func (c *card) connected() bool {
	_, any := c.hubFlow()
	return any
}
