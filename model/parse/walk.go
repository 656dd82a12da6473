package parse

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// reader walks the tree along the field tables and fills the map.
type reader struct {
	*problems
	m        *model.Map
	language string // the map's, by which names are chosen
	path     path
	claims   claims
	members  []*model.Member // to be looked up among the stakeholders
	lost     []*Field        // lists of which not every entry could be read
}

// object reads the fields of owner from a mapping, or the one that a plain text
// stands for.
func (r *reader) object(o *Object, owner any, n *node) {
	if n = r.unwrapped(o, n); n.shape == broken {
		return
	}
	var entry *model.Entry
	if kept, ok := owner.(interface{ Own() *model.Entry }); ok && !o.inOwner {
		entry = kept.Own()
		entry.Pos = r.pos(n)
	}
	items := n.items
	if n.shape == scalar {
		items = []*node{{text: o.Short, span: n.span}, n}
	} else if entry != nil {
		entry.Keys = make([]model.KeyPos, 0, min(len(items)/2, len(o.Fields)))
	}
	var room [32]seenKey // for most objects, so that none is asked of the heap
	seen := seenKeys{known: append(room[:0], make([]seenKey, len(o.Fields))...)}
	unread := false // some key, which may be one that is required
	for i := 0; i < len(items); i += 2 {
		r.pair(o, owner, entry, &seen, items, i)
		unread = unread || items[i].shape == broken
	}
	for i := range o.Fields {
		if f := &o.Fields[i]; f.Required && !unread && !slices.Contains(r.lost, f) && seen.known[i].times == 0 && !seen.any(o, f.Unless) && !r.glued(o, items, f) {
			r.missing(o, f.Key, r.pos(n))
		}
	}
	if o.finish != nil {
		o.finish(r, owner)
	}
}

// missing reports a required key that is not there.
func (r *reader) missing(o *Object, key string, pos model.Pos) {
	f := &o.Fields[o.field(key)]
	r.add(f.missing, pos, r.path.with(key), "%s needs %q", o.Label, key).Hint = key + ": " + f.help()
}

// glued reports a missing key that is there, in the text of another one.
func (r *reader) glued(o *Object, items []*node, f *Field) bool {
	for i := 1; i < len(items); i += 2 {
		if w := o.gluedKey(items[i]); items[i].folded && strings.HasPrefix(w, f.Key+":") {
			r.add(ruleMissing, r.pos(items[i]), r.path.with(f.Key), "a space is missing after the colon of %s", quoted(w)).
				Hint = "write " + spaced(w)
			return true
		}
	}
	return false
}

// pair reads the key and the value that begin at items[at].
func (r *reader) pair(o *Object, owner any, entry *model.Entry, seen *seenKeys, items []*node, at int) {
	key := items[at]
	if key.shape == broken {
		return
	}
	if key.shape != scalar {
		r.add(ruleSyntax, r.pos(key), r.path.String(), "a key must be a plain word, found %s", key)
		return
	}
	before := r.path.key(key.text)
	r.known(o, owner, entry, seen, items, at)
	r.path.cut(before)
}

// known reads a pair whose key is a word, once the path leads to it.
func (r *reader) known(o *Object, owner any, entry *model.Entry, seen *seenKeys, items []*node, at int) {
	key, val := items[at], items[at+1]
	i := o.field(key.text)
	if k := seen.add(i, key, at); k.times > 1 && !(key.bare && i < 0) {
		r.duplicate(o, k, key, items, at)
		if i >= 0 { // one of the two lists is not read
			r.lost = addField(r.lost, &o.Fields[i])
		}
		return
	}
	if i < 0 && o.Other != nil && (o.Others == "" || strings.ContainsAny(key.text, o.Others)) {
		r.other(o.Other, owner, key, val)
		return
	}
	if i < 0 {
		if i = r.unknownKey(o, items, at); i < 0 || seen.known[i].times > 0 || hasKey(items, o.Fields[i].Key) {
			return
		}
		seen.known[i], val = seenKey{key, at, 1}, items[at+1]
	}
	if entry != nil && (!val.empty() || o.Fields[i].Required) {
		entry.Keys = append(entry.Keys, model.KeyPos{Key: o.Fields[i].Key, Name: key.span, Pos: val.span})
	}
	if f := &o.Fields[i]; (f.isNumber() || f.Kind == KindDate) && at+2 < len(items) && items[at+2].bare {
		if bare, _ := o.bareKey(items, at+2); bare < 0 {
			return // its rest is behind a comma, where it is reported
		}
	}
	r.field(&o.Fields[i], owner, val)
}

