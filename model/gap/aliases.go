package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// aliases finds the words by which the target of an accept entry can mean a
// subject. Its tables are filled when they are first needed.
type aliases struct {
	collaborations map[string]*model.Collaboration // by subject id
	expectedBy     map[string]string               // stakeholder by expectation
	projects       map[string]*model.Project
}

func (a *aliases) fill(x *facts) {
	a.collaborations = make(map[string]*model.Collaboration, len(x.m.Collaborations))
	for _, c := range x.m.Collaborations {
		a.collaborations[x.idOf(c)] = c
	}
	a.expectedBy = map[string]string{}
	for _, p := range x.parties {
		for _, e := range slices.Concat(p.Expectations, p.Needs) {
			a.expectedBy[e.ID] = p.ID
		}
	}
	a.projects = map[string]*model.Project{}
	for _, p := range x.m.Projects {
		a.projects[p.ID] = p
	}
}

// of lists the subject's id and name and those of the stakeholders and the
// perspective that it belongs to.
func (a *aliases) of(x *facts, s model.Subject) []string {
	if a.collaborations == nil {
		a.fill(x)
	}
	words := []string{s.ID, s.String()}
	party := func(id string) {
		if p := x.byID[id]; p != nil {
			words = append(words, p.ID, p.Name, string(p.Perspective))
		}
	}
	switch s.Kind {
	case model.AboutStakeholder:
		party(s.ID)
	case model.AboutCollaboration:
		if c := a.collaborations[s.ID]; c != nil {
			party(c.From.ID)
			party(c.To.ID)
		}
	case model.AboutExpectation:
		party(a.expectedBy[s.ID])
	case model.AboutReadiness:
		words = append(words, string(model.AboutReadiness)) // the whole of it
	case model.AboutPerson:
		if p := x.people[s.ID]; p != nil {
			words = append(words, p.Name)
		}
	case model.AboutGoal:
		if g := x.goals[s.ID]; g != nil {
			words = append(words, g.Name)
		}
	case model.AboutObjective:
		if o := x.objectives[s.ID]; o != nil {
			words = append(words, o.Name)
		}
	case model.AboutProject:
		if p := a.projects[s.ID]; p != nil {
			words = append(words, p.Name)
		}
	default:
		if s.ID == "" {
			words = append(words, string(s.Kind)) // "ospo", "map", "organization": there is only one
		}
	}
	return words
}
