package reporter

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// located is a finding with its map. Findings are large, so it holds a pointer.
type located struct {
	*model.Finding
	file *File
}

// worstFirst returns all findings sorted by severity, in a stable order. A reader who
// stops early has seen what matters most.
func (o Options) worstFirst(files []File) []located {
	var all []located
	for _, s := range o.sections(files) {
		all = append(all, s.findings...)
	}
	bySeverity(all)
	return all
}

func bySeverity(all []located) {
	slices.SortStableFunc(all, func(a, b located) int { return int(b.Severity - a.Severity) })
}

// path returns the map's path in the form that other programs use: with slashes, relative
// to the top of its repository if known.
func (f *File) path() string {
	return cmp.Or(f.Path, filepath.ToSlash(filepath.Clean(f.Name)))
}

// span returns a valid range for readers that require one: the start of the file if the
// position is unknown, and an end that is never before the start.
func span(p model.Pos) model.Pos {
	p.Line, p.Column = max(p.Line, 1), max(p.Column, 1)
	if p.EndLine < p.Line || p.EndLine == p.Line && p.EndColumn < p.Column {
		p.EndLine, p.EndColumn = p.Line, p.Column
	}
	p.EndColumn = max(p.EndColumn, 1)
	return p
}

// message returns a finding's message with how it got worse, or why it is accepted.
func (o Options) message(x *model.Finding) string {
	switch {
	case x.Reason != "":
		return o.Words.Say("{message} (accepted: {reason})", "message", words.Said(x.Message), "reason", words.Said(x.Reason))
	case x.Grown != "":
		return x.Message + " (" + x.Grown + ")"
	}
	return x.Message
}

// withHint returns a message and its hint, as two sentences on one line.
func (o Options) withHint(x *model.Finding) string {
	if x.Hint == "" {
		return Line(o.message(x))
	}
	return Line(o.message(x) + ". " + x.Hint)
}

// numbering numbers equal keys.
type numbering map[string]int

// next returns 1 for the first occurrence of key, 2 for the second, and so on.
func (n numbering) next(key string) int {
	n[key]++
	return n[key]
}
