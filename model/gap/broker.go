package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// broker is a stakeholder through which alone others are reached.
type broker struct {
	*party
	behind []*party // those who would be cut off without it, in file order
}

// fewestBehind is how many have to hang on one party before it is a broker.
const fewestBehind = 3

// brokers finds the articulation points of the network of active work, seen from
// the office, that cut off several others.
func (x *index) brokers() []broker {
	w := &walk{x: x, at: map[string]int{}, low: map[string]int{}}
	w.visit(model.OSPOID, "")
	slices.SortFunc(w.found, func(a, b broker) int { return a.index - b.index })
	return w.found
}

// walk is a depth-first search from the office. at is when a node was come to;
// low is the earliest node that it or anybody beyond it works with.
type walk struct {
	x       *index
	at, low map[string]int
	order   []*party
	found   []broker
}

func (w *walk) visit(id, from string) {
	w.at[id], w.low[id] = len(w.at), len(w.at)
	var behind []*party
	for _, next := range w.x.neighbours(id) {
		if next == from {
			continue
		}
		if at, seen := w.at[next]; seen {
			w.low[id] = min(w.low[id], at)
			continue
		}
		first := len(w.order)
		w.order = append(w.order, w.x.byID[next])
		w.visit(next, id)
		w.low[id] = min(w.low[id], w.low[next])
		if w.low[next] >= w.at[id] {
			behind = append(behind, w.order[first:]...)
		}
	}
	if id == model.OSPOID {
		return
	}
	behind = slices.DeleteFunc(behind, func(p *party) bool { return !w.x.hangsOn(p, w.x.byID[id]) })
	if len(behind) >= fewestBehind {
		slices.SortFunc(behind, func(a, b *party) int { return a.index - b.index })
		w.found = append(w.found, broker{w.x.byID[id], behind})
	}
}

// hangsOn reports whether it matters to the office that a stakeholder is reached
// only through another: a unit or somebody upward does, a party outside where the
// other is not one itself. Who is led by another or sits in it is part of it, and what is
// done in words that are not known may be a membership.
func (x *index) hangsOn(p, broker *party) bool {
	if p.Wanted || p.Perspective == model.Downward || broker.Perspective == model.Downward ||
		p.Perspective == model.Outside && broker.Perspective == model.Outside || x.whole(p) != nil {
		return false
	}
	return slices.ContainsFunc(p.active, func(col *model.Collaboration) bool {
		return !x.unclear(col) && !x.onlyDoes(col, "leading", "participation")
	})
}

// neighbours are the ids that active work joins with one, in file order; the
// office is one like others.
func (x *index) neighbours(id string) []string {
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
