// Package voices asks stakeholders what they think and brings what they answer into
// the map: a form goes out, a small file comes back, and [Collect] makes edits of it.
package voices

import "github.com/ospomap/ospomap/model"

// Form is what one stakeholder is asked. It holds nothing about any other, and of this
// one no more than a public picture shows.
type Form struct {
	Organization string
	Office       string
	Language     string   // of the map's texts, a BCP 47 tag; may be empty
	Stakeholder  string   // an id; empty where anybody may answer
	Name         string   // of that stakeholder
	Beliefs      []Belief // what the map says that they expect and need
	Said         map[string]string
}

// Belief is an expectation or a need of a stakeholder, as the map has it.
type Belief struct {
	ID, Text string
	Need     bool
}

// Limits of what answers may hold; the form keeps to them.
const (
	MaxText = 2000      // characters of a text
	MaxMore = 20        // further expectations
	MaxSize = 256 << 10 // bytes of a file
)

// Ask makes the form for a stakeholder, named by id or name. Without one, anybody may
// answer, who says who they are; what the map says of anybody is left out.
func Ask(m *model.Map, stakeholder string) (*Form, error) {
	public := model.Public(m)
	f := &Form{Organization: model.OneLine(m.Organization.Name), Office: model.OneLine(m.OSPO.Name), Language: m.Language, Said: map[string]string{}}
	if stakeholder == "" {
		return f, nil
	}
	s, err := public.Called(stakeholder)
	if err != nil {
		return nil, err
	}
	f.Stakeholder, f.Name = s.ID, model.OneLine(s.Name)
	add := func(list []*model.Expectation, need bool) {
		for _, e := range list {
			f.Beliefs = append(f.Beliefs, Belief{e.ID, model.OneLine(e.Text), need})
		}
	}
	add(s.Expectations, false)
	add(s.Needs, true)
	if public.Readiness != nil {
		for _, a := range public.Readiness.Answers {
			if saidBy(a.From, s.ID) {
				f.Said[a.Question] = a.Text
			}
		}
	}
	return f, nil
}

// saidBy reports whether an answer is a stakeholder's own, and nobody else's.
func saidBy(from []*model.Ref, id string) bool { return len(from) == 1 && from[0].ID == id }

func quoted(text string) string { return `"` + model.Printable(model.Short(text)) + `"` }
