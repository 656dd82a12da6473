package card

import (
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
)

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
