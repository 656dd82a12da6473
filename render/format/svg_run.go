package format

import (
	"math"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// run writes consecutive texts as one, so that a wider font pushes the next text along.
// It reports whether it could: the texts must be left-to-right and on one line.
func (w *svgWriter) run(g *scene.Group) bool {
	var texts []*scene.Text
	for _, n := range g.Children {
		t, ok := n.(*scene.Text)
		if !ok || t.S == "" || t.Anchor != scene.Start || model.RunsLeft(t.S) || len(texts) > 0 && t.Y != texts[0].Y {
			return false
		}
		texts = append(texts, t)
	}
	if len(texts) == 0 {
		return false
	}
	w.text(texts[0], texts[1:])
	return true
}

// follow writes the next text of a run that begins with first. It fills the gap after
// last with spaces and shifts the rest. The spaces precede the element, since librsvg
// drops leading ones inside it.
func (w *svgWriter) follow(first, last, next *scene.Text) {
	const noBreak, least = "\u00A0", 0.05
	space := text.Width(" ", first.Size, first.Bold) + first.Spacing
	apart := written(next.X) - written(last.X) - written(last.Width)
	n := max(1, math.Round(apart/space))
	w.raw(strings.Repeat(noBreak, int(n)) + "<tspan")
	w.b = w.css.paint(w.b, next.Fill, "")
	if shift := apart - n*space; math.Abs(shift) >= least {
		w.number("dx", shift)
	}
	if next.Size != first.Size {
		w.number("font-size", next.Size)
	}
	if next.Bold != first.Bold {
		w.raw(` font-weight="` + map[bool]string{false: "400", true: "700"}[next.Bold] + `"`)
	}
	if next.Spacing != first.Spacing {
		w.number("letter-spacing", next.Spacing)
	}
	w.length(next)
	w.content(next.S)
	w.raw("</tspan>")
}

// written returns a number as rounded in the file.
func written(n float64) float64 { return math.Round(n*100) / 100 }
