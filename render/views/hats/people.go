package hats

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// nameLines returns a person's name in lines, and the width available for it.
func (d *wardrobe) nameLines(p *model.Person) (lines []string, room float64) {
	room = hatsNames - hatsPad - 20
	if len(d.o.MarksAbout(model.AboutPerson, p.ID)) > 0 {
		room -= card.ChipMark
	}
	return text.WrapApart(p.Name, d.o.Shared(p.Name), 13, true, room, card.Whole), room
}

func (d *wardrobe) rowHeight(p *model.Person) float64 {
	lines, room := d.nameLines(p)
	further := len(d.roleLines(p, room)) + len(d.ownsLines(p)) - 2
	return hatsRow + hatsLine*float64(max(len(lines), 1)-1) + ownsStep*float64(further)
}

// person draws one row: name, hats and load.
func (d *wardrobe) person(p *model.Person, x, y, w float64) scene.Node {
	found := d.o.MarksAbout(model.AboutPerson, p.ID)
	said := append(append(d.said(p), d.owns(p)), card.Aloud(d.o.Words, found)...)
	g := &scene.Group{
		ID: "person-" + p.ID, Class: "card person downward", Role: "group",
		Label: p.Name + ": " + d.o.Words.List(said...), Tooltip: p.Name + "\n" + strings.Join(said, "\n"),
	}
	lines, room := d.nameLines(p)
	h := d.rowHeight(p)
	g.Children = append(g.Children, draw.Box(x, y, w, h, 6, scene.Card, scene.Line, 1))
	if len(found) > 0 {
		g.Children = append(g.Children, card.FindingMark(d.o.Words, x+12+room+5, y+h/2, found))
	}
	g.Children = append(g.Children, draw.Lines(draw.Text, lines, x+12, y+17.5, hatsLine, 13, true, scene.Ink)...)
	role, owns := d.roleLines(p, room), d.ownsLines(p)
	below := y + h - 8 - ownsStep*float64(len(owns)-1)
	size := text.Largest(room, 11.5, 9.5, false, role...)
	g.Children = append(g.Children, draw.Lines(draw.Text, role, x+12, below-14-ownsStep*float64(len(role)-1), ownsStep, size, false, scene.Ink2)...)
	g.Children = append(g.Children, draw.Lines(draw.Text, owns, x+12, below, ownsStep, ownsSize, false, scene.Ink2)...)
	for i, hat := range model.Hats {
		cx, cy := hatColumn(x-hatsPad, i), y+h/2
		if slices.Contains(p.WornHats(d.o.Today), hat) {
			g.Children = append(g.Children, worn(cx, cy)...)
		} else {
			g.Children = append(g.Children, &scene.Circle{X: cx, Y: cy, R: 2, Paint: scene.Paint{Fill: scene.Line}})
		}
	}
	left := loadColumn(x - hatsPad)
	g.Children = append(g.Children, d.loadBar(p.Allocation, left, y+h/2, x+w-12-left)...)
	return g
}

// roleLines returns the lines of what a person is in the office, room px wide: one where
// that is possible in the smallest size.
func (d *wardrobe) roleLines(p *model.Person, room float64) []string {
	role := d.hatCount(p)
	if p.Lead {
		role = card.Dotted(d.o.Words.Say("Lead"), role)
	}
	return text.Wrap(role, 9.5, false, room, 2)
}

// ownsLines returns the lines of what a person owns.
func (d *wardrobe) ownsLines(p *model.Person) []string {
	return text.Wrap(d.owns(p), ownsSize, false, hatsNames-hatsPad-16, 3)
}

// owns returns how much a person owns.
func (d *wardrobe) owns(p *model.Person) string {
	w, owned, aims := d.o.Words, d.owned[p.ID], 0
	for _, x := range d.m.OSPO.Objectives {
		if x.Open() && x.OwnedBy(p.ID) {
			aims++
		}
	}
	var what []string
	if len(owned) > 0 {
		what = append(what, card.Amount(w, owned))
	}
	if aims > 0 {
		what = append(what, w.Say("{n|objective}", "n", aims))
	}
	if len(what) == 0 {
		return w.Say("owns no collaboration")
	}
	return w.Say("owns {what}", "what", words.Said(card.Dotted(what...)))
}
