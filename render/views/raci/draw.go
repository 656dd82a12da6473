package raci

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// The matrix, px.
const (
	raciWidth  = 1112.0 // of the whole table
	raciNames  = 262.0
	raciHead   = 44.0 // with one line of a name
	raciLine   = 13.0 // per additional line
	raciRow    = 36.0
	raciGap    = 4.0
	raciLeast  = 76.0 // minimum width of a column with room for a name
	raciWidest = 180.0
	raciRadius = 9.5
	raciEdge   = 6.0 // right of the last column
)

// byColumn draws the matrix with a column for each party.
func (t *matrix) byColumn() {
	t.step = min(raciWidest, (raciWidth-raciNames-raciEdge)/float64(len(t.columns)))
	h := 0.0
	for _, id := range t.columns {
		h = max(h, raciHead+raciLine*float64(len(t.headLines(id))-1))
	}
	for first, last := 0, 0; first < len(t.columns); first = last {
		persp := t.parties[t.columns[first]].persp
		for last = first; last < len(t.columns) && t.parties[t.columns[last]].persp == persp; last++ {
		}
		t.add(draw.Box(t.left(first)+1, t.y, t.step*float64(last-first)-2, h+10, 9, draw.Tint(persp), "", 0))
	}
	for i, id := range t.columns {
		t.add(t.head(id, t.left(i), t.y+5, h))
	}
	t.y += h + 16
	for _, a := range t.rows {
		t.add(t.row(a, raciRow, func(h float64) []scene.Node { return t.cells(a, t.y, h) }))
	}
	t.y += 8
}

// left returns the left edge of a column.
func (t *matrix) left(i int) float64 { return draw.Margin + raciNames + float64(i)*t.step }

const headSize = 11.0

// headLines returns the lines of the name above a column.
func (t *matrix) headLines(id string) []string {
	return text.Wrap(t.parties[id].name, headSize, true, t.step-13, card.Whole)
}

// head draws the head of a column, h px high: the emblem of the perspective, and the name.
func (t *matrix) head(id string, x, y, h float64) scene.Node {
	p := t.parties[id]
	w := t.o.Words
	class, looking := "card "+string(p.persp), w.Say("looking {side}", "side", model.Word(p.persp))
	if p.persp == "" {
		class, looking = "card person", w.Say("works for the {office}", "office", t.m.OSPO.Name)
	}
	if id == model.OSPOID {
		looking = w.Say("the office as a whole")
	}
	said := []string{looking}
	for _, d := range duties {
		if n := p.held[d.letter]; n > 0 {
			said = append(said, w.Say("{n} × {duty}", "n", n, "duty", d.word))
		}
	}
	g := &scene.Group{
		ID: p.id, Class: class, Role: "group",
		Label: p.name + ": " + w.List(said...), Tooltip: p.name + "\n" + strings.Join(said, "\n"),
	}
	fill, stroke, dash := card.FrameColors(p.gap)
	g.Children = append(g.Children, draw.Box(x+4, y, t.step-8, h, 6, fill, stroke, 1, dash...), draw.Emblem(p.persp, x+t.step/2, y+14))
	if len(p.marks) > 0 {
		g.Children = append(g.Children, card.FindingMark(w, x+t.step/2+9, y+14, p.marks))
	}
	g.Children = append(g.Children, draw.Lines(draw.Centered, t.headLines(id), x+t.step/2, y+33, raciLine, headSize, true, card.NameColor(p.gap))...)
	return g
}

