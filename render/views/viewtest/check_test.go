package viewtest

import (
	"testing"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// The checker finds every kind of defect.
func TestCheckerFindsDefects(t *testing.T) {
	text := func(s string, x, y float64) *scene.Text {
		return &scene.Text{X: x, Y: y, S: s, Size: 12, Width: text.Width(s, 12, false)}
	}
	box := func(x, y, w, h float64) *scene.Rect { return &scene.Rect{X: x, Y: y, W: w, H: h} }
	for want, nodes := range map[string][]scene.Node{
		`texts "one" and "two" overlap`:               {text("one", 10, 20), text("two", 12, 22)},
		`text "far" leaves the page`:                  {text("far", 95, 20)},
		`text "Legal department" leaves a`:            {&scene.Group{ID: "a", Label: "A", Children: []scene.Node{box(10, 10, 20, 20), text("Legal department", 10, 24)}}},
		`"a" covers "b"`:                              {framed("a", box(10, 10, 20, 20)), framed("b", box(20, 20, 20, 20))},
		`a mark covers "one"`:                         {text("one", 10, 20), &scene.Group{Class: "finding", Children: []scene.Node{box(12, 12, 9, 9)}}},
		`card "b" leaves a`:                           {&scene.Group{ID: "a", Class: "panel", Label: "A", Children: []scene.Node{box(10, 10, 20, 20), framed("b", box(20, 20, 20, 5))}}},
		`the id "a" is taken twice`:                   {framed("a", box(10, 10, 9, 9)), framed("a", box(50, 50, 9, 9))},
		`a shape of the page leaves the page`:         {box(90, 90, 20, 5)},
		`what is cut off from "Leg…" is told nowhere`: {text("Leg…", 10, 20)},
	} {
		found := Defects(&scene.Scene{Width: 100, Height: 100, Title: "T", Description: "D", Root: nodes})
		if len(found) != 1 || found[0] != want {
			t.Errorf("found %q, want %q alone", found, want)
		}
	}
}

func framed(id string, r *scene.Rect) *scene.Group {
	return &scene.Group{ID: id, Class: "card", Label: id, Children: []scene.Node{r}}
}
