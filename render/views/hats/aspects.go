package hats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// aspectWork is an aspect of the work with its collaborations.
type aspectWork struct {
	aspect model.Aspect
	of     []*model.Collaboration
}

// byAspect sorts the collaborations that have not ended into the four aspects, and lists
// those that have an aspect.
func byAspect(m *model.Map) (work []aspectWork, sorted []*model.Collaboration) {
	for _, a := range model.Aspects {
		of := model.Those(card.Work(m), func(k *model.Collaboration) bool { return k.Aspect == a })
		work, sorted = append(work, aspectWork{a, of}), append(sorted, of...)
	}
	return work, sorted
}

// The bars of the aspects, px.
const (
	barPad   = 14.0
	barLabel = 92.0 // minimum width of the aspects' names
	barH     = 16.0
	barLines = 60 // lines of names below a bar
)

// bars draws the four aspects with their collaborations, and returns its bottom.
func (d *wardrobe) bars(work []aspectWork, sorted []*model.Collaboration, x, y, w float64) float64 {
	if len(sorted) == 0 {
		nodes, h := draw.Hint{
			Heading: "No aspects are recorded yet",
			Text:    "Record for each collaboration which aspect of the office's work it is about: strategy, governance, compliance or community.",
		}.Draw(d.o.Words, x, y, w)
		d.add(nodes...)
		return y + h
	}
	say := d.o.Words.Say
	nodes := draw.Headed(say("Aspects of the work"), fmt.Sprint(len(sorted)), x+barPad, y+22, card.CapsSize, scene.Ink2)
	most, label := 0, barLabel
	for _, a := range work {
		label = max(label, math.Ceil(text.Room(d.o.Words.Word(string(a.aspect)), 12.5, true))+10)
		most = max(most, len(a.of))
	}
	at := y + hatsStrip + 6
	for _, a := range work {
		row, h := d.bar(a, most, label, x+barPad, at, w-2*barPad)
		nodes = append(nodes, row...)
		at += h + 12
	}
	if rest := slices.DeleteFunc(card.Work(d.m), func(k *model.Collaboration) bool { return slices.Contains(sorted, k) }); len(rest) > 0 {
		nodes = append(nodes, draw.Fitted(say("Without an aspect: {amount}", "amount", words.Said(card.Amount(d.o.Words, rest))), x+barPad, at+8, w-2*barPad, 11.5, false, scene.Ink2))
		at += 22
	}
	at += barPad - 12
	d.add(card.Panel(say("Aspects of the work"), draw.Box(x, y, w, at-y, 12, scene.Org, "", 0), nodes...))
	return at
}

// bar draws one aspect: its bar with the count, and the names below it. It also returns
// the height.
func (d *wardrobe) bar(a aspectWork, most int, label, x, y, w float64) ([]scene.Node, float64) {
	in := d.o.Words
	name := in.Word(string(a.aspect))
	names := model.Each(a.of, func(k *model.Collaboration) string { return card.WorkName(in, d.m, k) })
	g := &scene.Group{
		ID: "aspect-" + string(a.aspect), Class: "aspect", Role: "group",
		Label: in.Say("{aspect}: {amount}", "aspect", model.Word(a.aspect), "amount", words.Said(card.Amount(in, a.of))),
	}
	if len(a.of) == 0 {
		ink := scene.Ink2
		var nodes []scene.Node
		if d.unworkedFound(a) {
			ink = scene.Gap
			nodes = append(nodes, draw.Box(x-6, y-4, w+12, barH+8, 6, scene.GapTint, scene.Gap, 1.3, 4, 3))
		}
		g.Children = append(nodes, draw.Text(name, x, y+12.5, 12.5, true, ink),
			draw.Text(in.Say("no collaboration"), x+label, y+12.5, 12, false, ink))
		return []scene.Node{g}, barH
	}
	g.Label += ": " + in.List(names...)
	g.Tooltip = name + "\n" + strings.Join(names, "\n")
	long := (w - label - 34) * float64(len(a.of)) / float64(most)
	says, lines := draw.Wrapped(in.List(names...), x+label, y+barH+16, w-label, 11.5, 15, barLines, false, scene.Ink2)
	g.Children = append([]scene.Node{
		draw.Text(name, x, y+12.5, 12.5, true, scene.Ink),
		draw.Shape(scene.Paint{Fill: scene.Trunk}).Move(x+label, y).Line(x+label+long, y).Line(x+label+long, y+barH).Line(x+label, y+barH).Close(),
		draw.Text(fmt.Sprint(len(a.of)), x+label+long+7, y+12.5, 12.5, true, scene.Ink),
	}, says...)
	return []scene.Node{g}, barH + 6 + 15*float64(lines)
}
