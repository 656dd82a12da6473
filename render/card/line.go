package card

import (
	"slices"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
)

// Moved is the layout with everything dx to the right and dy down.
func Moved(l *graphviz.Layout, dx, dy float64) *graphviz.Layout {
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

// Course is a line that was laid out.
func Course(l graphviz.Line, width float64, c scene.Color, dash ...float64) *scene.Path {
	return &scene.Path{Segments: l.Path(), Paint: draw.Stroke(c, width, dash...)}
}

// LaterDash is how lines to work look that is not under way.
func LaterDash(later bool) []float64 {
	if later {
		return []float64{5, 4}
	}
	return nil
}
