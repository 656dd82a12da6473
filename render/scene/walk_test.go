package scene_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

func nodes() []scene.Node {
	return []scene.Node{
		&scene.Rect{X: 10, Y: 20, W: 30, H: 40, R: 4, Paint: scene.Paint{Stroke: scene.Line, Width: 2, Dash: []float64{3, 1}}},
		&scene.Group{ID: "outer", Children: []scene.Node{
			&scene.Circle{X: 100, Y: 50, R: 5},
			&scene.Group{ID: "inner", Children: []scene.Node{&scene.Text{X: 60, Y: 90, S: "end", Size: 10, Anchor: scene.End, Width: 55, Spacing: 1}}},
		}},
		&scene.Path{Segments: []scene.Segment{
			{Op: scene.MoveTo, Points: [2]scene.Point{{X: 20, Y: 30}}},
			{Op: scene.QuadTo, Points: [2]scene.Point{{X: 30, Y: 140}, {X: 40, Y: 30}}},
			{Op: scene.ClosePath},
		}},
	}
}

func TestWalk(t *testing.T) {
	var seen []string
	scene.Walk(nodes(), func(n scene.Node) bool {
		g, ok := n.(*scene.Group)
		if ok {
			seen = append(seen, g.ID)
		} else {
			seen = append(seen, fmt.Sprintf("%T", n))
		}
		return !ok || g.ID != "inner"
	})
	if got, want := strings.Join(seen, " "), "*scene.Rect outer *scene.Circle inner *scene.Path"; got != want {
		t.Errorf("visited %s, want %s", got, want)
	}
}

func TestBounds(t *testing.T) {
	if got, want := scene.Bounds(nodes()...), (scene.Box{Left: 5, Top: 20, Right: 105, Bottom: 140}); got != want {
		t.Errorf("bounds are %v, want %v", got, want)
	}
	if !scene.Bounds().Empty() || !scene.Bounds(&scene.Group{}).Empty() {
		t.Error("the bounds of nothing are not empty")
	}
}

// Scaling and moving a copy scales and moves its bounds, and leaves the original
// unchanged.
func TestTransform(t *testing.T) {
	before := nodes()
	after := scene.Transform(before, 2, 7, -3)
	if !reflect.DeepEqual(before, nodes()) {
		t.Error("the original has changed")
	}
	want := scene.Box{Left: 5*2 + 7, Top: 20*2 - 3, Right: 105*2 + 7, Bottom: 140*2 - 3}
	if got := scene.Bounds(after...); got != want {
		t.Errorf("bounds are %v, want %v", got, want)
	}
	rect := after[0].(*scene.Rect)
	if rect.R != 8 || rect.Width != 4 || !reflect.DeepEqual(rect.Dash, []float64{6, 2}) {
		t.Errorf("the rectangle is %+v, want radius 8, a line of 4 and dashes of 6 and 2", rect)
	}
	if back := scene.Transform(after, 0.5, -3.5, 1.5); !reflect.DeepEqual(back, before) {
		t.Error("the way back gives other nodes")
	}
}
