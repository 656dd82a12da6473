package check

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// Earlier is the version of a map that a review looks back at.
type Earlier struct {
	Name    string        // of the version, in the positions of findings
	Source  []byte        // nil where there was no such map
	Project *model.Config // the project file of then; nil for none
}

// Review is what is new in a map since an earlier version.
type Review struct {
	Changes  diff.Result
	Old      *Result
	Findings []model.Finding // those of now that were not there before, or not like this; errors always
	Known    int             // how many were
	Off      []string        // rules that ran before, and that the project file now switches off
	Hidden   []model.Finding // what these rules find now
	Waived   []model.Finding // what the map accepts now and did not before
	Milder   []string        // rules that the project file now calls less severe than before, which does not count here
	// Withdrawn are those that closed because the map claims less than before, infos of
	// what is not recorded aside.
	Withdrawn []model.Finding
	Levels    Levels         // what fails the run: the stricter of now and before
	Lowered   []diff.Lowered // which of them the project file has put up since

	now *Result
}

// Fails reports whether anything in a map fails a run: findings at or above the first
// severity or, if they are only revealed, the second. Findings of rules that the same
// change switches off count as well.
func Fails(findings []model.Finding, least, revealed model.Severity) bool {
	return slices.ContainsFunc(findings, func(x model.Finding) bool {
		if x.Standing == model.Revealed {
			return x.Severity >= revealed
		}
		return x.Severity >= least
	})
}

// Since reviews a map against an earlier version. Both are checked by the same rules:
// the current ones, and those that the change of the project file switches off, each at
// its former severity where the change lowers it. What the words of kinds and methods
// mean is in each as its own project file says.
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
		was := rules // but for what its words meant
		was.Kinds, was.Methods, was.KindsMean = then.Kinds, then.Methods, then.KindsMean
		old = judge(e.Source, Options{Name: e.Name, Drift: r.options.Drift}, was)
	}
	v := now.against(old, off)
	v.Milder = milder
	v.lower(r.options.Levels.under(e.Project))
	return v
}

// Against reviews a map against another one that was judged by the same rules.
func (r *Result) Against(old *Result) *Review { return r.against(old, nil) }

// against sorts out what is known.
func (r *Result) against(old *Result, off []string) *Review {
	v := &Review{Old: old, Off: off, Levels: r.Levels(), now: r}
	if r.Err() != nil { // which has to be fixed before anything can be compared
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
