package graphviz

import (
	"slices"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

// A label moves onto its line unless it would cover something there, else as close as it can.
func TestLabelsComeToTheirLines(t *testing.T) {
	line := Line{Curve: []scene.Point{{X: 0, Y: 100}, {X: 100, Y: 100}, {X: 200, Y: 100}, {X: 300, Y: 100}}, Label: Box{130, 20, 40, 16}}
	for name, test := range map[string]struct {
		nodes   []Box
		touches bool
	}{
		"free":              {nil, true},
		"a card at the way": {[]Box{{120, 85, 60, 12}}, false},
	} {
		l := &Layout{Edges: []Line{line, {Curve: line.Curve}}, Nodes: test.nodes}
		l.Edges[1].Curve = []scene.Point{{X: 0, Y: 300}, {X: 1, Y: 300}, {X: 2, Y: 300}, {X: 3, Y: 300}}
		l.settleLabels()
		got := l.Edges[0].Label
		if touches := slices.ContainsFunc(line.course(), got.holds); touches != test.touches {
			t.Errorf("%s: the label is at %v", name, got)
		}
		if got.Y <= line.Label.Y {
			t.Errorf("%s: the label at %v came no nearer", name, got)
		}
		if slices.ContainsFunc(test.nodes, got.hits) {
			t.Errorf("%s: the label at %v covers a card", name, got)
		}
	}
}
