package format

import (
	"math"
	"math/cmplx"

	"github.com/ospomap/ospomap/render/scene"
)

// contour is a polyline. Its points are complex numbers: adding moves them, multiplying
// by i turns them.
type contour struct {
	points []complex128
	closed bool
}

func at(x, y float64) complex128     { return complex(x, y) }
func place(p scene.Point) complex128 { return complex(p.X, p.Y) }
func dot(a, b complex128) float64    { return real(a)*real(b) + imag(a)*imag(b) }

// flattener turns shapes into contours that deviate from them by at most tolerance px.
type flattener struct{ tolerance float64 }

// path returns one contour for every MoveTo.
func (f flattener) path(segments []scene.Segment) []contour {
	var all []contour
	var c contour
	for _, s := range segments {
		a, b := place(s.Points[0]), place(s.Points[1])
		switch s.Op {
		case scene.MoveTo:
			all = appendContour(all, c)
			c = contour{points: []complex128{a}}
		case scene.LineTo:
			c.points = append(c.points, a)
		case scene.QuadTo:
			c.points = f.quad(c.points, a, b)
		case scene.ClosePath:
			if len(c.points) == 0 {
				continue
			}
			c.closed = true
			start := c.points[0]
			all = appendContour(all, c)
			c = contour{points: []complex128{start}} // where SVG continues
		}
	}
	return appendContour(all, c)
}

// appendContour drops contours without length.
func appendContour(all []contour, c contour) []contour {
	if len(c.points) < 2 {
		return all
	}
	return append(all, c)
}

// quad appends a quadratic curve from the last point to end. Cut into n parts, its chords
// deviate by a quarter of the control point's deviation over n².
func (f flattener) quad(points []complex128, control, end complex128) []complex128 {
	if len(points) == 0 {
		return points
	}
	start := points[len(points)-1]
	n := max(1, math.Ceil(math.Sqrt(cmplx.Abs(start-2*control+end)/4/f.tolerance)))
	for i := 1.0; i <= n; i++ {
		t := complex(i/n, 0)
		points = append(points, (1-t)*(1-t)*start+2*t*(1-t)*control+t*t*end)
	}
	return points
}

// cubic appends a cubic curve from the last point to end. Cut into n parts, its chords
// deviate by at most three quarters of the control points' deviation over n².
func (f flattener) cubic(points []complex128, c1, c2, end complex128) []complex128 {
	if len(points) == 0 {
		return points
	}
	start := points[len(points)-1]
	deviation := max(cmplx.Abs(start-2*c1+c2), cmplx.Abs(c1-2*c2+end))
	n := max(1, math.Ceil(math.Sqrt(deviation*3/4/f.tolerance)))
	for i := 1.0; i <= n; i++ {
		t := complex(i/n, 0)
		u := 1 - t
		points = append(points, u*u*u*start+3*u*u*t*c1+3*u*t*t*c2+t*t*t*end)
	}
	return points
}

// arc appends a clockwise arc of an ellipse. Angles are in quarter turns.
func (f flattener) arc(points []complex128, center complex128, rx, ry, from, turn float64) []complex128 {
	step := math.Acos(max(0, 1-f.tolerance/max(rx, ry))) * 2
	n := math.Ceil(turn * math.Pi / 2 / step)
	for i := 0.0; i <= n; i++ {
		sin, cos := math.Sincos((from + turn*i/n) * math.Pi / 2)
		points = append(points, center+at(rx*cos, ry*sin))
	}
	return points
}

// circle starts on the right, as SVG does.
func (f flattener) circle(c *scene.Circle) []contour {
	if c.R <= 0 {
		return nil
	}
	points := f.arc(nil, at(c.X, c.Y), c.R, c.R, 0, 4)
	return []contour{polygon(points[:len(points)-1]...)}
}

// rect starts at the left end of the top side, as SVG does.
func (f flattener) rect(r *scene.Rect) []contour {
	if r.W <= 0 || r.H <= 0 {
		return nil
	}
	left, top, right, bottom := r.X, r.Y, r.X+r.W, r.Y+r.H
	rx, ry := min(r.R, r.W/2), min(r.R, r.H/2)
	if rx <= 0 {
		return []contour{polygon(at(left, top), at(right, top), at(right, bottom), at(left, bottom))}
	}
	p := []complex128{at(left+rx, top)}
	p = f.arc(p, at(right-rx, top+ry), rx, ry, 3, 1)
	p = f.arc(p, at(right-rx, bottom-ry), rx, ry, 0, 1)
	p = f.arc(p, at(left+rx, bottom-ry), rx, ry, 1, 1)
	p = f.arc(p, at(left+rx, top+ry), rx, ry, 2, 1)
	return []contour{polygon(p...)}
}
