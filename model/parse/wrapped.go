package parse

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// unwrapped returns the mapping with an entry's keys if they are one level too deep,
// below another word, or n itself. The word may be what the entry lacks: CTO:
// {perspective: upward}.
func (r *reader) unwrapped(o *Object, n *node) *node {
	if n.shape != mapping || slices.ContainsFunc(o.Fields, func(f Field) bool { return f.Required && hasKey(n.items, f.Key) }) {
		return n
	}
	for i := 0; i < len(n.items); i += 2 {
		key, inner := n.items[i], n.items[i+1]
		switch word := model.Printable(shorten(key.text)); {
		case key.shape != scalar || o.field(key.text) >= 0:
		case inner.shape == list && o.Field("perspective") != nil && slices.Contains(model.Perspectives, model.Perspective(key.text)):
			r.add(ruleUnknownKey, r.pos(key), r.path.with(key.text), "stakeholders are listed below one another, not below %s", quoted(key.text)).Hint = eachPerspective(o)
			return &node{shape: broken}
		case inner.shape == mapping && slices.ContainsFunc(o.Fields, func(f Field) bool {
			return (f.Required || len(n.items) == 2) && hasKey(inner.items, f.Key)
		}):
			f := r.add(ruleUnknownKey, r.pos(key), r.path.with(key.text), "the keys of %s are one level too deep, below %s", o.Label, quoted(key.text))
			f.Hint = "remove " + quote(key.text+":") + ", and move what is below it to the left"
			if lacks := o.lacks(inner); lacks != "" && o != mapObject() && o.meantKey(key.text) < 0 {
				f.Hint = "write " + lacks + ": " + word + ", and the other keys beside it"
				inner = &node{shape: mapping, span: inner.span, items: append([]*node{{text: lacks, span: key.span}, {text: key.text, span: key.span}}, inner.items...)}
			}
			return inner
		}
	}
	return n
}

// shorthand reports an entry whose only key is an arbitrary word, such as CTO: report.
// Its missing keys are then not reported.
func (r *reader) shorthand(o *Object, n *node) bool {
	if n.shape != mapping || len(n.items) != 2 || o.Example == "" || o.lacks(n) == "" {
		return false
	}
	key, val := n.items[0], n.items[1]
	what := val.text
	if val.shape == list {
		what = "…"
	}
	if key.shape != scalar || key.bare || val.shape == mapping || slices.ContainsFunc(val.items, func(item *node) bool { return item.shape != scalar }) ||
		o.field(key.text) >= 0 || o.meantKey(key.text) >= 0 {
		return false
	}
	r.add(ruleUnknownKey, r.pos(key), r.path.with(key.text), "%s is written with its keys, found %s", o.Label, quoted(key.text+": "+what)).
		Hint = "such as " + o.Example
	return true
}

// lacks returns the first required key that a mapping does not have.
func (o *Object) lacks(n *node) string {
	for _, f := range o.Fields {
		if f.Required && !hasKey(n.items, f.Key) {
			return f.Key
		}
	}
	return ""
}

// isPerspective reports lists of stakeholders that are below the names of perspectives
// instead of "stakeholders".
func (x *opened) isPerspective(i int) bool {
	root := mapObject()
	f := root.Field("stakeholders")
	is := func(i int) bool {
		_, known := f.Object.Field("perspective").known(x.items[i].text)
		return known && x.items[i+1].shape == list
	}
	if x.o != root || !is(i) {
		return false
	}
	if i < 2 || !is(i-2) {
		x.add(ruleUnknownKey, x.pos(x.items[i]), x.path.String(), "stakeholders are not listed below %s", quoted(x.items[i].text)).Hint = eachPerspective(f.Object)
	}
	x.lost = addField(x.lost, f)
	return true
}

// eachPerspective returns a hint for listing stakeholders that were listed below the
// names of perspectives.
func eachPerspective(o *Object) string {
	return "list them below stakeholders and give each its perspective, such as " + o.Example
}
