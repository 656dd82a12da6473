package goals

import (
	"cmp"
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// The columns of the picture, left to right.
const (
	goalColumn = iota
	objectiveColumn
	workColumn
	partyColumn
	goalsColumns
)

var goalsHeadings = [goalsColumns]model.Phrase{"Goals", "Objectives", "Collaborations", "Stakeholders"}

// nothing is the text of an empty column.
var nothing = [goalsColumns]model.Phrase{"none recorded yet", "none recorded yet", "none names a goal yet", ""}

// goalsWidths are the widths of the columns, px.
var goalsWidths = [goalsColumns]float64{200, 252, 224, 196}

// The picture, px.
const (
	goalsGap   = 92.0 // between columns, for lines
	goalsApart = 10.0 // between the cards of a column
	goalsHead  = 34.0 // height of the headings
	laneHeight = 26.0
	portStep   = 7.0  // between lines at one card
	portEdge   = 12.0 // between a card's corners and its lines
)

// goalsMany is the number of lines to collaborations above which all that serve the same
// goal or objective share a card, and one that serves several is on each of their cards:
// in a thicket across many screens nobody can follow a line.
const goalsMany = 48

// station is a card of a column, or a box in it for lines that pass.
type station struct {
	column  int
	color   scene.Color // of the lines that leave it to the right
	h       float64     // px
	y       float64     // top, set by place
	draw    func(x, y float64) scene.Node
	whose   []scene.Attr // stakeholders it is about
	in, out []*way
}

func (s *station) middle() float64 { return s.y + s.h/2 }

// way is a line between stations.
type way struct {
	from, to   *station
	color      scene.Color
	dash       []float64
	fromY, toY float64 // where it leaves and arrives, set by place
}

// chart is the picture during layout.
type chart struct {
	*strategy
	stations []*station
	ways     []*way
	lefts    [goalsColumns]float64 // left edges of the columns; 0 if there is none
	shared   bool                  // collaborations share cards
	bottom   float64
	aimed    map[*aim]*station
	told     map[*model.Collaboration]bool // collaborations that have a chip
	met      map[*model.Stakeholder]bool   // stakeholders in the picture

	// What the legend explains.
	seen               map[model.Perspective]bool
	gap, dashed, found bool
}

func newChart(s *strategy) *chart {
	c := &chart{
		strategy: s, shared: s.lines() > goalsMany, aimed: map[*aim]*station{},
		told: map[*model.Collaboration]bool{}, met: map[*model.Stakeholder]bool{}, seen: map[model.Perspective]bool{},
	}
	for _, a := range s.aims() {
		c.aimed[a] = c.addAim(a)
		for _, g := range a.supports {
			c.link(c.aimed[g], c.aimed[a], a.has(model.ObjectiveDropped))
		}
	}
	if c.shared {
		c.addShared()
	} else {
		c.addWorks()
	}
	c.setColumns()
	return c
}

func (c *chart) add(s *station) *station {
	c.stations = append(c.stations, s)
	return s
}

// link connects two stations in the colour of the first.
func (c *chart) link(from, to *station, later bool) {
	w := &way{from: from, to: to, color: from.color, dash: card.LaterDash(later)}
	from.out, to.in = append(from.out, w), append(to.in, w)
	c.ways = append(c.ways, w)
	c.dashed = c.dashed || later
}

// addWorks adds a card for each collaboration and its stakeholders.
func (c *chart) addWorks() {
	lanes, parties := map[*aim]*station{}, map[*model.Stakeholder]*station{}
	for _, w := range c.works {
		at := c.addWork(w.Collaboration)
		for _, a := range w.aims {
			if lanes[a] == nil {
				lanes[a] = c.leave(a)
			}
			c.link(lanes[a], at, !w.AtWork(c.o.Today))
		}
		for _, p := range c.ends(w.Collaboration) {
			if c.meet(p) {
				parties[p] = c.addParty(p)
			}
			c.link(at, parties[p], !w.AtWork(c.o.Today))
		}
	}
}

// leave returns the station where lines to the work on an aim begin. Those of a goal pass
// through a box of their own in the column of objectives.
func (c *chart) leave(a *aim) *station {
	at := c.aimed[a]
	if a.kind == objectiveKind || len(c.objectives) == 0 {
		return at
	}
	whose := c.whose(a.direct)
	lane := c.add(&station{column: objectiveColumn, color: at.color, h: laneHeight, whose: whose, draw: func(x, y float64) scene.Node {
		return &scene.Group{Class: "lane", Data: whose, Children: []scene.Node{
			draw.Box(x, y, c.width(objectiveColumn), laneHeight, laneHeight/2, scene.Page, at.color, wayWidth),
			draw.Centered(c.o.Words.Say("without an objective"), x+c.width(objectiveColumn)/2, y+laneHeight/2+4, card.CapsSize, false, scene.Ink2),
		}}
	}})
	c.link(at, lane, noneActive(a.direct))
	return lane
}

func (c *chart) width(column int) float64 {
	if column == workColumn && c.shared { // includes the column of stakeholders
		return goalsWidths[workColumn] + goalsGap + goalsWidths[partyColumn]
	}
	return goalsWidths[column]
}

func (c *chart) holds(column int) bool {
	return slices.ContainsFunc(c.stations, func(s *station) bool { return s.column == column })
}

// setColumns sets the x of the columns. An empty column is shown with a note, unless gaps
// are not wanted.
func (c *chart) setColumns() {
	x := draw.Margin
	for i := range c.lefts {
		if c.holds(i) || nothing[i] != "" && !c.o.NoGaps {
			c.lefts[i] = x
			x += c.width(i) + goalsGap
		}
	}
}

// right returns the right edge of the last column.
func (c *chart) right() float64 {
	right := 0.0
	for i, x := range c.lefts {
		if x > 0 {
			right = x + c.width(i)
		}
	}
	return right
}

// place sets the y of all stations, in the order of the file: goals as they are listed,
// and in each column what belongs to the first goal before what belongs to the next. The
// fullest column is stacked; stations of the others are as close to those they are
// connected with as their order allows. Lines bend only between columns, so no line can
// cross a card.
func (c *chart) place() {
	columns := c.ordered()
	fullest, most := 0, 0.0
	for i, column := range columns {
		if at := stack(column); at > most {
			fullest, most = i, at
		}
	}
	for i := fullest - 1; i >= 0; i-- {
		settle(columns[i], func(s *station) []*way { return s.out }, func(w *way) *station { return w.to })
	}
	for _, column := range columns[fullest+1:] {
		settle(column, func(s *station) []*way { return s.in }, func(w *way) *station { return w.from })
	}
	top := math.Inf(1)
	for _, s := range c.stations {
		top = min(top, s.y)
	}
	for _, s := range c.stations {
		s.y = math.Round(s.y-top) + draw.Top + goalsHead
		c.bottom = max(c.bottom, s.y+s.h)
	}
	for _, s := range c.stations {
		for i, w := range byHeight(s.out, func(w *way) *station { return w.to }) {
			w.fromY = s.port(i, len(s.out))
		}
		for i, w := range byHeight(s.in, func(w *way) *station { return w.from }) {
			w.toY = s.port(i, len(s.in))
		}
	}
}

// ordered returns the stations of each column from top to bottom: those that the first
// station of the previous column leads to come first.
func (c *chart) ordered() [][]*station {
	columns, seen := make([][]*station, goalsColumns), map[*station]bool{}
	var visit func(s *station)
	visit = func(s *station) {
		if seen[s] {
			return
		}
		seen[s] = true
		columns[s.column] = append(columns[s.column], s)
		for column := s.column + 1; column < goalsColumns; column++ {
			for _, w := range s.out {
				if w.to.column == column {
					visit(w.to)
				}
			}
		}
	}
	for column := range goalsColumns {
		for _, s := range c.stations {
			if s.column == column {
				visit(s)
			}
		}
	}
	return columns
}

// stack stacks the stations of a column and returns its bottom. There is more space
// between stations connected with different stations of the previous column.
func stack(column []*station) float64 {
	at := 0.0
	for i, s := range column {
		if i > 0 && len(s.in) > 0 && len(column[i-1].in) > 0 && s.in[0].from != column[i-1].in[0].from {
			at += goalsApart
		}
		s.y = at
		at += s.h + goalsApart
	}
	return at
}

// settle moves the stations of a column as close as possible to the middle of the
// stations at the other ends of their lines, keeping their order and without overlaps. It
// minimises the sum of squares by merging neighbours that compete for space.
func settle(column []*station, ways func(*station) []*way, end func(*way) *station) {
	type run struct {
		from   int     // its first station
		sum, n float64 // sum and weight of the y that its stations prefer for the first
	}
	const little = 1e-6 // weight of a station without lines, which goes below the previous one
	var runs []run
	offsets := make([]float64, len(column)) // of each station from the first of the column
	for i, s := range column {
		if i > 0 {
			offsets[i] = offsets[i-1] + column[i-1].h + goalsApart
		}
		r := run{from: i, n: float64(len(ways(s)))}
		for _, w := range ways(s) {
			r.sum += end(w).middle() - s.h/2 - offsets[i]
		}
		if r.n == 0 {
			r.n = little
			if n := len(runs); n > 0 {
				r.sum = little * runs[n-1].sum / runs[n-1].n
			}
		}
		runs = append(runs, r)
		for n := len(runs); n > 1 && runs[n-2].sum/runs[n-2].n > runs[n-1].sum/runs[n-1].n; n = len(runs) {
			runs[n-2].sum += runs[n-1].sum
			runs[n-2].n += runs[n-1].n
			runs = runs[:n-1]
		}
	}
	for i, r := range runs {
		end := len(column)
		if i+1 < len(runs) {
			end = runs[i+1].from
		}
		for j := r.from; j < end; j++ {
			column[j].y = r.sum/r.n + offsets[j]
		}
	}
}

// byHeight sorts lines by the height of their other ends, so that they don't cross where
// they arrive.
func byHeight(ways []*way, end func(*way) *station) []*way {
	out := slices.Clone(ways)
	slices.SortStableFunc(out, func(a, b *way) int { return cmp.Compare(end(a).middle(), end(b).middle()) })
	return out
}

// port returns the height at which the i-th of n lines meets the station.
func (s *station) port(i, n int) float64 {
	step := min(portStep, max(s.h-2*portEdge, 0)/float64(max(n-1, 1)))
	return s.middle() + (float64(i)-float64(n-1)/2)*step
}
