package compass

import (
	"math"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	kit "github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// gridSpec is what distinguishes the densities cards, compact and slide. All lengths are
// px.
type gridSpec struct {
	density    string
	card       cardSpec
	gapX, gapY float64 // between cards
	lane       float64 // between the OSPO's block and the side panels
	gutter     float64 // between two columns that share a spine
	busGap     float64 // between a row and its bus
	cols       int     // at most, above and below
	tallest    float64 // higher columns are split
	outRight   bool    // the outside is at the right, for 16:9
	oneSide    bool    // other functions are at one side only
	spread     spread
}

// spread is extra space between the zones, so that they fill a page of a given shape, px.
type spread struct{ x, y float64 }

var (
	cardsGrid = gridSpec{
		density: "cards", card: cardsSpec, gapX: 14, gapY: 18, lane: 60, gutter: 76, busGap: 38,
		cols: 5, tallest: 1100,
	}
	compactGrid = gridSpec{
		density: "compact", card: compactSpec, gapX: 12, gapY: 13, lane: 48, gutter: 56, busGap: 34,
		cols: 5, tallest: 1500,
	}
	slideGrid = gridSpec{
		density: "slide", card: compactSpec, gapX: 12, gapY: 13, lane: 48, gutter: 56, busGap: 34,
		cols: 6, tallest: 620, outRight: true,
	}
)

// zoneGap is the distance between the zones, and from them to the boundary, px.
const zoneGap = 24.0

// blockStretch is how much the office's block may grow in height so that lines from its
// sides meet it, px.
const blockStretch = 130.0

func (s cardSpec) withWidth(w float64) cardSpec { s.width = w; return s }

// grid places a compass whose cards are in rows and columns around the block.
type grid struct {
	*plan
	gridSpec
	outer           float64 // room for links along the inside of the boundary
	hubX            float64 // the axis of the picture
	left, right     *column
	upRows, outRows *rowPanel
	team            *team
	outCards        []*card
	y               float64 // bottom of what has been placed so far
}

func placeGrid(c *content, spec gridSpec) *plan {
	a := arrange(c, spec.oneSide)
	g := &grid{plan: &plan{content: c, density: spec.density, spec: spec}, gridSpec: spec, outer: 18}
	if n := len(c.routed()); n > fewLinks {
		g.outer = 48
	} else if n > 0 {
		g.outer = 34
	}
	outSpec := spec.card
	outSpec.below = !spec.outRight // the upper edge is for the line from the OSPO
	up, down, out := cardsOf(a.up, spec.card), cardsOf(a.down, spec.card), cardsOf(a.out, outSpec)
	g.left, g.right = g.newColumn(cardsOf(a.left, spec.card), true), g.newColumn(cardsOf(a.right, spec.card), false)
	g.team = g.newTeam(down)
	g.upRows = g.newRowPanel(up, model.Upward, true)
	if spec.outRight {
		g.outCards = out
	} else {
		g.outRows = g.newRowPanel(out, model.Outside, false)
	}
	for _, cs := range [][]*card{up, g.left.cards, down, g.right.cards, out} {
		g.cards = append(g.cards, cs...)
	}
	g.setWidths()
	g.placeUp()
	g.placeMiddle()
	g.placeOutside()
	g.h += pageMargin
	return g.plan
}

// setWidths sets the boundary's width and the axis: at either side of the axis,
// everything is as wide as its cards need.
func (g *grid) setWidths() {
	left, right := g.team.w/2, g.team.w/2
	if w := g.left.width(g); w > 0 {
		left += g.lane + g.spread.x + w
	}
	if w := g.right.width(g); w > 0 {
		right += g.lane + g.spread.x + w
	}
	if p := g.upRows; p != nil {
		left, right = max(left, p.left), max(right, p.right)
	}
	left, right = left+g.outer, right+g.outer
	if least := text.Room(g.org, tabSize, true) + 20 + 40; g.org != "" && left+right < least && least < maxWidth {
		left, right = left+(least-left-right)/2, right+(least-left-right)/2
	}
	x0, x1 := left, right
	if p := g.outRows; p != nil {
		x0, x1 = max(x0, p.left), max(x1, p.right)
	}
	g.w = x0 + x1 + 2*pageMargin
	if least := g.leastWidth(); g.w < least && !g.outRight {
		x0 += (least - g.w) / 2
		g.w = least
	}
	g.hubX = math.Round(pageMargin + x0)
	g.boundary = rect{x: g.hubX - left, y: headTop, w: left + right}
	g.setTab(1)
}

// leastWidth returns the width of the page that the title needs, within limits.
func (p *plan) leastWidth() float64 {
	w := max(text.Room(p.title, 20, true), text.Room(p.subtitle, 12.5, false))
	return clamp(math.Ceil(w)+2*pageMargin, narrowest, p.pageWidth())
}

const (
	tabSize   = 12.0  // of the organisation's name
	tabStep   = 14.0  // between its lines
	tabMost   = 3     // lines, where the boundary is narrow
	narrowest = 480.0 // page
)

// setTab reserves space for the organisation's name on the boundary, at most most lines.
func (p *plan) setTab(most int) {
	if p.org == "" {
		return
	}
	w, lines := 0.0, text.Wrap(p.org, tabSize, true, p.boundary.w-60, most)
	for _, l := range lines {
		w = max(w, math.Ceil(text.Room(l, tabSize, true)))
	}
	p.tabLines = len(lines)
	p.tab = rect{p.boundary.x + 20, p.boundary.y - 11, w + 20, 22 + tabStep*float64(len(lines)-1)}
}

// linkGap returns the extra distance between zones if links between stakeholders run
// there.
func (g *grid) linkGap() float64 {
	if len(g.routed()) > 0 {
		return 12
	}
	return 0
}

func (g *grid) placeUp() {
	g.y = headTop + zoneGap
	if g.upRows == nil {
		return
	}
	r := rect{g.hubX - g.upRows.left, g.y, g.upRows.left + g.upRows.right, g.upRows.h}
	g.upRows.place(g, r)
	g.addRegion(model.Upward, g.upRows.cards, r, r.w-28)
	g.y = r.bottom() + zoneGap + g.linkGap() + g.spread.y
}

// addRegion adds a panel with its heading, which may take room px.
func (g *grid) addRegion(persp model.Perspective, cards []*card, r rect, room float64) {
	g.regions = append(g.regions, &region{r, persp})
	g.addHeading(persp, cards, r.x+14, r.y+19, room)
}

// placeMiddle places the OSPO's block and the panels at both sides of it.
func (g *grid) placeMiddle() {
	top := g.y
	panelTop := top
	if g.outRight && len(g.outCards) > 0 && len(g.right.cards) > 0 {
		panelTop += zoneGap // the trunk to the outside runs above the right panel
	}
	meet := 0.0 // how far down lines from the sides meet the block
	for _, c := range []*column{g.left, g.right} {
		if y := panelTop - top + c.reach(g); y < g.team.h+blockStretch { // otherwise a spine leads there
			meet = max(meet, y)
		}
	}
	blockX := g.hubX - g.team.w/2
	g.team.place(g, blockX, top, meet)
	bottom := g.officeBottom()
	for _, c := range []*column{g.left, g.right} {
		w, h := c.width(g), c.height(g)
		if w == 0 {
			continue
		}
		r := rect{blockX - g.lane - g.spread.x - w, panelTop, w, h}
		if c == g.right {
			r.x = blockX + g.team.w + g.lane + g.spread.x
		}
		g.placeSide(c, r, c == g.left)
		bottom = max(bottom, r.bottom())
	}
	if g.upRows != nil {
		g.upRows.wire(g, g.hub.y)
	}
	bottom += zoneGap + g.linkGap()
	g.boundary.h = bottom - g.boundary.y
	g.h = bottom
}

func (g *grid) placeOutside() {
	switch {
	case g.outRows != nil:
		y := g.boundary.bottom() + zoneGap + g.linkGap() + g.spread.y
		r := rect{g.hubX - g.outRows.left, y, g.outRows.left + g.outRows.right, g.outRows.h}
		g.outRows.place(g, r)
		g.outRows.wire(g, g.officeBottom())
		room := r.w - 28
		if g.outRows.wired {
			room = g.hubX - r.x - 24
		}
		g.addRegion(model.Outside, g.outRows.cards, r, room)
		g.h = r.bottom()
	case len(g.outCards) > 0:
		g.placeOutRight()
	}
}

// addHeading adds the title of a region: its name and, as far as room px allow, who
// belongs there and how many there are.
func (p *plan) addHeading(persp model.Perspective, cs []*card, x, y, room float64) {
	title := p.headingRun(persp)
	count := p.countText(cs)
	words := p.Say(kit.WhoStands[persp]) + " · " + count
	for rest := count; words != "" && title.width()+text.Room(words, headingSize, false) > room; {
		words = rest
		rest = rest[:max(0, strings.LastIndex(rest, " · "))]
	}
	runs := []run{title}
	if words != "" {
		runs = append(runs, run{s: words, size: headingSize, color: scene.Ink2})
	}
	p.headings = append(p.headings, &heading{x: x, y: y, runs: runs})
}

const headingSize = 11.5

// headingRun returns the name of a perspective, in the style of headings.
func (c *content) headingRun(persp model.Perspective) run {
	return run{s: draw.Capitals(c.Word(string(persp))), size: headingSize, bold: true, color: draw.Accent(persp), spacing: 0.6, gap: 8}
}

// headingNeeds returns the least room that a region's heading needs, px.
func (c *content) headingNeeds(persp model.Perspective, cs []*card) float64 {
	return c.headingRun(persp).width() + text.Room(c.countText(cs), headingSize, false)
}

// countText counts cards: stakeholders, the gaps among them, and people separately, as in
// "5 · 1 gap · 2 people".
func (c *content) countText(cs []*card) string { return c.counted(tallyOf(cs)) }

func (c *content) counted(t tally) string {
	var counts []string
	if t.there > t.gaps || t.gaps == 0 && t.people == 0 {
		counts = append(counts, strconv.Itoa(t.there))
	}
	if t.gaps > 0 {
		counts = append(counts, c.Say("{n|gap}", "n", t.gaps))
	}
	if t.people > 0 {
		counts = append(counts, c.Say("{n|person|people}", "n", t.people))
	}
	return strings.Join(counts, " · ")
}
