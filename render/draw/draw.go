// Package draw provides the drawing primitives that views share: measured text, shapes,
// arrows, signs and the frame around a picture. Lengths are in px.
package draw

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Accent returns the colour of a perspective's titles and lines.
func Accent(p model.Perspective) scene.Color {
	switch p {
	case model.Upward:
		return scene.Upward
	case model.Downward:
		return scene.Downward
	case model.Sideways:
		return scene.Sideways
	case model.Outside:
		return scene.Outside
	}
	return scene.Ink2
}

// Tint returns the faint form of a perspective's accent, for panels. Without a
// perspective it returns the office's colour.
func Tint(p model.Perspective) scene.Color {
	switch p {
	case model.Upward:
		return scene.UpwardTint
	case model.Downward:
		return scene.DownwardTint
	case model.Sideways:
		return scene.SidewaysTint
	case model.Outside:
		return scene.OutsideTint
	}
	return scene.Org
}

// Text returns one line of text with its measured width; y is the baseline. Parts
// separated by middle dots each keep their own direction.
func Text(s string, x, y, size float64, bold bool, fill scene.Color) *scene.Text {
	s = model.IsolatedParts(s)
	return &scene.Text{X: x, Y: y, S: s, Size: size, Bold: bold, Fill: fill, Width: text.Width(s, size, bold)}
}

// AtReadingSide aligns right-to-left text with the right edge of its room px, where its
// readers start, whatever the width of their font.
func AtReadingSide(t *scene.Text, room float64) {
	if text.RightToLeft(t.S) {
		t.X += max(room, t.Width)
		t.Anchor = scene.End
	}
}

// Box returns a rectangle with rounded corners; an empty colour paints nothing.
func Box(x, y, w, h, radius float64, fill, stroke scene.Color, width float64, dash ...float64) *scene.Rect {
	return &scene.Rect{X: x, Y: y, W: w, H: h, R: radius,
		Paint: scene.Paint{Fill: fill, Stroke: stroke, Width: width, Dash: dash}}
}

// Shape starts a filled or stroked path; the methods of Path add to it.
func Shape(paint scene.Paint) *Path { return &Path{scene.Path{Paint: paint}} }

// Path is a path under construction; Close or Open finishes it.
type Path struct{ scene.Path }

func (b *Path) seg(op scene.Op, points ...scene.Point) *Path {
	s := scene.Segment{Op: op}
	copy(s.Points[:], points)
	b.Segments = append(b.Segments, s)
	return b
}

// Move starts a subpath at a point.
func (b *Path) Move(x, y float64) *Path { return b.seg(scene.MoveTo, scene.Point{X: x, Y: y}) }

// Line adds a straight line to a point.
func (b *Path) Line(x, y float64) *Path { return b.seg(scene.LineTo, scene.Point{X: x, Y: y}) }

// Quad adds a quadratic curve to x, y with the control point cx, cy.
func (b *Path) Quad(cx, cy, x, y float64) *Path {
	return b.seg(scene.QuadTo, scene.Point{X: cx, Y: cy}, scene.Point{X: x, Y: y})
}

// Close finishes the path with a line back to its start.
func (b *Path) Close() *scene.Path { b.seg(scene.ClosePath); return &b.Path }

// Open finishes the path where it is.
func (b *Path) Open() *scene.Path { return &b.Path }

// Stroke returns the paint of a line.
func Stroke(c scene.Color, width float64, dash ...float64) scene.Paint {
	return scene.Paint{Stroke: c, Width: width, Dash: dash}
}

// Segment returns a single straight line.
func Segment(a, b scene.Point, paint scene.Paint) *scene.Path {
	return Shape(paint).Move(a.X, a.Y).Line(b.X, b.Y).Open()
}

// Rounded returns a polyline with rounded corners.
func Rounded(points []scene.Point, radius float64, paint scene.Paint) *scene.Path {
	b := Shape(paint).Move(points[0].X, points[0].Y)
	for i := 1; i < len(points)-1; i++ {
		at := points[i]
		r := min(radius, min(Dist(points[i-1], at), Dist(at, points[i+1]))/2)
		if r < 0.5 {
			b.Line(at.X, at.Y)
			continue
		}
		in, out := Towards(at, points[i-1], r), Towards(at, points[i+1], r)
		b.Line(in.X, in.Y).Quad(at.X, at.Y, out.X, out.Y)
	}
	last := points[len(points)-1]
	return b.Line(last.X, last.Y).Open()
}

