package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Step is something to do first: a cause, what mending it closes, and how.
type Step struct {
	Finding model.Finding   // the cause
	Closes  []model.Finding // the findings that fold under it, without itself
	Snippet string          // lines of YAML that would mend it, from the map's own names; empty where only its writer has the words
	Accept  string          // the entry that would accept it instead
}

// mostSteps is how many things can be done first.
const mostSteps = 3

// Start lists what to do first about the findings of a map: at most three causes
// of at least the severity warning, those first that close most and concern the
// most influential. A map with errors has those to be mended first.
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
	x := newIndex(m, o)
	about := About(m)
	var steps []Step
	for _, f := range found {
		if f.Severity >= model.Warning && f.CausedBy == "" && Lookup(f.Rule).Acceptable() {
			steps = append(steps, Step{Finding: f, Closes: closes[f.Fingerprint()]})
		}
	}
	weight := func(s Step) int {
		w := 0
		for _, f := range append([]model.Finding{s.Finding}, s.Closes...) {
			if f.Severity >= model.Warning {
				w += 3
			}
		}
		return w + x.influence(about.Of(s.Finding))
	}
	slices.SortStableFunc(steps, func(a, b Step) int { return weight(b) - weight(a) })
	steps = steps[:min(mostSteps, len(steps))]
	for i := range steps {
		steps[i].Snippet = x.snippet(steps[i].Finding)
		steps[i].Accept = acceptEntry(steps[i].Finding)
	}
	return steps
}

// influence is how much those can help or hinder whom a finding concerns: 0 to 3.
// What concerns the office as a whole concerns somebody of medium influence.
func (x *index) influence(ids []string) int {
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