// row draws one row, at least least px high, with content to the right of its name.
func (t *matrix) row(a *assigned, least float64, content func(h float64) []scene.Node) scene.Node {
	x, y := draw.Margin, t.y
	trouble := a.trouble(t.o.Words)
	stands := t.found(a)
	fill, stroke, dash := card.FrameColors(stands)
	said := t.said(a)
	g := &scene.Group{
		ID: a.id, Class: "row", Role: "group",
		Label: t.o.Words.List(a.name, a.with) + ": " + t.o.Words.List(said...), Tooltip: a.name + " · " + a.with + "\n" + strings.Join(said, "\n"),
	}
	name, n := draw.Wrapped(a.name, x+12, y+15.5, raciNames-24, 13, 15, card.Whole, true, scene.Ink)
	below := y + 15.5 + 15*float64(n-1) + 14
	if trouble != "" {
		ink := scene.Ink2
		if stands {
			ink = scene.Gap
		}
		name = append(name, draw.Text(trouble, x+12, below, 11.5, true, ink))
		below += 14
	}
	with, n := draw.Wrapped(a.with, x+12, below, raciNames-24, 11.5, 14, card.Whole, false, scene.Ink2)
	h := max(least, below+14*float64(n-1)+6.5-y)
	g.Children = append(g.Children, draw.Box(x, y, raciWidth, h, 6, fill, stroke, 1, dash...))
	g.Children = append(append(append(g.Children, name...), with...), content(h)...)
	t.y += h + raciGap
	return g
}

// cells draws the letters of one row, side by side if a party has several duties.
func (t *matrix) cells(a *assigned, y, h float64) []scene.Node {
	var nodes []scene.Node
	for i, id := range t.columns {
		at := scene.Point{X: t.left(i), Y: y + 4}
		nodes = append(nodes, draw.Segment(at, scene.Point{X: at.X, Y: y + h - 4}, draw.Stroke(scene.Line, 1)))
		held := model.Those(duties, func(d duty) bool { return slices.Contains(a.parties[d.letter], id) })
		middle := t.left(i) + t.step/2
		step := min(2*raciRadius+3, (t.step-2*raciRadius)/float64(max(len(held)-1, 1)))
		for j, d := range held {
			at := middle + (float64(j)-float64(len(held)-1)/2)*step
			nodes = append(nodes, dutyMark(d, at, y+h/2)...)
		}
	}
	return nodes
}

// dutyMark draws the letter of a duty in a disc; the disc is bolder for more binding duties.
func dutyMark(d duty, x, y float64) []scene.Node {
	paint, ink := scene.Paint{Fill: scene.Card, Stroke: scene.OrgLine, Width: 1}, scene.Ink2
	switch d.letter {
	case "A":
		paint, ink = scene.Paint{Fill: scene.Hub}, scene.HubInk
	case "R":
		paint, ink = scene.Paint{Fill: scene.Card, Stroke: scene.Trunk, Width: 2}, scene.Ink
	}
	r := raciRadius - paint.Width/2
	return []scene.Node{&scene.Circle{X: x, Y: y, R: r, Paint: paint}, draw.Centered(d.letter, x, y+4, 11, true, ink)}
}

// byDuty draws a table with a column for each duty and the names in it, for more parties
// than fit into a matrix.
func (t *matrix) byDuty() {
	const size, line = 11.5, 15.0
	step := (raciWidth - raciNames - raciEdge) / float64(len(duties))
	left := func(i int) float64 { return draw.Margin + raciNames + float64(i)*step }
	for i, d := range duties {
		t.add(dutyMark(d, left(i)+raciRadius, t.y+12)...)
		t.add(draw.Text(t.o.Words.Say(d.word), left(i)+2*raciRadius+7, t.y+16, 12, true, scene.Ink))
	}
	t.y += 34
	for _, a := range t.rows {
		most := 1
		var names []scene.Node
		for i, d := range duties {
			who := model.Each(a.parties[d.letter], func(id string) string { return t.parties[id].name })
			nodes, n := draw.Wrapped(t.o.Words.List(who...), left(i), t.y+15.5, step-12, size, line, 24, d.letter == "A", scene.Ink)
			names = append(names, nodes...)
			most = max(most, n)
		}
		t.add(t.row(a, max(raciRow, 24+line*float64(most-1)), func(float64) []scene.Node { return names }))
	}
	t.y += 8
}
