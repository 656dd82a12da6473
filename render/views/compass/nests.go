package compass

import (
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// nest is a box around the card of a whole and the cards of its parts.
type nest struct {
	rect
	of *card
}

// How far a box of a whole is off its cards, px: the outer one of two further.
const (
	nestMargin = 6.5
	nestStep   = 2.5
	leastNest  = 1.5
)

// nests are the boxes for which there is room: all parts are with their whole in one
// column or one row, and nobody else does. Where there is none, cards say in words
// whose part they are.
func (p *plan) nests() []nest {
	if !slices.ContainsFunc(p.cards, func(c *card) bool { return c.stakeholder != nil && c.stakeholder.PartOf.Known() }) {
		return nil
	}
	cards := map[string]*card{}
	parts := map[string][]*card{}
	for _, c := range p.cards {
		if c.stakeholder != nil && c.style == fullCard {
			cards[c.stakeholder.ID] = c
		}
	}
	for _, c := range p.cards {
		if s := c.stakeholder; s != nil && s.PartOf.Known() && cards[s.ID] == c && cards[s.PartOf.ID] != nil {
			parts[s.PartOf.ID] = append(parts[s.PartOf.ID], c)
		}
	}
	var all []nest
	for _, c := range p.cards {
		if s := c.stakeholder; s != nil && len(parts[s.ID]) > 0 && cards[s.ID] == c {
			margin := nestMargin - nestStep*float64(nestedIn(s, cards))
			if r, ok := p.nestOf(within(c, parts), margin); ok {
				all = append(all, nest{r, c})
			}
		}
	}
	return all
}

// nestedIn counts the wholes of a stakeholder that have cards.
func nestedIn(s *model.Stakeholder, cards map[string]*card) int {
	n := 0
	for s.PartOf.Known() && cards[s.PartOf.ID] != nil {
		s = cards[s.PartOf.ID].stakeholder
		n++
	}
	return n
}

// within is the card of a whole and those of its parts, of any depth.
func within(c *card, parts map[string][]*card) []*card {
	all := []*card{c}
	for i := 0; i < len(all); i++ {
		all = append(all, parts[all[i].stakeholder.ID]...)
	}
	return all
}

// nestOf is the box around cards, and whether there is room for it.
func (p *plan) nestOf(cards []*card, margin float64) (rect, bool) {
	r := cards[0].rect
	column, row := true, true
	for _, c := range cards[1:] {
		column = column && c.x == cards[0].x
		row = row && c.y == cards[0].y
		right, bottom := math.Max(r.right(), c.right()), math.Max(r.bottom(), c.bottom())
		r.x, r.y = math.Min(r.x, c.x), math.Min(r.y, c.y)
		r.w, r.h = right-r.x, bottom-r.y
	}
	r = r.grow(margin)
	alone := !slices.ContainsFunc(p.cards, func(c *card) bool { return r.grow(1).hits(c.rect) && !slices.Contains(cards, c) })
	return r, margin >= leastNest && (column || row) && alone && !p.trunkIn(r)
}

// trunkIn reports whether a line that several cards share runs through a box.
func (p *plan) trunkIn(r rect) bool {
	return slices.ContainsFunc(p.wires, func(w *wire) bool { return w.kind == trunkWire && r.crossedByLine(w.line) })
}

func (n nest) draw() scene.Node {
	return &scene.Group{
		Class: "whole", Data: []scene.Attr{{Name: "for", Value: n.of.key}},
		Children: []scene.Node{box(n.rect, 11, "", draw.Accent(n.of.persp), 1)},
	}
}

func nestSign(x, y float64) []scene.Node {
	return []scene.Node{
		box(rect{x, y - 8, 22, 16}, 4, "", scene.Ink3, 1),
		box(rect{x + 3, y - 5, 16, 4}, 1.5, scene.Card, scene.Ink3, 0.8), box(rect{x + 3, y + 1, 16, 4}, 1.5, scene.Card, scene.Ink3, 0.8),
	}
}
