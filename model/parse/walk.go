package parse

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// A reader walks the tree along the field tables and fills the map.
type reader struct {
	*problems
	m        *model.Map
	language string // the map's language, which selects among translated names
	path     path
	claims   claims
	members  []*model.Member // to be resolved against the stakeholders
	lost     []*Field        // lists with entries that could not be read
	strays   map[*node]stray // by the mapping they belong to
}

// opened is a mapping that is being read.
type opened struct {
	*reader
	o     *Object
	owner any
	entry *model.Entry // where the owner keeps its positions; nil if another entry keeps them
	items []*node      // alternating keys and values; those found elsewhere in the file come last

	depth  int  // the length of the path to it
	braces bool // written with braces

	few     [32]seenKey // by field; enough for most objects, without an allocation
	more    []seenKey   // for the fields beyond few
	unknown map[string]seenKey
}

// seen returns the record of a field's key.
func (x *opened) seen(field int) *seenKey {
	if field < len(x.few) {
		return &x.few[field]
	}
	return &x.more[field-len(x.few)]
}

// seenKey records how often a key occurs, and where it occurs first.
type seenKey struct {
	first *node
	at    int // index in the items of its mapping
	times int
}

// object reads the fields of owner from a mapping, or from the mapping that a plain
// scalar abbreviates.
func (r *reader) object(o *Object, owner any, n *node) {
	strays := r.strays[n]
	if n = r.unwrapped(o, n); n.shape == broken {
		return
	}
	x := opened{reader: r, o: o, owner: owner, items: n.items, depth: len(r.path), braces: n.inBraces()}
	if kept, ok := owner.(interface{ Own() *model.Entry }); ok && !o.inOwner {
		x.entry = kept.Own()
		x.entry.Pos = r.pos(n)
	}
	if n.shape == scalar {
		x.items = []*node{{text: o.Short, span: n.span}, n}
	} else if x.entry != nil {
		x.entry.Keys = make([]model.KeyPos, 0, min(len(x.items)/2, len(o.Fields)))
	}
	x.more = make([]seenKey, max(len(o.Fields)-len(x.few), 0))
	own := len(x.items)
	x.items = append(x.items, strays.items...)
	unread := false // a key could not be read, and may be a required one
	for i := 0; i < own; i += 2 {
		x.pair(i)
		unread = unread || x.items[i].shape == broken
	}
	if own < len(x.items) {
		inside := r.path
		r.path, x.depth = strays.path, len(strays.path)
		for i := own; i < len(x.items); i += 2 {
			x.pair(i)
		}
		r.path = inside
	}
	for i := range o.Fields {
		if f := &o.Fields[i]; f.Required && !unread && x.seen(i).times == 0 && !slices.Contains(r.lost, f) && !x.any(f.Unless) && !x.tooDeep(f.Key) && !x.glued(f) {
			r.add(f.missing, r.pos(n), r.path.with(f.Key), "%s needs %q", o.Label, f.Key).Hint = f.Key + ": " + f.help()
		}
	}
	if o.finish != nil {
		o.finish(r, owner)
	}
}

// any reports whether one of the keys is present.
func (x *opened) any(keys []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool {
		k := x.seen(x.o.field(key))
		return k.times > 0 && !x.items[k.at+1].empty() && !x.items[k.at+1].isEmptyList()
	})
}

// glued reports a missing key that is in fact present, inside the text of another value.
func (x *opened) glued(f *Field) bool {
	for i := 1; i < len(x.items); i += 2 {
		if w := x.o.gluedKey(x.items[i]); x.items[i].folded && strings.HasPrefix(w, f.Key+":") {
			x.add(ruleMissing, x.pos(x.items[i]), x.path.with(f.Key), "a space is missing after the colon of %s", quoted(w)).
				Hint = "write " + spaced(w)
			return true
		}
	}
	return false
}

// pair reads the key and the value at an index.
func (x *opened) pair(at int) {
	key := x.items[at]
	switch key.shape {
	case broken, taken:
	case scalar:
		before := x.path.key(key.text)
		x.read(at)
		x.path.cut(before)
	default:
		x.add(ruleSyntax, x.pos(key), x.path.String(), "a key must be a plain word, found %s", key)
	}
}

// read reads a pair whose key is a scalar; the path already leads to it.
func (x *opened) read(at int) {
	key, val := x.items[at], x.items[at+1]
	o, i := x.o, x.o.field(key.text)
	if k := x.count(i, key, at); k.times > 1 && !(key.bare && i < 0) {
		x.duplicate(k, at)
		if i >= 0 { // one of the two values is not read
			x.lost = addField(x.lost, &o.Fields[i])
		}
		return
	}
	if i < 0 && o.Other != nil && (o.Others == "" || strings.ContainsAny(key.text, o.Others)) {
		x.other(o.Other, x.owner, key, val)
		return
	}
	if i < 0 {
		if i = x.unknownKey(at); i < 0 || x.seen(i).times > 0 || hasKey(x.items, o.Fields[i].Key) {
			return
		}
		*x.seen(i), val = seenKey{key, at, 1}, x.items[at+1]
	}
	f := &o.Fields[i]
	if f.Object != nil && at+2 < len(x.items) {
		x.takeStrays(f, at)
	}
	if x.entry != nil && (!val.empty() || f.Required) {
		x.entry.Keys = append(x.entry.Keys, model.KeyPos{Key: f.Key, Name: key.span, Pos: val.span})
	}
	if (f.isNumber() || f.Kind == KindDate) && at+2 < len(x.items) && x.items[at+2].bare {
		if bare, _ := x.bareKey(at + 2); bare < 0 {
			return // the rest of it follows a comma and is reported there
		}
	}
	x.field(x.exchanged(f, at), x.owner, val)
}

