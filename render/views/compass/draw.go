package compass

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	kit "github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// draw turns the finished plan into a scene, painted from back to front.
func (p *plan) draw() *scene.Scene {
	page := draw.Page{
		Title: p.title, Subtitle: p.subtitle, Description: p.describe(), Author: p.org,
		Width: p.w, Height: p.h - legendLift, Body: p.body(), Legend: p.legend(),
	}
	s := draw.Frame(page)
	lost := p.lost() // knows about names cut in the middle; the frame counts everything that ends in an ellipsis
	s.Lost, s.Notes = scene.Lost{Cut: max(s.Lost.Cut, lost.Cut), Dropped: lost.Dropped}, p.notes
	if p.scaleTo.w > 0 {
		p.scale(s)
	}
	return s
}

// body returns everything between the title and the legend.
func (p *plan) body() []scene.Node {
	nodes := p.drawBoundary()
	for _, r := range p.regions {
		nodes = append(nodes, box(r.rect, 12, draw.Tint(r.persp), "", 0))
	}
	for _, n := range p.nests() {
		nodes = append(nodes, n.draw())
	}
	nodes = append(nodes, p.drawWires()...)
	nodes = append(nodes, p.drawHub())
	if p.block.w > 0 {
		nodes = append(nodes, box(p.block, 12, "", scene.Hub, 2))
	}
	for _, h := range p.headings {
		nodes = append(nodes, h.draw()...)
	}
	for _, c := range p.cards {
		nodes = append(nodes, c.draw())
	}
	for _, l := range p.pills {
		nodes = append(nodes, l.draw())
	}
	return append(nodes, p.drawKey()...)
}

func (p *plan) drawBoundary() []scene.Node {
	if p.boundary.w == 0 {
		return nil
	}
	nodes := []scene.Node{box(p.boundary, 16, scene.Org, scene.OrgLine, 1.5)}
	if p.tab.w > 0 {
		name, _ := draw.Wrapped(p.org, p.tab.x+10, p.tab.y+15.3, p.tab.w-18, tabSize, tabStep, p.tabLines, true, scene.Ink2)
		nodes = append(append(nodes, box(p.tab, 11, scene.Page, scene.OrgLine, 1.5)), name...)
	}
	return nodes
}

func (p *plan) drawWires() []scene.Node {
	var nodes []scene.Node
	fromBack := slices.SortedStableFunc(slices.Values(p.wires), func(a, b *wire) int { return cmp.Compare(a.kind, b.kind) })
	for _, w := range fromBack {
		g := &scene.Group{Class: "wire", Children: arrowLine(w)}
		switch {
		case w.link != nil:
			g.ID, g.Class, g.Role = "link-"+strconv.Itoa(w.link.number), "link", "img"
			g.Label = w.link.sentence()
			g.Tooltip = g.Label
			g.Data = []scene.Attr{{Name: "from", Value: w.link.from.key}, {Name: "to", Value: w.link.to.key}}
		case w.to != nil:
			g.Data = []scene.Attr{{Name: "to", Value: w.to.key}}
		}
		if w.report {
			g.Class = "wire reports"
		}
		nodes = append(nodes, g)
	}
	return nodes
}

// sentence describes a link for screen readers.
func (l *link) sentence() string {
	return kit.Runs(l.say, l.from.name, l.flow.direction(), l.to.name) + ": " + l.aloud()
}

func (p *plan) drawHub() scene.Node {
	c := p.hub
	g := &scene.Group{ID: detail.OfficeKey, Class: "hub", Role: "group", Label: p.ospo}
	g.Children = []scene.Node{box(c.rect, 12, scene.Hub, "", 0)}
	if c.squareFoot {
		b := draw.Shape(scene.Paint{Fill: scene.Hub}).Move(c.x, c.bottom()).Line(c.x, c.y+12).Quad(c.x, c.y, c.x+12, c.y)
		g.Children[0] = b.Line(c.right()-12, c.y).Quad(c.right(), c.y, c.right(), c.y+12).Line(c.right(), c.bottom()).Close()
	}
	for _, l := range c.lines {
		g.Children = append(g.Children, l.draw(c, scene.HubInk)...)
	}
	if _, mark := c.badgeRects(); mark.w > 0 {
		words := draw.Text(p.officeFindings(), mark.x+markW, mark.y+10.9, badgeSize, true, scene.Warn)
		pill := kit.OfficePill(p.Words, mark.scene(), 5, p.marks)
		pill.Children = append(pill.Children, findingCount(mark, p.marks), words)
		g.Children = append(g.Children, pill)
	}
	return g
}

