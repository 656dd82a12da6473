package report

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// A page of the report, px. It is in portrait format, sized so that both A4 and Letter
// show the smallest text in 8 points.
const (
	pageWidth  = 720.0
	pageHeight = 960.0
	pageFoot   = 34.0  // footer
	headGap    = 8.0   // below column heads
	leastRest  = 120.0 // minimum height of a panel that continues on the next page
	pageRoom   = pageHeight - draw.Top - pageFoot
	pageFrame  = 3 // number of leading nodes of a picture that are its ground, title and subtitle
)

// paged splits a picture that is taller than a page between its groups. A picture that
// must stay whole, or doesn't have the width of a page, is scaled instead. Column heads
// are repeated on each page; the legend stays with what precedes it.
func paged(s *scene.Scene, whole bool) []*scene.Scene {
	if whole || s.Width != pageWidth || s.Height <= pageHeight-pageFoot {
		return []*scene.Scene{fitted(s)}
	}
	body, legend := s.Root[pageFrame:len(s.Root)-s.Foot], s.Root[len(s.Root)-s.Foot:]
	all := bands(body, pageRoom-headRoom(body))
	if len(legend) == 0 {
		pages, _ := laidOut(s, all, pageRoom)
		return pages
	}
	foot := band{nodes: legend, box: scene.Bounds(legend...), bare: true}
	pages, alone := laidOut(s, append(slices.Clone(all), foot), pageRoom)
	if last := len(all) - 1; alone && last >= 0 {
		with := band{nodes: append(slices.Clone(all[last].nodes), legend...), box: all[last].box.Union(foot.box), bare: all[last].rest}
		if with.high() <= pageRoom {
			pages, _ = laidOut(s, append(all[:last:last], with), pageRoom)
		}
	}
	return pages
}

// laidOut distributes bands over pages, and reports whether the last band has its own page.
func laidOut(s *scene.Scene, rest []band, room float64) (pages []*scene.Scene, alone bool) {
	var heads, set []scene.Node
	y := 0.0
	flush := func() {
		page := *s
		page.Height = pageHeight
		root := append(append([]scene.Node{ground()}, s.Root[1:pageFrame]...), set...)
		page.Root = root
		page.Details = func() []scene.Detail { return detail.Shown(s.AllDetails(), root) }
		pages, set, y = append(pages, &page), nil, 0
		for _, h := range heads {
			box := scene.Bounds(h)
			set = append(set, scene.Transform([]scene.Node{h}, 1, 0, draw.Top-box.Top)...)
			y = max(y, box.Bottom-box.Top+headGap)
		}
	}
	var last float64 // end of the previous band in the picture
	for len(rest) > 0 {
		b := rest[0]
		gap := 0.0
		if last > 0 && y > 0 {
			gap = max(b.box.Top-last, 0)
		}
		if b.rest || b.bare {
			heads = nil // it has no columns
		}
		if left := room - y - gap; b.high() > left && !b.heads {
			if b.rest && left >= leastRest {
				if cut := b.pieces(left, room); len(cut) > 1 && cut[0].high() <= left {
					rest = append(cut, rest[1:]...)
					continue
				}
			}
			if y > 0 {
				flush()
				if b.rest {
					continue
				}
				alone, gap = true, 0
			}
		}
		alone = alone && len(rest) == 1
		rest = rest[1:]
		set = append(set, scene.Transform(b.nodes, 1, 0, draw.Top+y+gap-b.box.Top)...)
		y += gap + b.high()
		last = b.box.Bottom
		if b.heads {
			heads = b.nodes
		}
	}
	flush()
	return pages, alone
}

// fitted returns a picture scaled to a page.
func fitted(s *scene.Scene) *scene.Scene {
	k := pageScale(s)
	page := *s
	page.Width, page.Height = pageWidth, pageHeight
	page.Root = append([]scene.Node{ground()}, scene.Transform(s.Root[1:], k, (pageWidth-s.Width*k)/2, 0)...)
	return &page
}

// ground returns the background of a page.
func ground() scene.Node { return draw.Box(0, 0, pageWidth, pageHeight, 0, scene.Page, "", 0) }

// headRoom returns the height of column heads on each page.
func headRoom(body []scene.Node) float64 {
	for _, n := range body {
		if g, ok := n.(*scene.Group); ok && g.Class == "heads" {
			box := scene.Bounds(g)
			return box.Bottom - box.Top + headGap
		}
	}
	return 0
}

