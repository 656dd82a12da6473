package compass

import (
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// gridSpec is what tells the densities cards, compact and slide apart. All
// lengths are px.
type gridSpec struct {
	density    string
	card       cardSpec
	gapX, gapY float64 // between cards
	lane       float64 // between the OSPO's block and the side panels
	gutter     float64 // between two columns that share a spine
	busGap     float64 // between two rows that share a bus
	upCols     int
	outCols    int
	tallest    float64 // a column higher than this is split
	outRight   bool    // outside stands at the right: 16:9
	centered   bool    // side columns are centred rather than hung from the top
}

var (
	cardsGrid = gridSpec{
		density: "cards", card: cardsSpec, gapX: 14, gapY: 18, lane: 60, gutter: 76, busGap: 44,
		upCols: 5, outCols: 5, tallest: 1100, centered: true,
	}
	compactGrid = gridSpec{
		density: "compact", card: compactSpec, gapX: 12, gapY: 12, lane: 48, gutter: 56, busGap: 40,
		upCols: 6, outCols: 6, tallest: 1100,
	}
	slideGrid = gridSpec{
		density: "slide", card: compactSpec.withWidth(176), gapX: 12, gapY: 12, lane: 48, gutter: 56, busGap: 40,
		upCols: 6, outCols: 6, tallest: 620, outRight: true,
	}
)

func (s cardSpec) withWidth(w float64) cardSpec { s.width = w; return s }

func placeCards(c *content) *plan { return placeGrid(c, cardsGrid) }

func placeCompact(c *content) *plan { return placeGrid(c, compactGrid) }

func placeSlide(c *content) *plan { return placeGrid(c, slideGrid) }

// grid places a compass whose cards stand in rows and columns around the block.
type grid struct {
	*plan
	gridSpec
	outer           float64 // room for links along the inside of the boundary
	inner           rect    // inside the boundary, from the top down to where placing has come
	hubX            float64 // the vertical axis of the picture
	left, right     *column
	upRows, outRows *rowPanel
	team            *team
	outCards        []*card
}

func placeGrid(c *content, spec gridSpec) *plan {
	a := arrange(c)
	g := &grid{plan: &plan{content: c, density: spec.density}, gridSpec: spec, outer: 18}
	if n := len(c.links); n > 8 {
		g.outer = 48
	} else if n > 0 {
		g.outer = 34
	}
	up, down, out := cardsOf(a.up, spec.card), cardsOf(a.down, spec.card), cardsOf(a.out, spec.card)
	g.left, g.right = g.newColumn(cardsOf(a.left, spec.card)), g.newColumn(cardsOf(a.right, spec.card))
	g.team = g.newTeam(down)
	g.upRows = g.newRowPanel(up, g.upCols, true)
	if spec.outRight {
		g.outCards = out
	} else {
		g.outRows = g.newRowPanel(out, g.outCols, false)
	}
	for _, cs := range [][]*card{up, g.left.cards, down, g.right.cards, out} {
		g.cards = append(g.cards, cs...)
	}
	sideW, laneW := g.setWidths()
	g.placeUp()
	g.placeMiddle(sideW, laneW)
	g.placeOutside()
	g.h += pageMargin
	return g.plan
}

// setWidths fixes the boundary's width and the axis, and returns the widths of
// a side panel and of a lane. Both sides are equally wide, so the OSPO stays
// centred even when one is empty.
func (g *grid) setWidths() (sideW, laneW float64) {
	sideW = math.Max(g.left.width(g), g.right.width(g))
	if sideW > 0 {
		laneW = g.lane
	}
	middle := 2*(sideW+laneW) + g.team.w
	width := middle
	if g.upRows != nil {
		width = math.Max(width, g.upRows.w+2*panelPad)
	}
	bound := width + 2*g.outer
	if g.outRows != nil && g.outRows.w+2*panelPad > bound {
		bound = g.outRows.w + 2*panelPad
		width = bound - 2*g.outer
	}
	if sideW > 0 {
		laneW += math.Min((width-middle)/4, 30)
	}
	g.boundary = rect{x: pageMargin, y: headTop, w: bound}
	g.setTab()
	g.w = bound + 2*pageMargin
	g.hubX = g.boundary.center().X
	g.inner = rect{g.hubX - width/2, headTop + 24, width, 0}
	return sideW, laneW
}

// setTab reserves the organisation's name on the boundary.
func (p *plan) setTab() {
	if p.org == "" {
		return
	}
	w := math.Min(text.Room(p.org, 12, true)+20, p.boundary.w-60)
	p.tab = rect{p.boundary.x + 20, p.boundary.y - 11, w, 22}
}

func (g *grid) placeUp() {
	if g.upRows == nil {
		return
	}
	r := rect{g.inner.x, g.inner.y, g.inner.w, g.upRows.h}
	g.upRows.place(g, r)
	g.regions = append(g.regions, &region{r, model.Upward})
	g.addHeading(model.Upward, "executives and sponsors", g.upRows.cards, r.x+14, r.y+19, r.w-28)
	g.inner.y = r.bottom() + 26
	if len(g.links) > 0 {
		g.inner.y += 12
	}
}

// placeMiddle sets the OSPO's block and the panels at both sides of it.
func (g *grid) placeMiddle(sideW, laneW float64) {
	top := g.inner.y
	panelTop := top
	if g.outRight && len(g.outCards) > 0 {
		panelTop += 26 // the trunk to the outside runs above the right panel
	}
	sideH := math.Max(g.left.height(g), g.right.height(g))
	if sideH > 0 {
		sideH += panelTop - top
	}
	blockX := g.hubX - g.team.w/2
	g.team.place(g, blockX, top, sideH)
	bottom := top + math.Max(sideH, g.team.h)
	g.placeSide(g.left, rect{blockX - laneW - sideW, panelTop, sideW, bottom - panelTop}, true)
	g.placeSide(g.right, rect{blockX + g.team.w + laneW, panelTop, sideW, bottom - panelTop}, false)
	if g.upRows != nil {
		g.upRows.wire(g, g.hub.y)
	}
	bottom += 20
	if len(g.links) > 0 {
		bottom += 12
	}
	g.boundary.h = bottom - g.boundary.y
	g.h = bottom
}

func (g *grid) placeOutside() {
	switch {
	case g.outRows != nil:
		y := g.boundary.bottom() + 26
		if len(g.links) > 0 {
			y += 14
		}
		r := rect{g.boundary.x, y, g.boundary.w, g.outRows.h}
		g.outRows.place(g, r)
		g.outRows.wire(g, g.team.bottom(g))
		g.regions = append(g.regions, &region{r, model.Outside})
		g.addHeading(model.Outside, "foundations, communities, regulators, suppliers", g.outRows.cards, r.x+14, r.y+19, g.hubX-r.x-28)
		g.h = r.bottom()
	case len(g.outCards) > 0:
		g.placeOutRight()
	}
}

// addHeading titles a region: its name, what stands there where room px allow,
// and how many.
func (p *plan) addHeading(persp model.Perspective, what string, cs []*card, x, y, room float64) {
	title := run{s: upper(string(persp)), size: 11.5, bold: true, color: draw.Accent(persp), spacing: 0.6, gap: 8}
	count := p.countText(cs)
	size := 11.5
	words := what + " · " + count
	if what == "" || title.width()+text.Room(words, size, false) > room {
		words = count
	}
	p.headings = append(p.headings, &heading{x: x, y: y, runs: []run{title, {s: words, size: size, color: scene.Ink2}}})
}

// countText counts cards, and gaps among them: "5 · 1 gap".
func (p *plan) countText(cs []*card) string {
	n, gaps := 0, 0
	for _, c := range cs {
		if c.change != Removed {
			n++
		}
		if c.ghost {
			gaps++
		}
	}
	if gaps == 0 {
		return itoa(n)
	}
	if gaps == n {
		return model.Counted(gaps, "gap")
	}
	return itoa(n) + " · " + model.Counted(gaps, "gap")
}

// stub is the short coloured line of a card: its arrow from or to the OSPO.
func (p *plan) stub(c *card, from, at pt) {
	switch {
	case at.X > from.X+1:
		c.glyph = pointRight
	case at.X < from.X-1:
		c.glyph = pointLeft
	case at.Y < from.Y:
		c.glyph = pointUp
	default:
		c.glyph = pointDown
	}
	sum, any := c.hubFlow()
	if !any {
		return
	}
	w := &wire{
		kind: stubWire, line: []pt{from, at}, to: c, width: strengthWidth[sum.strength], dashed: sum.dashed,
		head: sum.flow == flowOut || sum.flow == flowBoth, tail: sum.flow == flowIn || sum.flow == flowBoth,
		color: sum.change.color(c.accent()),
	}
	p.wires = append(p.wires, w)
}

// trunk is the neutral line that brings the OSPO to its cards.
func (p *plan) trunk(line ...pt) {
	if length(line) < 0.5 {
		return
	}
	p.wires = append(p.wires, &wire{kind: trunkWire, line: line, width: 3, color: scene.Trunk, radius: 10})
}
