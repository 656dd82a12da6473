package goals

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
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

var goalsHeadings = [goalsColumns]string{"Goals", "Objectives", "Collaborations", "Stakeholders"}

// nothing is what stands in a column that is empty.
var nothing = [goalsColumns]string{"none recorded yet", "none recorded yet", "none names a goal yet", ""}

// goalsWidths are those of the columns, px.
var goalsWidths = [goalsColumns]float64{200, 252, 224, 196}

// The picture, px.
const (
	goalsGap   = 92.0 // between columns: room for lines
	goalsApart = 10.0 // between cards of a column
	goalsHead  = 34.0 // the headings
	laneHeight = 6.0
	portStep   = 7.0  // between lines at one card
	portEdge   = 12.0 // between a card's corners and its lines
)

// goalsMany is beyond how many lines to collaborations all that serve a goal or
// objective share a card, and one that serves several stands on each of theirs:
// in a thicket over many screens nobody finds the end of a line.
const goalsMany = 48

// station is a card of a column, or a lane through a column for lines that pass
// it.
type station struct {
	id      string // in the diagram
	column  int
	h       float64 // px
	y       float64 // its top, once it is placed
	draw    func(x, y float64) scene.Node
	whose   []scene.Attr // the stakeholders that it is about
	in, out []*way
}

func (s *station) middle() float64 { return s.y + s.h/2 }

// way is a line between stations.
type way struct {
	from, to   *station
	color      scene.Color
	dash       []float64
	fromY, toY float64 // where it leaves and arrives, once they are placed
}

// chart is the picture while it is laid out.
type chart struct {
	*strategy
	stations []*station
	ways     []*way
	lefts    [goalsColumns]float64 // of the columns; 0 where there is none
	shared   bool                  // collaborations share cards
	bottom   float64
	aimed    map[*aim]*station
	told     map[*model.Collaboration]bool // those that have a chip
	met      map[*model.Stakeholder]bool   // those whom the picture shows

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
			c.link(c.aimed[g], c.aimed[a], scene.Wire, a.has(model.ObjectiveDropped))
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
	s.id = strconv.Itoa(len(c.stations))
	c.stations = append(c.stations, s)
	return s
}

func (c *chart) link(from, to *station, color scene.Color, later bool) {
	w := &way{from: from, to: to, color: color, dash: card.LaterDash(later)}
	from.out, to.in = append(from.out, w), append(to.in, w)
	c.ways = append(c.ways, w)
	c.dashed = c.dashed || later
}

// addWorks adds a card for each collaboration, and those whom it is with.
func (c *chart) addWorks() {
	lanes, parties := map[*aim]*station{}, map[*model.Stakeholder]*station{}
	for _, w := range c.works {
		at := c.addWork(w.Collaboration)
		for _, a := range w.aims {
			if lanes[a] == nil {
				lanes[a] = c.leave(a)
			}
			c.link(lanes[a], at, scene.Wire, !w.Active())
		}
		for _, p := range c.ends(w.Collaboration) {
			if c.meet(p) {
				parties[p] = c.addParty(p)
			}
			c.link(at, parties[p], draw.Accent(p.Perspective), !w.Active())
		}
	}
}

// leave is where lines to the work on an aim begin. Those of a goal pass the
// objectives on one lane.
func (c *chart) leave(a *aim) *station {
	if a.kind == objectiveKind || len(c.objectives) == 0 {
		return c.aimed[a]
	}
	later, whose := noneActive(a.direct), c.whose(a.direct)
	lane := c.add(&station{column: objectiveColumn, h: laneHeight, whose: whose, draw: func(x, y float64) scene.Node {
		y += laneHeight / 2
		to := scene.Point{X: x + c.width(objectiveColumn), Y: y}
		line := draw.Segment(scene.Point{X: x, Y: y}, to, draw.Stroke(scene.Wire, wayWidth, card.LaterDash(later)...))
		return &scene.Group{Data: whose, Children: []scene.Node{line}}
	}})
	c.link(c.aimed[a], lane, scene.Wire, later)
	return lane
}

// width is that of a column.
func (c *chart) width(column int) float64 {
	if column == workColumn && c.shared { // takes that of the stakeholders as well
		return goalsWidths[workColumn] + goalsGap + goalsWidths[partyColumn]
	}
	return goalsWidths[column]
}

// holds reports whether anything stands in a column.
func (c *chart) holds(column int) bool {
	return slices.ContainsFunc(c.stations, func(s *station) bool { return s.column == column })
}

// setColumns places the columns. An empty one says that it is, unless nobody asks
// for what is missing.
func (c *chart) setColumns() {
	x := draw.Margin
	for i := range c.lefts {
		if c.holds(i) || nothing[i] != "" && !c.o.NoGaps {
			c.lefts[i] = x
			x += c.width(i) + goalsGap
		}
	}
}

// right is where the last column ends.
func (c *chart) right() float64 {
	right := 0.0
	for i, x := range c.lefts {
		if x > 0 {
			right = x + c.width(i)
		}
	}
	return right
}

// place has the order and the heights of all stations found. Columns stand where
// the picture wants them and lines bend between columns only, so no line can
// meet a card whatever program lays them out.
func (c *chart) place() error {
	d := &graphviz.Diagram{Direction: graphviz.Right, Routing: graphviz.Direct, NodeGap: goalsApart, RankGap: goalsGap}
	for _, s := range c.stations {
		d.Nodes = append(d.Nodes, graphviz.Node{ID: s.id, Size: graphviz.Size{W: c.width(s.column), H: s.h}, Rank: s.column + 1})
	}
	for _, w := range c.ways {
		d.Edges = append(d.Edges, graphviz.Edge{From: w.from.id, To: w.to.id})
	}
	l, err := c.o.Arrange("goals", d)
	if err != nil {
		return err
	}
	top := l.Height
	for _, b := range l.Nodes {
		top = min(top, b.Y)
	}
	for i, s := range c.stations {
		s.y = math.Round(l.Nodes[i].Y-top) + draw.Top + goalsHead
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
	return nil
}

// byHeight sorts lines by the height of their other ends, so that they don't
// cross where they meet.
func byHeight(ways []*way, end func(*way) *station) []*way {
	out := slices.Clone(ways)
	slices.SortStableFunc(out, func(a, b *way) int { return cmp.Compare(end(a).middle(), end(b).middle()) })
	return out
}

// port is the height at which the i-th of n lines meets the station.
func (s *station) port(i, n int) float64 {
	step := min(portStep, max(s.h-2*portEdge, 0)/float64(max(n-1, 1)))
	return s.middle() + (float64(i)-float64(n-1)/2)*step
}
