package reporter

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// mostNotes is how many places below a finding people are shown, unless
// it is to list everything.
const mostNotes = 5

// causes are the findings of one map that others fold under.
type causes struct {
	signs map[string][]model.Finding // by the fingerprint of their root, in the order of the findings
	under map[string]bool            // fingerprints of what folds
}

// causes sorts out what folds under what; nothing does where everything is to be
// told. Folding changes neither counts nor what fails.
func (o Options) causes(f File) causes {
	c := causes{map[string][]model.Finding{}, map[string]bool{}}
	if o.Verbose {
		return c
	}
	rootOf := gap.Roots(f.Findings)
	for _, x := range f.Findings {
		if x.CausedBy == "" {
			continue
		}
		root := rootOf(x)
		if print := root.Fingerprint(); print != x.Fingerprint() && root.Standing == x.Standing { // under one heading
			c.signs[print] = append(c.signs[print], x)
			c.under[x.Fingerprint()] = true
		}
	}
	return c
}

// hides reports whether a finding is reported below another.
func (c causes) hides(x model.Finding) bool { return len(c.under) > 0 && c.under[x.Fingerprint()] }

// of lists what folds under a finding.
func (c causes) of(x model.Finding) []model.Finding {
	if len(c.signs) == 0 {
		return nil
	}
	return c.signs[x.Fingerprint()]
}

// foldings are the causes of several maps.
type foldings map[*File]causes

func (o Options) foldings(files []File) foldings {
	all := make(foldings, len(files))
	for i := range files {
		all[&files[i]] = o.causes(files[i])
	}
	return all
}

// hides reports whether a finding is reported below another.
func (f foldings) hides(x located) bool { return f[x.file].hides(x.Finding) }

// of lists what folds under a finding, mostNotes at most, and how many more there are.
func (f foldings) of(x located) (signs []model.Finding, more int) {
	signs = f[x.file].of(x.Finding)
	if len(signs) > mostNotes {
		return signs[:mostNotes], len(signs) - mostNotes
	}
	return signs, 0
}

// errorsFirst puts the errors of a section before the rest.
func errorsFirst(list []located) []located {
	if !slices.ContainsFunc(list, func(x located) bool { return x.Severity == model.Error }) {
		return list
	}
	var errors, rest []located
	for _, x := range list {
		if x.Severity == model.Error {
			errors = append(errors, x)
		} else {
			rest = append(rest, x)
		}
	}
	return append(errors, rest...)
}

// notes reports what folds under a finding, and the places that it mentions.
func (t *textWriter) notes(file string, x model.Finding, signs []model.Finding) {
	type note struct {
		at   model.Pos
		text string
	}
	var notes []note
	told := map[int]bool{}
	for _, s := range signs {
		notes = append(notes, note{s.Pos, Line(t.message(s)) + " " + t.style(faint, "["+s.Rule+"]")})
		told[s.Pos.Line] = true
	}
	for _, r := range x.Related {
		if !told[r.Pos.Line] {
			notes = append(notes, note{r.Pos, Line(r.Message)})
		}
	}
	more := 0
	if !t.Verbose && len(notes) > mostNotes {
		more = len(notes) - mostNotes
		notes = notes[:mostNotes]
	}
	for _, n := range notes {
		t.printf("%s: %s: %s\n", place(n.at, file), t.style(magenta, t.Words.Say("note")), n.text)
	}
	if more > 0 {
		t.printf("%s: %s\n", t.style(magenta, t.Words.Say("note")), t.Words.Say("{n|more place}; --verbose shows them", "n", more))
	}
}

// start reports what to do first, each with what would fix it and what would accept
// it instead.
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
		if n := len(s.Closes); n > 0 {
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
	for _, line := range splitLines([]byte(text)) {
		if line != "" {
			t.printf("       %s\n", Line(line))
		}
	}
}
