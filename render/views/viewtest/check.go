package viewtest

import (
	"fmt"
	"math"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Defects lists what is wrong with a finished picture, visually and for screen readers.
// It knows no particular view. By convention the first rectangle or circle of a group
// encloses all of its texts; groups of class card or chip don't overlap and stay within
// their panel.
func Defects(s *scene.Scene) []string {
	c := &checker{scene: s, ids: map[string]bool{}}
	page := Area{0, 0, s.Width, s.Height}
	c.walk(s.Root, page, "the page", "")
	for i, a := range c.texts {
		for _, b := range c.texts[i+1:] {
			if a.Grow(-0.6).Hits(b.Grow(-0.6)) {
				c.report("texts %q and %q overlap", a.name, b.name)
			}
		}
	}
	for _, m := range c.marks {
		for i, b := range c.texts {
			if (i < m.from || i >= m.to) && m.Grow(-0.6).Hits(b.Grow(-0.6)) {
				c.report("a mark covers %q", b.name)
			}
		}
	}
	for i, a := range c.cards {
		for _, b := range c.cards[i+1:] {
			if a.Grow(-0.5).Hits(b.Area) {
				c.report("%q covers %q", a.name, b.name)
			}
		}
	}
	if s.Title == "" || s.Description == "" {
		c.report("the picture has no title or description")
	}
	for _, d := range s.AllDetails() {
		if !c.ids[d.ID] {
			c.report("detail %q is about nothing in the picture", d.ID)
		}
	}
	return c.found
}

// Area is a rectangle on the page, px.
type Area struct{ X, Y, w, h float64 }

// areaOf returns the bounds of a node.
func areaOf(n scene.Node) Area {
	b := scene.Bounds(n)
	return Area{b.Left, b.Top, b.Right - b.Left, b.Bottom - b.Top}
}

func (a Area) Right() float64 { return a.X + a.w }

func (a Area) bottom() float64 { return a.Y + a.h }

func (a Area) Grow(d float64) Area { return Area{a.X - d, a.Y - d, a.w + 2*d, a.h + 2*d} }

func (a Area) Hits(b Area) bool {
	return a.X < b.Right() && b.X < a.Right() && a.Y < b.bottom() && b.Y < a.bottom()
}

// holds reports whether b is within a. It tolerates half a pixel, which is invisible.
func (a Area) holds(b Area) bool {
	const touch = 0.5
	return b.X >= a.X-touch && b.Y >= a.Y-touch && b.Right() <= a.Right()+touch && b.bottom() <= a.bottom()+touch
}

type named struct {
	Area
	name string
}

// mark is a finding mark; its own texts are those with indices from ≤ i < to.
type mark struct {
	Area
	from, to int
}

type checker struct {
	scene        *scene.Scene
	texts, cards []named
	marks        []mark
	ids          map[string]bool
	found        []string
}

func (c *checker) report(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

// walk checks nodes that must stay within box, which belongs to owner. tip is the nearest
// tooltip around them.
func (c *checker) walk(nodes []scene.Node, box Area, owner, tip string) {
	page := Area{0, 0, c.scene.Width, c.scene.Height}
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			c.group(x, box, owner, tip)
		case *scene.Text:
			c.text(x, box, owner, tip)
		default:
			c.inside(page, areaOf(x), "a shape of "+owner)
		}
	}
}

func (c *checker) inside(outer, inner Area, what string) {
	if sum := inner.X + inner.Y + inner.w + inner.h; math.IsNaN(sum) || math.IsInf(sum, 0) || inner.w < 0 || inner.h < 0 {
		c.report("%s has no size or place", what)
	} else if !outer.holds(inner) {
		c.report("%s leaves the page", what)
	}
}

func (c *checker) group(g *scene.Group, box Area, owner, tip string) {
	outer := owner
	if g.ID != "" {
		if c.ids[g.ID] {
			c.report("the id %q is taken twice", g.ID)
		}
		c.ids[g.ID] = true
		if g.Label == "" {
			c.report("%q has no text alternative", g.ID)
		}
		owner = g.ID
	}
	if b, ok := FrameOf(g); ok {
		kind, _, _ := strings.Cut(g.Class, " ")
		switch kind {
		case "card", "chip":
			c.cards = append(c.cards, named{b, owner})
			fallthrough
		case "panel":
			if !box.holds(b) {
				c.report("%s %q leaves %s", kind, g.Label, outer)
			}
		}
		box = b
		if g.ID == "" && g.Label != "" {
			owner = g.Label
		}
	}
	if g.Tooltip != "" {
		tip = g.Tooltip
	}
	from := len(c.texts)
	c.walk(g.Children, box, owner, tip)
	if g.Class == "finding" && g.Role != "listitem" {
		c.marks = append(c.marks, mark{areaOf(g), from, len(c.texts)})
	}
}

// FrameOf returns the shape that encloses a group's texts.
func FrameOf(g *scene.Group) (Area, bool) {
	for _, n := range g.Children {
		switch n.(type) {
		case *scene.Rect, *scene.Circle:
			return areaOf(n), true
		}
	}
	return Area{}, false
}

func (c *checker) text(t *scene.Text, box Area, owner, tip string) {
	if t.S == "" {
		return
	}
	if t.Size < 9 {
		c.report("text %q is too small to read", t.S)
	}
	if !box.holds(placed(t, text.Room(t.S, t.Size, t.Bold)+t.Spacing*float64(len([]rune(t.S))))) {
		c.report("text %q leaves %s", t.S, owner)
	}
	if strings.HasSuffix(t.S, "…") && tip == "" {
		c.report("what is cut off from %q is told nowhere", t.S)
	}
	c.texts = append(c.texts, named{placed(t, t.Width), t.S})
}

// placed returns the area of a text that is w px wide.
func placed(t *scene.Text, w float64) Area {
	return Area{t.Left(w), t.Y - 0.72*t.Size, w, 0.92 * t.Size}
}
