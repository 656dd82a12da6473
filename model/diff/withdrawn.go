package diff

import (
	"reflect"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// withdrawn tells which of the old map's findings that are gone close because the
// new map claims less, whatever else it does: because of what was removed, what is
// no longer wanted as much, and what was marked as done.
func (j *judgement) withdrawn(gone []model.Finding) func(f model.Finding) bool {
	if len(gone) == 0 || j.old.Bare {
		return func(model.Finding) bool { return false }
	}
	back := newComparison(j.comparison.new.m, j.comparison.old.m)
	back.match()
	m, ids := back.reduce(true)
	left := gap.Run(m, j.new.Rules)
	stays := byFingerprint(append(left.Findings, left.Accepted...), ids)
	had := byFingerprint(gap.Run(j.comparison.old.m, j.new.Rules).Findings, newTranslation()) // a baseline may know what no rule finds
	return func(f model.Finding) bool {
		print := f.Fingerprint()
		return !aboutWriting(f.Rule) && !excess[f.Rule] && had[print] != nil && stays[print] == nil
	}
}

// excess are the rules that find too much of something, or what contradicts itself:
// whoever takes some of it away has mended it.
var excess = map[string]bool{
	"accountable-not-one": true, "aspect-dominant": true, "date-impossible": true, "gatekeeper-dominated": true, "hat-overload": true,
	"load-beyond-allocation": true, "over-served": true, "perspective-imbalance": true, "readiness-answers-differ": true,
	"scenario-compliance-only": true, "scenario-one-size-fits-all": true, "stakeholder-wanted": true,
}

// claims are the fields that say how much is wanted of an entry, or by when. Changing
// one of them is no work.
var claims = map[reflect.Type][]string{
	reflect.TypeFor[model.Stakeholder]():   {"Influence", "Interest", "Desired", "Wanted"},
	reflect.TypeFor[model.Collaboration](): {"Cadence"},
	reflect.TypeFor[model.Objective]():     {"Status", "Due"},
	reflect.TypeFor[model.OSPO]():          {"Status"},
	reflect.TypeFor[model.Organization]():  {"Sector", "Size"},
	reflect.TypeFor[model.Project]():       {"Use"},
}

// over reports whether work is marked as over, or as not done for now.
func over(x reflect.Value) bool {
	status, is := x.Interface().(model.Status)
	return is && (status == model.Ended || status == model.Paused)
}
