package edit

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// renaming is a change of the id and the name of an entry.
type renaming struct {
	kind             model.SubjectKind
	old, new         string // ids
	oldName, newName string
}

// rename gives the entry that a path begins with another id.
func (d *doc) rename(t target, e model.Edit) error {
	switch {
	case len(t.rest) == 0 && e.Op == model.EditRename && t.node.Owner != nil && t.node.Owner.Key != nil && (t.thing == nil || t.node != t.thing.at):
		return d.renameKey(t.node.Owner, e.To)
	case t.thing == nil || t.thing.kind == model.AboutAccept:
		return refuse("%q has no id", e.Path)
	case e.To == "":
		return refuse("%q needs a new id", e.Path)
	case t.thing.id == e.To:
		return nil
	}
	n := t.thing.at
	id := entryOf(n, "id", 1)
	var err error
	if id != nil {
		err = d.replace(id.Val, model.TextValue(e.To))
	} else {
		err = d.create(target{node: n, rest: []string{"id"}}, model.TextValue(e.To))
	}
	if err != nil {
		return err
	}
	return d.follow(renaming{t.thing.kind, t.thing.id, e.To, t.thing.name, t.thing.name})
}

// renameKey gives a field another key.
func (d *doc) renameKey(e *parse.Entry, key string) error {
	if entryOf(e.In, key, 1) != nil {
		return refuse("there is a key %q already", key)
	}
	if d.claims[claim{e.In, "+" + key}] {
		return errConflict
	}
	if err := d.take(e.In, "="+key); err != nil {
		return err
	}
	for _, p := range d.known[e.In].pairs {
		if p.val == d.known[e.Val] {
			p.key = key
		}
	}
	d.put(e.Key.From, e.Key.To, parse.ScalarText(nil, key, e.Key.Mark(), e.In.Flow))
	return nil
}

// isNameOf reports whether a path leads to the field that a missing id is derived from.
func isNameOf(t target) bool {
	switch t.thing.kind {
	case model.AboutCollaboration, model.AboutAccept:
		return false
	case model.AboutExpectation:
		return len(t.rest) == 0 && (t.node == t.thing.at || lastKey(t) == "text")
	}
	return len(t.rest) == 0 && lastKey(t) == "name" && !t.node.IsMapping()
}

// isTranslation reports whether a path leads to the name of an entry in one language.
func isTranslation(t target) bool {
	if t.steps != 2 || len(t.rest) > 0 || t.node.Owner == nil || t.node.Owner.In.Owner == nil {
		return false
	}
	names := t.node.Owner.In.Owner
	return names.In == t.thing.at && names.Key != nil && names.Key.Text() == "name"
}

// nameAgain gives an entry another name, and another id if that is derived from the name.
func (d *doc) nameAgain(t target, name string) error {
	r := renaming{t.thing.kind, t.thing.id, t.thing.id, t.thing.name, strings.TrimSpace(name)}
	if isTranslation(t) {
		r.oldName = strings.TrimSpace(t.node.Text())
	}
	if r.oldName == r.newName {
		return nil
	}
	if entryOf(t.thing.at, "id", 1) == nil && r.oldName == t.thing.name {
		r.new = parse.Slug(r.newName)
	}
	if err := d.replace(t.node, model.TextValue(name)); err != nil {
		return err
	}
	return d.follow(r)
}

// word returns the replacement of a word that names the entry.
func (r *renaming) word(text string) string {
	switch {
	case text == r.old:
		return r.new
	case strings.EqualFold(text, r.oldName):
		return r.newName
	}
	return text
}

// follow writes the new id or name wherever the old one is referred to.
func (d *doc) follow(r renaming) error {
	d.renamed = &r
	put := func(at model.Pos, text string) error {
		to := r.word(text)
		n := d.at(at)
		if to == text || n == nil || d.claims[claim{n, ""}] {
			return nil
		}
		return d.replace(n, model.TextValue(to))
	}
	for _, ref := range d.m.Refs {
		if ref.ID == r.old && slices.Contains(ref.Kind.Names(), r.kind) {
			if err := put(ref.Pos, ref.Text); err != nil {
				return err
			}
		}
	}
	for _, s := range d.m.Stakeholders {
		for _, member := range slices.Concat(s.Members, s.Contacts) {
			if p := member.Party; p != nil && p.ID == r.old && slices.Contains(p.Kind.Names(), r.kind) {
				if err := put(p.Pos, p.Text); err != nil {
					return err
				}
			}
		}
	}
	for _, a := range d.m.Accepts {
		if n := d.at(a.At("target")); a.Has("target") && n != nil {
			if to := r.target(a.Target); to != a.Target {
				if err := d.replace(n, model.TextValue(to)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// target returns the target of a waiver after the renaming: an entry by its id or name,
// in any case, or a collaboration by its ends: "ospo>legal/report".
func (r *renaming) target(text string) string {
	if strings.EqualFold(text, r.old) {
		return r.new
	}
	if strings.EqualFold(text, r.oldName) {
		return r.newName
	}
	from, rest, ok := strings.Cut(text, ">")
	if !ok || r.kind != model.AboutStakeholder {
		return text
	}
	end, tail := rest, ""
	if i := strings.IndexAny(rest, "/#"); i >= 0 {
		end, tail = rest[:i], rest[i:]
	}
	return after(from, r) + ">" + after(end, r) + tail
}

func after(id string, r *renaming) string {
	if id == r.old {
		return r.new
	}
	return id
}

// follows checks that every reference leads where it did before.
func (d *doc) follows(text []byte) error {
	r := d.renamed
	if r == nil {
		return nil
	}
	m, findings := parse.Parse("map", text)
	if len(findings) > len(d.findings) {
		return nil // the new findings are the better reason to refuse
	}
	if len(m.Refs) != len(d.m.Refs) {
		return refuse("a reference would be lost")
	}
	for i, before := range d.m.Refs {
		want := before.ID
		if want == r.old && slices.Contains(before.Kind.Names(), r.kind) {
			want = r.new
		}
		if got := m.Refs[i]; got.ID != want && want != "" {
			return refuse("%q would no longer name what it names", got.Text)
		}
	}
	return nil
}
