package gap

import (
	"path"

	"github.com/ospomap/ospomap/model"
)

// Options select the rules to run and the date of the run.
type Options struct {
	Today   model.Date // date for dated rules; zero skips them
	Enable  []string   // ids or globs of optional rules to run as well
	Disable []string   // ids or globs of rules to leave out
	Only    []string   // ids or globs: run only these rules, including optional ones

	// Severity overrides the severity of rules. A setting for an id takes precedence
	// over one for a pattern, and a later setting over an earlier one.
	Severity []model.SeverityOfRule

	// Kinds are allowed kinds of stakeholder besides model.KnownKinds. If there are
	// any, other words are likely misspelt.
	Kinds []string

	// Methods and KindsMean map words that the map uses to one of model.KnownMethods or
	// model.KnownKinds.
	Methods, KindsMean map[string]string

	// Drift lists the differences between the map and the files it is compared with;
	// nil without such files.
	Drift []Drift

	// ErrorsOnly runs only rules of severity error. It is for maps that could not be
	// parsed completely, which would otherwise be blamed for what the parser dropped.
	ErrorsOnly bool
}

// Result is the outcome of a run.
type Result struct {
	Findings []model.Finding // by position, then rule
	Accepted []model.Finding // waived by the map's accept list
	Withheld int             // number of findings that depend on unresolved references
}

// Run runs the selected rules on the map.
func Run(m *model.Map, o Options) Result {
	res, _ := Judge(m, o)
	return res
}

// Judge is like [Run] and also returns a Mender for the findings.
func Judge(m *model.Map, o Options) (Result, Mender) {
	x := newFacts(m, o)
	// Enough for most maps. Findings are large, and unused capacity costs nothing.
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

// context returns the Context of a rule.
func (o Options) context(x *facts, r *Rule) *Context {
	return &Context{Map: x.m, Today: o.Today, Asked: o.asks(r), Kinds: o.Kinds, drift: o.Drift, words: len(o.Methods) > 0, rule: r, facts: x}
}

// setting returns the severity setting for a rule, or nil.
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

// severity returns the severity of a finding under the options. Findings that a check
// itself reports as minor are not raised along with the rule.
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

// SeverityOf returns the severity under the options of a finding that has the rule's
// default severity.
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

// Off reports whether a rule is disabled. A severity setting cannot turn off errors.
func (o Options) Off(r *Rule) bool {
	s := o.setting(r.ID)
	return Matches(o.Disable, r.ID) || s != nil && s.Off && r.Severity != model.Error
}

// asks reports whether the options name the rule in order to run it.
func (o Options) asks(r *Rule) bool {
	return Matches(o.Only, r.ID) || Matches(o.Enable, r.ID)
}

// Matches reports whether any of the ids or globs matches id.
func Matches(patterns []string, id string) bool {
	for _, p := range patterns {
		if ok, err := path.Match(p, id); ok && err == nil {
			return true
		}
	}
	return false
}
