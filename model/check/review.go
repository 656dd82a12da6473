package check

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// Earlier is the earlier version of a map in a review.
type Earlier struct {
	Name    string        // name of the version in positions
	Source  []byte        // nil if there was no such map
	Project *model.Config // the project file at that time; nil for none
}

// Review is the result of comparing a map with an earlier version.
type Review struct {
	Changes  diff.Result
	Old      *Result
	Findings []model.Finding // findings that are new or have changed, and all errors
	Known    int             // number of findings that were there before
	Off      []string        // rules that ran before and that the project file now disables
	Hidden   []model.Finding // current findings of those rules
	Waived   []model.Finding // findings that the map accepts now and did not before
	Milder   []string        // rules whose severity the project file has lowered since; the review ignores that
	// Withdrawn are findings that closed because the map claims less than before,
	// except for infos about unrecorded facts.
	Withdrawn []model.Finding
	Levels    Levels         // what fails the run: the stricter of now and then
	Lowered   []diff.Lowered // levels that the project file has raised since

	now *Result
}

// Fails reports whether any of the findings fails a run: its severity is at least least
// or, if its standing is Revealed, at least revealed.
func Fails(findings []model.Finding, least, revealed model.Severity) bool {
	return slices.ContainsFunc(findings, func(x model.Finding) bool {
		if x.Standing == model.Revealed {
			return x.Severity >= revealed
		}
		return x.Severity >= least
	})
}

// Since reviews a map against an earlier version. Both are checked by the same rules:
// the current ones, plus those that a change of the project file disables, with the
// earlier severity if the change lowers it. The meaning of words for kinds and methods
// is taken from each version's own project file.
func (r *Result) Since(e Earlier) *Review {
	then, rules := settle(r.options.Rules, e.Project), r.Rules
	then.Drift = rules.Drift
	var off, milder []string
	var severity []model.SeverityOfRule
	for _, rule := range gap.Rules() {
		switch {
		case !then.Runs(rule):
			continue
		case !rules.Runs(rule):
			off = append(off, rule.ID)
		case then.SeverityOf(rule) > rules.SeverityOf(rule):
			milder = append(milder, rule.ID)
		default:
			continue
		}
		severity = append(severity, model.SeverityOfRule{Rule: rule.ID, Severity: then.SeverityOf(rule)})
	}
	now := r
	if len(severity) > 0 {
		rules.Enable = append(slices.Clone(rules.Enable), off...)
		rules.Disable = slices.DeleteFunc(slices.Clone(rules.Disable), func(id string) bool { return slices.Contains(off, id) })
		rules.Severity = append(slices.Clone(rules.Severity), severity...)
		now = judge(r.Source, r.options, rules)
	}
	var old *Result
	if e.Source == nil {
		m, _ := parse.Parse(e.Name, nil)
		old = &Result{Name: e.Name, Map: m, void: true}
	} else {
		was := rules // except for the meanings of words
		was.Kinds, was.Methods, was.KindsMean = then.Kinds, then.Methods, then.KindsMean
		old = judge(e.Source, Options{Name: e.Name, Drift: r.options.Drift}, was)
	}
	v := now.against(old, off)
	v.Milder = milder
	v.lower(r.options.Levels.under(e.Project))
	return v
}

// Against reviews a map against another one that was checked by the same rules.
func (r *Result) Against(old *Result) *Review { return r.against(old, nil) }

// against compares r with old and sorts the findings of the rules in off into Hidden.
func (r *Result) against(old *Result, off []string) *Review {
	v := &Review{Old: old, Off: off, Levels: r.Levels(), now: r}
	if r.Err() != nil { // errors have to be fixed before anything can be compared
		v.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(x model.Finding) bool { return !Contradicts(x) })
		return v
	}
	was := diff.Version{Map: old.Map, Findings: old.Findings, Accepted: old.Accepted, Rules: old.Rules, Bare: old.bare, Void: old.void}
	if old.Unread() {
		m, _ := parse.Parse(old.Name, nil)
		was = diff.Version{Map: m, Void: true, Unread: true}
	}
	v.Changes = diff.Compare(was, diff.Version{Map: r.Map, Findings: r.Findings, Accepted: r.Accepted, Rules: r.Rules})
	v.Waived = v.Changes.Waived
	for _, x := range v.Changes.Changes {
		if f := x.Finding; f != nil && f.Standing == model.Withdrawn && !gap.IsUnrecorded(*f) {
			v.Withdrawn = append(v.Withdrawn, *f)
		}
	}
	for _, x := range v.Changes.Findings {
		switch {
		case slices.Contains(off, x.Rule):
			v.Hidden = append(v.Hidden, x)
		case x.Standing == "":
			v.Known++
		default:
			v.Findings = append(v.Findings, x)
		}
	}
	return v
}
