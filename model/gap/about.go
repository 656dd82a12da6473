package gap

import (
	"slices"
	"sync"

	"github.com/ospomap/ospomap/model"
)

// Concerns maps the findings about a map to the parties they concern. No other code
// decides this, so a card carries the same findings in every picture.
//
// The parties for a kind of subject are computed on first use, because even large maps
// have findings about few kinds.
type Concerns struct {
	parties map[model.SubjectKind]func() map[string][]string // by the id of the subject
	sides   func() map[string]model.Perspective              // by stakeholder id
}

// About returns the Concerns of a map.
func About(m *model.Map) *Concerns {
	sides := sync.OnceValue(func() map[string]model.Perspective {
		known := make(map[string]model.Perspective, len(m.Stakeholders))
		for _, s := range slices.Backward(m.Stakeholders) { // the first of two equal ids wins
			known[s.ID] = s.Perspective
		}
		return known
	})
	return &Concerns{sides: sides, parties: map[model.SubjectKind]func() map[string][]string{
		model.AboutExpectation: sync.OnceValue(func() map[string][]string {
			parties := map[string][]string{}
			for _, s := range m.Stakeholders {
				for _, e := range slices.Concat(s.Expectations, s.Needs) {
					parties[e.ID] = []string{s.ID}
				}
			}
			return parties
		}),
		model.AboutCollaboration: sync.OnceValue(func() map[string][]string { return endsOf(m, sides()) }),
		model.AboutProject: sync.OnceValue(func() map[string][]string {
			parties := map[string][]string{}
			for _, p := range m.Projects {
				if p.Stakeholder == nil {
					continue
				}
				if _, known := sides()[p.Stakeholder.ID]; known {
					parties[p.ID] = []string{p.Stakeholder.ID}
				}
			}
			return parties
		}),
	}}
}

// concerns returns the Concerns of the map.
func (x *facts) concerns() *Concerns {
	if x.whom == nil {
		x.whom = About(x.m)
	}
	return x.whom
}

// endsOf returns, by collaboration id, the known stakeholders at the ends of each
// collaboration.
func endsOf(m *model.Map, known map[string]model.Perspective) map[string][]string {
	parties := make(map[string][]string, len(m.Collaborations))
	for k, id := range CollaborationIDs(m) {
		var ends []string
		for _, end := range []*model.Ref{k.From, k.To} {
			if _, is := known[end.ID]; is && (len(ends) == 0 || ends[0] != end.ID) {
				ends = append(ends, end.ID)
			}
		}
		parties[id] = ends
	}
	return parties
}

// Of returns the ids of the parties that a finding concerns: the stakeholders that its
// subject is, belongs to or connects, or else the office, as model.OSPOID. An
// expectation concerns the stakeholder that has it, a collaboration its ends, and a
// project the stakeholder that makes it. The result is never empty.
func (a *Concerns) Of(f model.Finding) []string {
	id := f.Subject.ID
	if f.Subject.Kind == model.AboutStakeholder {
		if _, known := a.sides()[id]; known {
			return []string{id}
		}
	} else if parties := a.parties[f.Subject.Kind]; parties != nil {
		if ids := parties()[id]; len(ids) > 0 {
			return ids
		}
	}
	return []string{model.OSPOID}
}

// Perspective returns the perspective of a finding: the one that it is about, that of
// the first party that it concerns, or Downward for the office's own people. It is
// empty for the office and for the map as a whole.
func (a *Concerns) Perspective(f model.Finding) model.Perspective {
	switch f.Subject.Kind {
	case model.AboutPerson:
		return model.Downward
	case model.AboutPerspective:
		return model.Perspective(f.Subject.ID)
	}
	return a.sides()[a.Of(f)[0]]
}
