package reporter

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// patch is the fix of a finding, with the language to describe it in.
type patch struct {
	*check.Patch
	words *words.Words
}

// patch returns the fix of a finding: a safe one or, for one of the first steps, a
// suggested one. It returns nil if there is none.
func (f *File) patch(x *model.Finding) *patch {
	if f.Fix == nil {
		return nil
	}
	first := slices.ContainsFunc(f.Start, func(s gap.Step) bool { return s.Finding.Fingerprint() == x.Fingerprint() })
	if p := f.Fix(*x, first); p != nil {
		return &patch{p, f.words}
	}
	return nil
}

// diff returns a patch as a unified diff.
func (p *patch) diff(f *File) string { return string(edit.Diff(f.Name, f.Source, p.After)) }

func (p *patch) hunks(f *File) []edit.Hunk { return edit.Hunks(f.Source, p.After) }

func (p *patch) sentence() string {
	what := p.words.Word(p.Label)
	if text, ok := strings.CutPrefix(p.Label, "write "); ok {
		what = p.words.Say("write {text}", "text", words.Said(text))
	}
	if p.Safe {
		return p.words.Say("{sentence}.", "sentence", words.Said(model.Capitalised(what)))
	}
	return p.words.Say("Suggested: {what}.", "what", words.Said(what))
}

// linesOf returns the lines from from to before end, counted from 1.
func linesOf(src []byte, from, end int) string {
	lines := strings.SplitAfter(string(src), "\n")
	return strings.Join(lines[max(from-1, 0):min(max(end-1, 0), len(lines))], "")
}
