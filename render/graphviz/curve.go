package graphviz

import (
	"math"

	"github.com/ospomap/ospomap/render/scene"
)

// curveTolerance is the largest deviation of a drawn line from its course, px.
const curveTolerance = 0.1

// Path converts the line to the segments of a [scene.Path], which has only quadratic curves.
func (l Line) Path() []scene.Segment {
	if len(l.Curve) == 0 {
		return nil
	}
	path := []scene.Segment{{Op: scene.MoveTo, Points: [2]scene.Point{l.Curve[0]}}}
	for i := 0; i+3 < len(l.Curve); i += 3 {
		path = cubic(l.Curve[i : i+4]).append(path)
	}
	return path
}

// cubic is a Bézier curve: start, two controls, end.
type cubic [4]scene.Point

// append splits the curve into as few quadratic ones as the tolerance allows and appends
// them. With n parts, the deviation is at most the third difference times √3/36 / n³.
func (c cubic) append(path []scene.Segment) []scene.Segment {
	if c.isStraight() {
		return append(path, scene.Segment{Op: scene.LineTo, Points: [2]scene.Point{c[3]}})
	}
	third := math.Hypot(c[3].X-3*c[2].X+3*c[1].X-c[0].X, c[3].Y-3*c[2].Y+3*c[1].Y-c[0].Y)
	n := max(1, math.Ceil(math.Cbrt(third*math.Sqrt(3)/36/curveTolerance)))
	for i := range int(n) {
		from, to := float64(i)/n, float64(i+1)/n
		start, end := c.at(from), c.at(to)
		a, b := c.slope(from), c.slope(to)
		control := scene.Point{
			X: (start.X+end.X)/2 + (a.X-b.X)/(4*n),
			Y: (start.Y+end.Y)/2 + (a.Y-b.Y)/(4*n),
		}
		path = append(path, scene.Segment{Op: scene.QuadTo, Points: [2]scene.Point{control, end}})
	}
	return path
}

func (c cubic) at(t float64) scene.Point {
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return scene.Point{
		X: a*c[0].X + b*c[1].X + d*c[2].X + e*c[3].X,
		Y: a*c[0].Y + b*c[1].Y + d*c[2].Y + e*c[3].Y,
	}
}

func (c cubic) slope(t float64) scene.Point {
	u := 1 - t
	a, b, d := 3*u*u, 6*u*t, 3*t*t
	return scene.Point{
		X: a*(c[1].X-c[0].X) + b*(c[2].X-c[1].X) + d*(c[3].X-c[2].X),
		Y: a*(c[1].Y-c[0].Y) + b*(c[2].Y-c[1].Y) + d*(c[3].Y-c[2].Y),
	}
}

// isStraight reports whether both control points lie on the straight line from start to end.
func (c cubic) isStraight() bool {
	way := math.Hypot(c[3].X-c[0].X, c[3].Y-c[0].Y)
	for _, p := range c[1:3] {
		detour := math.Hypot(p.X-c[0].X, p.Y-c[0].Y) + math.Hypot(c[3].X-p.X, c[3].Y-p.Y)
		// A point at height h above the middle of a line makes the path 2h²/way longer.
		if detour-way > 2*curveTolerance*curveTolerance/max(way, 1) {
			return false
		}
	}
	return true
}
