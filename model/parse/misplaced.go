package parse

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// stray holds keys that are next to a mapping but belong inside it: alternating keys and
// values, and the path to the mapping that they are in.
type stray struct {
	path  path
	items []*node
}

// takeStrays moves the keys after a block into the block, or into the last entry of a
// list, if only their indent keeps them out. They are reported once and read there. at is
// the index of the block's key.
func (x *opened) takeStrays(f *Field, at int) {
	into := x.items[at+1]
	if f.Arity == Many && into.shape == list && len(into.items) > 0 {
		into = into.items[len(into.items)-1]
	} else if f.Arity == Many {
		return
	}
	var took stray
	for i := at + 2; i < len(x.items) && x.isStray(f.Object, into, i) && !hasKey(took.items, x.items[i].text); i += 2 {
		key, val := *x.items[i], x.items[i+1]
		x.items[i].shape = taken
		took.items = append(took.items, &key, val)
		if f.Arity == Many {
			x.setApart(f, f.Object.Field(key.text), val)
		}
	}
	if len(took.items) == 0 {
		return
	}
	took.path = slices.Clone(x.path[:x.depth])
	hint := fmt.Sprintf("begin in column %d, as the other keys of %s do", into.span.Column, f.Object.Label)
	switch {
	case into.empty():
		into.shape, hint = mapping, "indent all that belongs below "+quote(f.Key)
	case into.shape == scalar:
		hint = fmt.Sprintf("write %s: {%s: %s, %s: …}", f.Key, f.Object.Short, model.Printable(shorten(into.text)), took.items[0].text)
	}
	if x.strays == nil {
		x.strays = map[*node]stray{}
	}
	x.strays[into] = took
	_, whose, _ := strings.Cut(f.Object.Label, " ")
	x.misplaced(took.path, took.items, "the "+whose+" above").Hint = hint
}

// isStray reports whether a key of a block mapping belongs to the value before it.
func (x *opened) isStray(inner *Object, into *node, i int) bool {
	key := x.items[i]
	if x.braces || x.o.field(key.text) >= 0 {
		return false
	}
	f := inner.Field(key.text)
	inside := into.shape == mapping && !into.inBraces() && !hasKey(into.items, key.text) || into.shape == scalar && (into.empty() || inner.Short != "" && inner.Short != key.text)
	return f != nil && inside && key.shape == scalar && f.fits(x.items[i+1]) && !x.isOther(i)
}

// isOther reports whether an unknown key is another word for a key that the mapping may
// have but does not.
func (x *opened) isOther(i int) bool {
	meant := x.o.meantKey(x.items[i].text)
	return meant >= 0 && !hasKey(x.items, x.o.Fields[meant].Key) && x.o.Fields[meant].fits(x.items[i+1])
}

// setApart drops the items of list that are entries of f: list is indented too little, so
// that it seems to continue with them.
func (x *opened) setApart(f, stray *Field, list *node) {
	apart := false
	for _, item := range list.items {
		for i := 0; i < len(item.items) && stray.Object != nil && !apart; i += 2 {
			apart = stray.Object.field(item.items[i].text) < 0 && f.Object.field(item.items[i].text) >= 0
		}
		if apart {
			item.shape, x.lost = broken, addField(x.lost, f)
		}
	}
}

// belongsAbove reads consecutive lists and blocks that are nested too deep inside the map
// or one of its parts, and reports them once.
func (x *opened) belongsAbove(i int) bool {
	_, _, holder := x.home(i)
	if holder == nil {
		return false
	}
	end := i
	for ; end < len(x.items) && !hasKey(x.items[i:end], x.items[end].text); end += 2 {
		f, owner, same := x.home(end)
		if same != holder {
			break
		}
		if to := f.Object.Field("to"); to != nil { // the entry that it is nested in may be the other end
			x.lost = addField(x.lost, to)
		}
		x.path.cut(x.depth)
		x.path.key(x.items[end].text)
		x.field(f, owner, x.items[end+1])
		x.items[end].shape = taken
	}
	where := "beside organization"
	if holder != mapObject() {
		where = "inside " + quote(holder.Name)
	}
	x.misplaced(x.path[:x.depth], x.items[i:end], holder.Label).Hint = "write this " + where
	return true
}

