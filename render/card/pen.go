package card

import (
	"cmp"
	"math"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// PageWidth is the width of pictures that are read like a page, px.
const PageWidth = 1160.0

// Text sizes of pages, px.
const (
	TitleSize = 13.5 // title of a card
	TextSize  = 12.0
	CapsSize  = 11.5
)

// Pen sets text line by line: X is the left edge, Y the top of the next line, Room the
// width of a line.
type Pen struct {
	X, Y, Room float64
	Nodes      []scene.Node
	Weak       scene.Color // for terms on a coloured ground, where the palest ink has too little contrast
}

// Whole is the maximum number of lines for texts that must not be shortened: more than
// any but a hostile map needs.
const Whole = 12

// LineStep returns the height of a line of text, px.
func LineStep(size float64) float64 { return math.Round(size * 1.36) }

// Baseline returns the baseline of a line of text whose top is at y.
func Baseline(y, size float64) float64 { return y + LineStep(size)*0.5 + size*0.35 }

// Text adds a text of at most most lines; an empty text adds nothing.
func (c *Pen) Text(s string, size float64, bold bool, fill scene.Color, most int) {
	nodes, n := draw.Wrapped(s, c.X, Baseline(c.Y, size), c.Room, size, LineStep(size), most, bold, fill)
	c.Nodes = append(c.Nodes, nodes...)
	c.Y += float64(n) * LineStep(size)
}

// Fact adds a term with its value beside it, or nothing if the value is empty.
func (c *Pen) Fact(term, s string, termRoom float64, fill scene.Color) {
	if s == "" {
		return
	}
	c.Nodes = append(c.Nodes, draw.Fitted(term, c.X, Baseline(c.Y, TextSize), termRoom-6, TextSize, false, cmp.Or(c.Weak, scene.Ink3)))
	value := c.Beside(termRoom)
	value.Text(s, TextSize, false, fill, Whole)
	c.Y += LineStep(TextSize)
	c.Take(value)
	c.Y += 2
}

// TermRoom returns the width of a column that fits all the terms, at least least px.
func TermRoom(w *words.Words, least float64, terms ...model.Phrase) float64 {
	for _, term := range terms {
		least = max(least, math.Ceil(text.Room(w.Say(term), TextSize, false))+6)
	}
	return least
}

// Beside returns a pen at the same height, dx to the right, with the same right edge.
func (c *Pen) Beside(dx float64) *Pen { return &Pen{X: c.X + dx, Y: c.Y, Room: c.Room - dx} }

// Take adds the nodes of other pens, and continues below all of them.
func (c *Pen) Take(others ...*Pen) {
	for _, p := range others {
		c.Nodes, c.Y = append(c.Nodes, p.Nodes...), max(c.Y, p.Y)
	}
}

// Rule adds a hairline with space around it.
func (c *Pen) Rule() {
	c.Y += 5
	c.Nodes = append(c.Nodes, draw.Segment(scene.Point{X: c.X, Y: c.Y}, scene.Point{X: c.X + c.Room, Y: c.Y}, draw.Stroke(scene.Line, 1)))
	c.Y += 5
}

// Heading adds a title in capitals followed by weaker text.
func (c *Pen) Heading(title, more string, fill scene.Color) {
	y := Baseline(c.Y, CapsSize)
	t, w := draw.Caps(title, c.X, y, CapsSize, fill)
	c.Nodes = append(c.Nodes, t)
	if dx := w + 10; more != "" && c.Room > dx+30 {
		nodes, n := draw.Wrapped(more, c.X+dx, y, c.Room-dx, CapsSize, LineStep(CapsSize), Whole, false, scene.Ink2)
		c.Nodes = append(c.Nodes, nodes...)
		c.Y += LineStep(CapsSize) * float64(n-1)
	}
	c.Y += LineStep(CapsSize)
}

// Head is a column heading, dx to the right of a pen.
type Head struct {
	DX   float64
	Word model.Phrase
}

// Heads adds column headings in small capitals; high is the height of the row, px.
func (c *Pen) Heads(w *words.Words, high float64, heads ...Head) {
	const size = 10.0
	g := &scene.Group{Class: "heads"}
	for _, h := range heads {
		t, _ := draw.Caps(w.Say(h.Word), c.X+h.DX, Baseline(c.Y, size), size, scene.Ink3)
		g.Children = append(g.Children, t)
	}
	c.Nodes, c.Y = append(c.Nodes, g), c.Y+high
}

// Arrow returns a line between two parties; d is the direction seen from the first.
func Arrow(from, to scene.Point, d model.Direction, width float64, c scene.Color, dash ...float64) []scene.Node {
	size := 6.5 + width
	var heads []scene.Node
	a, b := from, to
	if d == model.DirectionTo || d == model.DirectionBoth {
		heads = append(heads, draw.ArrowHead(to, from, size, c))
		b = draw.Towards(to, from, size*0.8)
	}
	if d == model.DirectionFrom || d == model.DirectionBoth {
		heads = append(heads, draw.ArrowHead(from, to, size, c))
		a = draw.Towards(from, to, size*0.8)
	}
	return append([]scene.Node{draw.Segment(a, b, draw.Stroke(c, width, dash...))}, heads...)
}

// FlowSign draws an arrow to the right, for a legend.
func FlowSign(x, y float64) []scene.Node {
	return Arrow(scene.Point{X: x, Y: y}, scene.Point{X: x + 24, Y: y}, model.DirectionTo, 1.9, scene.Ink2)
}

// StrengthWidths are the line widths of collaborations by strength, px.
var StrengthWidths = map[model.Strength]float64{
	model.StrengthWeak: 1.2, "": 1.9, model.StrengthNormal: 1.9, model.StrengthStrong: 2.8,
}

// StrengthSign draws a small line for each of the three strengths.
func StrengthSign(x, y float64) []scene.Node {
	var nodes []scene.Node
	for i, s := range []model.Strength{model.StrengthWeak, model.StrengthNormal, model.StrengthStrong} {
		at := y - 6 + float64(i)*6
		nodes = append(nodes, draw.Segment(scene.Point{X: x, Y: at}, scene.Point{X: x + 14, Y: at}, draw.Stroke(scene.Ink2, StrengthWidths[s])))
	}
	return nodes
}

// Recorded drops empty texts.
func Recorded(texts ...string) []string {
	return model.Those(texts, func(s string) bool { return s != "" })
}

// Dotted joins the parts that are not empty with middle dots.
func Dotted(parts ...string) string {
	return strings.Join(Recorded(model.Each(parts, model.OneLine)...), " · ")
}

// Told returns the phrase with the value in the named place, or "" if the value is empty.
func Told(w *words.Words, p model.Phrase, place, value string) string {
	if value == "" {
		return ""
	}
	return w.Say(p, place, value)
}

// NameOf returns the name behind a reference, which may be nil.
func NameOf(m *model.Map, r *model.Ref) string {
	if r == nil || r.ID == "" {
		return ""
	}
	return model.OneLine(m.NameOf(r.ID))
}

// OwnersOf returns the names of all owners, the accountable one first.
func OwnersOf(w *words.Words, m *model.Map, o *model.Owned) string {
	return namesOf(w, m, o.Owners())
}

// KeepersOf returns the names of the owners of a collaboration or, if there are none, of
// whoever is accountable for it in RACI.
func KeepersOf(w *words.Words, m *model.Map, k *model.Collaboration) string {
	return namesOf(w, m, k.Keepers())
}

func namesOf(w *words.Words, m *model.Map, refs []*model.Ref) string {
	return w.List(Recorded(model.Each(refs, func(r *model.Ref) string { return NameOf(m, r) })...)...)
}

// Doing returns what a collaboration is about, in words.
func Doing(w *words.Words, k *model.Collaboration) string {
	if s := model.OneLine(w.Work(k)); s != "" {
		return s
	}
	return w.Say("Collaboration")
}

// SeveritySign draws a triangle for a warning, and a ring for anything less.
func SeveritySign(s model.Severity) func(x, y float64) []scene.Node {
	if s >= model.Warning {
		return draw.Warning
	}
	return func(x, y float64) []scene.Node {
		return []scene.Node{&scene.Circle{X: x + 5, Y: y, R: 4, Paint: draw.Stroke(scene.Ink3, 1.5)}}
	}
}
