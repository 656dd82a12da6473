package compass

import (
	"github.com/ospomap/ospomap/model"
)

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
		level += groupRoom(c.cards[0]) + c.cards[0].h/2
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
		g.hang(col, x+float64(i)*(g.card.width+g.gutter), r.y+c.strip())
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