func (c *card) draw() scene.Node {
	class := "card " + string(c.persp)
	switch {
	case c.ghost:
		class += " gap"
	case c.person:
		class += " person"
	}
	if c.change != "" {
		class += " " + string(c.change)
	}
	g := &scene.Group{ID: c.key, Class: class, Role: "group", Label: c.label(), Tooltip: c.tooltip()}
	g.Children = c.drawFrame()
	for _, y := range c.rules {
		g.Children = append(g.Children, draw.Segment(pt{X: c.x + 12, Y: c.y + y}, pt{X: c.right() - 10, Y: c.y + y}, draw.Stroke(scene.Line, 1)))
	}
	for i, l := range c.lines {
		if i == 0 && c.href != "" {
			l.href = c.href
		}
		g.Children = append(g.Children, l.draw(c, c.accent())...)
	}
	for _, l := range append([]line{c.tail}, c.footLines()...) {
		if l.s != "" || l.sign.draw != nil {
			g.Children = append(g.Children, l.draw(c, c.accent())...)
		}
	}
	g.Children = append(g.Children, c.drawTags()...)
	g.Children = append(g.Children, c.drawBadges()...)
	return g
}

func (c *card) drawFrame() []scene.Node {
	r, radius, width, dash := c.rect, 8.0, 1.4, []float64{5, 4}
	if c.style == rowCard {
		radius, width, dash = 4, 1.1, []float64{4, 3}
	}
	switch {
	case c.change == Removed:
		return []scene.Node{box(r, radius, scene.Page, scene.Removed, width, dash...)}
	case c.ghost:
		return []scene.Node{box(r, radius, scene.GapTint, scene.Gap, width, dash...)}
	case c.style == rowCard:
		nodes := []scene.Node{box(r, radius, scene.Card, c.change.color(scene.Line), 1)}
		if c.toned() {
			nodes = append(nodes, barsIn(rect{r.x + 1, r.y + 3, 3, r.h - 6}, c.bars())...)
		}
		return nodes
	}
	bars := c.bars()
	nodes := kit.CardFrame(r.x, r.y, r.w, r.h, bars[0])
	if len(bars) > 1 {
		// The rounded ends keep the first colour; the others share the rest of the
		// straight part.
		h := (r.h - 16) / float64(len(bars))
		others := barsIn(rect{r.x + 0.5, r.y + 8 + h, 4.5, h * float64(len(bars)-1)}, bars[1:])
		nodes = slices.Insert(nodes, len(nodes)-1, others...)
	}
	if c.change != "" {
		nodes[len(nodes)-1] = box(r, 8, "", c.change.color(""), 2)
	}
	return nodes
}

// draw draws one line of a card, with its glyph and its link.
func (l line) draw(c *card, accent scene.Color) []scene.Node {
	x, y := c.x+l.dx, c.y+l.dy
	t := draw.Text(l.s, x, y, l.size, l.bold, l.color)
	t.Further = l.further
	switch {
	case l.center:
		t.Anchor = scene.Middle
	case l.right:
		t.Anchor = scene.End
	case l.room > 0:
		draw.AtReadingSide(t, l.room)
	}
	var nodes []scene.Node
	switch at := officeEnd; {
	case l.report:
		nodes = reportingSign(x-glyphW, y-l.size*0.34)
	case l.arrow != nil:
		if l.others {
			at = cardEnd
		}
		nodes = glyph(l.arrow, x-glyphW, y-l.size*0.34, at, l.arrow.change.color(accent))
	}
	if l.sign.draw != nil {
		nodes = append(nodes, l.sign.draw(x-l.sign.width-6, y-l.size*0.34)...)
	}
	texts := l.texts(t)
	switch {
	case l.href != "":
		nodes = append(nodes, &scene.Group{Href: l.href, Tooltip: l.tip, Children: texts})
	case l.tip != "" && l.tip != l.s:
		nodes = append(nodes, &scene.Group{Tooltip: l.tip, Children: texts})
	default:
		nodes = append(nodes, texts...)
	}
	if l.struck {
		nodes = append(nodes, struck(t))
	}
	return nodes
}

// texts returns the text of the line, followed by what comes after it in weaker ink.
func (l line) texts(t *scene.Text) []scene.Node {
	var out []scene.Node
	if l.s != "" || l.after == "" {
		out = append(out, t)
	}
	if l.after != "" {
		words := strings.TrimPrefix(l.after, " ")
		x := t.X
		if l.s != "" {
			x += text.Width(l.s+" ", l.size, l.bold)
		}
		out = append(out, draw.Text(words, x, t.Y, l.size, l.bold, scene.Ink2))
	}
	return draw.Run(out...)
}

