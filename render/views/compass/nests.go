package compass

import (
	"slices"

	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// nest is a box around the card of a whole and the cards of its parts.
type nest struct {
	rect
	of *card
}

// Distance of a whole's box from its cards, px. A box around another box is nestStep
// further out, so that two lines are never closer than that.
const (
	nestMargin = 3.0
	nestStep   = 6.0
)

// nesting holds which of some cards are parts of which.
type nesting struct {
	cards map[string]*card
	parts map[*card][]*card
}

func nestingOf(cards []*card) nesting {
	n := nesting{map[string]*card{}, map[*card][]*card{}}
	for _, c := range cards {
		if c.stakeholder != nil && c.style == fullCard {
			n.cards[c.stakeholder.ID] = c
		}
	}
	for _, c := range cards {
		if whole := n.whole(c); whole != nil {
			n.parts[whole] = append(n.parts[whole], c)
		}
	}
	return n
}

// whole returns the card of the whole that a card's stakeholder is part of, or nil.
func (n nesting) whole(c *card) *card {
	if s := c.stakeholder; s != nil && s.PartOf.Known() && n.cards[s.ID] == c {
		return n.cards[s.PartOf.ID]
	}
	return nil
}

// within returns the card of a whole and those of its parts, at any depth.
func (n nesting) within(c *card) []*card {
	all := []*card{c}
	for i := 0; i < len(all); i++ {
		all = append(all, n.parts[all[i]]...)
	}
	return all
}

// margin returns the distance of a whole's box from its cards; 0 if it has no parts.
func (n nesting) margin(c *card) float64 {
	most := 0.0
	for _, x := range n.parts[c] {
		most = max(most, n.margin(x)+nestStep)
	}
	if most == nestStep { // no part is itself a whole
		return nestMargin
	}
	return most
}

// begins returns the margin of the outermost box that is around c and not around other,
// which may be nil.
func (n nesting) begins(c, other *card) float64 {
	most := 0.0
	for x := c; x != nil && !slices.Contains(n.within(x), other); x = n.whole(x) {
		most = max(most, n.margin(x))
	}
	return most
}

// leaveNests makes room in a column for the boxes of wholes: between each other, and
// below the name of a group. It returns how much more the outermost needs than the
// padding of a panel, px.
func leaveNests(col []*card, gap float64) (beyond float64) {
	n := nestingOf(col)
	if len(n.parts) == 0 {
		return 0
	}
	var above *card
	for _, c := range col {
		begins, ends := n.begins(c, above), 0.0
		if above != nil {
			ends = n.begins(above, c)
		}
		c.lead = max(0, begins-2*nestStep)
		switch {
		case c.heads != "":
			c.lead = max(0, begins-nestStep) + max(0, ends+nestStep-gap)
			c.headLift = max(0, begins-nestStep)
		case above != nil && begins+ends > 0:
			c.lead = max(0, begins+ends+nestStep-gap)
		}
		beyond = max(beyond, n.margin(c)+nestStep-1-panelPad)
		above = c
	}
	return beyond
}

// nests returns the boxes that have room: all parts are in one column or one row with
// their whole, without other cards between them, and no other box is close. Without a
// box, the cards say in words what they are part of.
func (p *plan) nests() []nest {
	n := nestingOf(p.cards)
	var all []nest
	for _, c := range p.cards {
		if len(n.parts[c]) > 0 {
			if r, ok := p.nestOf(n.within(c), n.margin(c)); ok {
				all = append(all, nest{r, c})
			}
		}
	}
	return slices.DeleteFunc(all, func(x nest) bool {
		return slices.ContainsFunc(all, func(o nest) bool {
			return n.margin(o.of) < n.margin(x.of) && x.grow(nestStep-0.01).hits(o.rect) && !holds(x.grow(0.01-nestStep), o.rect)
		})
	})
}

// nestOf returns the box around cards, and whether there is room for it.
func (p *plan) nestOf(cards []*card, margin float64) (rect, bool) {
	r := cards[0].rect
	column, row := true, true
	for _, c := range cards[1:] {
		column = column && c.x == cards[0].x
		row = row && c.y == cards[0].y
		right, bottom := max(r.right(), c.right()), max(r.bottom(), c.bottom())
		r.x, r.y = min(r.x, c.x), min(r.y, c.y)
		r.w, r.h = right-r.x, bottom-r.y
	}
	r = r.grow(margin)
	alone := !slices.ContainsFunc(p.cards, func(c *card) bool { return r.grow(1).hits(c.rect) && !slices.Contains(cards, c) })
	trunk := slices.ContainsFunc(p.wires, func(w *wire) bool { return w.kind == trunkWire && r.crossedByLine(w.line) })
	return r, (column || row) && alone && !trunk
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
