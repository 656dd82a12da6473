package viewtest

import (
	"fmt"
	"math"
	"strconv"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// Faint lists the texts with too little contrast to their background in either palette:
// less than 4.5:1, as measured by WCAG.
func Faint(s *scene.Scene) []string {
	const least = 4.5
	var found []string
	var painted []scene.Node
	scene.Walk(s.Root, func(n scene.Node) bool {
		t, ok := n.(*scene.Text)
		if !ok {
			painted = append(painted, n)
			return true
		}
		box := t.Box()
		under := ground(painted, scene.Point{X: (box.Left + box.Right) / 2, Y: t.Y - 0.35*t.Size})
		for _, dark := range []bool{false, true} {
			if c := contrast(value(t.Fill, dark), value(under, dark)); c < least {
				found = append(found, fmt.Sprintf("%q: %s on %s has %.2f:1, dark %v", t.S, t.Fill, under, c, dark))
			}
		}
		return true
	})
	return found
}

// ground returns the colour at a point of the painted nodes.
func ground(painted []scene.Node, at scene.Point) scene.Color {
	for i := len(painted) - 1; i >= 0; i-- {
		switch n := painted[i].(type) {
		case *scene.Rect:
			if n.Fill != "" && at.X >= n.X && at.X <= n.X+n.W && at.Y >= n.Y && at.Y <= n.Y+n.H {
				return n.Fill
			}
		case *scene.Circle:
			if n.Fill != "" && math.Hypot(at.X-n.X, at.Y-n.Y) <= n.R {
				return n.Fill
			}
		case *scene.Path:
			if n.Fill != "" && isInside(n, at) {
				return n.Fill
			}
		}
	}
	return scene.Page
}

// isInside counts the sides of a path that a ray to the right crosses; a curve counts as
// two sides.
func isInside(p *scene.Path, at scene.Point) bool {
	var corners []scene.Point
	for _, s := range p.Segments {
		corners = append(corners, s.Points[:s.Op.Points()]...)
	}
	inside := false
	for i, a := range corners {
		b := corners[(i+1)%len(corners)]
		if (a.Y > at.Y) != (b.Y > at.Y) && at.X < a.X+(b.X-a.X)*(at.Y-a.Y)/(b.Y-a.Y) {
			inside = !inside
		}
	}
	return inside
}

// contrast returns the contrast ratio of two colours defined by WCAG.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	rgb, _ := strconv.ParseUint(colour[1:], 16, 32)
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} { // blue, green, red
		c := float64(rgb>>(8*i)&0xFF) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func value(role scene.Color, dark bool) string {
	for _, swatch := range theme.Palette {
		if swatch.Role == role && dark {
			return swatch.Dark
		} else if swatch.Role == role {
			return swatch.Light
		}
	}
	return "#000000"
}
