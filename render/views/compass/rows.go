package compass

import (
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// Lengths of the density rows, px.
const (
	rowsInset   = 20.0 // between boundary and panels
	rowsPad     = 12.0 // inside a panel
	rowsStrip   = 34.0 // height of a panel's heading
	rowsLane    = 44.0 // between panels, where their arrows run
	rowsApart   = 34.0 // between boundary and the outside
	rowsHub     = 70.0 // the office above its team
	rowsColGap  = 8.0  // between columns
	rowsGap     = 3.0  // between rows
	widestRow   = 360.0
	narrowRow   = 170.0 // columns above, below and in a lone block are no narrower
	tallestList = 32    // rows in the middle before another column is taken
	fatWire     = 4.5
)

// rows places one line per stakeholder, in columns, and one arrow per panel.
type rows struct {
	*plan
	numbers map[*party][]int // of links, for the room that they take
	y       float64          // how far down placing has come
	inner   rect             // inside the boundary; its height is not used
	up      *list
	left    *list
	right   *list
	team    *list
	out     *list
}

// placeRows sets the content as rows on a page of maxWidth. It takes any number
// of stakeholders: only the height grows.
func placeRows(c *content) *plan {
	s := &rows{plan: &plan{content: c, density: "rows", w: maxWidth}, numbers: linkNumbers(c.links)}
	s.boundary = rect{x: pageMargin, y: headTop, w: maxWidth - 2*pageMargin}
	s.inner = rect{x: pageMargin + rowsInset, w: s.boundary.w - 2*rowsInset}
	s.setTab()
	s.measure(arrange(c))
	s.y = headTop + 22
	s.placeUp()
	s.placeMiddle()
	s.y += rowsInset
	s.boundary.h = s.y - s.boundary.y
	s.placeOut()
	s.h = s.y + pageMargin
	for _, l := range []*list{s.up, s.team, s.left, s.right, s.out} {
		s.cards = append(s.cards, l.cards...)
	}
	return s.plan
}

// tagLinks prints the number of each link on the rows of both its ends; rows
// have no room for lines between them.
func (p *plan) tagLinks() {
	numbers := linkNumbers(p.links)
	for _, c := range p.cards {
		c.tags = numbers[c.party]
	}
}

// linkNumbers lists the numbers of the links of each party.
func linkNumbers(links []*link) map[*party][]int {
	numbers := map[*party][]int{}
	for _, l := range links {
		numbers[l.from] = append(numbers[l.from], l.number)
		numbers[l.to] = append(numbers[l.to], l.number)
	}
	return numbers
}

// measure sets every row and breaks each list into columns.
func (s *rows) measure(a arrangement) {
	sides := max(len(a.left), len(a.right))
	perSide, inTeam := middleColumns(sides, len(a.down))
	n := 2*perSide + inTeam
	gaps, panels := n-3, 3.0
	lanes := 2 * rowsLane
	if sides == 0 {
		gaps, panels, lanes = n-1, 1, 0
	}
	w := math.Floor((s.inner.w - lanes - panels*2*rowsPad - rowsColGap*float64(gaps)) / float64(n))
	if sides == 0 {
		w = math.Min(w, widestRow)
	}
	s.left = s.newList(a.left, model.Sideways, pointLeft, w, perSide)
	s.right = s.newList(a.right, model.Sideways, pointRight, w, perSide)
	s.team = s.newList(a.down, model.Downward, pointDown, w, inTeam)
	s.up = s.newWideList(a.up, model.Upward, pointUp, s.inner.w, w)
	s.out = s.newWideList(a.out, model.Outside, pointDown, s.boundary.w, w)
}

// middleColumns chooses how many columns each side panel and the block get: as
// few as keep the middle low, else those that make it lowest.
func middleColumns(sides, team int) (perSide, inTeam int) {
	choices := [][2]int{{1, 1}, {1, 2}, {1, 3}, {2, 1}, {1, 4}, {2, 2}}
	if sides == 0 {
		choices = [][2]int{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}}
	}
	lowest := math.MaxInt
	for _, c := range choices {
		height := (team+c[1]-1)/c[1] + 3 // the office is about as high as three rows
		if sides > 0 {
			height = max(height, (sides+c[0]-1)/c[0])
		}
		if height < lowest {
			lowest, perSide, inTeam = height, c[0], c[1]
		}
		if lowest <= tallestList {
			break
		}
	}
	return perSide, inTeam
}

