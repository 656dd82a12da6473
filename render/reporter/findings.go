package reporter

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// located is a finding and the map that it was made in. It is large, so it stays where it is.
type located struct {
	*model.Finding
	file *File
}

// worstFirst lists all findings by severity and leaves the order within one.
// Whatever reads only the beginning of a list reads what matters most.
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

// path names the map as other programs do: with slashes, from the
// top of its repository where that is known.
func (f *File) path() string {
	return cmp.Or(f.Path, filepath.ToSlash(filepath.Clean(f.Name)))
}

// span is a place for readers that insist on one: where none is known, the
// beginning of the file; and never one that ends before it starts.
func span(p model.Pos) model.Pos {
	p.Line, p.Column = max(p.Line, 1), max(p.Column, 1)
	if p.EndLine < p.Line || p.EndLine == p.Line && p.EndColumn < p.Column {
		p.EndLine, p.EndColumn = p.Line, p.Column
	}
	p.EndColumn = max(p.EndColumn, 1)
	return p
}

// message is what a finding says and how it is worse than it was, or why it is
// accepted.
func (o Options) message(x *model.Finding) string {
	switch {
	case x.Reason != "":
		return o.Words.Say("{message} (accepted: {reason})", "message", words.Said(x.Message), "reason", words.Said(x.Reason))
	case x.Grown != "":
		return x.Message + " (" + x.Grown + ")"
	}
	return x.Message
}

// withHint is a message and what to do about it, as two sentences on one line.
func (o Options) withHint(x *model.Finding) string {
	if x.Hint == "" {
		return Line(o.message(x))
	}
	return Line(o.message(x) + ". " + x.Hint)
}

// numbering tells equal keys apart by counting them.
type numbering map[string]int

// next is 1 for the first of its kind.
func (n numbering) next(key string) int {
	n[key]++
	return n[key]
}