// pageScale returns the scale of an unsplit picture on a page.
func pageScale(s *scene.Scene) float64 {
	return min(pageWidth/s.Width, (pageHeight-pageFoot)/s.Height)
}

// band is a set of nodes side by side that are not split.
type band struct {
	nodes []scene.Node
	box   scene.Box
	heads bool // column heads
	rest  bool // a panel of items without a place in the picture
	bare  bool // without columns
}

func (b band) high() float64 { return b.box.Bottom - b.box.Top }

// bands groups nodes into bands from top to bottom. A panel taller than room is split
// between its contents.
func bands(nodes []scene.Node, room float64) []band {
	var out []band
	ordered := slices.Clone(nodes)
	slices.SortStableFunc(ordered, func(a, b scene.Node) int { return cmp.Compare(scene.Bounds(a).Top, scene.Bounds(b).Top) })
	for _, n := range ordered {
		box := scene.Bounds(n)
		if box.Left > box.Right {
			continue // empty
		}
		g, _ := n.(*scene.Group)
		heads := g != nil && g.Class == "heads"
		if last := len(out) - 1; last >= 0 && !heads && !out[last].heads && box.Top < out[last].box.Bottom {
			out[last].nodes, out[last].box = append(out[last].nodes, n), out[last].box.Union(box)
			continue
		}
		out = append(out, band{nodes: []scene.Node{n}, box: box, heads: heads, rest: g != nil && g.Rest})
	}
	place := make(map[scene.Node]int, len(nodes)) // keeps the painting order
	for i, n := range nodes {
		place[n] = i
	}
	for _, b := range out {
		slices.SortFunc(b.nodes, func(x, y scene.Node) int { return place[x] - place[y] })
	}
	var cut []band
	for _, b := range out {
		if b.rest { // split later, at the end of the page on which it begins
			cut = append(cut, b)
			continue
		}
		cut = append(cut, b.pieces(room, room)...)
	}
	return cut
}

// pieces returns the band, or its panel split into several, the first of them at most
// first px high.
func (b band) pieces(first, room float64) []band {
	if b.high() <= first {
		return []band{b}
	}
	for i, n := range b.nodes {
		g, _ := n.(*scene.Group)
		if g == nil || len(g.Children) < 2 || scene.Bounds(g).Bottom-scene.Bounds(g).Top <= first {
			continue
		}
		frame, ok := g.Children[0].(*scene.Rect)
		if !ok {
			continue
		}
		var out []band
		var held []band
		const edge = 8.0
		flush := func() {
			if len(held) == 0 {
				return
			}
			piece, box := *g, *frame
			box.Y = held[0].box.Top - edge
			box.H = held[len(held)-1].box.Bottom + edge - box.Y
			piece.Children = []scene.Node{&box}
			for _, h := range held {
				piece.Children = append(piece.Children, h.nodes...)
			}
			out = append(out, band{nodes: []scene.Node{&piece}, box: scene.Bounds(&piece), rest: b.rest})
			held, first = nil, room
		}
		for _, inside := range bands(g.Children[1:], room-2*edge) {
			if len(held) > 0 && inside.box.Bottom-held[0].box.Top > first-2*edge {
				flush()
			}
			held = append(held, inside)
		}
		flush()
		// Nodes next to the panel, such as the name of a month, go with its first piece.
		beside := slices.Delete(slices.Clone(b.nodes), i, i+1)
		out[0].nodes = append(out[0].nodes, beside...)
		out[0].box = scene.Bounds(out[0].nodes...)
		return out
	}
	return []band{b}
}

// number adds the footer to each page: organisation, title, date and page number.
func number(w *words.Words, m *model.Map, title string, today model.Date, pages []*scene.Scene) {
	for i, s := range pages {
		y := s.Height - 14
		left := draw.Fitted(card.Dotted(m.Organization.Name, title), draw.Margin, y, s.Width-2*draw.Margin-190, 10.5, false, scene.Ink2)
		right := draw.Text(card.Dotted(today.String(), w.Say("page {n} of {of}", "n", i+1, "of", len(pages))), s.Width-draw.Margin, y, 10.5, false, scene.Ink2)
		right.Anchor = scene.End
		s.Root = append(slices.Clip(s.Root), &scene.Group{Class: "foot", Children: []scene.Node{left, right}})
		s.Paper = true
	}
}
