// Package check is the front door of judging: the bytes of a map go in, and what
// the map says and what the rules find in it come out. It knows no files, no
// clock and no command line.
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

// ErrNoPicture is returned for a map that contradicts itself: it can be neither drawn
// nor compared. Its findings of severity error say what to fix.
var ErrNoPicture = errors.New("a map with errors has no picture")

// Options say how a map is judged. The zero value runs the default rules that need no
// date.
type Options struct {
	Name    string        // of the map, in the positions of findings; may be empty
	Project *model.Config // what the project file says, as [Project] reads it; nil for none
	Rules   gap.Options   // the day, and choices that go before those of the project file

	// Drift compares a map that has no errors with files beside it; nil for none.
	Drift  func(*model.Map) []gap.Drift
	Levels Levels // what fails a run, before what the project file says
}

// Result is everything that is known about a map.
type Result struct {
	Name     string
	Source   []byte
	Map      *model.Map      // never nil, but of a map with errors only what could be read
	Findings []model.Finding // by position, then rule; those of the reader among them
	Accepted []model.Finding // waived by the map itself
	Withheld int             // findings that rest on references which lead nowhere, and are not reported
	Mender   gap.Mender      // what would mend the findings
	Rules    gap.Options     // with which it was judged, the project file's choices included

	options Options
	entries func() *edit.Entries // of the map's lists, read when they are asked for
	void    bool                 // there was no such map: whatever comes after it is new
	bare    bool                 // how grave its findings are and what they rest on is not known
}

// Run reads a map and runs the rules on it. A map that can't be read is not an error:
// the findings say so.
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

// Err is [ErrNoPicture] for a map that contradicts itself, or nil. A gap that the
// project file calls an error is not a contradiction.
func (r *Result) Err() error {
	if slices.ContainsFunc(r.Findings, Contradicts) {
		return ErrNoPicture
	}
	return nil
}

// Off counts the default rules that were switched off, and names what did so: the project
// file, a flag, or both.
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

// Unread reports whether the reader found mistakes; gaps are then not looked for.
func (r *Result) Unread() bool {
	return slices.ContainsFunc(r.Findings, structural)
}

// structural reports whether the reader found it.
func structural(x model.Finding) bool {
	r := gap.Lookup(x.Rule)
	return r != nil && r.Structural
}

// Contradicts reports whether a finding is one that keeps a map from having a picture.
func Contradicts(x model.Finding) bool { return Fixed(gap.Lookup(x.Rule)) }

// Fixed reports whether a rule is about maps that contradict themselves. Such a rule can
// be neither softened nor skipped. A name that no rule has is never fixed.
func Fixed(r *gap.Rule) bool { return r != nil && r.Severity == model.Error }

// Never is above every severity: no finding fails a run at this level.
const Never = model.Error + 1

// FailLevel is the least severity that fails a run under one of
// [model.FailLevels].
func FailLevel(word string) model.Severity {
	if s, ok := model.ParseSeverity(word); ok {
		return s
	}
	return Never
}

// OnDay counts what rules that need a day would find on the given one, if the map was
// judged without a day.
func (r *Result) OnDay(day model.Date) int {
	rules := r.Rules
	if !rules.Today.IsZero() || rules.ErrorsOnly {
		return 0
	}
	rules.Today = day
	var dated []string // no others, which were asked before
	for _, rule := range gap.Rules() {
		if rule.Dated && rules.Runs(rule) {
			dated = append(dated, rule.ID)
		}
	}
	if rules.Only = dated; len(dated) == 0 {
		return 0
	}
	return len(gap.Run(r.Map, rules).Findings)
}
