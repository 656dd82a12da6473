package viewtest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/scene"
)

// lines are the paths of the picture that are part of no card, as points along
// their course.
func lines(nodes []scene.Node) [][]scene.Point {
	var out [][]scene.Point
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			if x.Class == "" && x.Label == "" {
				out = append(out, lines(x.Children)...)
			}
		case *scene.Path:
			if x.Stroke != "" {
				out = append(out, sampled(x))
			}
		}
	}
	return out
}

func sampled(p *scene.Path) []scene.Point {
	const steps = 16
	var points []scene.Point
	for _, s := range p.Segments {
		switch s.Op {
		case scene.MoveTo:
			points = append(points, s.Points[0])
		case scene.LineTo, scene.QuadTo:
			from, control, to := points[len(points)-1], s.Points[0], s.Points[1]
			if s.Op == scene.LineTo {
				control, to = halfway(from, s.Points[0]), s.Points[0]
			}
			for i := 1; i <= steps; i++ {
				t := float64(i) / steps
				points = append(points, scene.Point{
					X: (1-t)*(1-t)*from.X + 2*t*(1-t)*control.X + t*t*to.X,
					Y: (1-t)*(1-t)*from.Y + 2*t*(1-t)*control.Y + t*t*to.Y,
				})
			}
		}
	}
	return points
}

func halfway(a, b scene.Point) scene.Point {
	return scene.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
}

// frames are the cards, chips and panels of the picture, by their labels.
func frames(nodes []scene.Node) []named {
	var out []named
	for _, n := range nodes {
		g, ok := n.(*scene.Group)
		if !ok {
			continue
		}
		kind, _, _ := strings.Cut(g.Class, " ")
		if a, framed := FrameOf(g); framed && slices.Contains([]string{"card", "chip", "panel"}, kind) {
			out = append(out, named{a, g.Label})
		}
		out = append(out, frames(g.Children)...)
	}
	return out
}

// Crossings are the lines that run through a card.
func Crossings(s *scene.Scene) []string {
	var found []string
	cards := frames(s.Root)
	for i, line := range lines(s.Root) {
		for _, c := range cards {
			if slices.ContainsFunc(line, func(p scene.Point) bool { return c.Grow(-0.5).Hits(Area{p.X, p.Y, 0, 0}) }) {
				found = append(found, fmt.Sprintf("line %d runs through %q", i, c.name))
			}
		}
	}
	return found
}

// Leads reports whether a line leads from the right edge of one card to the left
// edge of another.
func Leads(t *testing.T, s *scene.Scene, from, to string) bool {
	t.Helper()
	a, _ := FrameOf(Group(t, s, from))
	b, _ := FrameOf(Group(t, s, to))
	at := func(p scene.Point, x float64, edge Area) bool {
		return math.Abs(p.X-x) < 0.5 && p.Y > edge.Y && p.Y < edge.bottom()
	}
	return slices.ContainsFunc(lines(s.Root), func(l []scene.Point) bool {
		return at(l[0], a.Right(), a) && at(l[len(l)-1], b.X, b)
	})
}
