package graphviz

import (
	"math"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

func TestPathStaysOnItsCourse(t *testing.T) {
	for _, c := range []cubic{
		{{X: 0, Y: 0}, {X: 0, Y: 400}, {X: 300, Y: -400}, {X: 300, Y: 0}},
		{{X: 10, Y: 10}, {X: 60, Y: 10}, {X: 100, Y: 50}, {X: 100, Y: 100}},
		{{X: 0, Y: 0}, {X: 500, Y: 300}, {X: -200, Y: 300}, {X: 300, Y: 0}},
		{{X: 0, Y: 0}, {X: 10, Y: 0.05}, {X: 20, Y: -0.05}, {X: 30, Y: 0}},
		{{X: 0, Y: 0}, {X: 60, Y: 0}, {X: -30, Y: 0}, {X: 30, Y: 0}},
	} {
		path := Line{Curve: c[:]}.Path()
		if len(path) < 2 || path[0].Op != scene.MoveTo || path[0].Points[0] != c[0] {
			t.Fatalf("%v begins with %v", c, path)
		}
		at := c[0]
		for _, s := range path[1:] {
			control, end := s.Points[0], s.Points[1]
			if s.Op == scene.LineTo {
				control, end = scene.Point{X: (at.X + s.Points[0].X) / 2, Y: (at.Y + s.Points[0].Y) / 2}, s.Points[0]
			}
			for _, u := range []float64{0.25, 0.5, 0.75, 1} {
				p := scene.Point{
					X: (1-u)*(1-u)*at.X + 2*u*(1-u)*control.X + u*u*end.X,
					Y: (1-u)*(1-u)*at.Y + 2*u*(1-u)*control.Y + u*u*end.Y,
				}
				if off := c.distance(p); off > 2*curveTolerance {
					t.Errorf("%v: %v is %.2f px off", c, p, off)
				}
			}
			at = end
		}
		if math.Hypot(at.X-c[3].X, at.Y-c[3].Y) > 1e-9 {
			t.Errorf("%v ends at %v", c, at)
		}
	}
}

// distance returns the distance of a point from the curve.
func (c cubic) distance(p scene.Point) float64 {
	nearest := math.Inf(1)
	for i := range 5001 {
		q := c.at(float64(i) / 5000)
		nearest = min(nearest, math.Hypot(p.X-q.X, p.Y-q.Y))
	}
	return nearest
}

func TestStraightPiecesAreLines(t *testing.T) {
	l := Line{Curve: []scene.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 20, Y: 0}, {X: 30, Y: 0}, {X: 30, Y: 5}, {X: 30, Y: 6}, {X: 30, Y: 9}}}
	path := l.Path()
	if len(path) != 3 || path[1].Op != scene.LineTo || path[2].Op != scene.LineTo || path[2].Points[0] != l.Curve[6] {
		t.Errorf("got %v", path)
	}
	if got := (Line{}).Path(); got != nil {
		t.Errorf("no line, but %v", got)
	}
}
