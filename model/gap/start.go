package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Step is something to do first: a cause, what mending it closes, and how.
type Step struct {
	Finding model.Finding   // the cause
	Closes  []model.Finding // the findings that fold under it, without itself
	Snippet string          // lines of YAML that would fix it, from the map's own names; empty where only its writer has the words
	Accept  string          // the entry that would accept it instead
}

// mostSteps is how many things can be done first.
const mostSteps = 3

// Start lists what to do first about the findings of a map: at most three causes
// of at least the severity warning, those first that close most and concern the
// most influential. A map with errors has those to be fixed first.
func Start(m *model.Map, found []model.Finding, o Options) []Step {
	if model.CountErrors(found) > 0 {
		return nil
	}
	closes, rootOf := map[string][]model.Finding{}, Roots(found)
	for _, f := range found {
		if f.CausedBy != "" {
			print := rootOf(f).Fingerprint()
			closes[print] = append(closes[print], f)
		}
	}
	x := newFacts(m, o)
	type candidate struct{ finding, weight int }
	var candidates []candidate
	for i, f := range found {
		if f.Severity < model.Warning || f.CausedBy != "" || !acceptable(f.Rule) {
			continue
		}
		weight := 3 + x.influence(x.concerns().Of(f))
		for _, under := range closedBy(closes, f) {
			if under.Severity >= model.Warning {
				weight += 3
			}
		}
		candidates = append(candidates, candidate{i, weight})
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return b.weight - a.weight })
	var steps []Step
	for _, c := range candidates[:min(mostSteps, len(candidates))] {
		f := found[c.finding]
		steps = append(steps, Step{Finding: f, Closes: closedBy(closes, f), Snippet: x.snippet(f), Accept: acceptEntry(f)})
	}
	return steps
}

// closedBy is what folds under a finding, of all that folds by what it folds under.
func closedBy(closes map[string][]model.Finding, f model.Finding) []model.Finding {
	if len(closes) == 0 {
		return nil
	}
	return closes[f.Fingerprint()]
}

// Snippets gives, for a finding about a map, lines of YAML that would fix it, as
// [Start] does.
func Snippets(m *model.Map, o Options) func(model.Finding) string { return newFacts(m, o).snippet }

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