func (s *rows) placeUp() {
	if s.up.empty() {
		return
	}
	r := rect{s.inner.x, s.y, s.inner.w, s.up.height()}
	s.addPanel(s.up, r)
	s.y = r.bottom() + rowsLane
}

// placeMiddle sets the block with the team, and the panels at both sides of it,
// all equally high. The OSPO stays centred even where a side is empty.
func (s *rows) placeMiddle() {
	top := s.y
	sideH, sideW := 0.0, 0.0
	for _, l := range []*list{s.left, s.right} {
		if !l.empty() {
			sideH, sideW = math.Max(sideH, l.height()), math.Max(sideW, l.width())
		}
	}
	block := s.placeBlock(top, sideH)
	fromY := s.hub.center().Y
	if !s.left.empty() {
		r := rect{s.inner.x, top, sideW, block.h}
		s.addPanel(s.left, r)
		s.addArrow(s.left, pt{X: block.x, Y: fromY}, pt{X: r.right(), Y: fromY})
	}
	if !s.right.empty() {
		r := rect{s.inner.right() - sideW, top, sideW, block.h}
		s.addPanel(s.right, r)
		s.addArrow(s.right, pt{X: block.right(), Y: fromY}, pt{X: r.x, Y: fromY})
	}
	if !s.up.empty() {
		x := s.hub.center().X
		s.addArrow(s.up, pt{X: x, Y: s.hub.y}, pt{X: x, Y: top - rowsLane})
	}
	s.y = block.bottom()
}

// placeBlock sets the office and its team into a block at least tall px high,
// and returns the room that it takes. Without a team the office stands alone in
// the middle of that room.
func (s *rows) placeBlock(top, tall float64) rect {
	w := math.Max(s.team.width(), blockMin)
	room := rect{s.inner.center().X - w/2, top, w, math.Max(tall, hubAlone)}
	if s.team.empty() {
		s.hub = newHub(s.content, rect{room.x, room.center().Y - hubAlone/2, w, hubAlone}, true)
		return room
	}
	need := rowsHub + s.team.height()
	room.h = math.Max(tall, need)
	head := rowsHub + math.Min(50, room.h-need)
	s.hub = newHub(s.content, rect{room.x, top, w, head}, true)
	s.hub.squareFoot = true
	s.block = room
	s.regions = append(s.regions, &region{room, model.Downward})
	s.setList(s.team, rect{room.x, top + head, w, room.h - head})
	return room
}

func (s *rows) placeOut() {
	if s.out.empty() {
		return
	}
	r := rect{s.boundary.x, s.y + rowsApart, s.boundary.w, s.out.height()}
	from := s.hub.bottom()
	if s.block.h > 0 {
		from = s.block.bottom()
	}
	x := s.hub.center().X
	s.addArrow(s.out, pt{X: x, Y: from}, pt{X: x, Y: r.y})
	s.addPanel(s.out, r)
	s.y = r.bottom()
}

// addPanel draws a list's panel and sets the list into it.
func (s *rows) addPanel(l *list, r rect) {
	s.regions = append(s.regions, &region{r, l.persp})
	s.setList(l, r)
}

// setList gives the rows of a list their places below its heading.
func (s *rows) setList(l *list, r rect) {
	s.headings = append(s.headings, l.heading(r))
	x := r.x + (r.w-l.columnsWidth())/2
	for _, col := range l.cols {
		y := r.y + rowsStrip
		for _, c := range col {
			c.x, c.y = x, y
			y += c.h + rowsGap
		}
		x += l.colW + rowsColGap
	}
}

// addArrow draws the one arrow between the office and a panel.
func (s *rows) addArrow(l *list, from, to pt) { s.fatArrow(l.cards, l.persp, from, to) }

// fatArrow sums up all the arrows between the office and some cards in one.
func (p *plan) fatArrow(cards []*card, persp model.Perspective, from, to pt) {
	w := &wire{kind: trunkWire, line: []pt{from, to}, width: fatWire, color: scene.Gap, dashed: true}
	connected := false
	for _, c := range cards {
		sum, any := c.hubFlow()
		if !any {
			continue
		}
		connected = true
		w.head = w.head || sum.flow == flowOut || sum.flow == flowBoth
		w.tail = w.tail || sum.flow == flowIn || sum.flow == flowBoth
		w.dashed = w.dashed && sum.dashed
		if !c.ghost {
			w.color = draw.Accent(persp)
		}
	}
	if connected {
		p.wires = append(p.wires, w)
	}
}
