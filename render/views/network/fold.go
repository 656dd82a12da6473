package network

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// foldLeast is the minimum number of parties that share a card.
const foldLeast = 4

// fold returns the network to draw. With many parties, those of a perspective whose only
// line leads to the office share a card, and those whose only line leads to another party
// have none; all of them are listed below.
func (n *network) fold() *network {
	if len(n.actors) <= networkMany || n.actors[0].s != nil {
		return n
	}
	office := n.actors[0]
	alone, hangs := n.single()
	folded := n.sharing(alone)
	if len(folded)+len(hangs) == 0 {
		return n
	}
	out := *n
	out.ties, out.places = nil, nil
	hub := &actor{id: office.id, name: office.name}
	out.actors = []*actor{hub}
	shared := map[*actor]*tie{}
	kept := map[*actor]*actor{office: hub} // copies, with the remaining lines
	for _, a := range n.actors[1:] {
		one := folded[a]
		switch {
		case hangs[a] != nil:
			out.hanging = append(out.hanging, a)
			continue
		case one == nil:
			c := *a
			c.ties = nil
			kept[a] = &c
			out.actors = append(out.actors, &c)
			continue
		case shared[one] == nil:
			t := &tie{a: hub, b: one}
			shared[one] = t
			one.ties, hub.ties = []*tie{t}, append(hub.ties, t)
			out.actors, out.ties = append(out.actors, one), append(out.ties, t)
		}
		shared[one].works = append(shared[one].works, a.ties[0].works...)
		out.folded = append(out.folded, a)
	}
	for _, t := range n.ties {
		a, b := kept[t.a], kept[t.b]
		if a == nil || b == nil {
			continue
		}
		c := *t
		c.a, c.b = a, b
		a.ties, b.ties = append(a.ties, &c), append(b.ties, &c)
		out.ties = append(out.ties, &c)
	}
	for _, a := range out.hanging {
		if with := kept[hangs[a]]; with.pieces == nil {
			with.more++
		}
	}
	return &out
}

// sharing maps the parties that share a card with others of their perspective to that card.
func (n *network) sharing(alone map[model.Perspective][]*actor) map[*actor]*actor {
	card := map[*actor]*actor{}
	for p, all := range alone {
		if len(all) < foldLeast {
			continue
		}
		one := &actor{id: "only:" + string(p), name: n.o.Words.Say("{n} with the office only", "n", len(all))} // ids in a map have no colon
		one.s = &model.Stakeholder{ID: one.id, Name: one.name, Perspective: p}
		for _, a := range all {
			card[a] = one
		}
	}
	return card
}

// single returns the parties with a single line: those tied to the office, by
// perspective, and those tied to another party that has more lines.
func (n *network) single() (alone map[model.Perspective][]*actor, hangs map[*actor]*actor) {
	alone, hangs = map[model.Perspective][]*actor{}, map[*actor]*actor{}
	for _, a := range n.actors[1:] {
		if len(a.ties) != 1 || a.gap() {
			continue
		}
		switch with := a.ties[0].other(a); {
		case with == n.actors[0]:
			alone[a.perspective()] = append(alone[a.perspective()], a)
		case len(with.ties) > 1:
			hangs[a] = with
		}
	}
	return alone, hangs
}

// drawFolded lists the parties that share a card, and those without a card.
func (n *network) drawFolded(x, y, w float64) ([]scene.Node, float64) {
	chip := func(a *actor) *card.Chip {
		c := card.StakeholderChip(a.s, n.o, a.ties[0].aloud(n))
		if with := a.ties[0].other(a); with.s != nil {
			c.Note = text.Fit(with.spoken(), 11, false, w/2)
		}
		return c
	}
	say := n.o.Words.Say
	var nodes []scene.Node
	h := 0.0
	add := func(heading, how string, all []*actor) {
		if len(all) > 0 {
			list, height := card.Unplaced(heading, how, model.Each(all, chip), x, y+h+12, w)
			nodes, h = append(nodes, list...), h+12+height
		}
	}
	add(say("With the office only"), say("Each has a line of its own to the office; one card above stands for those of a perspective."), n.folded)
	add(say("With one other party only"), say("Each has one line, to the party that is named behind it; it is not drawn."), n.hanging)
	return nodes, h
}
