package diff

import (
	"reflect"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// withdrawn returns a function that reports whether an old finding is gone because the
// new map claims less, whatever else it changes: because of what was removed, is less
// wanted, or was marked as done.
func (j *judgement) withdrawn(gone []model.Finding) func(f model.Finding) bool {
	if len(gone) == 0 || j.old.Bare {
		return func(model.Finding) bool { return false }
	}
	back := newComparison(j.comparison.new.m, j.comparison.old.m)
	back.match()
	m, ids := back.reduce(true, j.new.Rules.Today)
	left := gap.Run(m, j.new.Rules)
	stays := byFingerprint(append(left.Findings, left.Accepted...), ids)
	had := byFingerprint(gap.Run(j.comparison.old.m, j.new.Rules).Findings, newTranslation()) // a baseline may contain what no rule finds
	return func(f model.Finding) bool {
		print, rule := f.Fingerprint(), gap.Lookup(f.Rule)
		if rule != nil && (rule.Wording || rule.Excess) {
			return false
		}
		return had[print] != nil && stays[print] == nil
	}
}

// isClaim reports whether a field says how much is wanted of an entry, or by when.
// Changing it takes no work.
func isClaim(entry reflect.Type, field string) bool {
	switch entry {
	case reflect.TypeFor[model.Stakeholder]():
		return slices.Contains([]string{"Influence", "Interest", "Desired", "Wanted"}, field)
	case reflect.TypeFor[model.Collaboration]():
		return field == "Cadence"
	case reflect.TypeFor[model.Objective]():
		return field == "Status" || field == "Due"
	case reflect.TypeFor[model.OSPO]():
		return field == "Status"
	case reflect.TypeFor[model.Organization]():
		return field == "Sector" || field == "Size"
	case reflect.TypeFor[model.Project]():
		return field == "Use"
	}
	return false
}

// over reports whether work is marked as ended or paused.
func over(x reflect.Value) bool {
	status, is := x.Interface().(model.Status)
	return is && (status == model.Ended || status == model.Paused)
}

// oftener reports whether a cadence promises more meetings than another one, or than none.
func oftener(a, b reflect.Value) bool {
	x, is := a.Interface().(model.Cadence)
	y, _ := b.Interface().(model.Cadence)
	return is && x.Days() > 0 && (y.Days() == 0 || x.Days() < y.Days())
}
