// Package reporter writes the findings of a check, for people and for programs. Each
// format has one file and one row in reporters. All escaping for terminals, CI logs and
// Markdown is in this package.
package reporter

import (
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// Reporter is an output format for findings.
type Reporter struct {
	Name  string // as in --format
	Title string // what it is for, in a few words
	Write func(io.Writer, []File, Options) error
}

// File is one checked map: its bytes and its findings, in the order of output.
type File struct {
	Name     string // as the user named it
	Path     string // relative to the top of its repository, with slashes; empty if that is Name
	Source   []byte
	Findings []model.Finding
	Accepted []model.Finding // waived by the map; counted, and listed on request
	Start    []gap.Step      // the first steps; only those about Findings are shown
	// Fix returns the fix of a finding, or nil. It returns only safe fixes unless
	// suggested is set, when somebody has to review the result.
	Fix func(x model.Finding, suggested bool) *check.Patch
	// Withheld counts findings that are not reported because they rest on broken
	// references.
	Withheld int
	Off      int    // number of rules switched off
	OffBy    string // what switched them off: a project file or a flag

	words *words.Words // language of the findings

	// The remaining fields are of a map that was compared with an earlier version. Its
	// Findings are then only the new ones.
	Since       string           // version, as the user named it; empty without a comparison
	SinceNotes  []model.Sentence // which version that is, if readers may expect another
	Known       int              // number of findings that it had too
	SwitchedOff []string         // rules that ran then and don't now
	Hidden      []model.Finding  // findings of those rules
	Waived      []model.Finding  // findings accepted now, but not then
	Withdrawn   []model.Finding  // findings that closed because the map claims less
	Milder      []string         // rules that are less severe now, which this run ignores
	Lowered     []diff.Lowered   // findings that fail only by the earlier project file, which this run applies
}

// Of returns the File of a check's result.
func Of(r *check.Result) File {
	f := File{Name: r.Name, Source: r.Source, Findings: r.Findings, Accepted: r.Accepted, Withheld: r.Withheld, Fix: r.Patches()}
	f.Off, f.OffBy = r.Off()
	if len(r.Rules.Only) == 0 {
		f.Start = r.Mender.Start(r.Findings)
	}
	return f
}

// Review restricts the file to what is new since an earlier version.
func (f *File) Review(v *check.Review, since string) {
	f.Since, f.Known = since, v.Known
	f.Findings, f.SwitchedOff, f.Hidden, f.Milder, f.Lowered = v.Findings, v.Off, v.Hidden, v.Milder, v.Lowered
	f.Waived, f.Withdrawn = v.Waived, v.Withdrawn
}

// In returns the file with its findings translated.
func (f File) In(w *words.Words) File {
	for _, list := range []*[]model.Finding{&f.Findings, &f.Accepted, &f.Hidden, &f.Waived, &f.Withdrawn} {
		*list = gap.In(w, *list)
	}
	f.words, f.Start = w, slices.Clone(f.Start)
	for i := range f.Start {
		f.Start[i].Finding = gap.In(w, []model.Finding{f.Start[i].Finding})[0]
	}
	return f
}

// Same reports whether two files have the same bytes and findings.
func (f File) Same(other File) bool {
	for _, x := range []*File{&f, &other} {
		x.Fix, x.words = nil, nil // functions are never equal; both follow from the bytes
	}
	return reflect.DeepEqual(f, other)
}

// News returns the findings that may fail a run, including the new ones of rules that
// were switched off.
func (f *File) News() []model.Finding {
	return append(slices.Clip(f.Findings), slices.DeleteFunc(slices.Clone(f.Hidden), func(x model.Finding) bool { return x.Standing == "" })...)
}

// Options are the user's choices. A reporter ignores those it does not use.
type Options struct {
	Words   *words.Words   // language for people; nil means English
	Color   bool           // ANSI colours
	Verbose bool           // list what output for people otherwise folds
	FailOn  model.Severity // lowest severity that fails the run; above model.Error, none does
	// FailOnRevealed is the same for findings that are visible only because more is
	// recorded.
	FailOnRevealed model.Severity
	ShowAccepted   bool   // list what the map accepts, with its reasons
	Version        string // of the program
}

// folds reports whether a finding is only counted.
func (o Options) folds(x *model.Finding) bool { return !o.Verbose && gap.IsUnrecorded(*x) }

// foldedLine returns the line that counts folded findings, with their rules.
func (o Options) foldedLine(folded map[string]int) string {
	total := 0
	for _, n := range folded {
		total += n
	}
	rules := slices.Sorted(maps.Keys(folded))
	return o.Words.Say("{n|info} of things not recorded yet, not shown: {rules}", "n", total, "rules", words.Said(strings.Join(rules, ", ")))
}

// reporters lists all reporters by name. To add one, add a file and a row here.
var reporters = []*Reporter{
	{Name: "github", Title: "annotations in a GitHub job", Write: writeGitHub},
	{Name: "github-review", Title: "a review of a pull request, with suggestions, as GitHub's API takes it", Write: writeGitHubReview},
	{Name: "gitlab", Title: "code quality in a GitLab merge request", Write: writeGitLab},
	{Name: "json", Title: "for programs", Write: writeJSON},
	{Name: "junit", Title: "test results in a CI system", Write: writeJUnit},
	{Name: "markdown", Title: "a comment on a pull request", Write: writeMarkdown},
	{Name: "sarif", Title: "alerts in code scanning", Write: writeSARIF},
	{Name: "text", Title: "for people", Write: writeText},
}

// Lookup returns the reporter with that name, or nil.
func Lookup(name string) *Reporter {
	for _, r := range reporters {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Names returns the names of the reporters in alphabetical order.
func Names() []string { return model.Each(reporters, func(r *Reporter) string { return r.Name }) }

// Counts holds the number of findings of each severity, and of accepted ones.
type Counts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Accepted int `json:"accepted"`
}

// Count adds up the findings of all files. Findings of rules that a change switched off
// count: they are listed, and fail a run, like the others.
func Count(files ...File) Counts {
	var c Counts
	for _, f := range files {
		for _, list := range [][]model.Finding{f.Findings, f.Hidden} {
			for i := range list {
				c.add(list[i].Severity)
			}
		}
		c.Accepted += len(f.Accepted)
	}
	return c
}

func (c *Counts) add(s model.Severity) {
	switch s {
	case model.Error:
		c.Error++
	case model.Warning:
		c.Warning++
	case model.Info:
		c.Info++
	}
}

// String returns the counts as a summary: "0 errors, 2 warnings, 1 info, 1 accepted", or
// "no findings".
func (c Counts) String() string { return c.In(nil) }

// In returns String in a language.
func (c Counts) In(w *words.Words) string {
	said := c.said(w, true)
	if c.Error+c.Warning+c.Info == 0 {
		said = []string{w.Say("no findings")}
	}
	if c.Accepted > 0 {
		said = append(said, w.Say("{n} accepted", "n", c.Accepted))
	}
	return w.List(said...)
}

// Brief returns only the severities that occur, such as "2 warnings, 5 infos", or ""
// without findings.
func (c Counts) Brief(w *words.Words) string { return w.List(c.said(w, false)...) }

// Brief returns the counts of a map. A picture shows only the findings of the day it was
// given; what a check on the current day finds besides is counted separately. Where such a
// check also finds less, as of work that has ended, its counts are given in full.
func Brief(r *check.Result, day model.Date) string {
	known := map[identity]bool{}
	now := r.OnDay(day)
	for _, x := range now {
		known[located{&x, nil}.identity()] = true
	}
	brief, dated := Count(File{Findings: r.Findings}).Brief(nil), len(now)-len(r.Findings)
	switch {
	case slices.ContainsFunc(r.Findings, func(x model.Finding) bool { return !known[located{&x, nil}.identity()] }):
		return fmt.Sprintf("%s without a date; on %s %s", brief, day, Count(File{Findings: now}))
	case dated == 0:
		return brief
	case brief == "":
		return model.Counted(dated, "finding") + " that the day decides"
	}
	return fmt.Sprintf("%s and %d more that the day decides", brief, dated)
}

// said returns the counts by severity, including zeros if all is set.
func (c Counts) said(w *words.Words, all bool) []string {
	var said []string
	for _, x := range []struct {
		n    int
		noun model.Phrase
	}{{c.Error, "{n|error}"}, {c.Warning, "{n|warning}"}, {c.Info, "{n|info}"}} {
		if x.n > 0 || all {
			said = append(said, w.Say(x.noun, "n", x.n))
		}
	}
	return said
}
