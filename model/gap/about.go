package gap

import (
	"slices"
	"sync"

	"github.com/ospomap/ospomap/model"
)

// Concerns knows whom a finding about a map concerns. It is the only place that
// decides it, so that a card carries the same findings in every picture.
//
// The parties of a kind of subject are worked out when the first such finding is
// asked about: most maps of many stakeholders have findings of few kinds.
type Concerns struct {
	parties map[model.SubjectKind]func() map[string][]string // by the id of a subject
	sides   func() map[string]model.Perspective              // by the id of a stakeholder
}

// About prepares to say whom the findings about a map concern.
func About(m *model.Map) *Concerns {
	sides := sync.OnceValue(func() map[string]model.Perspective {
		known := make(map[string]model.Perspective, len(m.Stakeholders))
		for _, s := range slices.Backward(m.Stakeholders) { // of two with one id the first counts
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

// concerns says whom findings about the map concern.
func (x *facts) concerns() *Concerns {
	if x.whom == nil {
		x.whom = About(x.m)
	}
	return x.whom
}

// endsOf lists the known stakeholders at the ends of each collaboration.
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

// Of lists the ids of the parties that a finding concerns, never none: the
// stakeholders that its subject is, belongs to or joins, in the order of the
// map's own entry; or else the office, as model.OSPOID. An expectation concerns
// whoever has it, a collaboration its ends, a project who makes it.
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

// Perspective is where a finding belongs among the four: where the first party
// that it concerns is, the perspective that it is about, or downward for the
// office's own people. Empty is the office or the map as a whole.
func (a *Concerns) Perspective(f model.Finding) model.Perspective {
	switch f.Subject.Kind {
	case model.AboutPerson:
		return model.Downward
	case model.AboutPerspective:
		return model.Perspective(f.Subject.ID)
	}
	return a.sides()[a.Of(f)[0]]
}
