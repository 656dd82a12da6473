package view

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
)

// moved is the layout with everything dx to the right and dy down.
func moved(l *graphviz.Layout, dx, dy float64) *graphviz.Layout {
	box := func(b graphviz.Box) graphviz.Box {
		if b != (graphviz.Box{}) { // the zero Box is none, and stays so
			b.X, b.Y = b.X+dx, b.Y+dy
		}
		return b
	}
	m := &graphviz.Layout{Width: l.Width, Height: l.Height}
	for _, n := range l.Nodes {
		m.Nodes = append(m.Nodes, box(n))
	}
	for _, c := range l.Clusters {
		m.Clusters = append(m.Clusters, graphviz.Area{Box: box(c.Box), Title: box(c.Title)})
	}
	for _, e := range l.Edges {
		curve := slices.Clone(e.Curve)
		for i := range curve {
			curve[i].X, curve[i].Y = curve[i].X+dx, curve[i].Y+dy
		}
		m.Edges = append(m.Edges, graphviz.Line{Curve: curve, Label: box(e.Label)})
	}
	return m
}

// course draws a line that was laid out, with heads where its direction, seen from
// its start, leads.
func course(l graphviz.Line, d model.Direction, width float64, c scene.Color, dash ...float64) []scene.Node {
	curve := slices.Clone(l.Curve)
	size := 6.5 + width
	var heads []scene.Node
	if d == model.DirectionTo || d == model.DirectionBoth {
		heads = append(heads, cutBack(curve, size, c))
	}
	if d == model.DirectionFrom || d == model.DirectionBoth {
		slices.Reverse(curve)
		heads = append(heads, cutBack(curve, size, c))
		slices.Reverse(curve)
	}
	path := &scene.Path{Segments: graphviz.Line{Curve: curve}.Path(), Paint: draw.Stroke(c, width, dash...)}
	return append([]scene.Node{path}, heads...)
}

// cutBack gives the head at the end of a curve and ends the curve inside it.
func cutBack(curve []scene.Point, size float64, c scene.Color) scene.Node {
	n := len(curve)
	tip, before := curve[n-1], curve[n-2]
	for i := n - 2; i >= 0 && draw.Dist(tip, before) < 0.5; i-- { // the last control may be the end
		before = curve[i]
	}
	end := draw.Towards(tip, before, size*0.8)
	curve[n-2].X += end.X - tip.X
	curve[n-2].Y += end.Y - tip.Y
	curve[n-1] = end
	return draw.ArrowHead(tip, before, size, c)
}
