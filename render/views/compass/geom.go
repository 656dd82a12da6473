package compass

import (
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// pt is a place on the page in px.
type pt = scene.Point

// rect is an upright rectangle in px.
type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }
func (r rect) center() pt      { return pt{X: r.x + r.w/2, Y: r.y + r.h/2} }

// scene is the rectangle as the scene has it.
func (r rect) scene() scene.Rect { return scene.Rect{X: r.x, Y: r.y, W: r.w, H: r.h} }

// grow moves every side outwards by d; a negative d shrinks.
func (r rect) grow(d float64) rect { return rect{r.x - d, r.y - d, r.w + 2*d, r.h + 2*d} }

// hits reports whether two rectangles share an area; touching is not sharing.
func (r rect) hits(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

// holds reports whether a rectangle lies inside another.
func holds(outer, inner rect) bool {
	return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom()
}

// crossedBy reports whether the segment from a to b runs through the inside of
// r (Liang–Barsky clipping).
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

// crossedByLine reports whether any segment of a polyline runs through r.
func (r rect) crossedByLine(line []pt) bool {
	for i := 1; i < len(line); i++ {
		if r.crossedBy(line[i-1], line[i]) {
			return true
		}
	}
	return false
}

// length is how long a polyline is, px.
func length(line []pt) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += draw.Dist(line[i-1], line[i])
	}
	return sum
}

func clamp(x, lo, hi float64) float64 { return max(lo, min(x, hi)) }
