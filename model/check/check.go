// Package check is the entry point for checking maps: it takes the bytes of a map and
// returns its content and the findings of all rules. It uses no files, no clock and no
// command line.
package check

import (
	"errors"
	"slices"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// ErrNoPicture is returned for a map that contradicts itself, which can be neither
// drawn nor compared. The findings of severity error say what to fix.
var ErrNoPicture = errors.New("a map with errors has no picture")

// Options control a check. The zero value runs the default rules that need no date.
type Options struct {
	Name    string        // name of the map in positions; may be empty
	Project *model.Config // settings of the project file, from [Project]; nil for none
	Rules   gap.Options   // date and choices, which override the project file

	// Drift compares a map without errors with other files; nil for none.
	Drift  func(*model.Map) []gap.Drift
	Levels Levels // what fails a run; overrides the project file
}

// Result is the result of a check.
type Result struct {
	Name     string
	Source   []byte
	Map      *model.Map      // never nil; incomplete if the map has errors
	Findings []model.Finding // by position, then rule; includes those of the parser
	Accepted []model.Finding // waived by the map itself
	Withheld int             // number of findings that are not reported because they depend on unresolved references
	Mender   gap.Mender      // proposes fixes for the findings
	Rules    gap.Options     // options of the rules, including those of the project file

	options Options
	entries func() *edit.Entries // entries of the map's lists, parsed on first use
	void    bool                 // there was no such map, so everything after it is new
	bare    bool                 // severity and evidence of its findings are unknown
}

// Run parses a map and runs the rules on it. A map that cannot be parsed is not an
// error: the findings report it.
func Run(src []byte, o Options) *Result { return judge(src, o, settle(o.Rules, o.Project)) }

func judge(src []byte, o Options, rules gap.Options) *Result {
	m, findings := parse.Parse(o.Name, src)
	res := &Result{Name: o.Name, Source: src, Map: m, Rules: rules, options: o}
	res.entries = sync.OnceValue(func() *edit.Entries { return edit.Read(src) })
	rules.ErrorsOnly = rules.ErrorsOnly || model.CountErrors(findings) > 0
	if o.Drift != nil && !rules.ErrorsOnly {
		rules.Drift = o.Drift(m)
		res.Rules.Drift = rules.Drift
	}
	found, mender := gap.Judge(m, rules)
	res.Findings, res.Accepted = append(found.Findings, findings...), found.Accepted
	res.Withheld, res.Mender = found.Withheld, mender
	model.SortFindings(res.Findings)
	return res
}

// Err returns [ErrNoPicture] if the map contradicts itself, and nil otherwise. A gap
// that the project file raises to an error is not a contradiction.
func (r *Result) Err() error {
	if slices.ContainsFunc(r.Findings, Contradicts) {
		return ErrNoPicture
	}
	return nil
}

// Off returns the number of default rules that are disabled, and what disables them:
// the project file, a flag, or both.
func (r *Result) Off() (n int, by string) {
	byFlag := 0
	for _, rule := range gap.Rules() {
		if rule.Optional || len(r.Rules.Only) > 0 || !r.Rules.Off(rule) {
			continue
		}
		n++
		if gap.Matches(r.options.Rules.Disable, rule.ID) {
			byFlag++
		}
	}
	switch {
	case n == 0:
		return 0, ""
	case byFlag == n:
		return n, "--disable"
	case byFlag == 0:
		return n, r.options.Project.File
	}
	return n, r.options.Project.File + " and --disable"
}

// Unread reports whether the parser found mistakes. Rules about gaps do not run then.
func (r *Result) Unread() bool {
	return slices.ContainsFunc(r.Findings, structural)
}

// structural reports whether the parser raised x.
func structural(x model.Finding) bool {
	r := gap.Lookup(x.Rule)
	return r != nil && r.Structural
}

// Contradicts reports whether a finding prevents a map from being drawn.
func Contradicts(x model.Finding) bool { return Fixed(gap.Lookup(x.Rule)) }

// Fixed reports whether a rule is about maps that contradict themselves. Such rules can
// be neither softened nor skipped. A nil rule is not fixed.
func Fixed(r *gap.Rule) bool { return r != nil && r.Severity == model.Error }

// Never is above every severity: at this level no finding fails a run.
const Never = model.Error + 1

// FailLevel returns the lowest severity that fails a run, for one of
// [model.FailLevels].
func FailLevel(word string) model.Severity {
	if s, ok := model.ParseSeverity(word); ok {
		return s
	}
	return Never
}

// OnDay returns the findings of the map on a day, if it was checked without one. They are
// the same if it was checked on a day, or if no dates are recorded.
func (r *Result) OnDay(day model.Date) []model.Finding {
	rules := r.Rules
	if !rules.Today.IsZero() || rules.ErrorsOnly || !r.Map.Dated {
		return r.Findings
	}
	rules.Today = day
	return append(gap.Run(r.Map, rules).Findings, model.Those(r.Findings, structural)...)
}
