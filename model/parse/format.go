package parse

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Format gives a map in its canonical form: keys in the order of the field
// tables, two spaces of indent, quotes where a text needs them, one blank line
// where there was at least one, every comment beside what it is about. What the
// map says stays the same, whatever its fields hold. Lines end as the first one
// of src does; a byte order mark goes.
//
// A file that is not YAML, or holds what no map may hold, has no canonical form:
// then the findings say why, and there are no bytes.
func Format(file string, src []byte) ([]byte, []model.Finding) {
	_, findings := Parse(file, src)
	findings = slices.DeleteFunc(findings, func(f model.Finding) bool {
		return f.Rule != ruleSyntax && (f.Rule != ruleWrongType || f.Subject != subject(""))
	})
	if len(findings) > 0 {
		return nil, findings
	}
	text := withoutBOM(src)
	var out []byte
	problem := guard(func() { out = format(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))) })
	if problem != "" || out == nil {
		rep := newReport(file, mapFile)
		rep.add(ruleSyntax, rep.at(1, 1, 1), "", "this file is too unusual to be formatted safely").Hint = "it can be used as it is"
		return nil, rep.findings()
	}
	if line, _, _ := bytes.Cut(text, []byte("\n")); bytes.HasSuffix(line, []byte("\r")) {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	return out, nil
}

// A file of nothing but brackets inside brackets would grow without measure.
const (
	maxGrowth = 8
	maxExtra  = 1 << 16
)

// format gives nil where it can't vouch for its result: that is read again, and
// has to say and to comment the same.
func format(text []byte) []byte {
	whole := &Field{Kind: KindObject, Object: mapObject}
	before := readLayout(text)
	if before == nil {
		return nil
	}
	before.root.settle(whole)
	p := &printer{}
	p.file(before)
	if p.text.Len() > maxGrowth*len(text)+maxExtra {
		return nil
	}
	after := readLayout(p.text.Bytes())
	if after == nil {
		return nil
	}
	after.root.settle(whole)
	if !same(before.root, after.root) || !slices.Equal(before.remarks(), after.remarks()) {
		return nil
	}
	return p.text.Bytes()
}

// settle finds the field of every entry below the value of f, which is nil where
// the key is unknown, and brings keys in order. Unknown ones come last.
func (p *piece) settle(f *Field) {
	for _, e := range p.entries {
		e.field = f // an item of a list is a value of the list's field
		if p.shape == mapping {
			e.rank, e.field = math.MaxInt, nil
			if o := f.mapping(); o != nil {
				if i := o.field(e.key.text); i >= 0 {
					e.rank, e.field = i, &o.Fields[i]
				}
			}
		}
		e.val.settle(e.field)
	}
	if p.shape != mapping || slices.IsSortedFunc(p.entries, byRank) {
		return
	}
	// The first block of a file has no blank line above it. Where others have,
	// it needs one in its new place.
	if p.owner == nil {
		p.entries[0].blank = slices.ContainsFunc(p.entries, func(e *entry) bool { return e.blank })
	}
	slices.SortStableFunc(p.entries, byRank)
}

func byRank(a, b *entry) int { return cmp.Compare(a.rank, b.rank) }

// same reports whether two files say the same.
func same(a, b *piece) bool {
	if a.shape != b.shape || len(a.entries) != len(b.entries) {
		return false
	}
	if a.shape == scalar {
		// Whether it has quotes matters for numbers, truth values and nothing.
		plain := a.style == 0 == (b.style == 0)
		typed := a.owner.field == nil || !isText(a.owner.field)
		return strings.TrimSpace(a.text) == strings.TrimSpace(b.text) && slices.Equal(a.lines, b.lines) &&
			a.isNothing() == b.isNothing() && (plain || !typed)
	}
	for i := range a.entries {
		x, y := a.entries[i], b.entries[i]
		if (x.key == nil) != (y.key == nil) || x.key != nil && x.key.text != y.key.text || !same(x.val, y.val) {
			return false
		}
	}
	return true
}

// remarks lists the comments, sorted.
func (l *layout) remarks() []string {
	texts := make([]string, len(l.comments))
	for i, c := range l.comments {
		texts[i] = c.text
	}
	slices.Sort(texts)
	return texts
}
