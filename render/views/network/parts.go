package network

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// list is a panel of parties without a line.
type list struct {
	heading, how string
	said         string // spoken text of each
	actors       []*actor
}

// unconnected returns the parties without a line: first those who work with nobody, then those
// whose parts or whole work with somebody, since work with a part is work with its whole.
func (n *network) unconnected() []list {
	byID, tied := n.m.ByID(), map[string]bool{}
	whole := func(s *model.Stakeholder) *model.Stakeholder {
		if s == nil || s.PartOf == nil {
			return nil
		}
		return byID[s.PartOf.ID]
	}
	within := map[string]bool{}
	for _, a := range n.actors {
		tied[a.id] = true
		for s := whole(a.s); s != nil && !within[s.ID]; s = whole(s) {
			within[s.ID] = true
		}
	}
	w := n.o.Words
	heading, how := n.aloneWords()
	lists := []list{
		{heading: heading, how: how, said: w.Say("with nobody")},
		{heading: w.Say("Work through their parts or their whole"), how: w.Say("No work of their own is recorded."), said: w.Say("through a part or the whole")},
	}
	for _, a := range n.alone {
		in := within[a.id]
		for s, up := whole(a.s), 0; s != nil && up <= len(byID); s, up = whole(s), up+1 {
			in = in || tied[s.ID]
		}
		to := &lists[0]
		if in {
			to = &lists[1]
		}
		to.actors = append(to.actors, a)
	}
	return slices.DeleteFunc(lists, func(l list) bool { return len(l.actors) == 0 })
}
