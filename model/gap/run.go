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

	// Severity overrides the severity of rules. A setting for an id goes before one
	// for a pattern, a later one before an earlier.
	Severity []model.SeverityOfRule

	// Kinds are words for the kind of a stakeholder, besides model.KnownKinds.
	// Where there are some, any other word is taken for a slip.
	Kinds []string

	// Methods and KindsMean give words of the map a meaning: one of
	// model.KnownMethods or model.KnownKinds, by the word.
	Methods, KindsMean map[string]string

	// Drift is what the map and files beside it do not have alike; nil where there are
	// no such files.
	Drift []Drift

	// ErrorsOnly runs nothing but rules of severity error: a map that could not
	// be read completely would otherwise be blamed for what the reader dropped.
	ErrorsOnly bool
}

// Result is what a run found.
type Result struct {
	Findings []model.Finding // by position, then rule
	Accepted []model.Finding // waived by the map's accept list
	Withheld int             // findings that rest on references which lead nowhere
}

// Run asks the chosen rules of the map.
func Run(m *model.Map, o Options) Result {
	res, _ := Judge(m, o)
	return res
}

// Judge is [Run] for those who want to know as well what would mend the findings.
func Judge(m *model.Map, o Options) (Result, Mender) {
	x := newFacts(m, o)
	// As much as most maps need: findings are large, and what is not used costs nothing.
	found := make([]model.Finding, 0, len(m.Stakeholders)+len(m.Collaborations))
	ran := map[string]bool{}
	for _, r := range Rules() {
		if r.Check == nil || !o.Runs(r) || !r.Suits(m) && !o.asks(r) {
			continue
		}
		ran[r.ID] = true
		ctx := o.context(x, r)
		ctx.findings = found
		r.Check(ctx)
		found = ctx.findings
	}
	made := len(found)
	found = x.sure(found)
	res := applyAccepts(x, o, found, ran)
	res.Withheld = made - len(found)
	for _, fs := range [][]model.Finding{res.Findings, res.Accepted} {
		for i := range fs {
			fs[i].Severity = o.severity(fs[i])
		}
		model.SortFindings(fs)
	}
	fold(x, res.Findings)
	return res, Mender{x}
}

// context is what a check of the rule sees of a run.
func (o Options) context(x *facts, r *Rule) *Context {
	return &Context{Map: x.m, Today: o.Today, Asked: o.asks(r), Kinds: o.Kinds, drift: o.Drift, words: len(o.Methods) > 0, rule: r, facts: x}
}

// setting is what the options say of a rule's severity, or nothing.
func (o Options) setting(rule string) *model.SeverityOfRule {
	var found *model.SeverityOfRule
	for i := range o.Severity {
		switch s := &o.Severity[i]; {
		case s.Rule == rule:
			found = s
		case (found == nil || found.Rule != rule) && Matches([]string{s.Rule}, rule):
			found = s
		}
	}
	return found
}

// severity is how severe a finding is under the options. What a rule finds to be
// minor by itself is not lifted along with the rest.
func (o Options) severity(f model.Finding) model.Severity {
	s, r := o.setting(f.Rule), Lookup(f.Rule)
	if s == nil || r == nil || s.Off || r.Severity == model.Error {
		return f.Severity
	}
	if s.AtMost || f.Severity < r.Severity {
		return min(f.Severity, s.Severity)
	}
	return s.Severity
}

// SeverityOf is how severe the findings of a rule are under the options, if they are
// as severe as the rule is.
func (o Options) SeverityOf(r *Rule) model.Severity {
	return o.severity(model.Finding{Rule: r.ID, Severity: r.Severity})
}

// Runs reports whether the options let a rule run.
func (o Options) Runs(r *Rule) bool {
	switch {
	case o.ErrorsOnly && r.Severity != model.Error:
		return false
	case r.Dated && o.Today.IsZero(), r.Beside != "" && o.Drift == nil:
		return false
	case len(o.Only) > 0:
		return Matches(o.Only, r.ID)
	case o.Off(r):
		return false
	case r.Optional:
		return Matches(o.Enable, r.ID)
	}
	return true
}

// Off reports whether a rule is disabled, or its severity set to off, where errors stay.
func (o Options) Off(r *Rule) bool {
	s := o.setting(r.ID)
	return Matches(o.Disable, r.ID) || s != nil && s.Off && r.Severity != model.Error
}

// asks reports whether the options name the rule in order to run it.
func (o Options) asks(r *Rule) bool {
	return Matches(o.Only, r.ID) || Matches(o.Enable, r.ID)
}

// Matches reports whether any id or glob matches.
func Matches(patterns []string, id string) bool {
	for _, p := range patterns {
		if ok, err := path.Match(p, id); ok && err == nil {
			return true
		}
	}
	return false
}
