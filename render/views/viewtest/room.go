package viewtest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Cut is a truncated text, with the area around it.
type Cut struct {
	*scene.Text
	Tip string // of the nearest group that has one
	box Area
}

// Plausible reports whether the text has a length that pictures are made for; longer ones
// occur only in hostile maps.
func (c *Cut) Plausible() bool { return utf8.RuneCountInString(c.Tip) <= 200 }

// Cuts returns the texts that end in an ellipsis, in painting order.
func Cuts(s *scene.Scene) []*Cut {
	const m = draw.Margin
	return cutsIn(s.Root, Area{m, m, s.Width - 2*m, s.Height - 2*m}, "")
}

func cutsIn(nodes []scene.Node, box Area, tip string) []*Cut {
	var out []*Cut
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			inner, within := box, tip
			if a, framed := FrameOf(x); framed {
				inner = a
			}
			if x.Tooltip != "" {
				within = x.Tooltip
			}
			out = append(out, cutsIn(x.Children, inner, within)...)
		case *scene.Text:
			if strings.HasSuffix(x.S, "…") {
				out = append(out, &Cut{x, tip, box})
			}
		}
	}
	return out
}

// next returns the text that follows the kept part, up to the end of a word.
func (c *Cut) next() string {
	kept := strings.TrimSpace(strings.Trim(c.S, "…"))
	_, rest, _ := strings.Cut(model.OneLine(c.Tip), kept)
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	return rest[:len(rest)-len(strings.TrimLeft(rest, " "))] + word
}

// CutBesideRoom lists the plausible texts that are truncated although there is room for
// their next word, on their right or on another line below, within their frame and clear
// of everything else.
func CutBesideRoom(s *scene.Scene) []string {
	var found []string
	var ink []Area
	for _, c := range Cuts(s) {
		next := c.next()
		if next == "" || !c.Plausible() || c.Anchor != scene.Start {
			continue
		}
		if ink == nil {
			ink = inkOf(s.Root)
		}
		const clear, foot = 8, 6
		a := placed(c.Text, c.Width)
		right := c.box.Right() - max(4, min(a.X-c.box.X, draw.Margin))
		beside := Area{a.Right() + 0.5, a.Y, a.X + text.Room(strings.TrimSuffix(c.S, "…")+next+"…", c.Size, c.Bold) + clear - a.Right(), a.h}
		below := Area{a.X, a.Y + 1.3*c.Size, text.Room(strings.TrimSpace(next)+"…", c.Size, c.Bold), a.h}
		switch {
		case beside.Right() <= right && isFree(ink, beside, a):
			found = append(found, fmt.Sprintf("%q is cut beside free room for %q", c.S, next))
		case below.Right() <= right && below.bottom() <= c.box.bottom()-foot && isFree(ink, below, a):
			found = append(found, fmt.Sprintf("%q is cut above free room for %q", c.S, next))
		}
	}
	return found
}

// inkOf returns the painted areas: texts and lines exactly, shapes as their bounds.
func inkOf(nodes []scene.Node) []Area {
	var out []Area
	scene.Walk(nodes, func(n scene.Node) bool {
		switch x := n.(type) {
		case *scene.Group:
			return true
		case *scene.Text:
			out = append(out, placed(x, x.Width))
			return true
		case *scene.Path:
			if x.Segments[len(x.Segments)-1].Op != scene.ClosePath {
				for _, p := range sampled(x) {
					out = append(out, Area{p.X, p.Y, 0, 0}.Grow(x.Width/2))
				}
				return true
			}
		}
		out = append(out, areaOf(n))
		return true
	})
	return out
}

// isFree reports whether a place next to a text is as free as the text's own: everything
// painted there lies behind both.
func isFree(ink []Area, place, text Area) bool {
	for _, a := range ink {
		if a.Hits(place) && (!a.holds(place) || !a.holds(text)) {
			return false
		}
	}
	return true
}