// home returns the field named by a key that is nested too deep, and its owner and
// object; nil if there is none.
func (x *opened) home(i int) (f *Field, owner any, holder *Object) {
	if x.m == nil || x.items[i].shape != scalar || x.o.field(x.items[i].text) >= 0 || x.isOther(i) {
		return nil, nil, nil
	}
	root := mapObject()
	try := func(o *Object, owned any) {
		if own := o.Field(x.items[i].text); f == nil && o != x.o && own != nil && own.Kind == KindObject && own.fits(x.items[i+1]) {
			f, owner, holder = own, owned, o
		}
	}
	try(root, x.m)
	for j := range root.Fields {
		if part := &root.Fields[j]; part.part {
			try(part.Object, part.open(x.m, 0))
		}
	}
	return f, owner, holder
}

// misplaced reports keys that belong to something other than the mapping they are in.
func (x *opened) misplaced(at path, items []*node, whose string) *model.Finding {
	var keys []string
	for i := 0; i < len(items); i += 2 {
		keys = append(keys, quote(items[i].text))
	}
	belong := " belong to "
	if len(keys) == 1 {
		belong = " belongs to "
	}
	at = slices.Clone(at) // the bytes after it are still in use
	return x.add(ruleUnknownKey, x.pos(items[0]), at.with(items[0].text), "%s", andList(keys)+belong+whose+", not to "+x.o.Label)
}

// tooDeep reports whether a missing key is inside a block or an entry of the mapping,
// where it is reported.
func (x *opened) tooDeep(key string) bool {
	for i := 0; i < len(x.items); i += 2 {
		val, inner := x.items[i+1], x.o.Field(x.items[i].text).mapping()
		if (inner == nil || inner.field(key) < 0) && (hasKey(val.items, key) && val.shape == mapping ||
			val.shape == list && slices.ContainsFunc(val.items, func(item *node) bool { return item.shape == mapping && hasKey(item.items, key) })) {
			return true
		}
	}
	return false
}

// exchanged returns the field whose list holds the entries below a key. If the entries of
// two lists each belong in the other, their names were swapped, which is reported once.
// Otherwise it is the field of the key.
func (x *opened) exchanged(f *Field, at int) *Field {
	if val := x.items[at+1]; x.o != mapObject() || f.Object == nil || val.shape != list || len(val.items) == 0 || f.Object.hasAll(val.items[0]) {
		return f
	}
	for i := 0; i < len(x.items); i += 2 {
		if g := x.o.Field(x.items[i].text); g != nil && g.isOf(x.items[at+1]) && f.isOf(x.items[i+1]) {
			if i > at {
				x.add(ruleUnknownKey, x.pos(x.items[at]), x.path.String(), "the entries of %q and %q have changed places", f.Key, g.Key).Hint = "exchange the names of the two lists"
			}
			return g
		}
	}
	return f
}

// isOf reports whether a list holds entries of the field.
func (f *Field) isOf(n *node) bool {
	return f.Object != nil && f.Arity == Many && n.shape == list && len(n.items) > 0 &&
		!slices.ContainsFunc(n.items, func(item *node) bool { return !f.Object.hasAll(item) })
}

// hasAll reports whether an object has all keys of a mapping that lacks no required one.
func (o *Object) hasAll(n *node) bool {
	if n.shape != mapping || o.lacks(n) != "" {
		return false
	}
	for i := 0; i < len(n.items); i += 2 {
		if o.field(n.items[i].text) < 0 {
			return false
		}
	}
	return true
}

// loseEntries marks every list with that key as incomplete: it is not clear which one the
// unread entries belong to.
func (x *opened) loseEntries(key string) {
	for _, o := range allObjects() {
		if f := o.Field(key); f != nil && f.Kind == KindObject {
			x.lost = addField(x.lost, f)
		}
	}
}

// fits reports whether a value has the shape that the field expects.
func (f *Field) fits(n *node) bool {
	one := func(n *node) bool {
		return n.shape == mapping && (f.mapping() != nil || f.PerLanguage) || n.shape == scalar && (f.Object == nil || f.Object.Short != "" || n.empty())
	}
	if n.shape != list || f.Arity == One {
		return one(n) && (f.Arity == One || f.TakesOne() || n.empty())
	}
	return !slices.ContainsFunc(n.items, func(item *node) bool { return !one(item) })
}

// inBraces reports whether a mapping is written with braces.
func (n *node) inBraces() bool {
	return len(n.items) == 0 || n.span.Line != n.items[0].span.Line || n.span.Column != n.items[0].span.Column
}
