package parse

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
)

// keySynonyms reads the tables of keys and headings on first use. It holds, by object,
// the key that each synonym stands for. Only headings that stand for a single key count.
var keySynonyms = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	var objects []string
	for line := range strings.Lines(keyTable) {
		line = strings.TrimSpace(line)
		if names, ok := strings.CutPrefix(line, "# "); ok {
			objects = strings.Fields(names)
			continue
		}
		key, others, _ := strings.Cut(line, " = ")
		for _, name := range objects {
			addSynonyms(all, name, key, others)
		}
	}
	headings := map[string]map[string]string{}
	object := ""
	for line := range strings.Lines(HeadingTable) {
		key, others, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if list, ok := strings.CutPrefix(key, "# "); ok {
			parent, last, nested := strings.Cut(list, ".")
			if object = ListOf(list).Name; !nested {
				parent, last = mapObject().Name, list
			}
			addSynonyms(headings, parent, last, others)
		} else if object != "" && !strings.Contains(key, ".") {
			addSynonyms(headings, object, key, others)
		}
	}
	for name, keys := range headings {
		for word, key := range keys {
			if all[name] == nil {
				all[name] = map[string]string{}
			}
			if all[name][word] == "" && key != ambiguous {
				all[name][word] = key
			}
		}
	}
	return all
})

// ambiguous marks a synonym of more than one key.
const ambiguous = "?"

// addSynonyms records others as synonyms for a key of an object.
func addSynonyms(all map[string]map[string]string, object, key, others string) {
	if all[object] == nil {
		all[object] = map[string]string{}
	}
	for _, s := range strings.Split(others, ", ") {
		switch k := wordKey(s); all[object][k] {
		case "", key:
			all[object][k] = key
		default:
			all[object][k] = ambiguous
		}
	}
}

// meantKey returns the field that an unknown key stands for, or -1 if that is not clear.
func (o *Object) meantKey(text string) int {
	british := strings.NewReplacer("organis", "organiz", "licence", "license", "programme", "program")
	key := british.Replace(wordKey(text))
	for i := range o.Fields {
		if k := wordKey(o.Fields[i].Key); k == key || singular(k) == singular(key) {
			return i
		}
	}
	if i := o.field(keySynonyms()[o.Name][wordKey(text)]); i >= 0 {
		return i
	}
	if len(o.homes(text)) > 0 || len(key) < 3 {
		return -1
	}
	if near := model.Near(text, o.keys()); near != "" && (len(key) > 3 || len(near) > len(key)) { // of a three-letter key, a letter may be missing
		return o.field(near)
	}
	return -1
}

// lacking returns the one required field that is missing, if exactly one unknown key may
// stand for it, perhaps in an unsupported language; otherwise -1. It is sure if the value
// is a known word of the field.
func (x *opened) lacking(i int) (lacking int, sure bool) {
	if len(x.items) > 2*len(x.o.Fields) {
		return -1, false
	}
	there, unclear := make([]bool, len(x.o.Fields)), []*node{}
	for j := 0; j < len(x.items); j += 2 {
		key := x.items[j].text
		field := x.o.field(key)
		if field < 0 {
			field = x.o.meantKey(key)
		}
		if field >= 0 {
			there[field] = true
		} else if j == i || len(x.o.homes(key)) == 0 {
			unclear = append(unclear, x.items[j+1])
		}
	}
	lacking = -1
	for j, f := range x.o.Fields {
		switch {
		case !f.Required || there[j] || slices.ContainsFunc(f.Unless, func(key string) bool { return there[x.o.field(key)] }):
		case lacking >= 0:
			return -1, false
		default:
			lacking = j
		}
	}
	if lacking < 0 {
		return -1, false
	}
	f := &x.o.Fields[lacking]
	fit := slices.DeleteFunc(unclear, func(n *node) bool { return !f.fits(n) || !f.understands(n) })
	if len(fit) != 1 || fit[0] != x.items[i+1] {
		return -1, false
	}
	_, sure = f.known(fit[0].text)
	return lacking, sure
}

// understands reports whether n, or the first item of a list, has keys of the field's
// object. It is true for anything but a mapping.
func (f *Field) understands(n *node) bool {
	if n.shape == list && len(n.items) > 0 {
		n = n.items[0]
	}
	for i := 0; i < len(n.items); i += 2 {
		if o := f.mapping(); o != nil && (o.field(n.items[i].text) >= 0 || o.meantKey(n.items[i].text) >= 0) {
			return true
		}
	}
	return n.shape != mapping
}

// singular returns a key without its plural ending.
func singular(key string) string {
	if word, ok := strings.CutSuffix(key, "ies"); ok {
		return word + "y"
	}
	return strings.TrimSuffix(key, "s")
}

