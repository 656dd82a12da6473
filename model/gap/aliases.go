package gap

import "github.com/ospomap/ospomap/model"

// aliases returns the words that match a subject as the target of an accept entry: its
// id and name, or the ids, names, labels and perspectives of the stakeholders that it
// concerns.
func (x *facts) aliases(s model.Subject) []string {
	words := []string{s.ID, s.String()}
	if s.ID == "" {
		words = append(words, string(s.Kind)) // unique subjects: "ospo", "map", "organization"
	}
	switch s.Kind {
	case model.AboutReadiness:
		words = append(words, string(s.Kind)) // the whole assessment
	case model.AboutStakeholder, model.AboutCollaboration, model.AboutExpectation:
		for _, id := range x.concerns().Of(model.Finding{Subject: s}) {
			if p := x.byID[id]; p != nil {
				words = append(append(words, p.ID, p.Name, string(p.Perspective)), p.Labels()...)
			}
		}
	default:
		words = append(words, x.nameOfSubject(s))
	}
	return words
}

// nameOfSubject returns the name of a stakeholder, a person, a goal, an objective or a
// project, or "" for other subjects.
func (x *facts) nameOfSubject(s model.Subject) string {
	switch s.Kind {
	case model.AboutStakeholder, model.AboutPerson:
		return x.name(s.ID)
	case model.AboutGoal:
		if g := x.goals[s.ID]; g != nil {
			return g.Name
		}
	case model.AboutObjective:
		if o := x.objectives[s.ID]; o != nil {
			return o.Name
		}
	case model.AboutProject:
		for _, p := range x.m.Projects {
			if p.ID == s.ID {
				return p.Name
			}
		}
	}
	return ""
}
