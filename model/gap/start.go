package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Step is one of the first things to do: a cause, and how to fix or accept it.
type Step struct {
	Finding model.Finding // the cause
	Closes  int           // number of findings that fold under it
	Snippet string        // lines of YAML that would fix it; empty if only the author of the map can supply the words
	Accept  string        // accept entry that would waive it instead
}

// mostSteps is the most steps that Start returns.
const mostSteps = 3

// Mender proposes fixes for the findings of a map.
type Mender struct{ *facts }

// NewMender returns a Mender for findings of an earlier run; [Judge] returns one for
// its own.
func NewMender(m *model.Map, o Options) Mender { return Mender{newFacts(m, o)} }

// Snippet returns lines of YAML that would fix a finding; see [Step].
func (x Mender) Snippet(f model.Finding) string { return x.snippet(f) }

// Start returns what to do first about findings: at most three causes that are
// warnings, ordered by how much they close and by the influence of those they concern.
// It returns nil if there are errors, which have to be fixed first.
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
			c.weight += 3 // a scenario has at least two signs
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

// acceptable reports whether findings of a rule can be waived. Those of an unknown rule
// cannot.
func acceptable(rule string) bool {
	r := Lookup(rule)
	return r != nil && r.Acceptable()
}

// influence returns how influential the parties are, from 0 to 3. The office as a whole
// counts as medium.
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

// acceptEntry returns an accept entry for a finding, with the reason left to fill in.
func acceptEntry(f model.Finding) string {
	entry := "accept:\n  - {rule: " + f.Rule
	if f.Subject.ID != "" {
		entry += ", target: " + yamlText(f.Subject.ID)
	}
	return entry + ", reason: \"…\"}\n"
}
