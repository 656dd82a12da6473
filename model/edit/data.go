package edit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// data is the content of a file, without its notation. Every edit is applied to it as
// well as to the bytes; what is read back must agree.
type data struct {
	text  string
	empty bool // no value is written
	typed bool // a number or the like, which has no quotes
	quote bool
	list  bool
	pairs []*pair // of a list or a mapping
}

// pair is an item of a list or, with its key, a field of a mapping.
type pair struct {
	key string
	val *data
}

func (d *data) scalar() bool { return d.pairs == nil }

// decode returns the content of a node, and records it for the node and each node below.
func decode(n *parse.Node, known map[*parse.Node]*data) *data {
	d := &data{text: strings.TrimSpace(n.Text()), empty: n.Empty(), list: n.IsList(), quote: n.Mark() != 0}
	d.typed = n.Owner != nil && isTyped(n.Owner.Field, d.text)
	if n.IsList() || n.IsMapping() {
		d.pairs = make([]*pair, 0, len(n.Entries))
		for _, e := range n.Entries {
			p := &pair{val: decode(e.Val, known)}
			if e.Key != nil {
				p.key = e.Key.Text()
			}
			d.pairs = append(d.pairs, p)
		}
	}
	if known != nil {
		known[n] = d
	}
	return d
}

// isTyped reports whether text is not a string to the field, so that quotes would be
// wrong.
func isTyped(f *parse.Field, text string) bool {
	switch {
	case f == nil || f.Kind != parse.KindInteger && f.Kind != parse.KindNumber && f.Kind != parse.KindBool:
		return false
	case slices.Contains([]string{"true", "false", "yes", "no"}, strings.ToLower(text)):
		return true
	}
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, "0123456789.%") == ""
}

// isText reports whether a value is neither a list nor a mapping.
func isText(v model.Value) bool { return v.Items == nil && v.Fields == nil }

// made returns the content of a new value.
func made(f *parse.Field, v model.Value) *data {
	switch {
	case v.Items != nil:
		d := &data{list: true, pairs: []*pair{}}
		for _, item := range v.Items {
			d.pairs = append(d.pairs, &pair{val: made(f, item)})
		}
		return d
	case v.Fields != nil:
		d := &data{pairs: []*pair{}}
		for _, x := range v.Fields {
			d.pairs = append(d.pairs, &pair{x.Key, made(f.Below(x.Key), x.Value)})
		}
		return d
	}
	text := strings.TrimSpace(v.Text)
	return &data{text: text, typed: isTyped(f, text)}
}

// equal reports whether two files have the same content. The order of keys is irrelevant.
func equal(a, b *data) bool {
	if a.scalar() != b.scalar() || a.list != b.list || len(a.pairs) != len(b.pairs) {
		return false
	}
	if a.scalar() {
		return a.text == b.text && a.empty == b.empty && (!a.typed || a.quote == b.quote)
	}
	x, y := a.pairs, b.pairs
	if !a.list {
		x, y = byKey(x), byKey(y)
	}
	return slices.EqualFunc(x, y, func(p, q *pair) bool { return p.key == q.key && equal(p.val, q.val) })
}

func byKey(pairs []*pair) []*pair {
	out := slices.Clone(pairs)
	slices.SortStableFunc(out, func(a, b *pair) int { return cmp.Compare(a.key, b.key) })
	return out
}

// set replaces the content of d.
func (d *data) set(to *data) { *d = *to }

// insert adds a pair after that of a value, or at the front if the value is nil.
func (d *data) insert(behind *data, p *pair) {
	at := slices.IndexFunc(d.pairs, func(p *pair) bool { return p.val == behind }) + 1
	d.pairs = slices.Insert(d.pairs, at, p)
}

// remove removes the pair of a value and returns it.
func (d *data) remove(val *data) *pair {
	at := slices.IndexFunc(d.pairs, func(p *pair) bool { return p.val == val })
	p := d.pairs[at]
	d.pairs = slices.Delete(d.pairs, at, at+1)
	return p
}