// ArrowHead returns a filled triangle with its tip at tip that points away from from. It
// returns nil if the two points are equal.
func ArrowHead(tip, from scene.Point, size float64, c scene.Color) *scene.Path {
	l := Dist(tip, from)
	if l == 0 {
		return nil
	}
	ux, uy := (tip.X-from.X)/l, (tip.Y-from.Y)/l
	w := size * 0.46
	bx, by := tip.X-ux*size, tip.Y-uy*size
	return Shape(scene.Paint{Fill: c}).Move(tip.X, tip.Y).Line(bx-uy*w, by+ux*w).Line(bx+uy*w, by-ux*w).Close()
}

// Dist returns the distance between two points.
func Dist(a, b scene.Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }

// Towards returns the point at distance d from a in the direction of b.
func Towards(a, b scene.Point, d float64) scene.Point {
	l := Dist(a, b)
	if l == 0 {
		return a
	}
	return scene.Point{X: a.X + (b.X-a.X)/l*d, Y: a.Y + (b.Y-a.Y)/l*d}
}

// Warning returns the triangle of a finding mark, 10 px wide, with its left edge at x and
// its middle at y.
func Warning(x, y float64) []scene.Node {
	return []scene.Node{
		Shape(scene.Paint{Fill: scene.Warn}).Move(x+5, y-4.8).Line(x+10.2, y+4).Line(x-0.2, y+4).Close(),
		Segment(scene.Point{X: x + 5, Y: y - 2}, scene.Point{X: x + 5, Y: y + 1}, Stroke(scene.Card, 1.3)),
		&scene.Circle{X: x + 5, Y: y + 2.5, R: 0.75, Paint: scene.Paint{Fill: scene.Card}},
	}
}

// Caps returns a heading in spaced capitals and the room it takes, in px.
func Caps(s string, x, y, size float64, fill scene.Color) (*scene.Text, float64) {
	const spacing = 0.6
	s = Capitals(s)
	t := Text(s, x, y, size, true, fill)
	extra := spacing * float64(utf8.RuneCountInString(s))
	t.Spacing = spacing
	t.Width += extra
	return t, text.Room(s, size, true)*text.Wider + extra
}

// Capitals returns s in upper case. ToUpper leaves ß as it is; here it becomes SS.
func Capitals(s string) string { return strings.ReplaceAll(strings.ToUpper(s), "ß", "SS") }

// Headed returns a heading in spaced capitals followed by weaker text.
func Headed(heading, more string, x, y, size float64, fill scene.Color) []scene.Node {
	t, _ := Caps(heading, x, y, size, fill)
	return Run(t, Text(more, x+t.Width+10, y, size, false, scene.Ink2))
}

// Emblem returns the shape of a perspective in its colour, 10 px wide and centred on x,
// y, so that colour is never the only distinction.
func Emblem(p model.Perspective, x, y float64) scene.Node {
	paint := scene.Paint{Fill: Accent(p)}
	switch p {
	case model.Upward:
		return Shape(paint).Move(x, y-5).Line(x+5.2, y+4).Line(x-5.2, y+4).Close()
	case model.Downward:
		return Shape(paint).Move(x, y+5).Line(x-5.2, y-4).Line(x+5.2, y-4).Close()
	case model.Sideways:
		return Shape(paint).Move(x, y-5.4).Line(x+5.4, y).Line(x, y+5.4).Line(x-5.4, y).Close()
	case model.Outside:
		return &scene.Circle{X: x, Y: y, R: 4.6, Paint: paint}
	}
	return Box(x-4.5, y-4.5, 9, 9, 2, scene.Trunk, "", 0) // the office itself
}

// Run joins texts on one line, so that a wider font moves the second one instead of
// overprinting it.
func Run(texts ...scene.Node) []scene.Node {
	if len(texts) < 2 {
		return texts
	}
	return []scene.Node{&scene.Group{Class: scene.Run, Children: texts}}
}

// Centered returns a text with its middle at x.
func Centered(s string, x, y, size float64, bold bool, ink scene.Color) *scene.Text {
	t := Text(s, x, y, size, bold, ink)
	t.Anchor = scene.Middle
	return t
}