// hasKey reports whether a mapping has the key with exactly this spelling.
func hasKey(items []*node, key string) bool {
	for i := 0; i < len(items); i += 2 {
		if items[i].text == key {
			return true
		}
	}
	return false
}

// other reads a key that the file may choose, and its value.
func (r *reader) other(f *Field, owner any, key, val *node) {
	if f.isKey != nil {
		if problem := f.isKey(key.text); problem != "" {
			r.add(ruleUnknownKey, r.pos(key), r.path.String(), "%s", problem)
			return
		}
	}
	named := *f
	named.Key = key.text
	named.store = func(owner any, v value) { f.keyed(owner, key.text, v) }
	r.field(&named, owner, val)
}

// duplicate reports a key that the mapping already has. From the third occurrence on, the
// path includes a number, so that no two findings have the same subject.
func (x *opened) duplicate(k seenKey, at int) {
	key, path := x.items[at], x.path.String()
	if k.times > 2 {
		path += "#" + strconv.Itoa(k.times-1)
	}
	f := x.add(ruleDuplicateKey, x.pos(key), path, "%s has the key %s twice", x.o.Label, quoted(key.text))
	f.Related = []model.Related{{Pos: x.pos(k.first), Message: "first written here"}}
	if sameNode(x.items[k.at+1], x.items[at+1]) {
		f.Fixes = []model.Fix{{Label: "remove the second one, which says the same", Safe: true, Edits: []model.Edit{
			{Op: model.EditRemove, Path: x.path.String() + "#" + strconv.Itoa(k.times)},
		}}}
	}
}

// sameNode reports whether two values are equal.
func sameNode(a, b *node) bool {
	return a.shape == b.shape && a.plain == b.plain && a.text == b.text && slices.EqualFunc(a.items, b.items, sameNode)
}

// count counts a key; field is its index, or -1 if the object has no such field.
func (x *opened) count(field int, key *node, at int) seenKey {
	k := x.unknown[key.text]
	if field >= 0 {
		k = *x.seen(field)
	}
	if k.times++; k.times == 1 {
		k.first, k.at = key, at
	}
	if field >= 0 {
		*x.seen(field) = k
		return k
	}
	if x.unknown == nil {
		x.unknown = map[string]seenKey{}
	}
	x.unknown[key.text] = k
	return k
}

// field reads the value or values of a field.
func (r *reader) field(f *Field, owner any, n *node) {
	switch {
	case n.shape == broken:
	case n.empty() && f.Required:
		r.blank(f, n, "%q has no value; %s")
	case n.empty(): // not recorded
		if n.cut && r.m != nil && (f.Kind == KindName || f.Kind == KindLine || f.Kind == KindProse) {
			r.m.Texts = append(r.m.Texts, model.Text{Path: r.path.String(), Cut: true, Pos: r.pos(n)})
		}
	case f.Instead != nil && n.shape == mapping:
		r.object(f.Instead, owner, n)
	case f.Arity == One || f.TakesOne() && n.shape != list:
		r.value(f, owner, n, 0)
	case n.shape != list:
		r.add(ruleWrongType, r.pos(n), r.path.String(), "%s must be a list, found %s", f.Key, n).Hint = notListed(f, n)
		r.lost = addField(r.lost, f)
	default:
		for i, item := range n.items {
			before := r.path.index(i)
			if item.empty() {
				finding := r.add(ruleWrongType, r.pos(item), r.path.String(), "item %d of %s is empty", i+1, f.Key)
				finding.Hint = "write the item or remove it"
				if item.cut {
					finding.Hint = hintComment
				}
			} else {
				r.value(f, owner, item, i)
			}
			r.path.cut(before)
		}
	}
}

// notListed returns a hint for writing a single value as a list.
func notListed(f *Field, n *node) string {
	if f.Object == nil || n.shape != mapping || len(n.items) < 2 || n.items[1].shape == scalar {
		return "write a \"- \" before each item, or put them in [ ]"
	}
	first := model.Printable(shorten(n.items[0].text))
	if f.Object.Field("perspective") != nil && slices.Contains(model.Perspectives, model.Perspective(first)) {
		return eachPerspective(f.Object)
	}
	key := "id"
	if lacks := f.Object.lacks(n.items[1]); lacks != "" && n.items[1].shape == mapping {
		key = lacks
	}
	return "write each as an item that begins with \"- \", and its word as " + key + ": - {" + key + ": " + first + ", …}"
}