// allObjects lists every kind of mapping in a map file.
var allObjects = sync.OnceValue(func() []*Object {
	var all []*Object
	var visit func(o *Object)
	visit = func(o *Object) {
		if o == nil || slices.Contains(all, o) {
			return
		}
		all = append(all, o)
		for i := range o.Fields {
			visit(o.Fields[i].mapping())
		}
	}
	visit(mapObject())
	return all
})

// homes returns the labels of the other kinds of mapping that have the key.
func (o *Object) homes(key string) []string {
	var labels []string
	for _, other := range allObjects() {
		if other != o && slices.ContainsFunc(other.Fields, func(f Field) bool { return wordKey(f.Key) == wordKey(key) }) {
			labels = append(labels, other.Label)
		}
	}
	return labels
}

// unknownKey reports a key that the object does not have. If it is clear which key was
// meant, it returns that field, so that its value is read all the same and a misspelling
// causes no other finding.
func (x *opened) unknownKey(i int) (meant int) {
	o, key := x.o, x.items[i]
	if t := x.tally[ruleUnknownKey]; t != nil && t.count >= maxFindings {
		x.add(ruleUnknownKey, x.pos(key), "", "") // counted only
		return -1
	}
	if key, value := x.bareKey(i); key >= 0 {
		return x.withoutColon(i, key, value)
	}
	if end := o.field(strings.TrimSuffix(key.text, ":")); end >= 0 && x.braces && x.items[i+1].empty() && o.Fields[end].Required && !hasKey(x.items, o.Fields[end].Key) {
		return end // "perspective:}", whose value is reported as missing
	}
	if x.bareWords(i) || x.belongsAbove(i) || x.isPerspective(i) {
		return -1
	}
	f := x.add(ruleUnknownKey, x.pos(key), x.path.String(), "%s has no key %s", o.Label, quoted(key.text))
	homes := o.homes(key.text)
	sure := true
	if meant = o.meantKey(key.text); meant < 0 && len(homes) == 0 {
		meant, sure = x.lacking(i)
	}
	switch {
	case meant >= 0:
		field := &o.Fields[meant]
		f.Message += "; did you mean " + quote(field.Key) + "?"
		if !hasKey(x.items, field.Key) && sure {
			f.Fixes = []model.Fix{{Label: "write " + quote(field.Key), Safe: true, Edits: []model.Edit{
				{Op: model.EditRename, Path: x.path.String(), To: field.Key},
			}}}
		}
		f.Hint = field.Key + ": " + field.help()
		if !sure && field.Kind == KindWord {
			*x.seen(meant) = seenKey{key, i, 1} // one finding covers the unknown key and the missing one
			return -1
		}
		return meant
	case len(homes) > 0 && len(homes) <= maxHomes && slices.Contains(allObjects(), o):
		f.Message += "; " + quote(key.text) + " belongs to " + orList(homes)
		x.loseEntries(key.text)
	case o == mapObject(): // it may be any of the lists
		for j := range o.Fields {
			if part := &o.Fields[j]; part.Arity == Many && !hasKey(x.items, part.Key) && part.fits(x.items[i+1]) {
				x.lost = addField(x.lost, part)
			}
		}
	}
	f.Hint = o.keysHint()
	return meant
}

// maxHomes limits how many objects with a key are named; a key that many objects have is
// characteristic of none.
const maxHomes = 3

// bareWords reports words without a colon inside braces: the rest of a text that was cut
// at its commas, which may itself contain a colon. Consecutive ones are reported
// together, at the first.
func (x *opened) bareWords(i int) bool {
	o, items := x.o, x.items
	if !items[i].bare && !x.goesOn(i) {
		return false
	}
	if i >= 2 && items[i-2].bare {
		return true // already reported
	}
	last := i
	for items[i].bare && last+2 < len(items) && items[last+2].bare {
		if key, _ := x.bareKey(last + 2); key >= 0 {
			break
		}
		last += 2
	}
	span := items[i].span
	span.EndLine, span.EndColumn = items[last].span.EndLine, items[last].span.EndColumn
	pos := span.In(x.file)
	if i < 2 || items[i-1].shape != scalar || !items[i-1].plain || items[i-1].empty() {
		x.add(ruleUnknownKey, pos, x.path.String(), "%s stands alone", quoted(items[i].text)).
			Hint = `inside { } every key has a ":" and a value; a text with a comma needs quotes`
		return true
	}
	before := items[i-1]
	whole := joined(items, i, last)
	if !items[i].bare {
		whole += ": " + items[i+1].text
	}
	key := model.Printable(shorten(items[i-2].text))
	finding := x.add(ruleUnknownKey, pos, x.path.String(), "%s %s ends at the comma; a text with a comma needs quotes inside { }", key, quoted(before.text))
	finding.Hint = "write " + key + ": " + quote(whole)
	switch f := o.Field(key); {
	case f == nil:
	case f.isNumber() && f.meantNumber(whole) != "":
		finding.Message = key + " ends at the comma; a number has a point before its decimals and nothing between its thousands"
		finding.Hint = "write " + key + ": " + f.meantNumber(whole)
	case f.Kind == KindDate:
		if days := datesMeant(whole); len(days) == 1 {
			finding.Hint = "write " + key + ": " + days[0]
		}
	case f.Kind == KindWord && f.Arity == One:
		finding.Message = fmt.Sprintf("%s stands alone; %s takes one word", quoted(items[i].text), key)
		finding.Hint = "choose the one that matters most"
	case f.Arity != One:
		finding.Message = key + " ends at the comma; put a list in brackets"
		finding.Hint = "write " + key + ": [" + whole + "]"
	}
	return true
}

