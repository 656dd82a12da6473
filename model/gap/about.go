package gap

import "github.com/ospomap/ospomap/model"

// Concerns knows whom a finding about a map concerns. It is the only place that
// decides it, so that a card carries the same findings in every picture.
type Concerns struct {
	m       *model.Map
	parties map[model.Subject][]string // of the subjects that are not parties themselves
}

// About prepares to say whom the findings about a map concern.
func About(m *model.Map) *Concerns {
	a := &Concerns{m, map[model.Subject][]string{}}
	known := make(map[string]bool, len(m.Stakeholders))
	for _, s := range m.Stakeholders {
		known[s.ID] = true
		a.parties[model.Subject{Kind: model.AboutStakeholder, ID: s.ID}] = []string{s.ID}
		for _, e := range s.Expectations {
			a.parties[model.Subject{Kind: model.AboutExpectation, ID: e.ID}] = []string{s.ID}
		}
	}
	for k, id := range CollaborationIDs(m) {
		var ends []string
		for _, end := range []*model.Ref{k.From, k.To} {
			if known[end.ID] && (len(ends) == 0 || ends[0] != end.ID) {
				ends = append(ends, end.ID)
			}
		}
		a.parties[model.Subject{Kind: model.AboutCollaboration, ID: id}] = ends
	}
	for _, p := range m.Projects {
		if p.Stakeholder != nil && known[p.Stakeholder.ID] {
			a.parties[model.Subject{Kind: model.AboutProject, ID: p.ID}] = []string{p.Stakeholder.ID}
		}
	}
	return a
}

// Of lists the ids of the parties that a finding concerns, never none: the
// stakeholders that its subject is, belongs to or joins, in the order of the
// map's own entry; or else the office, as model.OSPOID. An expectation concerns
// whoever has it, a collaboration its ends, a project who makes it.
func (a *Concerns) Of(f model.Finding) []string {
	if ids := a.parties[f.Subject]; len(ids) > 0 {
		return ids
	}
	return []string{model.OSPOID}
}

// Perspective is where a finding belongs among the four: where the first party
// that it concerns stands, the perspective that it is about, or downward for the
// office's own people. Empty is the office or the map as a whole.
func (a *Concerns) Perspective(f model.Finding) model.Perspective {
	switch f.Subject.Kind {
	case model.AboutPerson:
		return model.Downward
	case model.AboutPerspective:
		return model.Perspective(f.Subject.ID)
	}
	if s := a.m.Stakeholder(a.Of(f)[0]); s != nil {
		return s.Perspective
	}
	return ""
}
