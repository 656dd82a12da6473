package edit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// plan plans one edit. If it takes several steps, it plans the first one and asks to be
// called again on the result.
func (d *doc) plan(e model.Edit) (again bool, err error) {
	if !fits(e.Value) {
		return false, refuse("a text holds what no map may hold")
	}
	t, err := d.resolve(e.Path)
	if err != nil {
		return false, err
	}
	switch e.Op {
	case model.EditAdd:
		return false, d.add(t, e)
	case model.EditSet:
		return d.set(t, e)
	case model.EditRemove:
		if len(t.rest) > 0 {
			return false, refuse("%q is not in the map", e.Path)
		}
		return false, d.take1(t, e.Path)
	case model.EditRename:
		return false, d.rename(t, e)
	case model.EditMove:
		if len(t.rest) > 0 || t.node.Owner == nil {
			return false, refuse("%q is not in the map", e.Path)
		}
		return false, d.move(t.node.Owner, e.Number-1)
	}
	return false, refuse("%q is not an edit", string(e.Op))
}

// fits reports whether a value can be written to a file.
func fits(v model.Value) bool {
	ok := strings.ToValidUTF8(v.Text, "") == v.Text
	for _, x := range v.Items {
		ok = ok && fits(x)
	}
	for _, x := range v.Fields {
		ok = ok && fits(x.Value)
	}
	return ok
}

// take1 removes what a path leads to.
func (d *doc) take1(t target, path string) error {
	switch {
	case t.node.Owner == nil:
		return refuse("the whole map can't be removed")
	case t.steps > 0 && t.thing != nil && t.node == t.thing.at:
		return refuse("%q is all that the entry says; remove the entry", path)
	}
	return d.remove(t.node.Owner)
}

func (d *doc) add(t target, e model.Edit) error {
	list := model.Value{Items: []model.Value{e.Value}}
	if len(t.rest) > 0 {
		f := d.fieldOf(t)
		if f != nil && f.Arity == parse.One {
			return refuse("%q is not a list; set it", e.Path)
		}
		return d.create(t, list)
	}
	n, f := t.node, t.node.Field()
	switch {
	case n.IsList():
		if e.Number < 0 || e.Number > len(n.Entries)+1 {
			return refuse("%q has positions 1 to %d", e.Path, len(n.Entries)+1)
		}
		var behind *parse.Entry
		if e.Number == 0 && len(n.Entries) > 0 {
			behind = n.Entries[len(n.Entries)-1]
		} else if e.Number > 1 {
			behind = n.Entries[e.Number-2]
		}
		return d.insert(n, behind, "", e.Value)
	case n.IsMapping() && f != nil && f.Arity == parse.OneOrMany && len(n.Entries) > 0 && e.Number == 0:
		return d.listOf(n, e.Value)
	case f == nil || f.Arity == parse.One || n.IsMapping():
		return refuse("%q is not a list; set it", e.Path)
	case n.Empty():
		return d.replace(n, list)
	}
	list.Items = []model.Value{model.TextValue(n.Text()), e.Value}
	return d.replace(n, list)
}

// listOf makes a list of a single mapping and one more item. Comments inside the mapping
// would be lost; if there are any, reading back refuses the edit.
func (d *doc) listOf(n *parse.Node, more model.Value) error {
	if !n.Flow || n.Owner.In.Flow {
		gone := len(d.gone)
		err := d.replace(n, model.Value{Items: []model.Value{valueOf(n), more}})
		d.gone = d.gone[:min(gone, len(d.gone))]
		return err
	}
	if err := d.take(n, ""); err != nil {
		return err
	}
	f, was := n.Field(), *d.known[n]
	d.known[n].set(&data{list: true, pairs: []*pair{{val: &was}, {val: made(f, more)}}})
	dash := "\n" + pad(d.entryIndent(n.Owner)+d.dash) + "- "
	d.put(n.Owner.After, n.From, dash)
	d.put(d.lineEnd(n.To), d.lineEnd(n.To), dash+d.flow(f, more, []*parse.Node{n}))
	return nil
}

// fieldOf returns the field that a path leads to.
func (d *doc) fieldOf(t target) *parse.Field {
	f := t.node.Field()
	for _, key := range t.rest {
		f = f.Below(key)
	}
	return f
}

