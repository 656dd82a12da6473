package parse

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Format returns a map in its canonical form: keys in the order of the field tables, two
// spaces of indent, quotes where text needs them, one blank line where there was at least
// one, every comment next to what it is about. The content stays the same, whether it is
// valid or not. Lines end as the first line of src does; a byte order mark is removed.
//
// A file that is not YAML, or contains what no map may contain, has no canonical form:
// Format then returns no bytes, and the findings say why.
func Format(file string, src []byte) ([]byte, []model.Finding) {
	_, findings := Parse(file, src)
	if findings = Unreadable(findings); len(findings) > 0 {
		return nil, findings
	}
	text := withoutBOM(src)
	var out []byte
	problem := guard(func() { out = format(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))) })
	if problem != "" || out == nil {
		probs := newProblems(file, mapFile)
		probs.add(ruleSyntax, probs.at(1, 1, 1), "", "this file is too unusual to be formatted safely").Hint = "it can be used as it is"
		return nil, probs.findings()
	}
	if line, _, _ := bytes.Cut(text, []byte("\n")); bytes.HasSuffix(line, []byte("\r")) {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	return out, nil
}

// Limits on the result: a file of nested brackets would grow out of proportion.
const (
	maxGrowth = 8
	maxExtra  = 1 << 16
)

// format returns nil if it cannot vouch for its result, which is read back and must have
// the same content and comments.
func format(text []byte) []byte {
	before := ReadTree(text)
	if before == nil {
		return nil
	}
	before.Root.sort()
	p := &printer{}
	p.file(before)
	if p.text.Len() > maxGrowth*len(text)+maxExtra {
		return nil
	}
	after := ReadTree(p.text.Bytes())
	if after == nil {
		return nil
	}
	if !same(before.Root, after.Root) || !slices.Equal(before.Remarks(), after.Remarks()) {
		return nil
	}
	return p.text.Bytes()
}

// sort puts the keys in canonical order. Unknown keys come last.
func (p *Node) sort() {
	for _, e := range p.Entries {
		e.Val.sort()
	}
	if p.shape != mapping || slices.IsSortedFunc(p.Entries, byRank) {
		return
	}
	// The first block of a file has no blank line above it. If others do, it needs one in
	// its new place.
	if p.Owner == nil {
		p.Entries[0].blank = slices.ContainsFunc(p.Entries, func(e *Entry) bool { return e.blank })
	}
	slices.SortStableFunc(p.Entries, byRank)
}

func byRank(a, b *Entry) int { return cmp.Compare(a.rank, b.rank) }

// same reports whether two trees have the same content.
func same(a, b *Node) bool {
	if a.shape != b.shape || len(a.Entries) != len(b.Entries) {
		return false
	}
	if a.shape == scalar {
		// Quotes matter for numbers, truth values and missing values.
		plain := a.style == 0 == (b.style == 0)
		typed := a.Owner.Field == nil || !isText(a.Owner.Field)
		return strings.TrimSpace(a.text) == strings.TrimSpace(b.text) && slices.Equal(a.lines, b.lines) &&
			a.isNothing() == b.isNothing() && (plain || !typed)
	}
	for i := range a.Entries {
		x, y := a.Entries[i], b.Entries[i]
		if (x.Key == nil) != (y.Key == nil) || x.Key != nil && x.Key.text != y.Key.text || x.bare() != y.bare() || !same(x.Val, y.Val) {
			return false
		}
	}
	return true
}

// Remarks returns the comments, sorted, except those between the given offsets.
func (l *Tree) Remarks(but ...[2]int) []string {
	texts := make([]string, 0, len(l.comments))
	for _, c := range l.comments {
		if !slices.ContainsFunc(but, func(gone [2]int) bool { return gone[0] <= c.offset && c.offset < gone[1] }) {
			texts = append(texts, c.text)
		}
	}
	slices.Sort(texts)
	return texts
}

// Unreadable returns the findings because of which a file has no tree.
func Unreadable(findings []model.Finding) []model.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool {
		return f.Rule != ruleSyntax && (f.Rule != ruleWrongType || f.Subject != subject(""))
	})
}
