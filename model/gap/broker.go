package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// broker is a stakeholder through which alone others are reached.
type broker struct {
	*party
	all    int      // number of parties that would be cut off without it
	behind []*party // the first of those in file order, up to mostEvidence
}

// fewestBehind is the smallest number of parties that depend on a broker.
const fewestBehind = 3

// brokers returns the articulation points of the network of active work, seen from the
// office, that cut off at least fewestBehind others, in file order.
func (x *facts) brokers() []broker {
	w := &walk{x: x, at: make(map[string]int, len(x.parties)+1), low: make(map[string]int, len(x.parties)+1)}
	w.visit(model.OSPOID, "")
	slices.SortFunc(w.found, func(a, b broker) int { return a.index - b.index })
	return w.found
}

// walk is a depth-first search from the office for articulation points. at is the
// discovery index of a node; low is the lowest index that it or a node below it works
// with.
type walk struct {
	x       *facts
	at, low map[string]int
	order   []*party // in order of discovery, the parties for which canHang holds
	cutOff  []*party // scratch space of judge
	found   []broker
}

// span is a range of walk.order.
type span struct{ from, to int }

func (w *walk) visit(id, from string) {
	w.at[id], w.low[id] = len(w.at), len(w.at)
	var behind []span
	for _, next := range w.x.neighbours(id) {
		if next == from {
			continue
		}
		if at, seen := w.at[next]; seen {
			w.low[id] = min(w.low[id], at)
			continue
		}
		first := len(w.order)
		if p := w.x.byID[next]; w.x.canHang(p) {
			w.order = append(w.order, p)
		}
		w.visit(next, id)
		w.low[id] = min(w.low[id], w.low[next])
		if w.low[next] >= w.at[id] {
			behind = append(behind, span{first, len(w.order)})
		}
	}
	if id != model.OSPOID {
		w.judge(w.x.byID[id], behind)
	}
}

// judge adds p to the brokers if enough others depend on it. Only the first of those
// are kept: in a chain, every link cuts off all that follow.
func (w *walk) judge(p *party, behind []span) {
	if p.Perspective == model.Downward {
		return // the office's own team
	}
	w.cutOff = w.cutOff[:0]
	for _, s := range behind {
		for _, q := range w.order[s.from:s.to] {
			if p.Perspective != model.Outside || q.Perspective != model.Outside {
				w.cutOff = append(w.cutOff, q)
			}
		}
	}
	if len(w.cutOff) < fewestBehind {
		return
	}
	slices.SortFunc(w.cutOff, func(a, b *party) int { return a.index - b.index })
	first := w.cutOff[:min(len(w.cutOff), mostEvidence)]
	w.found = append(w.found, broker{p, len(w.cutOff), slices.Clone(first)})
}

// canHang reports whether it matters that a stakeholder is reached only through
// another. It does not matter for a part of another stakeholder, or for one that only
// leads or takes part in something. Work with unknown methods is ignored, because it
// may be a membership.
func (x *facts) canHang(p *party) bool {
	return !p.Wanted && p.Perspective != model.Downward && x.whole(p) == nil && slices.ContainsFunc(p.active, func(col *model.Collaboration) bool {
		return !x.unclear(col) && !x.onlyDoes(col, "leading", "participation")
	})
}

// neighbours returns the ids at the other ends of active work with id, in file order.
// The office is a node like any other.
func (x *facts) neighbours(id string) []string {
	active := x.active
	if p := x.byID[id]; p != nil {
		active = p.active
	}
	var out []string
	for _, col := range active {
		if !col.Touches(id) {
			continue
		}
		if other := col.Other(id); other == model.OSPOID || x.byID[other] != nil {
			out = append(out, other)
		}
	}
	return out
}
