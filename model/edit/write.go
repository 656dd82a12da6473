package edit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

func pad(n int) string { return strings.Repeat(" ", max(n, 0)) }

func padded(lines []string, indent int) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			out[i] = pad(indent) + line
		}
	}
	return out
}

// value returns what follows the colon or the dash of an entry, including the space or
// the line break before it. old is the value that it replaces, if any.
func (d *doc) value(e *parse.Entry, f *parse.Field, v model.Value, old *parse.Node) string {
	likes := d.likes(e)
	if old != nil && !old.Empty() {
		likes = append([]*parse.Node{old}, likes...)
	}
	if e.In.Flow {
		return " " + d.flow(f, v, likes)
	}
	return d.block(f, v, likes, d.entryIndent(e), e.In.IsList(), e.In.Owner == nil)
}

// likes returns the values whose style a new item of a list may follow: those of the last
// items, the nearest first.
func (d *doc) likes(e *parse.Entry) []*parse.Node {
	if !e.In.IsList() {
		return nil
	}
	var out []*parse.Node
	for _, x := range slices.Backward(e.In.Entries[max(0, len(e.In.Entries)-nearest):]) {
		if x != e {
			out = append(out, x.Val)
		}
	}
	return out
}

// nearest is how many neighbours are considered for the style of a new entry.
const nearest = 6

// below returns the values of a key in mappings.
func below(likes []*parse.Node, key string) []*parse.Node {
	var out []*parse.Node
	for _, n := range likes {
		if e := entryOf(n, key, 1); e != nil {
			out = append(out, e.Val)
		}
	}
	return out
}

// items returns the first items of the first list among some values.
func items(likes []*parse.Node) []*parse.Node {
	var out []*parse.Node
	for _, n := range likes {
		if n.IsList() {
			for _, e := range n.Entries[:min(len(n.Entries), nearest)] {
				out = append(out, e.Val)
			}
			break
		}
	}
	return out
}

// flow returns a value on one line.
func (d *doc) flow(f *parse.Field, v model.Value, likes []*parse.Node) string {
	var parts []string
	switch {
	case v.Items != nil:
		for _, item := range v.Items {
			parts = append(parts, d.flow(f, item, items(likes)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case v.Fields != nil:
		for _, x := range v.Fields {
			below := below(likes, x.Key)
			parts = append(parts, d.key(f, x.Key, true)+": "+d.flow(f.Below(x.Key), x.Value, below))
		}
		if d.spaced(likes) && len(parts) > 0 {
			return "{ " + strings.Join(parts, ", ") + " }"
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return parse.ScalarText(f, v.Text, quoteOf(likes), true)
}

func (d *doc) key(f *parse.Field, key string, flow bool) string {
	if f.Below(key) != nil {
		return key
	}
	return parse.ScalarText(nil, key, 0, flow)
}

// quoteOf returns the quote that the nearest neighbour uses, or 0.
func quoteOf(likes []*parse.Node) byte {
	if len(likes) > 0 {
		if m := likes[0].Mark(); m == '\'' || m == '"' {
			return m
		}
	}
	return 0
}

// block returns a value after a key or a dash at an indent.
func (d *doc) block(f *parse.Field, v model.Value, likes []*parse.Node, indent int, dash, top bool) string {
	if isText(v) {
		if lines, ok := blockLines('|', v.Text); ok && len(lines) > 1 {
			return " |\n" + strings.Join(padded(lines, indent+d.step), "\n")
		}
		return " " + parse.ScalarText(f, v.Text, quoteOf(likes), false)
	}
	if d.brackets(f, v, likes, indent, top) {
		return " " + d.flow(f, v, likes)
	}
	var b strings.Builder
	if v.Items != nil {
		in := indent + d.dash
		if dash {
			in = indent + 2
		}
		for _, item := range v.Items {
			b.WriteString("\n" + pad(in) + "-" + d.block(f, item, items(likes), in, true, false))
		}
		return b.String()
	}
	in := indent + d.step
	if dash {
		in = indent + len("- ")
	}
	for i, x := range v.Fields {
		if i == 0 && dash {
			b.WriteString(" ")
		} else {
			b.WriteString("\n" + pad(in))
		}
		b.WriteString(d.key(f, x.Key, false) + ":" + d.block(f.Below(x.Key), x.Value, below(likes, x.Key), in, false, false))
	}
	return b.String()
}

// brackets reports whether to write a collection in brackets: as the nearest collection
// of its kind is or, if there is none, if it is flat and short enough for one line.
func (d *doc) brackets(f *parse.Field, v model.Value, likes []*parse.Node, indent int, top bool) bool {
	if len(v.Items) == 0 && len(v.Fields) == 0 {
		return true
	}
	for _, n := range likes {
		if (n.IsList() && v.Items != nil || n.IsMapping() && v.Fields != nil) && len(n.Entries) > 0 {
			return n.Flow
		}
	}
	flat := func(x model.FieldValue) bool { return x.Value.Fields == nil }
	nested := slices.ContainsFunc(v.Items, func(x model.Value) bool { return x.Fields != nil }) || len(v.Fields) > 0 && !slices.ContainsFunc(v.Fields, flat)
	if top || nested {
		return false
	}
	return indent+utf8.RuneCountInString(d.flow(f, v, likes))+len("- ") <= parse.MaxWidth
}

// blockLines returns the lines of a block scalar with an indicator, and whether the text
// can be written as one.
func blockLines(mark byte, text string) ([]string, bool) {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsFunc(strings.ReplaceAll(text, "\n", ""), model.Hidden) {
		return nil, false
	}
	lines := strings.Split(text, "\n")
	return lines, mark != '>' || len(lines) == 1
}

// entryIndent returns the indent of the key or the dash of an entry.
func (d *doc) entryIndent(e *parse.Entry) int {
	if len(e.In.Entries) > 0 {
		return e.In.Entries[0].Column() - 1
	}
	return d.indentOf(e.From)
}

// habits determines how the file is written.
func (d *doc) habits() {
	all := d.tree.Entries()
	d.step = habit(all, 2, func(e *parse.Entry) (int, bool) {
		return e.Val.Column() - e.Column(), e.Key != nil && e.Val.IsMapping() && isBlock(e.Val) && len(e.Val.Entries) > 0
	})
	d.dash = habit(all, 2, func(e *parse.Entry) (int, bool) {
		return e.Val.Column() - e.Column(), e.Key != nil && e.Val.IsList() && isBlock(e.Val)
	})
	d.blanks = habit(all, false, func(e *parse.Entry) (bool, bool) { return d.spacedLike(e.Val), isBraces(e.Val) })
}

// habit returns the answer for the first entry that has one, or else the usual one.
func habit[T any](entries []*parse.Entry, usual T, ask func(*parse.Entry) (T, bool)) T {
	for _, e := range entries {
		if answer, ok := ask(e); ok {
			return answer
		}
	}
	return usual
}

// spaced reports whether braces have spaces inside: the nearest ones, or else the first
// of the file.
func (d *doc) spaced(likes []*parse.Node) bool {
	if i := slices.IndexFunc(likes, isBraces); i >= 0 {
		return d.spacedLike(likes[i])
	}
	return d.blanks
}

func (d *doc) spacedLike(n *parse.Node) bool { return isBraces(n) && d.text[n.From+1] == ' ' }

func isBraces(n *parse.Node) bool { return n.Flow && n.IsMapping() && len(n.Entries) > 0 }
