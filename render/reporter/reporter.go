// Package reporter writes what a check found, for people and for programs. A
// reporter is one file and a row of reporters. Escaping for the place where its output
// is read lives in here alone.
package reporter

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// Reporter writes the findings of one run in one form.
type Reporter struct {
	Name  string // as in --format
	Title string // who reads it, in a few words
	Write func(io.Writer, []File, Options) error
}

// File is one checked map: its bytes as read and what was found in them, in
// the order in which it is listed.
type File struct {
	Name     string // as the user named it
	Path     string // from the top of its repository, with slashes; empty where that is the name
	Source   []byte
	Findings []model.Finding
	Accepted []model.Finding // waived by the map; counted, and listed where that is asked for
	Start    []gap.Step      // what to do first; only what is among Findings is reported
	// Fix gives what would fix a finding, if that is known: what is safe, and where
	// suggested is set what somebody has to look at.
	Fix func(x model.Finding, suggested bool) *check.Patch
	// Withheld counts findings that are not reported, since they rest on references that
	// lead nowhere.
	Withheld int
	Off      int    // rules that were switched off
	OffBy    string // and by what: a project file, a flag

	words *words.Words // the language of its findings

	// The rest is of a map that was compared with an earlier version of it, and
	// whose findings are those that are new.
	Since       string           // the version, as the user named it; empty where none was compared
	SinceNotes  []model.Sentence // which one that is, where a reader may expect another
	Known       int              // findings that it had too
	SwitchedOff []string         // rules that were asked then and are not now
	Hidden      []model.Finding  // what these rules find
	Waived      []model.Finding  // what the map accepts now and did not then
	Withdrawn   []model.Finding  // what closed because the map claims less than then
	Milder      []string         // rules that are called less severe now than then, which does not count here
	Lowered     []diff.Lowered   // what fails a check by the project file of then alone, which counts here
}

// Of is what reporters say of a map.
func Of(r *check.Result) File {
	f := File{Name: r.Name, Source: r.Source, Findings: r.Findings, Accepted: r.Accepted, Withheld: r.Withheld, Fix: r.Patches()}
	f.Off, f.OffBy = r.Off()
	if len(r.Rules.Only) == 0 {
		f.Start = r.Mender.Start(r.Findings)
	}
	return f
}

// Review leaves of the file what is new in it since an earlier version.
func (f *File) Review(v *check.Review, since string) {
	f.Since, f.Known = since, v.Known
	f.Findings, f.SwitchedOff, f.Hidden, f.Milder, f.Lowered = v.Findings, v.Off, v.Hidden, v.Milder, v.Lowered
	f.Waived, f.Withdrawn = v.Waived, v.Withdrawn
}

// In is the file with its findings in the words of a language.
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

// News are the findings that may fail a run: of those that rules hide which were
// switched off, the ones that are new.
func (f *File) News() []model.Finding {
	return append(slices.Clip(f.Findings), slices.DeleteFunc(slices.Clone(f.Hidden), func(x model.Finding) bool { return x.Standing == "" })...)
}

// Options are what the user may choose; a reporter ignores those it has no use
// for.
type Options struct {
	Words   *words.Words   // the language for people; nil is English
	Color   bool           // ANSI colours
	Verbose bool           // list what is otherwise folded into one line for people
	FailOn  model.Severity // the least severity that fails the run; above model.Error none does
	// FailOnRevealed is the same for findings that show only because more is recorded.
	FailOnRevealed model.Severity
	ShowAccepted   bool   // list what the map accepts, with its reasons
	Version        string // of the program
}

// folds reports whether a finding is counted in one line rather than told.
func (o Options) folds(x *model.Finding) bool { return !o.Verbose && gap.IsUnrecorded(*x) }

// foldedLine reports what was folded, by rule.
func (o Options) foldedLine(folded map[string]int) string {
	total := 0
	for _, n := range folded {
		total += n
	}
	rules := slices.Sorted(maps.Keys(folded))
	return o.Words.Say("{n|info} of things not recorded yet, not shown: {rules}", "n", total, "rules", words.Said(strings.Join(rules, ", ")))
}

// reporters lists all reporters by name. A new one is a file and a row here.
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

// Lookup returns the reporter of that name, or nil.
func Lookup(name string) *Reporter {
	for _, r := range reporters {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Names lists the names of the reporters in alphabetical order.
func Names() []string { return model.Each(reporters, func(r *Reporter) string { return r.Name }) }

// Counts is how many findings there are of each severity, and how many were
// waived.
type Counts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Accepted int `json:"accepted"`
}

// Count adds up the findings of all files, those of rules that a change switches off
// among them: they are listed, and fail a run, as the others.
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

// String gives the counts as a closing summary prints them: "0 errors, 2
// warnings, 1 info, 1 accepted", or "no findings".
func (c Counts) String() string { return c.In(nil) }

// In is String in the words of a language.
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

// Brief gives only the severities that occur, such as "2 warnings, 5 infos";
// nothing when there are no findings.
func (c Counts) Brief(w *words.Words) string { return w.List(c.said(w, false)...) }

// Brief counts what was found in a map. A picture knows only the day that it was
// given; what is found on this one besides is counted apart.
func Brief(r *check.Result, day model.Date) string {
	brief, dated := Count(File{Findings: r.Findings}).Brief(nil), r.OnDay(day)
	switch {
	case dated == 0:
		return brief
	case brief == "":
		return model.Counted(dated, "finding") + " that the day decides"
	}
	return fmt.Sprintf("%s and %d more that the day decides", brief, dated)
}

// said lists the severities, those that do not occur if they are to be there.
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
