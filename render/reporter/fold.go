package reporter

import (
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// mostNotes is how many notes a finding shows in output for people, unless it is verbose.
const mostNotes = 5

// foldings holds the findings that others fold under, and those that fold.
type foldings struct {
	signs map[identity][]*model.Finding // by their root, in the order of the findings
	under map[identity]bool
}

// identity identifies a finding.
type identity struct {
	file        *File
	fingerprint string
}

func (x located) identity() identity { return identity{x.file, x.Fingerprint()} }

// foldings determines what folds under what. Nothing folds in verbose output. Folding
// affects neither counts nor what fails.
func (o Options) foldings(files []File) foldings {
	all := foldings{map[identity][]*model.Finding{}, map[identity]bool{}}
	for i := range files {
		if f := &files[i]; !o.Verbose {
			all.add(f)
		}
	}
	return all
}

func (f foldings) add(file *File) {
	rootOf := gap.Roots(file.Findings)
	for i := range file.Findings {
		x := &file.Findings[i]
		if x.CausedBy == "" {
			continue
		}
		root := rootOf(x)
		own, of := located{x, file}.identity(), located{root, file}.identity()
		if own != of && root.Standing == x.Standing { // same section
			f.signs[of] = append(f.signs[of], x)
			f.under[own] = true
		}
	}
}

// hides reports whether a finding is shown below another.
func (f foldings) hides(x located) bool { return len(f.under) > 0 && f.under[x.identity()] }

// of returns what folds under a finding.
func (f foldings) of(x located) []*model.Finding {
	if len(f.signs) == 0 {
		return nil
	}
	return f.signs[x.identity()]
}

// first returns the first mostNotes findings that fold under one, and how many more there
// are.
func (f foldings) first(x located) (signs []*model.Finding, more int) {
	signs = f.of(x)
	kept := min(len(signs), mostNotes)
	return signs[:kept], len(signs) - kept
}

// untold limits how many findings of each rule a report for people lists: nobody reads
// more than model.MostOfRule of them for one map.
type untold struct {
	listed map[ruleOfFile]int
	left   map[string]int // by rule
}

type ruleOfFile struct{ rule, file string }

// takes reports whether a finding is over the limit and left out. A verbose report has no
// limit.
func (u *untold) takes(o Options, x located) bool {
	if u.listed == nil {
		u.listed, u.left = map[ruleOfFile]int{}, map[string]int{}
	}
	key := ruleOfFile{x.Rule, x.file.Name}
	if u.listed[key]++; o.Verbose || u.listed[key] <= model.MostOfRule {
		return false
	}
	u.left[x.Rule]++
	return true
}

// line returns a line with the number of findings left out and their rules, or nothing if
// none was.
func (u *untold) line(o Options) string {
	total := 0
	for _, n := range u.left {
		total += n
	}
	if total == 0 {
		return ""
	}
	rules := strings.Join(slices.Sorted(maps.Keys(u.left)), ", ")
	return o.Words.Say("{n|more finding} of {rules}, not shown; --verbose shows them", "n", total, "rules", words.Said(rules))
}

// errorsFirst moves the errors of a section to its start.
func errorsFirst(list []located) {
	slices.SortStableFunc(list, func(a, b located) int {
		return int(max(b.Severity, model.Warning) - max(a.Severity, model.Warning))
	})
}

// notes writes what folds under a finding, and the places it mentions.
func (t *textWriter) notes(file string, x *model.Finding, signs []*model.Finding) {
	told, lines := 0, map[int]bool{}
	note := func(at model.Pos, message, rule string) {
		if told++; t.Verbose || told <= mostNotes {
			t.printf("%s: %s: %s%s\n", place(at, file), t.style(magenta, t.Words.Say("note")), Line(message), rule)
		}
	}
	for _, s := range signs {
		note(s.Pos, t.message(s), " "+t.style(faint, "["+s.Rule+"]"))
		lines[s.Pos.Line] = true
	}
	for _, r := range x.Related {
		if !lines[r.Pos.Line] {
			note(r.Pos, r.Message, "")
		}
	}
	if more := told - mostNotes; more > 0 && !t.Verbose {
		t.printf("%s: %s\n", t.style(magenta, t.Words.Say("note")), t.Words.Say("{n|more place}; --verbose shows them", "n", more))
	}
}

// start writes the first steps to take, each with the lines that fix it and the lines
// that accept it instead.
func (t *textWriter) start(f File) {
	steps := slices.DeleteFunc(slices.Clone(f.Start), func(s gap.Step) bool {
		return !slices.ContainsFunc(f.Findings, func(x model.Finding) bool {
			return x.Rule == s.Finding.Rule && x.Subject == s.Finding.Subject
		})
	})
	if len(steps) == 0 {
		return
	}
	t.printf("%s\n", t.style(bold, t.Words.Say("Start here")))
	for i, s := range steps {
		closes := ""
		if n := s.Closes; n > 0 {
			closes = t.Words.Say(", with {n|other finding}", "n", n)
		}
		t.printf("  %d. %s %s%s\n", i+1, Line(s.Finding.Message), t.style(faint, "["+s.Finding.Rule+"]"), closes)
		if s.Snippet == "" {
			t.printf("       %s\n", Line(s.Finding.Hint))
		}
		t.yaml(s.Snippet)
		t.printf("     %s\n", t.Words.Say("or, with a reason:"))
		t.yaml(s.Accept)
	}
	t.printf("\n")
}

func (t *textWriter) yaml(text string) {
	for line := range strings.Lines(text) {
		t.printf("       %s\n", Line(strings.TrimRight(line, "\n")))
	}
}
