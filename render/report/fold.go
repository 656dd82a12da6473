package report

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// mostNotes is how many places below a finding a report for people tells, unless
// it is to tell everything.
const mostNotes = 5

// causes are the findings of one map that others fold under.
type causes struct {
	signs map[string][]model.Finding // by the fingerprint of their root, in the order of the report
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

// hides reports whether a finding is told below another.
func (c causes) hides(x model.Finding) bool { return len(c.under) > 0 && c.under[x.Fingerprint()] }

// of lists what folds under a finding.
func (c causes) of(x model.Finding) []model.Finding {
	if len(c.signs) == 0 {
		return nil
	}
	return c.signs[x.Fingerprint()]
}

// errorsFirst puts the errors of a section before the rest.
func errorsFirst(list []located) []located {
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

// notes tells what folds under a finding, and the places that it speaks of.
func (t *textReport) notes(file string, x model.Finding, signs []model.Finding) {
	type note struct {
		at   model.Pos
		text string
	}
	var notes []note
	told := map[int]bool{}
	for _, s := range signs {
		notes = append(notes, note{s.Pos, Line(message(s)) + " " + t.style(faint, "["+s.Rule+"]")})
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
		t.printf("%s: %s: %s\n", place(n.at, file), t.style(magenta, "note"), n.text)
	}
	if more > 0 {
		t.printf("%s: %s; --verbose shows them\n", t.style(magenta, "note"), model.Counted(more, "more place"))
	}
}

// start tells what to do first, each with what would mend it and what would accept
// it instead.
func (t *textReport) start(f File) {
	there := map[string]bool{}
	for _, x := range f.Findings {
		there[x.Fingerprint()] = true
	}
	steps := slices.DeleteFunc(slices.Clone(f.Start), func(s gap.Step) bool { return !there[s.Finding.Fingerprint()] })
	if len(steps) == 0 {
		return
	}
	t.printf("%s\n", t.style(bold, "Start here"))
	for i, s := range steps {
		closes := ""
		if n := len(s.Closes); n > 0 {
			closes = ", with " + model.Counted(n, "other finding")
		}
		t.printf("  %d. %s %s%s\n", i+1, Line(s.Finding.Message), t.style(faint, "["+s.Finding.Rule+"]"), closes)
		t.yaml(s.Snippet)
		if s.Snippet != "" {
			t.printf("     or, with a reason:\n")
		}
		t.yaml(s.Accept)
	}
	t.printf("\n")
}

func (t *textReport) yaml(text string) {
	for _, line := range splitLines([]byte(text)) {
		if line != "" {
			t.printf("       %s\n", Line(line))
		}
	}
}