// drawTags draws the numbers of links without a line of their own and, on rows, the
// marks.
func (c *card) drawTags() []scene.Node {
	var nodes []scene.Node
	words, boxes := c.shownTags()
	for i, w := range words {
		nodes = append(nodes, drawTag(w, boxes[i], scene.Ink)...)
	}
	if c.style != rowCard {
		return nodes
	}
	x := c.right() - rowEdge - 12 - c.beside
	if c.change != "" {
		nodes = append(nodes, changeMark(c.change, x-3, c.y+c.h/2)...)
		x -= rowChangeW
	}
	if c.toned() {
		s := c.tone.signOf()
		nodes = append(nodes, s.draw(c.right()-rowEdge-c.beside-c.marksWidth()+rowSignGap, c.y+c.h/2)...)
	}
	if c.mark {
		nodes = append(nodes, kit.FindingMark(c.say, x, c.y+c.h/2, c.marks))
	}
	return nodes
}

func (c *card) drawBadges() []scene.Node {
	rects, mark := c.badgeRects()
	var nodes []scene.Node
	for i, r := range rects {
		if i == len(c.badges) {
			nodes = append(nodes, changeBadge(r, c.party)...)
			continue
		}
		nodes = append(nodes, box(r, badgeH/2, scene.Card, c.accent(), 1),
			draw.Centered(c.badges[i], r.center().X, r.y+10.9, badgeSize, true, c.accent()))
	}
	if mark.w > 0 {
		g := kit.FindingPill(c.say, mark.scene(), 5, c.marks)
		g.Children = append(g.Children, findingCount(mark, c.marks))
		nodes = append(nodes, g)
	}
	return nodes
}

// findingCount returns the number of findings that a mark stands for.
func findingCount(r rect, messages []string) scene.Node {
	n := strconv.Itoa(min(len(messages), 99))
	return draw.Text(n, r.x+17, r.y+10.9, badgeSize-float64(len(n)-1), true, scene.Warn)
}

func (l *pill) draw() scene.Node {
	g := &scene.Group{Class: "label", Tooltip: l.tip, Href: l.href}
	switch {
	case l.wire == nil:
	case l.wire.link != nil:
		g.Data = []scene.Attr{{Name: "link", Value: strconv.Itoa(l.wire.link.number)}}
	case l.wire.to != nil:
		g.Data = []scene.Attr{{Name: "to", Value: l.wire.to.key}}
	}
	if l.number > 0 {
		g.Children = numbered(strconv.Itoa(l.number), l.center(), l.h/2, l.change.color(scene.Ink))
		return g
	}
	g.Children = append(g.Children, box(l.rect, min(9, l.h/2), scene.Page, l.change.color(scene.Line), 0.8))
	step := l.size * 1.2
	y := l.y + (l.h-step*float64(len(l.lines)))/2 + l.size*0.94
	for i, s := range l.lines {
		t := draw.Centered(s, l.center().X, y+float64(i)*step, l.size, false, l.change.color(scene.Ink))
		g.Children = append(g.Children, t)
		if l.change == Removed {
			g.Children = append(g.Children, struck(t))
		}
	}
	return g
}

func (h *heading) draw() []scene.Node {
	var nodes []scene.Node
	x := h.x
	for _, r := range h.runs {
		if r.arrow != nil {
			nodes = append(nodes, glyph(r.arrow, x, h.y-4, officeEnd, r.color)...)
		} else {
			t := draw.Text(r.s, x, h.y, r.size, r.bold, r.color)
			t.Spacing = r.spacing
			t.Width += r.spacing * float64(len([]rune(r.s)))
			nodes = append(nodes, t)
		}
		x += r.width()
	}
	if h.tip != "" {
		return []scene.Node{&scene.Group{Tooltip: h.tip, Children: nodes}}
	}
	return nodes
}

// width returns the width of a run and the gap after it, in px.
func (r run) width() float64 {
	if r.arrow != nil {
		return glyphW - 5 + r.gap
	}
	w := text.Room(r.s, r.size, r.bold)
	if r.spacing > 0 {
		w = w*text.Wider + r.spacing*float64(len([]rune(r.s)))
	}
	return w + r.gap
}

// bounds returns the bounds of the heading's text.
func (h *heading) bounds() rect {
	w := -h.runs[len(h.runs)-1].gap
	for _, r := range h.runs {
		w += r.width()
	}
	return rect{h.x, h.y - 11, w, 15}
}
