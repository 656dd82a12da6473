package view

import (
	"math"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// sheetWidth is the width of a picture that is read like a page, px.
const sheetWidth = 1160.0

// The text sizes of sheets, px.
const (
	titleSize = 13.5 // of a card
	textSize  = 12.0
	capsSize  = 11.5
)

// pen sets text below each other: x is its left edge, y where the next line
// begins, room how wide a line may be.
type pen struct {
	x, y, room float64
	nodes      []scene.Node
}

// lineStep is the height of one line of text.
func lineStep(size float64) float64 { return math.Round(size * 1.36) }

// baseline is where a line of text stands whose top is at y.
func baseline(y, size float64) float64 { return y + lineStep(size)*0.5 + size*0.35 }

// text adds a text of at most most lines; an empty one adds nothing.
func (c *pen) text(s string, size float64, bold bool, fill scene.Color, most int) {
	nodes, n := draw.Wrapped(s, c.x, baseline(c.y, size), c.room, size, lineStep(size), most, bold, fill)
	c.nodes = append(c.nodes, nodes...)
	c.y += float64(n) * lineStep(size)
}

// fact adds a term and, beside it, what there is to say; nothing where there is
// nothing to say.
func (c *pen) fact(term, s string, termRoom float64, fill scene.Color, most int) {
	if s == "" {
		return
	}
	c.nodes = append(c.nodes, draw.Fitted(term, c.x, baseline(c.y, textSize), termRoom-6, textSize, false, scene.Ink3))
	value := pen{x: c.x + termRoom, y: c.y, room: c.room - termRoom}
	value.text(s, textSize, false, fill, most)
	c.nodes = append(c.nodes, value.nodes...)
	c.y = math.Max(value.y, c.y+lineStep(textSize)) + 2
}

// rule adds a hairline with space around it.
func (c *pen) rule() {
	c.y += 5
	c.nodes = append(c.nodes, draw.Segment(scene.Point{X: c.x, Y: c.y}, scene.Point{X: c.x + c.room, Y: c.y}, draw.Stroke(scene.Line, 1)))
	c.y += 5
}

// heading adds a title in capitals, and weaker words after it.
func (c *pen) heading(title, more string, fill scene.Color) {
	y := baseline(c.y, capsSize)
	t, w := draw.Caps(title, c.x, y, capsSize, fill)
	c.nodes = append(c.nodes, t)
	if dx := w + 10; more != "" && c.room > dx+30 {
		c.nodes = append(c.nodes, draw.Fitted(more, c.x+dx, y, c.room-dx, capsSize, false, scene.Ink2))
	}
	c.y += lineStep(capsSize)
}

// arrow is a line between two parties; its direction is seen from the first.
func arrow(from, to scene.Point, d model.Direction, width float64, c scene.Color, dash ...float64) []scene.Node {
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

// strengthWidths are how thick a collaboration is drawn, px.
var strengthWidths = map[model.Strength]float64{
	model.StrengthWeak: 1.2, "": 1.9, model.StrengthNormal: 1.9, model.StrengthStrong: 2.8,
}

// spaced is a word of a closed list as people read it.
func spaced(word string) string { return strings.ReplaceAll(word, "-", " ") }

// dotted joins what is recorded by middle dots.
func dotted(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p = model.OneLine(p); p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, " · ")
}

// prefixed puts a word before a text, if there is one.
func prefixed(word, s string) string {
	if s == "" {
		return ""
	}
	return word + s
}

// nameOf is the name behind a reference that may be absent.
func nameOf(m *model.Map, r *model.Ref) string {
	if r == nil || r.ID == "" {
		return ""
	}
	return model.OneLine(m.NameOf(r.ID))
}

// doing is what a collaboration is about, in words.
func doing(k *model.Collaboration) string {
	if s := model.OneLine(k.Text()); s != "" {
		return s
	}
	return "Collaboration"
}
