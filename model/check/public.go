package check

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// Public returns what the people in a map may see of it: the copy made by model.Public,
// and the findings that do not depend on what is left out, worded for such readers. The
// map must have no errors.
func (r *Result) Public() *Result {
	made := map[string]bool{}
	for _, f := range r.Findings {
		made[f.Fingerprint()] = true
	}
	out := &Result{Name: r.Name, Map: model.Public(r.Map), Rules: r.Rules}
	found, mender := gap.Judge(out.Map, r.Rules)
	out.Mender = mender
	out.Findings = slices.DeleteFunc(found.Findings, func(f model.Finding) bool {
		about := gap.Lookup(f.Rule)
		// What is missing in the copy alone is not a gap.
		return !made[f.Fingerprint()] || about.Area == gap.AreaEngagement || f.Subject.Kind == model.AboutPerson
	})
	return out
}