func (d *doc) set(t target, e model.Edit) (again bool, err error) {
	v, f := e.Value, d.fieldOf(t)
	text := isText(v)
	switch {
	case t.thing != nil && len(t.rest) == 0 && t.steps == 0 && (text || v.Items != nil):
		return false, refuse("%q is an entry; set one of its fields", e.Path)
	case text && v.Text == "" && len(t.rest) > 0:
		return false, nil // it is not there
	case text && v.Text == "":
		return false, d.take1(t, e.Path)
	case text && t.thing != nil && t.steps == 1 && lastKey(t) == "id":
		return false, d.rename(t, model.Edit{Path: e.Path, To: v.Text})
	case text && t.thing != nil && (t.steps == 1 && isNameOf(t) || isTranslation(t)):
		return false, d.nameAgain(t, v.Text)
	case text && f != nil && f.Arity != parse.One && (!f.TakesOne() || len(t.rest) == 0 && t.node.IsList()):
		v = model.Value{Items: []model.Value{v}}
	}
	if len(t.rest) > 0 {
		return false, d.create(t, v)
	}
	return d.approach(t.node, v)
}

// lastKey returns the key that a path ends with.
func lastKey(t target) string {
	if len(t.rest) > 0 {
		return t.rest[len(t.rest)-1]
	}
	if t.node.Owner != nil && t.node.Owner.Key != nil {
		return t.node.Owner.Key.Text()
	}
	return ""
}

// create writes a value for keys that do not exist.
func (d *doc) create(t target, v model.Value) error {
	key := t.rest[0]
	for _, k := range slices.Backward(t.rest[1:]) {
		v = model.Value{Fields: []model.FieldValue{{Key: k, Value: v}}}
	}
	n := t.node
	o := n.Object()
	switch {
	case n.IsMapping():
		return d.insert(n, behind(n, o, key), key, v)
	case n.IsList() || !n.Empty() && (o == nil || o.Short == ""):
		return refuse("%q can't be set: it has no keys there", key)
	case n.Empty():
		return d.replace(n, model.Value{Fields: []model.FieldValue{{Key: key, Value: v}}})
	}
	// A scalar is in place of a mapping.
	fields := []model.FieldValue{{Key: o.Short, Value: model.TextValue(n.Text())}, {Key: key, Value: v}}
	slices.SortStableFunc(fields, func(a, b model.FieldValue) int { return cmp.Compare(o.Rank(a.Key), o.Rank(b.Key)) })
	return d.replace(n, model.Value{Fields: fields})
}

// behind returns the entry that a new key follows in the order of the field table, or nil
// if the key comes first.
func behind(n *parse.Node, o *parse.Object, key string) *parse.Entry {
	var last *parse.Entry
	for _, e := range n.Entries {
		if o.Rank(e.Key.Text()) <= o.Rank(key) {
			last = e
		}
	}
	return last
}

// approach takes one step from the existing value towards another one.
func (d *doc) approach(n *parse.Node, v model.Value) (again bool, err error) {
	f := n.Field()
	want := made(f, v)
	if equal(d.known[n], want) || want.typed && d.known[n].text == want.text && !d.known[n].quote && want.scalar() {
		return false, nil
	}
	switch {
	case v.Items != nil && n.IsList() && len(n.Entries) > 0:
		return d.approachList(n, want, v)
	case v.Fields != nil && n.IsMapping() && len(n.Entries) > 0:
		return d.approachMapping(n, want, v)
	case isText(v) && n.IsMapping():
		return false, refuse("it has fields; set one of them")
	}
	return false, d.replace(n, v)
}

func (d *doc) approachList(n *parse.Node, want *data, v model.Value) (again bool, err error) {
	has := func(pairs []*pair, x *data) bool {
		return slices.ContainsFunc(pairs, func(p *pair) bool { return equal(p.val, x) })
	}
	now := d.known[n].pairs
	if !slices.ContainsFunc(now, func(p *pair) bool { return has(want.pairs, p.val) }) {
		return false, d.replace(n, v)
	}
	i := 0
	for i < len(now) && i < len(want.pairs) && equal(now[i].val, want.pairs[i].val) {
		i++
	}
	if i < len(now) && (i >= len(want.pairs) || !has(want.pairs[i:], now[i].val)) {
		return true, d.remove(n.Entries[i])
	}
	var behind *parse.Entry
	if i > 0 {
		behind = n.Entries[i-1]
	}
	return true, d.insert(n, behind, "", v.Items[i])
}

func (d *doc) approachMapping(n *parse.Node, want *data, v model.Value) (again bool, err error) {
	for _, e := range n.Entries {
		i := slices.IndexFunc(v.Fields, func(x model.FieldValue) bool { return x.Key == e.Key.Text() })
		if i < 0 {
			if len(n.Entries) == 1 {
				return false, d.replace(n, v)
			}
			return true, d.remove(e)
		}
		if !equal(d.known[e.Val], want.pairs[i].val) {
			_, err := d.approach(e.Val, v.Fields[i].Value)
			return true, err
		}
	}
	o := n.Object()
	for _, x := range v.Fields {
		if entryOf(n, x.Key, 1) == nil {
			return true, d.insert(n, behind(n, o, x.Key), x.Key, x.Value)
		}
	}
	return false, d.replace(n, v)
}
