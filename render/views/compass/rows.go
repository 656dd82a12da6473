package compass

import (
	"math"
	"slices"
	"sort"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// Dimensions of the density rows, px.
const (
	rowsInset    = 20.0 // between boundary and panels
	rowsPad      = 12.0 // inside a panel
	rowsStrip    = 34.0 // height of a panel's heading
	rowsLane     = 44.0 // between panels, where their arrows run
	rowsApart    = 34.0 // between boundary and the outside
	rowsHub      = 70.0 // least height of the office above its team
	rowsColGap   = 8.0  // between columns
	rowsGap      = 3.0  // between rows
	widestRow    = 360.0
	narrowWide   = 270.0  // of rows above and below on a narrow page, so that two columns fit
	narrowHub    = 150.0  // of the office without a team beside others, on a narrow page
	narrowRow    = 170.0  // least width of columns above, below and in a lone block
	mostRoomy    = 400    // number of parties beyond which no page is roomy
	tallestRoomy = 1600.0 // height up to which a page of maxWidth is roomy
	longerRoomy  = 1.125  // factor of the compact height up to which a higher page is roomy
	twoSided     = 820.0  // width of pages below which other functions are at one side only
	tallestList  = 32     // number of rows in the middle before another column is added
	fatWire      = 4.5
)

// rows lays out one line per stakeholder, in columns, and one arrow per panel.
type rows struct {
	*plan
	tags  map[*party][]tag // numbers of links
	roomy bool
	y     float64 // bottom of what has been placed so far
	inner rect    // inside the boundary; its height is not used
	up    *list
	left  *list
	right *list
	team  *list
	out   *list
}

// placeRows lays out the content as rows. It takes any number of stakeholders: only the
// height grows.
func placeRows(c *content) *plan {
	if len(c.parties) > mostRoomy {
		return newRows(c, false)
	}
	roomy := newRows(c, true)
	if roomy.h <= tallestRoomy*maxWidth/min(maxWidth, c.pageWidth()) {
		return roomy
	}
	if p := newRows(c, false); roomy.h > longerRoomy*p.h {
		return p
	}
	return roomy
}

// newRows lays out the content. If it is roomy, what a stakeholder does may go below the
// name.
func newRows(c *content, roomy bool) *plan {
	w := c.pageWidth()
	s := &rows{plan: &plan{content: c, density: "rows", w: w}, tags: map[*party][]tag{}, roomy: roomy}
	for _, l := range c.links { // rows have no room for lines between them
		s.tags[l.from], s.tags[l.to] = l.tagged(s.tags[l.from], l.from), l.tagged(s.tags[l.to], l.to)
	}
	s.boundary = rect{x: pageMargin, y: headTop, w: w - 2*pageMargin}
	s.inner = rect{x: pageMargin + rowsInset, w: s.boundary.w - 2*rowsInset}
	s.setTab(tabMost)
	s.measure(arrange(c, w < twoSided))
	s.y = max(headTop+22, s.tab.bottom()+11)
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

// measure lays out every row, and breaks each list into columns.
func (s *rows) measure(a arrangement) {
	sides := max(len(a.left), len(a.right))
	perSide, inTeam := middleColumns(sides, len(a.down))
	n := 2*perSide + inTeam
	gaps, panels := n-3, 3.0
	lanes := 2 * rowsLane
	switch {
	case sides == 0:
		gaps, panels, lanes = n-1, 1, 0
	case len(a.right) == 0 && s.w < twoSided:
		perSide, inTeam = 1, 1
		n, gaps, panels, lanes = 2, 0, 2, rowsLane
	}
	w := math.Floor((s.inner.w - lanes - panels*2*rowsPad - rowsColGap*float64(gaps)) / float64(n))
	teamW := w
	switch {
	case sides == 0:
		w, teamW = min(w, widestRow), min(w, widestRow)
		if s.w < twoSided {
			w = min(w, narrowWide)
		}
	case n == 2 && len(a.down) == 0: // a narrow page of other functions without a team
		w, teamW = 2*w-narrowHub, narrowHub
	}
	s.team = s.newList(a.down, model.Downward, teamW, inTeam, s.roomy)
	setSides := func(roomy bool) {
		s.left = s.newList(a.left, model.Sideways, w, perSide, roomy)
		s.right = s.newList(a.right, model.Sideways, w, perSide, roomy)
	}
	if setSides(len(s.parties) <= mostRoomy); !s.roomy && max(s.left.height(), s.right.height()) > s.team.height() {
		setSides(false) // else the team makes the page as high anyway
	}
	s.up = s.newWideList(a.up, model.Upward, s.inner.w, w)
	s.out = s.newWideList(a.out, model.Outside, s.boundary.w, w)
}

// middleColumns chooses the number of columns of each side panel and of the block: the
// fewest that keep the middle low, or else those that make it lowest.
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
	r := s.wide(s.up, s.inner)
	s.addPanel(s.up, r)
	s.y = r.bottom() + rowsLane
}

// wide returns the place of a list above or below the middle, as wide as the list needs:
// centred in around, or at its right if the office is at the right.
func (s *rows) wide(l *list, around rect) rect {
	w := l.hugged()
	r := rect{around.center().X - w/2, s.y, w, l.height()}
	if s.oneSide() {
		r.x = around.right() - w
	}
	return r
}

// placeMiddle places the block with the team, and the panels at its sides. Except on a
// narrow page, the OSPO stays centred even if one side is empty.
func (s *rows) placeMiddle() {
	top := s.y
	block := s.placeBlock(top)
	fromY := s.hub.center().Y
	s.y = block.bottom()
	for _, l := range []*list{s.left, s.right} {
		if l.empty() {
			continue
		}
		r := rect{s.inner.x, top, l.panelW, l.height()}
		from, to := pt{X: block.x, Y: fromY}, pt{X: r.right(), Y: fromY}
		if l == s.right {
			r.x = s.inner.right() - r.w
			from.X, to.X = block.right(), r.x
		}
		s.addPanel(l, r)
		y := min(fromY, r.bottom()-14)
		from.Y, to.Y = y, y
		s.fatArrow(l.cards, l.persp, from, to)
		s.y = max(s.y, r.bottom())
	}
	if !s.up.empty() {
		x := s.hub.center().X
		s.fatArrow(s.up.cards, model.Upward, pt{X: x, Y: s.hub.y}, pt{X: x, Y: top - rowsLane})
	}
}

// placeBlock places the office and its team in a block, and returns the bounds of the
// block.
func (s *rows) placeBlock(top float64) rect {
	w := max(s.team.panelW, blockMin)
	room := rect{s.inner.center().X - w/2, top, w, 0}
	if s.oneSide() {
		w = s.team.panelW
		room.x, room.w = s.inner.right()-w, w
	}
	if s.team.empty() {
		room.h = hubNeeds(s.content, w, hubAlone)
		s.setOffice(room, 0)
		return room
	}
	head := hubNeeds(s.content, w, rowsHub)
	room.h = head + s.team.height()
	s.setOffice(room, head)
	s.setList(s.team, rect{room.x, top + head, w, room.h - head})
	return room
}

// oneSide reports whether other functions are at the left only, with the office at the
// right.
func (s *rows) oneSide() bool { return s.right.empty() && !s.left.empty() && s.w < twoSided }

func (s *rows) placeOut() {
	if s.out.empty() {
		return
	}
	s.y += rowsApart
	r := s.wide(s.out, s.boundary)
	x := s.hub.center().X
	s.fatArrow(s.out.cards, model.Outside, pt{X: x, Y: s.officeBottom()}, pt{X: x, Y: r.y})
	s.addPanel(s.out, r)
	s.y = r.bottom()
}

// addPanel adds a list's panel and places the list in it.
func (s *rows) addPanel(l *list, r rect) {
	s.regions = append(s.regions, &region{r, l.persp})
	s.setList(l, r)
}

// setList places the rows of a list below its heading.
func (s *rows) setList(l *list, r rect) {
	s.headings = append(s.headings, l.heading(r))
	x := r.x + (r.w-l.columnsWidth())/2
	for _, col := range l.cols {
		s.hang(col, x, r.y+rowsStrip, rowsGap, rowGroupStrip, rowGroupLift)
		x += l.colW + rowsColGap
	}
}

// fatArrow adds one arrow that sums up all arrows between the office and some cards.
func (p *plan) fatArrow(cards []*card, persp model.Perspective, from, to pt) {
	w := &wire{kind: trunkWire, line: []pt{from, to}, width: fatWire, color: scene.Gap, dashed: true}
	connected := false
	for _, c := range cards {
		sum, any := c.hubFlow()
		if !any {
			continue
		}
		connected = true
		w.head = w.head || sum.flow.out()
		w.tail = w.tail || sum.flow.in()
		w.dashed = w.dashed && sum.dashed
		if !c.ghost {
			w.color = draw.Accent(persp)
		}
	}
	if connected {
		p.wires = append(p.wires, w)
	}
}

// Pages draws the map as rows on as many pages as needed, at most h px high. Each page is
// a compass of some of the stakeholders, with their number and the total in the headings.
func Pages(m *model.Map, o Options, h float64) ([]*scene.Scene, error) {
	c := digest(m, o)
	if err := c.addOverlay(m, o); err != nil {
		return nil, err
	}
	var all []*party
	c.totals = map[model.Perspective]tally{}
	for _, p := range model.Perspectives {
		var t tally
		for _, x := range gatherGroups(c.in(p)) {
			t.add(x)
			all = append(all, x)
		}
		c.totals[p] = t
	}
	var parts []*content
	for len(all) > 0 {
		high := func(i int) bool { return c.partOf(all[:i+1]).asRows().Height > h }
		n := max(1, sort.Search(len(all), high))
		parts, all = append(parts, c.partOf(all[:n])), all[n:]
	}
	var pages []*scene.Scene
	for i, part := range parts {
		part.subtitle += " · " + o.Words.Say("part {n} of {all}", "n", i+1, "all", len(parts))
		s := part.asRows()
		s.Details = sync.OnceValue(func() []scene.Detail {
			return detail.Shown(detail.Of(o.Words, m, o.Findings, o.NoGaps, o.Today), s.Root)
		})
		pages = append(pages, s)
	}
	return pages, nil
}

// partOf returns the content for some of the stakeholders, with the totals of all.
func (c *content) partOf(some []*party) *content {
	out := *c
	out.parties = some
	out.links = slices.DeleteFunc(slices.Clone(c.links), func(l *link) bool {
		return !slices.Contains(some, l.from) && !slices.Contains(some, l.to)
	})
	return &out
}

// asRows draws a page.
func (c *content) asRows() *scene.Scene { return finish(newRows(c, true)).draw() }