// value reads a single value; index is its position if the field is a list.
func (r *reader) value(f *Field, owner any, n *node, index int) {
	if n.shape == broken {
		if f.Object != nil && f.Arity == Many {
			r.lost = addField(r.lost, f)
		}
		return
	}
	if f.isTextWithColon(n) {
		r.add(ruleWrongType, r.pos(n), r.path.String(), "a text that holds \": \" needs quotes").Hint = "write " + quote(n.items[0].text+": "+n.items[1].text)
		return
	}
	if f.Object == nil {
		if n.shape == mapping && (f.Long != nil || f.PerLanguage) {
			r.mapping(f, owner, n)
			return
		}
		if v, ok := r.scalar(f, n); ok {
			f.store(owner, v)
		}
		return
	}
	if n.shape == mapping || n.shape == scalar && f.Object.Short != "" {
		if r.shorthand(f.Object, n) {
			r.lost = addField(r.lost, f)
			return
		}
		target := f.open(owner, index)
		f.Object.setDefaults(target)
		r.object(f.Object, target, n)
		if nameless(target) {
			r.lost = addField(r.lost, f)
		}
		return
	}
	r.wrongType(f, n)
}

// isTextWithColon reports whether a mapping with one key was meant as text with a colon.
func (f *Field) isTextWithColon(n *node) bool {
	if n.shape != mapping || len(n.items) != 2 || n.items[0].shape != scalar || n.items[0].bare || n.items[1].shape != scalar || n.items[1].empty() || f.PerLanguage {
		return false
	}
	o := f.mapping()
	if o == nil {
		return !n.inBraces() && (f.Kind == KindName || f.Kind == KindLine || f.Kind == KindProse)
	}
	return (f.Object == nil || o.Short != "") && o.field(n.items[0].text) < 0 && o.meantKey(n.items[0].text) < 0
}

const hintComment = "what follows a # is a comment, unless it is in quotes"

// nameless reports whether the name that references use for an entry could not be read.
func nameless(entry any) bool {
	switch e := entry.(type) {
	case *model.Stakeholder:
		return e.Name == ""
	case *model.Person:
		return e.Name == ""
	case *model.Goal:
		return e.ID == ""
	case *model.Objective:
		return e.ID == ""
	}
	return false
}

// mapping reads the mapping form of a single value: a source with its title, or a name in
// several languages.
func (r *reader) mapping(f *Field, owner any, n *node) {
	if f.PerLanguage {
		r.translations(f, owner, n)
		return
	}
	var s model.Source
	r.object(f.Long, &s, n)
	if s.URL != "" {
		f.store(owner, value{source: s})
	}
}

// blank reports a value that is present but empty.
func (r *reader) blank(f *Field, n *node, format string) {
	rule, advice := ruleWrongType, "write it or leave it out"
	if f.Required {
		rule, advice = f.missing, "it is required"
	}
	finding := r.add(rule, r.pos(n), r.path.String(), format, f.Key, advice)
	if n.cut {
		finding.Hint = hintComment
	}
	if (n.text == "null" || n.text == "~") && f.Arity == One {
		finding.Hint = "in quotes it is a text: \"" + n.text + "\""
	}
}

func (r *reader) wrongType(f *Field, n *node) {
	what, found := f.Key, n.String()
	if f.Arity != One {
		what = "each of " + f.Key
	}
	if f.Object != nil {
		if w := f.Object.equalsKey(n); w != "" {
			r.add(ruleWrongType, r.pos(n), r.path.String(), "a colon is missing after %s", quoted(w)).Hint = "write " + w + ": " + f.Object.valueOf(n.text[len(w):])
			return
		}
		if w := f.Object.gluedKey(n); w != "" {
			message := "a space is missing after the colon of " + quote(w)
			if key, _, wide := strings.Cut(w, wideColon); wide {
				message = "the colon after " + quote(key) + " is a wide one"
			}
			r.add(ruleWrongType, r.pos(n), r.path.String(), "%s", message).Hint = "write " + spaced(w)
			return
		}
	}
	if n.shape == scalar && !n.plain && (f.Kind == KindInteger || f.Kind == KindNumber || f.Kind == KindBool) {
		found += " in quotes"
	}
	finding := r.add(ruleWrongType, r.pos(n), r.path.String(), "%s must be %s, found %s", what, f.expects(), found)
	if f.Object != nil && f.Arity == Many {
		r.lost = addField(r.lost, f)
	}
	switch {
	case f.Object != nil && f.Object.Example != "":
		finding.Hint = "such as " + f.Object.Example
	case n.shape == list && f.Ref == model.RefParty:
		finding.Hint = "write a collaboration for each of them"
	case n.shape == list && f.Kind == KindWord:
		finding.Hint = "choose the one that matters most"
	case f.Kind == KindNumber && f.meantNumber(n.text) != "":
		finding.Hint = "write " + f.Key + ": " + f.meantNumber(n.text)
	case f.Kind == KindBool && truthMeant(n.text) != "":
		finding.Hint = "write " + f.Key + ": " + truthMeant(n.text)
	}
}
