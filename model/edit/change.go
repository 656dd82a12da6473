package edit

import (
	"bytes"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// take claims what an edit changes, and fails if another edit of the round changes it.
func (d *doc) take(n *parse.Node, key string) error {
	if d.claims[claim{n, key}] || d.claims[claim{n, ""}] {
		return errConflict
	}
	d.claims[claim{n, key}] = true
	return nil
}

func (d *doc) put(from, to int, text string) {
	if from == to && text == "" {
		return
	}
	d.splices = append(d.splices, splice{from, to, text, d.rank})
}

func (d *doc) lineStart(offset int) int { return bytes.LastIndexByte(d.text[:offset], '\n') + 1 }

// lineEnd returns the offset of the line break after an offset, or the end of the text.
func (d *doc) lineEnd(offset int) int {
	if i := bytes.IndexByte(d.text[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(d.text)
}

// leads reports whether only whitespace precedes an offset on its line.
func (d *doc) leads(offset int) bool {
	return strings.Trim(string(d.text[d.lineStart(offset):offset]), " \t") == ""
}

// replace replaces the value of an entry.
func (d *doc) replace(n *parse.Node, v model.Value) error {
	if n.Owner == nil {
		return refuse("the whole map can't be set")
	}
	if err := d.take(n, ""); err != nil {
		return err
	}
	e, f := n.Owner, n.Owner.Field
	if len(n.Entries) > 0 {
		from, _ := n.Entries[0].Extent()
		d.gone = append(d.gone, [2]int{min(n.From, from), lastOf(n)})
	}
	d.known[n].set(made(f, v))
	if isText(v) {
		if m := n.Mark(); m == '|' || m == '>' {
			if lines, ok := blockLines(m, v.Text); ok {
				d.replaceLines(n, lines)
				return nil
			}
		}
	}
	first, rest, more := strings.Cut(d.value(e, f, v, n), "\n")
	if more {
		rest = "\n" + rest
	}
	switch {
	case n.Empty() && n.From == n.To: // no value was written
		if e.Key != nil && e.After == e.Key.To {
			first = ":" + first // a key alone, in braces
		}
		d.put(e.After, e.After, first)
		d.put(d.lineEnd(e.After), d.lineEnd(e.After), rest)
	case isBlock(n):
		from := d.lineEnd(e.After) // a comment next to the key stays
		if !d.leads(n.From) {
			from = e.After // it begins after a dash
		}
		d.put(e.After, e.After, first)
		d.put(from, d.lineEnd(lastOf(n)), rest)
	case first == "" && d.leads(n.From): // the old value is below its key
		d.put(d.lineStart(n.From)-1, n.To, "")
		d.put(d.lineEnd(n.To), d.lineEnd(n.To), rest)
	case first == "":
		d.put(e.After, n.To, "")
		d.put(d.lineEnd(n.To), d.lineEnd(n.To), rest)
	default:
		if d.text[n.From-1] != ':' {
			first = strings.TrimPrefix(first, " ")
		}
		d.put(n.From, n.To, first)
		d.put(d.lineEnd(n.To), d.lineEnd(n.To), rest)
	}
	return nil
}

// lastOf returns the offset after the last entry of a collection and its comments.
func lastOf(n *parse.Node) int {
	if len(n.Entries) == 0 {
		return n.To
	}
	_, end := n.Entries[len(n.Entries)-1].Extent()
	return end
}

// isBlock reports whether a node is a collection without brackets.
func isBlock(n *parse.Node) bool { return (n.IsList() || n.IsMapping()) && !n.Flow }

// replaceLines replaces the lines below the indicator of a block scalar.
func (d *doc) replaceLines(n *parse.Node, lines []string) {
	header := d.text[n.From:d.lineEnd(n.From)]
	sign := header[:max(1, bytes.IndexAny(append(slices.Clone(header), ' '), " \t"))]
	d.put(n.From, n.From+len(sign), strings.Trim(string(sign), "123456789"))
	below := d.lineEnd(n.From)
	d.put(below, max(n.To, below), "\n"+strings.Join(padded(lines, d.entryIndent(n.Owner)+d.step), "\n"))
}

// insert adds an entry to a collection after another one, or at the front if behind is
// nil.
func (d *doc) insert(n *parse.Node, behind *parse.Entry, key string, v model.Value) error {
	f := n.Field()
	if n.IsMapping() {
		f = f.Below(key)
	}
	lead := d.lead(n, f, key)
	if len(n.Entries) == 0 {
		return d.fill(n, key, v)
	}
	if err := d.take(n, "+"+key); err != nil && (key != "" || d.claims[claim{n, ""}]) {
		return err
	}
	new := &pair{key, made(f, v)}
	if behind == nil {
		d.known[n].insert(nil, new)
	} else if last := n.Entries[len(n.Entries)-1]; behind == last {
		d.known[n].pairs = append(d.known[n].pairs, new)
	} else {
		d.known[n].insert(d.known[behind.Val], new)
	}
	like := &parse.Entry{In: n, Val: &parse.Node{}}
	if n.IsMapping() {
		d.rank = n.Object().Rank(key)
		defer func() { d.rank = 0 }()
	}
	if n.Flow {
		d.insertFlow(n, behind, lead+strings.TrimPrefix(d.value(like, f, v, nil), " "))
		return nil
	}
	d.insertBlock(n, behind, strings.TrimSuffix(lead, " ")+d.value(like, f, v, nil))
	return nil
}

// lead returns what an entry of a collection begins with.
func (d *doc) lead(n *parse.Node, f *parse.Field, key string) string {
	switch {
	case n.IsMapping() || n.Owner == nil:
		if f == nil {
			key = parse.ScalarText(nil, key, 0, n.Flow)
		}
		return key + ": "
	case n.Flow:
		return ""
	}
	return "- "
}

func (d *doc) insertFlow(n *parse.Node, behind *parse.Entry, text string) {
	if behind == nil {
		first := n.Entries[0]
		if d.leads(first.From) {
			from, _ := first.Extent()
			start := d.lineStart(from)
			d.put(start, start, pad(first.Column()-1)+text+",\n")
			return
		}
		d.put(first.From, first.From, text+", ")
		return
	}
	end := max(behind.Val.To, behind.After)
	_, all := behind.Extent()
	if !d.leads(behind.From) || len(n.Entries) > 1 && !d.leads(n.Entries[1].From) {
		d.put(end, end, ", "+text)
		return
	}
	// Each entry is on a line of its own.
	comma := ""
	if behind.Comma >= 0 {
		comma = ","
		all = max(all, behind.Comma+1)
	} else {
		d.put(end, end, ",")
	}
	if rest := strings.TrimLeft(string(d.text[all:d.lineEnd(all)]), " \t"); rest != "" && rest[0] != '#' {
		d.put(all, all, " "+text+comma) // the closing bracket follows on the same line
		return
	}
	at := d.lineEnd(all)
	d.put(at, at, "\n"+pad(behind.Column()-1)+text+comma)
}

func (d *doc) insertBlock(n *parse.Node, behind *parse.Entry, text string) {
	first := n.Entries[0]
	indent := pad(first.Column() - 1)
	if behind == nil {
		if from, _ := first.Extent(); from < first.From && d.leads(first.From) {
			start := d.lineStart(from)
			d.put(start, start, indent+text+"\n")
			return
		}
		d.put(first.From, first.From, text+"\n"+indent)
		return
	}
	i := slices.Index(n.Entries, behind)
	blank := i > 0 && behind.Blank()
	if i == 0 && len(n.Entries) > 1 {
		blank = n.Entries[1].Blank()
	}
	if n.Owner == nil && strings.Contains(text, "\n") {
		blank = slices.ContainsFunc(n.Entries, (*parse.Entry).Blank)
	}
	_, end := behind.Extent()
	at := d.lineEnd(end)
	if blank {
		indent = "\n" + indent
	}
	d.put(at, at, "\n"+indent+text)
}

// fill adds the first entry to an empty collection.
func (d *doc) fill(n *parse.Node, key string, v model.Value) error {
	whole := model.Value{Items: []model.Value{v}}
	if n.IsMapping() {
		whole = model.Value{Fields: []model.FieldValue{{Key: key, Value: v}}}
	}
	return d.replace(n, whole)
}
