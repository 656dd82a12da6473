package compass

import (
	"math"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// text sets one line on the page with its measured width.
func text(s string, x, y, size float64, bold bool, fill scene.Color) *scene.Text {
	return &scene.Text{X: x, Y: y, S: s, Size: size, Bold: bold, Fill: fill, Width: theme.Width(s, size, bold)}
}

func box(r rect, radius float64, fill, stroke scene.Color, width float64, dash ...float64) *scene.Rect {
	return &scene.Rect{X: r.x, Y: r.y, W: r.w, H: r.h, R: radius,
		Paint: scene.Paint{Fill: fill, Stroke: stroke, Width: width, Dash: dash}}
}

// shape starts a filled or stroked path; its methods add to it.
func shape(paint scene.Paint) *pathBuilder { return &pathBuilder{scene.Path{Paint: paint}} }

type pathBuilder struct{ scene.Path }

func (b *pathBuilder) seg(op scene.Op, points ...pt) *pathBuilder {
	s := scene.Segment{Op: op}
	copy(s.Points[:], points)
	b.Segments = append(b.Segments, s)
	return b
}

func (b *pathBuilder) move(x, y float64) *pathBuilder { return b.seg(scene.MoveTo, pt{X: x, Y: y}) }
func (b *pathBuilder) line(x, y float64) *pathBuilder { return b.seg(scene.LineTo, pt{X: x, Y: y}) }
func (b *pathBuilder) quad(cx, cy, x, y float64) *pathBuilder {
	return b.seg(scene.QuadTo, pt{X: cx, Y: cy}, pt{X: x, Y: y})
}
func (b *pathBuilder) close() *scene.Path { b.seg(scene.ClosePath); return &b.Path }
func (b *pathBuilder) open() *scene.Path  { return &b.Path }

// stroke is a line of one colour.
func stroke(c scene.Color, width float64, dash ...float64) scene.Paint {
	return scene.Paint{Stroke: c, Width: width, Dash: dash}
}

// segment is a single straight line.
func segment(a, b pt, paint scene.Paint) *scene.Path {
	return shape(paint).move(a.X, a.Y).line(b.X, b.Y).open()
}

// rounded is a polyline with its corners rounded off.
func rounded(points []pt, radius float64, paint scene.Paint) *scene.Path {
	b := shape(paint).move(points[0].X, points[0].Y)
	for i := 1; i < len(points)-1; i++ {
		at := points[i]
		r := math.Min(radius, math.Min(dist(points[i-1], at), dist(at, points[i+1]))/2)
		if r < 0.5 {
			b.line(at.X, at.Y)
			continue
		}
		in, out := towards(at, points[i-1], r), towards(at, points[i+1], r)
		b.line(in.X, in.Y).quad(at.X, at.Y, out.X, out.Y)
	}
	last := points[len(points)-1]
	return b.line(last.X, last.Y).open()
}

// arrowHead is a filled triangle with its tip at tip, coming from from.
func arrowHead(tip, from pt, size float64, c scene.Color) *scene.Path {
	l := dist(tip, from)
	if l == 0 {
		return nil
	}
	ux, uy := (tip.X-from.X)/l, (tip.Y-from.Y)/l
	w := size * 0.46
	bx, by := tip.X-ux*size, tip.Y-uy*size
	return shape(scene.Paint{Fill: c}).move(tip.X, tip.Y).line(bx-uy*w, by+ux*w).line(bx+uy*w, by-ux*w).close()
}

// arrowLine draws a wire with its heads; the line ends inside the heads so that
// thick strokes do not blunt their tips.
func arrowLine(w *wire) []scene.Node {
	size := 6.5 + w.width
	points := append([]pt(nil), w.line...)
	n := len(points)
	var heads []scene.Node
	if w.head {
		if h := arrowHead(points[n-1], points[n-2], size, w.color); h != nil {
			heads = append(heads, h)
		}
	}
	if w.tail {
		if h := arrowHead(points[0], points[1], size, w.color); h != nil {
			heads = append(heads, h)
		}
	}
	shorten := func(tip, from pt) pt { return towards(tip, from, math.Min(size*0.8, dist(tip, from)*0.45)) }
	first, last := points[0], points[n-1]
	if w.head {
		last = shorten(points[n-1], points[n-2])
	}
	if w.tail {
		first = shorten(points[0], points[1])
	}
	points[0], points[n-1] = first, last
	paint := stroke(w.color, w.width)
	if w.dashed {
		paint.Dash = []float64{5, 4}
	}
	return append([]scene.Node{rounded(points, w.radius, paint)}, heads...)
}

// glyph draws the small direction arrow that stands before a collaboration: it
// points the way the real line does. x is its left edge, y its middle.
func glyph(k *collab, x, y float64, to pointing, c scene.Color) []scene.Node {
	dx, dy, half := 1.0, 0.0, 7.5
	switch to {
	case pointLeft:
		dx = -1
	case pointUp:
		dx, dy, half = 0, -1, 6.8
	case pointDown:
		dx, dy, half = 0, 1, 6.8
	}
	cx := x + 7.5
	near, far := pt{X: cx - dx*half, Y: y - dy*half}, pt{X: cx + dx*half, Y: y + dy*half}
	a, b := near, far
	var heads []scene.Node
	if k.flow == flowOut || k.flow == flowBoth {
		b = towards(far, near, 4)
		heads = append(heads, arrowHead(far, near, 5.6, c))
	}
	if k.flow == flowIn || k.flow == flowBoth {
		a = towards(near, far, 4)
		heads = append(heads, arrowHead(near, far, 5.6, c))
	}
	paint := stroke(c, 1+0.35*float64(k.strength))
	if k.dashed {
		paint.Dash = []float64{2.5, 2}
	}
	return append([]scene.Node{segment(a, b, paint)}, heads...)
}

// warning is the triangle of a finding mark, its left edge at x and its middle
// at y.
func warning(x, y float64) []scene.Node {
	return []scene.Node{
		shape(scene.Paint{Fill: scene.Warn}).move(x+5, y-4.8).line(x+10.2, y+4).line(x-0.2, y+4).close(),
		segment(pt{X: x + 5, Y: y - 2}, pt{X: x + 5, Y: y + 1}, stroke(scene.Card, 1.3)),
		&scene.Circle{X: x + 5, Y: y + 2.5, R: 0.75, Paint: scene.Paint{Fill: scene.Card}},
	}
}

// numbered is a link's number in a filled circle.
func numbered(n string, center pt, r float64, fill scene.Color) []scene.Node {
	size := r * 1.17
	if len(n) > 2 {
		size *= 0.8
	}
	t := text(n, center.X, center.Y+size*0.36, size, true, scene.Page)
	t.Anchor = scene.Middle
	return []scene.Node{&scene.Circle{X: center.X, Y: center.Y, R: r, Paint: scene.Paint{Fill: fill}}, t}
}
