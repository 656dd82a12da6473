package gap

import (
	"path"

	"github.com/ospomap/ospomap/model"
)

// Options choose which rules run and under which date.
type Options struct {
	Today   model.Date // the day on which dated rules judge; zero leaves them out
	Enable  []string   // ids or globs of optional rules to run as well
	Disable []string   // ids or globs of rules to leave out
	Only    []string   // ids or globs: run these and no others, optional ones included

	// Severity overrides the severity of a rule's findings, by rule id.
	Severity map[string]model.Severity

	// Kinds are words for the kind of a stakeholder, beside model.KnownKinds.
	// Where there are some, any other word is taken for a slip.
	Kinds []string

	// ErrorsOnly runs nothing but rules of severity error: a map that could not
	// be read whole would otherwise be blamed for what the reader dropped.
	ErrorsOnly bool
}

// Result is what a run found.
type Result struct {
	Findings []model.Finding // by place, then rule
	Accepted []model.Finding // waived by the map's accept list
}

// Run asks the chosen rules of the map.
func Run(m *model.Map, o Options) Result {
	var found []model.Finding
	idx := newIndex(m)
	ran := map[string]bool{}
	for _, r := range Rules() {
		if r.Check == nil || !o.Runs(r) {
			continue
		}
		ran[r.ID] = true
		ctx := &Context{Map: m, Today: o.Today, Asked: o.asks(r), Kinds: o.Kinds, rule: r, index: idx, findings: found}
		r.Check(ctx)
		found = ctx.findings
	}
	res := applyAccepts(idx, o, found, ran)
	for _, fs := range [][]model.Finding{res.Findings, res.Accepted} {
		for i := range fs {
			if sev, ok := o.Severity[fs[i].Rule]; ok {
				fs[i].Severity = sev
			}
		}
		model.SortFindings(fs)
	}
	return res
}

// Runs reports whether the options let a rule run.
func (o Options) Runs(r *Rule) bool {
	switch {
	case o.ErrorsOnly && r.Severity != model.Error:
		return false
	case r.Dated && o.Today.IsZero():
		return false
	case len(o.Only) > 0:
		return matchAny(o.Only, r.ID)
	case matchAny(o.Disable, r.ID):
		return false
	case r.Optional:
		return matchAny(o.Enable, r.ID)
	}
	return true
}

// asks reports whether the options name the rule in order to run it.
func (o Options) asks(r *Rule) bool {
	return matchAny(o.Only, r.ID) || matchAny(o.Enable, r.ID)
}

// matchAny reports whether any id or glob matches.
func matchAny(patterns []string, id string) bool {
	for _, p := range patterns {
		if ok, err := path.Match(p, id); ok && err == nil {
			return true
		}
	}
	return false
}
