// Package voices asks stakeholders for their views and adds their answers to the map: a
// form goes out, a small file comes back, and [Collect] turns it into edits.
package voices

import "github.com/ospomap/ospomap/model"

// Form contains the questions to one stakeholder. It contains nothing about others, and
// about this stakeholder only what a public picture shows.
type Form struct {
	Organization string
	Office       string
	Language     string   // language of the map's texts, a BCP 47 tag; may be empty
	Stakeholder  string   // id; empty in a form for anybody
	Name         string   // name of that stakeholder
	Beliefs      []Belief // expectations and needs according to the map
	Said         map[string]string
}

// Belief is an expectation or a need of a stakeholder according to the map.
type Belief struct {
	ID, Text string
	Need     bool
}

// Limits of answers, which the form enforces.
const (
	MaxText = 2000      // code points per text
	MaxMore = 20        // number of further expectations
	MaxSize = 256 << 10 // bytes per file
)

// Ask returns the form for a stakeholder, given by id or name. If stakeholder is empty,
// the form is for anybody, who has to say who they are, and contains nothing about any
// stakeholder.
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

// saidBy reports whether an answer is from that stakeholder alone.
func saidBy(from []*model.Ref, id string) bool { return len(from) == 1 && from[0].ID == id }

func quoted(text string) string { return `"` + model.Printable(model.Short(text)) + `"` }
