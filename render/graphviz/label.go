package graphviz

import (
	"cmp"
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
)

// settleLabels moves labels that are far from their lines towards them, unless they would
// cover something there: readers assign a label to the line next to it.
func (l *Layout) settleLabels() {
	const far = 6.0 // px
	courses := model.Each(l.Edges, Line.course)
	for i := range l.Edges {
		label := &l.Edges[i].Label
		if *label == (Box{}) || slices.ContainsFunc(courses[i], label.grow(far).holds) {
			continue
		}
		x, y := label.X+label.W/2, label.Y+label.H/2
		off := func(p scene.Point) float64 { return math.Hypot(p.X-x, p.Y-y) }
		at := slices.MinFunc(courses[i], func(p, q scene.Point) int { return cmp.Compare(off(p), off(q)) })
		for _, share := range []float64{1, 0.75, 0.5} {
			b := *label
			b.X, b.Y = b.X+share*(at.X-x), b.Y+share*(at.Y-y)
			if l.isFree(b, i, courses) {
				*label = b
				break
			}
		}
	}
}

// isFree reports whether label b of the given line would cover nothing but that line.
func (l *Layout) isFree(b Box, line int, courses [][]scene.Point) bool {
	const apart = 4.0 // px
	b = b.grow(apart)
	for i, e := range l.Edges {
		if i != line && (b.hits(e.Label) || slices.ContainsFunc(courses[i], b.holds)) {
			return false
		}
	}
	return !slices.ContainsFunc(l.Nodes, b.hits) &&
		!slices.ContainsFunc(l.Clusters, func(a Area) bool { return b.hits(a.Title) })
}

// course returns points along a line, a few px apart.
func (l Line) course() []scene.Point {
	const steps = 24
	var out []scene.Point
	for i := 0; i+3 < len(l.Curve); i += 3 {
		for t := range steps + 1 {
			out = append(out, cubic(l.Curve[i:i+4]).at(float64(t)/steps))
		}
	}
	return out
}

func (b Box) grow(d float64) Box { return Box{b.X - d, b.Y - d, b.W + 2*d, b.H + 2*d} }

func (b Box) holds(p scene.Point) bool {
	return p.X > b.X && p.X < b.X+b.W && p.Y > b.Y && p.Y < b.Y+b.H
}

func (b Box) hits(o Box) bool {
	return o.W > 0 && b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}
