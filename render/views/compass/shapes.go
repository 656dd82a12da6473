package compass

import (
	"math"
	"slices"

	kit "github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

func box(r rect, radius float64, fill, stroke scene.Color, width float64, dash ...float64) *scene.Rect {
	return draw.Box(r.x, r.y, r.w, r.h, radius, fill, stroke, width, dash...)
}

// arrowLine draws a wire with its arrowheads. The line ends inside the heads, so that
// thick strokes do not blunt their tips.
func arrowLine(w *wire) []scene.Node {
	size := 6.5 + w.width
	n := len(w.line)
	var heads []scene.Node
	end := func(tip, from pt) pt { // of the line, inside its head
		if h := draw.ArrowHead(tip, from, size, w.color); h != nil {
			heads = append(heads, h)
		}
		return draw.Towards(tip, from, min(size*0.8, draw.Dist(tip, from)*0.45))
	}
	points := slices.Clone(w.line)
	if w.head {
		points[n-1] = end(w.line[n-1], w.line[n-2])
	}
	if w.tail {
		points[0] = end(w.line[0], w.line[1])
	}
	return append([]scene.Node{draw.Rounded(points, w.radius, draw.Stroke(w.color, w.width, kit.LaterDash(w.dashed)...))}, heads...)
}

// end is the sign at the near end of a glyph.
type end byte

const (
	officeEnd end = iota // a small block: the arrow is from or to the OSPO
	cardEnd              // a small card: from or to the party of the card
	noEnd                // none, since names are on both sides
)

// glyph returns the small direction arrow before a collaboration. It means the same
// everywhere: an arrow away from the block at its left is from the OSPO. x is its left
// edge, y its middle.
func glyph(k *collab, x, y float64, at end, c scene.Color) []scene.Node {
	var nodes []scene.Node
	switch at {
	case officeEnd:
		nodes = append(nodes, box(rect{x, y - 4, 5, 8}, 1.2, scene.Trunk, "", 0))
	case cardEnd:
		nodes = append(nodes, box(rect{x + 0.5, y - 3.5, 4.5, 7}, 1.2, scene.Card, scene.Ink3, 1))
	}
	a, b := pt{X: x + 6.5, Y: y}, pt{X: x + 6.5 + arrowW, Y: y}
	if at == noEnd {
		a.X, b.X = x, x+arrowW
	}
	near, far := a, b
	if k.flow.out() {
		b = draw.Towards(far, near, 4)
		nodes = append(nodes, draw.ArrowHead(far, near, 5.6, c))
	}
	if k.flow.in() {
		a = draw.Towards(near, far, 4)
		nodes = append(nodes, draw.ArrowHead(near, far, 5.6, c))
	}
	paint := draw.Stroke(c, 1+0.35*float64(k.strength))
	if k.dashed {
		paint.Dash = []float64{2.5, 2}
	}
	return append(nodes, draw.Segment(a, b, paint))
}

// reportingSign returns the OSPO's block with its reporting line.
func reportingSign(x, y float64) []scene.Node {
	return []scene.Node{
		box(rect{x, y - 4, 5, 8}, 1.2, scene.Trunk, "", 0),
		draw.Segment(pt{X: x + 5, Y: y}, pt{X: x + 6.5 + arrowW, Y: y}, draw.Stroke(scene.Trunk, reportW)),
	}
}

// numbered returns a link's number in a filled circle.
func numbered(n string, center pt, r float64, fill scene.Color) []scene.Node {
	size := r * 1.17
	if len(n) > 2 {
		size *= 0.8
	}
	t := draw.Centered(n, center.X, center.Y+size*0.36, size, true, scene.Page)
	return []scene.Node{&scene.Circle{X: center.X, Y: center.Y, R: r, Paint: scene.Paint{Fill: fill}}, t}
}

// barsIn fills a rectangle with colours, one below the other.
func barsIn(r rect, colors []scene.Color) []scene.Node {
	h := r.h / float64(len(colors))
	nodes := make([]scene.Node, len(colors))
	for i, c := range colors {
		nodes[i] = box(rect{r.x, r.y + float64(i)*h, r.w, h}, 0, c, "", 0)
	}
	return nodes
}

// pt is a point on the page, in px.
type pt = scene.Point

// rect is an axis-aligned rectangle in px.
type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }
func (r rect) center() pt      { return pt{X: r.x + r.w/2, Y: r.y + r.h/2} }

// scene returns the rectangle as a scene.Rect.
func (r rect) scene() scene.Rect { return scene.Rect{X: r.x, Y: r.y, W: r.w, H: r.h} }

// grow moves every side outwards by d; a negative d shrinks the rectangle.
func (r rect) grow(d float64) rect { return rect{r.x - d, r.y - d, r.w + 2*d, r.h + 2*d} }

// hits reports whether two rectangles overlap; touching is not overlapping.
func (r rect) hits(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

// hitsAny reports whether the rectangle overlaps any of the others.
func (r rect) hitsAny(others []rect) bool { return slices.ContainsFunc(others, r.hits) }

// holds reports whether inner lies inside outer.
func holds(outer, inner rect) bool {
	return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom()
}

// crossedBy reports whether the segment from a to b crosses the inside of r (Liang–Barsky
// clipping).
func (r rect) crossedBy(a, b pt) bool {
	t0, t1 := 0.0, 1.0
	dx, dy := b.X-a.X, b.Y-a.Y
	clip := func(p, q float64) bool {
		if p == 0 {
			return q > 0
		}
		t := q / p
		if p < 0 {
			t0 = max(t0, t)
		} else {
			t1 = min(t1, t)
		}
		return t0 < t1
	}
	return clip(-dx, a.X-r.x) && clip(dx, r.right()-a.X) && clip(-dy, a.Y-r.y) && clip(dy, r.bottom()-a.Y)
}

// crossedByLine reports whether any segment of a polyline crosses the inside of r.
func (r rect) crossedByLine(line []pt) bool {
	for i := 1; i < len(line); i++ {
		if r.crossedBy(line[i-1], line[i]) {
			return true
		}
	}
	return false
}

// length returns the length of a polyline, px.
func length(line []pt) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += draw.Dist(line[i-1], line[i])
	}
	return sum
}

func clamp(x, lo, hi float64) float64 { return max(lo, min(x, hi)) }

// straighten drops the points within straight runs.
func straighten(line []pt) []pt {
	var out []pt
	for _, q := range line {
		if n := len(out); n > 0 && draw.Dist(out[n-1], q) < 0.01 {
			continue
		}
		for len(out) >= 2 && inLine(out[len(out)-2], out[len(out)-1], q) {
			out = out[:len(out)-1]
		}
		out = append(out, q)
	}
	return out
}

func inLine(a, b, c pt) bool {
	const eps = 0.01
	return math.Abs(a.X-b.X) < eps && math.Abs(b.X-c.X) < eps || math.Abs(a.Y-b.Y) < eps && math.Abs(b.Y-c.Y) < eps
}
