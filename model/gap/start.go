package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Step is something to do first: a cause, what mending it closes, and how.
type Step struct {
	Finding model.Finding // the cause
	Closes  int           // how many findings fold under it
	Snippet string        // lines of YAML that would fix it, from the map's own names; empty where only its writer has the words
	Accept  string        // the entry that would accept it instead
}

// mostSteps is how many things can be done first.
const mostSteps = 3

// Mender knows what would mend the findings of a map.
type Mender struct{ *facts }

// NewMender is for findings that are there already; [Judge] gives one with those it makes.
func NewMender(m *model.Map, o Options) Mender { return Mender{newFacts(m, o)} }

// Snippet gives lines of YAML that would fix a finding, as those of a [Step].
func (x Mender) Snippet(f model.Finding) string { return x.snippet(f) }

// Start lists what to do first about findings: at most three causes of at least the
// severity warning, those first that close most and concern the most influential. A map
// with errors has those to be fixed first.
func (x Mender) Start(found []model.Finding) []Step {
	if model.CountErrors(found) > 0 {
		return nil
	}
	type candidate struct {
		finding        *model.Finding
		weight, closes int
	}
	folded, rootOf := map[*model.Finding]candidate{}, Roots(found)
	for i := range found {
		if f := &found[i]; f.CausedBy != "" {
			under := folded[rootOf(f)]
			under.closes++
			if f.Severity >= model.Warning {
				under.weight += 3
			}
			folded[rootOf(f)] = under
		}
	}
	var candidates []candidate
	for i := range found {
		f := &found[i]
		if f.Severity < model.Warning || f.CausedBy != "" || !acceptable(f.Rule) {
			continue
		}
		c := folded[f]
		if Lookup(f.Rule).Area == AreaScenarios {
			c.weight += 3 // it is two signs at least
		}
		candidates = append(candidates, candidate{f, 3 + x.influence(x.concerns().Of(*f)) + c.weight, c.closes})
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return b.weight - a.weight })
	var steps []Step
	for _, c := range candidates[:min(mostSteps, len(candidates))] {
		f := *c.finding
		steps = append(steps, Step{Finding: f, Closes: c.closes, Snippet: x.snippet(f), Accept: acceptEntry(f)})
	}
	return steps
}

// acceptable reports whether findings of a rule can be waived; those of a rule that
// is not there cannot.
func acceptable(rule string) bool {
	r := Lookup(rule)
	return r != nil && r.Acceptable()
}

// influence is how much those can help or hinder whom a finding concerns: 0 to 3.
// What concerns the office as a whole concerns somebody of medium influence.
func (x *facts) influence(ids []string) int {
	most := 0
	for _, id := range ids {
		switch p := x.byID[id]; {
		case p == nil:
			most = max(most, 2)
		case p.Influence == model.High:
			most = 3
		case p.Influence == model.Medium:
			most = max(most, 2)
		case p.Influence == model.Low:
			most = max(most, 1)
		}
	}
	return most
}

// acceptEntry is the entry that waives a finding until somebody has a reason.
func acceptEntry(f model.Finding) string {
	entry := "accept:\n  - {rule: " + f.Rule
	if f.Subject.ID != "" {
		entry += ", target: " + yamlText(f.Subject.ID)
	}
	return entry + ", reason: \"…\"}\n"
}
