package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// broker is a stakeholder through which alone others are reached.
type broker struct {
	*party
	all    int      // how many would be cut off without it
	behind []*party // the first of them in file order, as many as are evidence
}

// fewestBehind is how many have to depend on one party before it is a broker.
const fewestBehind = 3

// brokers finds the articulation points of the network of active work, seen from
// the office, that cut off several others.
func (x *facts) brokers() []broker {
	w := &walk{x: x, at: make(map[string]int, len(x.parties)+1), low: make(map[string]int, len(x.parties)+1)}
	w.visit(model.OSPOID, "")
	slices.SortFunc(w.found, func(a, b broker) int { return a.index - b.index })
	return w.found
}

// walk is a depth-first search from the office. at is when a node was come to;
// low is the earliest node that it or anybody beyond it works with.
type walk struct {
	x       *facts
	at, low map[string]int
	order   []*party // those to whom it matters through whom they are reached
	cutOff  []*party // of the node that is looked at; one list for all
	found   []broker
}

// span is a part of the order in which a walk came to the parties.
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

// judge adds a party to the brokers if enough others depend on it. In a chain that is
// all that follow, for each of its links: of them only the first are kept.
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

// canHang reports whether it matters to the office that a stakeholder is reached only
// through another: a unit or somebody upward does, a party outside where the other is
// not one itself. Who is led by another or sits in it is part of it, and what is
// done in words that are not known may be a membership.
func (x *facts) canHang(p *party) bool {
	return !p.Wanted && p.Perspective != model.Downward && x.whole(p) == nil && slices.ContainsFunc(p.active, func(col *model.Collaboration) bool {
		return !x.unclear(col) && !x.onlyDoes(col, "leading", "participation")
	})
}

// neighbours are the ids that active work joins with one, in file order; the
// office is one like others.
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
