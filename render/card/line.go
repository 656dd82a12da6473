package card

import (
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
)

// Course returns the path of a laid-out line.
func Course(l graphviz.Line, width float64, c scene.Color, dash ...float64) *scene.Path {
	return &scene.Path{Segments: l.Path(), Paint: draw.Stroke(c, width, dash...)}
}

// LaterDash returns the dashes of a line; later means that the work is not under way.
func LaterDash(later bool) []float64 {
	if later {
		return []float64{5, 4}
	}
	return nil
}
