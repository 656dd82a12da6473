// Package powerinterest draws a grid of influence and interest, with each stakeholder in
// its cell.
package powerinterest

import (
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// View is the power-interest view.
var View = view.New(view.View{
	Name:     "power-interest",
	Question: "Whom to manage closely, keep satisfied, keep informed or only monitor?",
	Use: "The higher somebody is, the more they decide; the further right, the more they care. Those at the top right " +
		"need your time, those at the top left must not be surprised. Use it to divide the office's time, and compare it " +
		"with the calendar: who gets more of it than the grid says, and who less? It judges people, like the engagement view.",
	Fields: []string{
		"organization.name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].influence",
		"stakeholders[].interest", "stakeholders[].status",
	},
	Draw: drawPowerInterest,
})

// The grid, px.
const (
	powerAxis   = 98.0   // minimum room left of the cells, for the influence axis and its words
	powerAll    = 1112.0 // width of grid and axis without a list on the right
	powerBeside = 268.0  // width of that list
	powerApart  = 24.0
	powerGap    = 8.0 // between cells
	powerPad    = 12.0
	powerLeast  = 128.0 // minimum height of a cell
	powerTitle  = 22.0  // height of a caption
	powerLow    = 620.0 // maximum height of a list on the right
)

var hint = draw.Hint{
	Heading: "Nobody's influence and interest are recorded yet",
	Text: "Record for each stakeholder how much they decide about the office's work and how much they care about it: " +
		"low, medium or high. The grid then shows whom to manage closely, keep satisfied, keep informed or only monitor.",
	Recipe: []string{"stakeholders:", "  - name: CTO", "    perspective: upward", "    influence: high", "    interest: medium"},
}

// quadrants are the captions of Mendelow's grid, by influence and interest from 0 for low
// to 2 for high. Cells between the corners have none.
var quadrants = [3][3]model.Phrase{{"Monitor", "", "Keep informed"}, {}, {"Keep satisfied", "", "Manage closely"}}

// mendelow is the grid during layout.
type mendelow struct {
	o       view.Options
	all     []*model.Stakeholder
	cells   [3][3][]*card.Chip // by influence, then interest
	names   [3][3][]string
	unknown []*card.Chip
	x, y, w float64 // left, top and total width of the cells
	nodes   []scene.Node
}

func drawPowerInterest(m *model.Map, o view.Options) (*scene.Scene, error) {
	g := &mendelow{o: o, all: card.Shown(m, o), x: draw.Margin + axisRoom(o.Words), y: draw.Top}
	for _, s := range g.all {
		g.place(s)
	}
	placed := len(g.all) - len(g.unknown)
	page := card.Titled(m, o, o.Words.Say("Whom to manage closely, and whom to keep informed"),
		o.Words.Say("{n} of {all|stakeholder} placed", "n", placed, "all", len(g.all)))
	if placed == 0 {
		return draw.Empty(page, hint), nil
	}
	if len(g.unknown) > 0 {
		page.Recipe = hint.Recipe
	}
	page.Width, page.Height = g.layout()
	page.Body = g.nodes
	page.Legend = append(card.PerspectiveSigns(o.Words, card.Perspectives(g.all)), card.GapSigns(g.all, o, false)...)
	page.Description += g.describe()
	return card.Framed(page, m, o)
}

// axisRoom returns the width of the influence axis with its words.
func axisRoom(w *words.Words) float64 {
	_, influence := draw.Caps(w.Say("influence"), 0, 0, 11, "")
	room := max(powerAxis, influence+18)
	for _, l := range model.Levels {
		room = max(room, text.Room(w.Word(string(l)), 12, false)+22)
	}
	return math.Ceil(room)
}

func (g *mendelow) place(s *model.Stakeholder) {
	w := g.o.Words
	level := func(l model.Level) words.Said {
		if l == "" {
			return words.Said(w.Say("not recorded"))
		}
		return words.Said(w.Word(string(l)))
	}
	c := card.StakeholderChip(s, g.o, w.Say("influence: {level}", "level", level(s.Influence)), w.Say("interest: {level}", "level", level(s.Interest)))
	power, interest := slices.Index(model.Levels, s.Influence), slices.Index(model.Levels, s.Interest)
	switch {
	case power >= 0 && interest >= 0:
		g.cells[power][interest] = append(g.cells[power][interest], c)
		g.names[power][interest] = append(g.names[power][interest], s.Name)
		return
	case power >= 0:
		c.Note = w.Say("influence {level}", "level", level(s.Influence))
	case interest >= 0:
		c.Note = w.Say("interest {level}", "level", level(s.Interest))
	}
	g.unknown = append(g.unknown, c)
}

// layout draws the grid with the list on the right, or below if it is too high. It
// returns the width of the page and the bottom of the body.
func (g *mendelow) layout() (w, bottom float64) {
	how, heading := g.o.Words.Say("Their influence or their interest is not assessed yet."), g.o.Words.Say("Not placed")
	right := draw.Margin + powerAll
	if len(g.unknown) == 0 {
		g.w = right - g.x
		return right + draw.Margin, g.grid()
	}
	x := right - powerBeside
	list, h := card.Unplaced(heading, how, g.unknown, x, draw.Top, powerBeside)
	if h <= powerLow {
		g.w = x - powerApart - g.x
		bottom = max(g.grid(), draw.Top+h)
		g.nodes = append(g.nodes, list...)
		return right + draw.Margin, bottom
	}
	g.w = right - g.x
	bottom = g.grid() + powerApart
	list, h = card.Unplaced(heading, how, g.unknown, draw.Margin, bottom, powerAll)
	g.nodes = append(g.nodes, list...)
	return right + draw.Margin, bottom + h
}

// grid draws the cells and both axes, and returns their bottom.
func (g *mendelow) grid() float64 {
	top := g.y
	for power := 2; power >= 0; power-- {
		g.y = g.row(power, g.y) + powerGap
	}
	bottom := g.y - powerGap
	g.axes(top, bottom)
	return bottom + 50
}

// row draws the three cells of one level of influence, as high as the fullest, and
// returns their bottom.
func (g *mendelow) row(power int, y float64) float64 {
	w := g.cellWidth()
	h := powerLeast
	var inside [3][]scene.Node
	for interest := range inside {
		x, top := g.cellLeft(interest)+powerPad, y+powerPad
		if caption := quadrants[power][interest]; caption != "" {
			title, _ := draw.Caps(g.o.Words.Say(caption), x, top+10, 11.5, scene.Ink)
			inside[interest] = append(inside[interest], title)
			top += powerTitle
		}
		nodes, high := card.Flow(g.cells[power][interest], x, top, w-2*powerPad)
		inside[interest] = append(inside[interest], nodes...)
		h = max(h, top-y+high+powerPad)
	}
	for interest, nodes := range inside {
		g.nodes = append(g.nodes, card.Panel(g.cellLabel(power, interest), g.cell(power, interest, y, h), nodes...))
	}
	word := draw.Text(g.o.Words.Word(string(model.Levels[power])), g.x-22, y+h/2+4, 12, false, scene.Ink2)
	word.Anchor = scene.End
	g.nodes = append(g.nodes, word)
	return y + h
}

func (g *mendelow) cellWidth() float64 { return (g.w - 2*powerGap) / 3 }

func (g *mendelow) cellLeft(interest int) float64 {
	return g.x + float64(interest)*(g.cellWidth()+powerGap)
}

// cell returns the box of one cell. Corners are filled, the most important one is outlined.
func (g *mendelow) cell(power, interest int, y, h float64) *scene.Rect {
	fill, stroke, width := scene.Org, scene.Line, 1.0
	switch {
	case power == 2 && interest == 2:
		stroke, width = scene.Trunk, 2
	case quadrants[power][interest] == "":
		fill = scene.Page
	}
	return draw.Box(g.cellLeft(interest), y, g.cellWidth(), h, 10, fill, stroke, width)
}

// cellLabel returns the spoken name of a cell: "manage closely: influence high, …".
func (g *mendelow) cellLabel(power, interest int) string {
	w := g.o.Words
	label := w.Say("influence {power}, interest {interest}", "power", model.Word(model.Levels[power]), "interest", model.Word(model.Levels[interest]))
	if caption := quadrants[power][interest]; caption != "" {
		return w.Say(caption) + ": " + label
	}
	return label
}

// axes draws influence upwards and interest to the right.
func (g *mendelow) axes(top, bottom float64) {
	x, y := g.x-12, bottom+12
	line := func(a, b scene.Point) {
		g.nodes = append(g.nodes, draw.Segment(a, draw.Towards(b, a, 7), draw.Stroke(scene.Trunk, 2)), draw.ArrowHead(b, a, 10, scene.Trunk))
	}
	origin := scene.Point{X: x, Y: y}
	line(origin, scene.Point{X: x, Y: top})
	line(origin, scene.Point{X: g.x + g.w, Y: y})
	influence, _ := draw.Caps(g.o.Words.Say("influence"), draw.Margin, top+12, 11, scene.Ink2)
	interest, room := draw.Caps(g.o.Words.Say("interest"), 0, y+22, 11, scene.Ink2)
	interest.X = g.x + g.w - room
	if high := text.Room(g.o.Words.Word(string(model.Levels[2])), 12, false) / 2; interest.X < g.cellLeft(2)+g.cellWidth()/2+high+8 {
		interest.Y += 15 // below the word for high
	}
	g.nodes = append(g.nodes, influence, interest)
	for i, l := range model.Levels {
		g.nodes = append(g.nodes, draw.Centered(g.o.Words.Word(string(l)), g.cellLeft(i)+g.cellWidth()/2, y+22, 12, false, scene.Ink2))
	}
}

// describe returns who is in each corner, and how many are in between or not placed.
func (g *mendelow) describe() string {
	said, between, w := "", 0, g.o.Words
	for _, power := range []int{2, 1, 0} {
		for _, interest := range []int{2, 1, 0} {
			heading := quadrants[power][interest]
			if names := g.names[power][interest]; heading == "" {
				between += len(names)
			} else {
				said += draw.Listed(w, "{heading}: {list}.", names, "heading", heading)
			}
		}
	}
	if between > 0 {
		said += " " + w.Say("Between the corners: {n}.", "n", between)
	}
	if n := len(g.unknown); n > 0 {
		said += " " + w.Say("Not placed: {n}.", "n", n)
	}
	return said
}
