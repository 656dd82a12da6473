package network

import (
	"fmt"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
)

// foldLeast is how many parties one card stands for at least.
const foldLeast = 4

// fold gives the network to draw where there are many parties: those of a
// perspective whose only line leads to the office share a card, and are listed
// below.
func (n *network) fold() *network {
	if len(n.actors) <= networkMany || n.actors[0].s != nil {
		return n
	}
	office := n.actors[0]
	alone := map[model.Perspective][]*actor{}
	for _, a := range n.actors[1:] {
		if len(a.ties) == 1 && a.ties[0].other(a) == office && !a.gap() {
			alone[a.perspective()] = append(alone[a.perspective()], a)
		}
	}
	folded := map[*actor]*actor{}
	out := *n
	out.ties = nil
	for p, all := range alone {
		if len(all) < foldLeast {
			continue
		}
		one := &actor{id: "only:" + string(p), name: fmt.Sprintf("%d with the office only", len(all))} // a colon is in no id of a map
		one.s = &model.Stakeholder{ID: one.id, Name: one.name, Perspective: p}
		for _, a := range all {
			folded[a] = one
		}
	}
	if len(folded) == 0 {
		return n
	}
	hub := &actor{id: office.id, name: office.name}
	out.actors = []*actor{hub}
	shared := map[*actor]*tie{}
	kept := map[*actor]*actor{office: hub} // copies, with the lines that are left
	for _, a := range n.actors[1:] {
		one := folded[a]
		switch {
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
	return &out
}

// drawFolded lists those that share a card.
func (n *network) drawFolded(x, y, w float64) ([]scene.Node, float64) {
	chips := make([]*card.Chip, len(n.folded))
	for i, a := range n.folded {
		chips[i] = card.StakeholderChip(a.s, n.o, a.ties[0].aloud(n.m))
	}
	return card.Unplaced("With the office only", "Each has a line of its own to the office; one card above stands for those of a perspective.", chips, x, y, w)
}
