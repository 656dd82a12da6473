package importing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// item is an entry that the map has or will have.
type item struct {
	list  string
	id    string
	names []string
	value entry            // in the map; nil for a new entry
	path  string           // the path that edits use
	new   *register.Record // nil for an entry of the map
	seen  bool             // a source has it
}

// called returns the name of an item, or its id if it has no name.
func (it *item) called() string {
	if len(it.names) > 0 {
		return it.names[0]
	}
	return it.id
}

// entry is an entry of a map, with its position.
type entry interface{ Own() *model.Entry }

// index holds the entries of a list in order, and finds them by what a text may call
// them: by id, by name, by the id that would be derived from the name, and by name
// without insignificant differences.
type index struct {
	all []*item
	by  [4]map[string][]*item // the most certain way first
}

func (x *index) add(it *item) {
	x.all = append(x.all, it)
	for way, keys := range [len(x.by)][]string{{it.id}, it.names, append(model.Each(it.names, parse.Slug), it.id), model.Each(it.names, nameKey)} {
		if x.by[way] == nil {
			x.by[way] = map[string][]*item{}
		}
		for i, key := range keys {
			if !slices.Contains(keys[:i], key) {
				x.by[way][key] = append(x.by[way][key], it)
			}
		}
	}
}

// withID returns the entries with an id.
func (x *index) withID(id string) []*item { return x.by[0][id] }

// keep drops the entries that do not satisfy the test.
func (x *index) keep(test func(*item) bool) {
	all := x.all
	*x = index{}
	for _, it := range all {
		if test(it) {
			x.add(it)
		}
	}
}

// find returns the item that a text names, in the most certain way that finds any. If
// that way finds several, it returns nil.
func find(text string, lists ...*index) *item {
	for way, key := range [...]string{text, text, parse.Slug(text), nameKey(text)} {
		var found []*item
		for _, x := range lists {
			found = append(found, x.by[way][key]...)
		}
		if len(found) == 1 {
			return found[0]
		} else if len(found) > 1 {
			return nil
		}
	}
	return nil
}

// items returns the entries of a map, by list.
func items(m *model.Map) map[string]*index {
	all := map[string]*index{}
	for _, list := range order {
		all[list] = &index{}
	}
	add := func(kind model.SubjectKind, id, name string, names []model.Translation, value entry) {
		list := edit.ListOf(kind)
		it := &item{list: list, id: id, names: []string{name}, value: value, path: string(kind) + "/" + id}
		for _, n := range names {
			it.names = append(it.names, n.Text)
		}
		all[list].add(it)
	}
	for _, s := range m.Stakeholders {
		add(model.AboutStakeholder, s.ID, s.Name, s.Names, s)
	}
	for _, p := range m.People {
		add(model.AboutPerson, p.ID, p.Name, p.Names, p)
	}
	for _, p := range m.Projects {
		add(model.AboutProject, p.ID, p.Name, p.Names, p)
	}
	for _, g := range m.Organization.Goals {
		add(model.AboutGoal, g.ID, g.Name, g.Names, g)
	}
	for _, o := range m.OSPO.Objectives {
		add(model.AboutObjective, o.ID, o.Name, o.Names, o)
	}
	for _, c := range slices.Concat(m.Collaborations, m.Activities) {
		all["collaborations"].add(&item{list: "collaborations", id: c.ID, value: c, path: fmt.Sprintf("collaborations[%d]", c.Index)})
	}
	return all
}

// refer returns the id that a text stands for in a reference of a kind.
func (p *planner) refer(kind model.RefKind, text string) (id string, ok bool) {
	if kind == model.RefParty || kind == model.RefAnyone {
		if isOffice(text) || parse.Slug(text) == parse.Slug(p.m.OSPO.Name) {
			return model.OSPOID, true
		}
	}
	if kind == model.RefExpectation {
		return p.expectation(text)
	}
	var all []*index
	for _, k := range kind.Names() {
		if x := p.items[edit.ListOf(k)]; x != nil {
			all = append(all, x)
		}
	}
	if same := p.o.same(text); same != "" && same != register.New {
		text = same
	}
	it := find(text, all...)
	if it == nil {
		return "", false
	}
	return it.id, true
}

// expectation finds an expectation or a need by its id or its text. One that comes from a
// source has no id yet: it is identified by its text, if no other has the same.
func (p *planner) expectation(text string) (id string, ok bool) {
	for _, s := range p.m.Stakeholders {
		for _, e := range slices.Concat(s.Expectations, s.Needs) {
			if e.ID == text || e.Text == text || parse.Slug(e.Text) == parse.Slug(text) {
				return e.ID, true
			}
		}
	}
	n := 0
	for r := range p.of {
		for _, e := range slices.Concat(r.All("expectations"), r.All("needs")) {
			if model.OneLine(e) == model.OneLine(text) {
				n++
			}
		}
	}
	return text, n == 1
}

// references reads a text as one reference or, if the field takes several, as those that
// commas and the like separate.
func (p *planner) references(f *parse.Field, text string) (ids, unknown []string) {
	known := func(text string) bool { _, ok := p.refer(f.Ref, text); return ok }
	parts := []string{text}
	if f.Arity != parse.One && !known(text) {
		parts = splitAt(text, "\n;")
		more := splitAt(text, "\n;,/")
		if f.Ref == model.RefPerson {
			parts, more = splitAt(text, "\n;"+p.comma), splitAt(andWords.Replace(text), "\n;,/&+")
		}
		if len(more) > len(parts) && slices.ContainsFunc(more, known) {
			parts = more
		}
	}
	for _, part := range parts {
		if id, ok := p.refer(f.Ref, part); ok {
			ids = append(ids, id)
		} else {
			unknown = append(unknown, part)
		}
	}
	return ids, unknown
}

// andWords replaces the words that join the names of people with semicolons.
var andWords = strings.NewReplacer(" and ", ";", " und ", ";", " et ", ";", " y ", ";", " e ", ";", " en ", ";", " i ", ";", " och ", ";", "、", ";")

func splitAt(text, separators string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// contacts drops people of the office, who are not contacts of a stakeholder unless the
// map says so. They may be its owners, which somebody has to decide.
func (p *planner) contacts(r *register.Record, v *register.Value) {
	var known []*model.Member
	if it := p.of[r]; it != nil {
		if s, ok := it.value.(*model.Stakeholder); ok {
			known = s.Contacts
		}
	}
	v.Texts = slices.DeleteFunc(slices.Clone(v.Texts), func(name string) bool {
		person := find(name, p.items["people"])
		if person == nil || person.value == nil || slices.ContainsFunc(known, func(m *model.Member) bool { return m.Name == name }) {
			return false
		}
		p.problem(v.At, false, "%q is a person of the office, and a contact is one of the stakeholder; if the column lists owners, a file for --mapping can say so", name)
		return true
	})
}
