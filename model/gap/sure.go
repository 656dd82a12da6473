package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// sure drops the findings that depend on an unresolved reference, so that nobody is
// reported as unconnected or missing because of a misspelt word. A finding about one
// stakeholder stays, unless a reference may mean that stakeholder.
func (x *facts) sure(found []model.Finding) []model.Finding {
	doubts := map[model.RefKind]bool{}
	var lost []*model.Ref // unresolved references to stakeholders
	for _, r := range x.m.Refs {
		if r.Known() {
			continue
		}
		doubts[r.Kind] = true
		if r.Kind == model.RefParty || r.Kind == model.RefStakeholder {
			lost = append(lost, r)
		}
	}
	if len(doubts) == 0 {
		return found
	}
	near, anyone := x.meant(lost)
	return slices.DeleteFunc(found, func(f model.Finding) bool {
		r := Lookup(f.Rule)
		if !slices.ContainsFunc(r.Rests, func(k model.RefKind) bool { return doubts[k] }) {
			return false
		}
		p := x.byID[f.Subject.ID]
		if f.Subject.Kind != model.AboutStakeholder || p == nil || anyone {
			return true
		}
		only := func(k model.RefKind) bool { return doubts[k] && k != model.RefParty && k != model.RefStakeholder }
		return near[p.ID] || slices.ContainsFunc(r.Rests, only)
	})
}

// meant returns the stakeholders that unresolved references may mean. anyone is whether
// one of them resembles no name in the map.
func (x *facts) meant(lost []*model.Ref) (near map[string]bool, anyone bool) {
	const most = 100 // those beyond are not reported one by one
	if len(lost) > most {
		return nil, true
	}
	var names model.Names
	for _, p := range x.parties {
		names.Add(p.ID, p.ID)
		names.Add(p.Name, p.ID)
	}
	near = map[string]bool{}
	for _, r := range lost {
		ids := names.Like(r.Text)
		for _, id := range ids {
			near[id] = true
		}
		anyone = anyone || len(ids) == 0
	}
	return near, anyone
}