// hasKey reports whether a mapping has a key that is written so.
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

// duplicate reports a key that the mapping has already. From the third on, the
// subject counts, so that no two findings are about the same.
func (r *reader) duplicate(o *Object, k seenKey, key *node, items []*node, at int) {
	path := r.path.String()
	if k.times > 2 {
		path += "#" + strconv.Itoa(k.times-1)
	}
	f := r.add(ruleDuplicateKey, r.pos(key), path, "%s has the key %s twice", o.Label, quoted(key.text))
	f.Related = []model.Related{{Pos: r.pos(k.first), Message: "first written here"}}
	if k.at < len(items) && items[k.at] == k.first && sameNode(items[k.at+1], items[at+1]) {
		f.Fixes = []model.Fix{{Label: "remove the second one, which says the same", Safe: true, Edits: []model.Edit{
			{Op: model.EditRemove, Path: r.path.String() + "#" + strconv.Itoa(k.times)},
		}}}
	}
}

// sameNode reports whether two values say the same.
func sameNode(a, b *node) bool {
	return a.shape == b.shape && a.plain == b.plain && a.text == b.text && slices.EqualFunc(a.items, b.items, sameNode)
}

// seenKeys remembers the keys of a mapping.
type seenKeys struct {
	known   []seenKey // by field
	unknown map[string]seenKey
}

type seenKey struct {
	first *node
	at    int // where that is in its mapping
	times int
}

// any reports whether one of the keys of o was there.
func (s *seenKeys) any(o *Object, keys []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return s.known[o.field(key)].times > 0 })
}

// add counts a key, field being the one that it belongs to or -1.
func (s *seenKeys) add(field int, key *node, at int) seenKey {
	k := s.unknown[key.text]
	if field >= 0 {
		k = s.known[field]
	}
	if k.times++; k.times == 1 {
		k.first, k.at = key, at
	}
	if field >= 0 {
		s.known[field] = k
		return k
	}
	if s.unknown == nil {
		s.unknown = map[string]seenKey{}
	}
	s.unknown[key.text] = k
	return k
}

// field reads the value or the values of a field.
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

// notListed says how to write what is not a list as one.
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

// value reads a single value, which is at index where the field is a list.
func (r *reader) value(f *Field, owner any, n *node, index int) {
	if n.shape == broken {
		if f.Object != nil && f.Arity == Many {
			r.lost = addField(r.lost, f)
		}
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

const hintComment = "what follows a # is a comment, unless it is in quotes"

// nameless reports whether the name by which references may mean an entry could not be
// read.
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

// mapping reads what may be in place of a single value: a source with its
// title, or a name in several languages.
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

// blank reports a value that is there but says nothing.
func (r *reader) blank(f *Field, n *node, format string) {
	rule, advice := ruleWrongType, "write it or leave it out"
	if f.Required {
		rule, advice = f.missing, "it is required"
	}
	finding := r.add(rule, r.pos(n), r.path.String(), format, f.Key, advice)
	if n.cut {
		finding.Hint = hintComment
	}
	if n.text == "null" || n.text == "~" {
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
			r.add(ruleWrongType, r.pos(n), r.path.String(), "a space is missing after the colon of %s", quoted(w)).Hint = "write " + spaced(w)
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