// goesOn reports whether words with a colon inside braces continue the text before them.
func (x *opened) goesOn(i int) bool {
	if !x.braces || i < 2 || !strings.Contains(x.items[i].text, " ") || !x.items[i-1].plain || x.items[i-1].empty() || x.items[i+1].shape != scalar {
		return false
	}
	f := x.o.Field(x.items[i-2].text)
	return f != nil && (f.Kind == KindName || f.Kind == KindLine || f.Kind == KindProse) && f.Arity == One && x.o.meantKey(x.items[i].text) < 0
}

// joined returns the text that commas split into the value before items[i] and the words
// up to items[last], as written.
func joined(items []*node, i, last int) string {
	whole, end := items[i-1].text, items[i-1].span.EndColumn
	for j := i; j <= last && len(whole) < 4*maxQuoted; j += 2 {
		if whole += ","; items[j].span.Column != end+1 {
			whole += " "
		}
		whole, end = whole+items[j].text, items[j].span.EndColumn
	}
	return whole
}

// bareKey returns the field named by a word inside braces that lacks its colon, or the
// space after it, and the value that follows; -1 if the word is just part of a text.
func (x *opened) bareKey(i int) (field int, value string) {
	keyNode, o := x.items[i], x.o
	text := keyNode.text
	key, value, glued := strings.Cut(text, ":")
	if !glued {
		key, value, _ = strings.Cut(text, " ")
		value = strings.TrimLeft(value, "= ")
		key, glued = strings.CutSuffix(key, ";") // only ever a mistyped colon
	}
	field = o.field(key)
	if !keyNode.bare || field < 0 || value == "" || strings.HasPrefix(value, "//") || hasKey(x.items, key) {
		return -1, ""
	}
	f := &o.Fields[field]
	if _, known := f.known(value); glued || f.Required || f.Kind == KindWord && known {
		return field, value
	}
	return -1, ""
}

// withoutColon reports what bareKey found and corrects the tree, so that nothing more is
// reported about it.
func (x *opened) withoutColon(i, field int, value string) int {
	n, key := x.items[i], x.o.Fields[field].Key
	message := "a colon is missing after " + quote(key)
	if strings.HasPrefix(n.text, key+":") {
		message = "a space is missing after the colon of " + quote(n.text)
	}
	x.add(ruleUnknownKey, x.pos(n), x.path.String(), "%s", message).Hint = "write " + key + ": " + model.Printable(shorten(value))
	n.bare, x.items[i+1] = false, &node{plain: true, text: value, span: n.span}
	return field
}

// gluedKey returns a "key:value" word without a space after its colon that is part of a
// plain scalar, because YAML took its line for a continuation; empty if there is none.
func (o *Object) gluedKey(n *node) string {
	if n.shape != scalar || !n.plain {
		return ""
	}
	words := strings.Fields(n.text)
	if !n.folded {
		words = words[:min(len(words), 1)]
	}
	for _, w := range words {
		if key, rest, ok := strings.Cut(strings.Replace(w, wideColon, ":", 1), ":"); ok && rest != "" && !strings.HasPrefix(rest, "//") && o.field(key) >= 0 {
			return w
		}
	}
	return ""
}

// equalsKey returns the key of o that begins the text and is followed by an equals sign
// in place of a colon: name = Legal; empty if there is none.
func (o *Object) equalsKey(n *node) string {
	key, rest, _ := strings.Cut(n.text, " ")
	if n.shape == scalar && n.plain && o.field(key) >= 0 && strings.HasPrefix(rest, "=") {
		return key
	}
	return ""
}

// valueOf returns what follows an equals sign, up to the next key of o.
func (o *Object) valueOf(text string) string {
	words := strings.Fields(strings.TrimLeft(text, " ="))
	if end := slices.IndexFunc(words, func(w string) bool { return o.field(w) >= 0 }); end > 0 {
		words = words[:end]
	}
	return model.Printable(shorten(strings.Join(words, " ")))
}

// spaced returns a key and its value with a space after the colon.
func spaced(glued string) string {
	key, value, _ := strings.Cut(strings.Replace(glued, wideColon, ":", 1), ":")
	return key + ": " + value
}
