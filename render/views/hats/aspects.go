package hats

import (
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// aspectWork is one field of work with the collaborations that are about it.
type aspectWork struct {
	aspect model.Aspect // empty for those that do not say
	of     []*model.Collaboration
}

// byAspect sorts the collaborations that have not ended into the four aspects,
// and says how many of them have one.
func byAspect(m *model.Map) (work []aspectWork, sorted int) {
	for _, a := range model.Aspects {
		w := aspectWork{aspect: a}
		for _, k := range card.Present(m) {
			if k.Aspect == a {
				w.of = append(w.of, k)
			}
		}
		sorted += len(w.of)
		work = append(work, w)
	}
	return work, sorted
}

// The bars of the aspects, px.
const (
	barPad   = 14.0
	barLabel = 92.0
	barH     = 16.0
	barLines = 60 // of names below a bar
)

// bars draws the four aspects with their collaborations, and says where it ends.
func (d *wardrobe) bars(work []aspectWork, sorted int, x, y, w float64) float64 {
	if sorted == 0 {
		nodes, h := draw.Hint{
			Heading: "No aspects are recorded yet",
			Text:    "Record for each collaboration which aspect of the office's work it is about: strategy, governance, compliance or community.",
		}.Draw(x, y, w)
		d.add(nodes...)
		return y + h
	}
	title, room := draw.Caps("aspects of the work", x+barPad, y+22, 11.5, scene.Ink2)
	nodes := []scene.Node{title, draw.Text(model.Counted(sorted, "collaboration"), x+barPad+room+8, y+22, 11.5, false, scene.Ink2)}
	most := 0
	for _, a := range work {
		most = max(most, len(a.of))
	}
	at := y + hatsStrip + 6
	for _, a := range work {
		row, h := d.bar(a, most, x+barPad, at, w-2*barPad)
		nodes = append(nodes, row...)
		at += h + 12
	}
	if n := len(card.Present(d.m)) - sorted; n > 0 {
		nodes = append(nodes, draw.Text(model.Counted(n, "collaboration")+" without an aspect", x+barPad, at+8, 11.5, false, scene.Ink2))
		at += 22
	}
	at += barPad - 12
	d.add(card.Panel("Aspects of the work", draw.Box(x, y, w, at-y, 12, scene.Org, "", 0), nodes...))
	return at
}

// bar is one aspect, its bar with the count, and the names below it.
func (d *wardrobe) bar(a aspectWork, most int, x, y, w float64) ([]scene.Node, float64) {
	names := make([]string, len(a.of))
	for i, k := range a.of {
		names[i] = card.WorkName(d.m, k)
	}
	g := &scene.Group{
		ID: "aspect-" + string(a.aspect), Class: "aspect", Role: "group",
		Label: fmt.Sprintf("%s: %s", a.aspect, model.Counted(len(a.of), "collaboration")),
	}
	if len(a.of) == 0 {
		ink := scene.Ink2
		var nodes []scene.Node
		if d.unworkedFound(a) {
			ink = scene.Gap
			nodes = append(nodes, draw.Box(x-6, y-4, w+12, barH+8, 6, scene.GapTint, scene.Gap, 1.3, 4, 3))
		}
		g.Children = append(nodes, draw.Text(string(a.aspect), x, y+12.5, 12.5, true, ink),
			draw.Text("no collaboration", x+barLabel, y+12.5, 12, false, ink))
		return []scene.Node{g}, barH
	}
	g.Label += ": " + strings.Join(names, ", ")
	g.Tooltip = string(a.aspect) + "\n" + strings.Join(names, "\n")
	long := (w - barLabel - 34) * float64(len(a.of)) / float64(most)
	text, lines := draw.Wrapped(strings.Join(names, ", "), x+barLabel, y+barH+16, w-barLabel, 11.5, 15, barLines, false, scene.Ink2)
	g.Children = append([]scene.Node{
		draw.Text(string(a.aspect), x, y+12.5, 12.5, true, scene.Ink),
		draw.Shape(scene.Paint{Fill: scene.Trunk}).Move(x+barLabel, y).Line(x+barLabel+long, y).Line(x+barLabel+long, y+barH).Line(x+barLabel, y+barH).Close(),
		draw.Text(fmt.Sprint(len(a.of)), x+barLabel+long+7, y+12.5, 12.5, true, scene.Ink),
	}, text...)
	return []scene.Node{g}, barH + 6 + 15*float64(lines)
}
