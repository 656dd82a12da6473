package parse

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/ospomap/ospomap/model"
)

// maxNear limits how many unknown references get a suggestion. A hostile file
// could hold a hundred thousand.
const maxNear = 100

// group is a set of things that references may name.
type group struct {
	pos    map[string]model.Pos // by id
	exact  map[string][]string  // ids by name
	folded map[string][]string  // ids by name, case and spacing aside
	words  []string             // ids and names in file order, for suggestions
}

func (g *group) add(id, name string, pos model.Pos) {
	if g.pos == nil {
		g.pos, g.exact, g.folded = map[string]model.Pos{}, map[string][]string{}, map[string][]string{}
	}
	if id == "" {
		return
	}
	if _, again := g.pos[id]; !again {
		g.pos[id] = pos
		g.words = append(g.words, id)
	}
	if name == "" {
		return
	}
	addNew(g.exact, name, id)
	addNew(g.folded, fold(name), id)
	if name != id {
		g.words = append(g.words, name)
	}
}

// alsoCalled lets references use a name in any of its languages.
func (g *group) alsoCalled(id string, names []model.Translation) {
	for _, n := range names {
		g.add(id, n.Text, model.Pos{})
	}
}

// maxNamesakes limits how many ids of one name are kept: more than a person
// would read, and few enough to compare pair by pair.
const maxNamesakes = 8

func addNew(ids map[string][]string, name, id string) {
	if known := ids[name]; len(known) < maxNamesakes && !slices.Contains(known, id) {
		ids[name] = append(known, id)
	}
}

// fold is a name with the differences removed that nobody means: case, width,
// composed letters, runs of spaces.
func fold(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(name))), " ")
}

// index is everything that can be referred to.
type index struct {
	office, people, stakeholders, goals, objectives, expectations group
}

func newIndex(m *model.Map) *index {
	x := &index{}
	x.office.add(model.OSPOID, m.OSPO.Name, m.OSPO.Pos)
	// However the office is called, everybody writes "OSPO".
	addNew(x.office.folded, model.OSPOID, model.OSPOID)
	x.office.alsoCalled(model.OSPOID, m.OSPO.Names)
	for _, p := range m.People {
		x.people.add(p.ID, p.Name, p.Pos)
		x.people.alsoCalled(p.ID, p.Names)
	}
	for _, s := range m.Stakeholders {
		x.stakeholders.add(s.ID, s.Name, s.Pos)
		x.stakeholders.alsoCalled(s.ID, s.Names)
		for _, e := range slices.Concat(s.Expectations, s.Needs) {
			x.expectations.add(e.ID, e.Text, e.Pos)
		}
	}
	for _, g := range m.Organization.Goals {
		x.goals.add(g.ID, g.Name, g.Pos)
		x.goals.alsoCalled(g.ID, g.Names)
	}
	for _, o := range m.OSPO.Objectives {
		x.objectives.add(o.ID, o.Name, o.Pos)
		x.objectives.alsoCalled(o.ID, o.Names)
	}
	return x
}

// groups lists what a reference of that kind may name.
func (x *index) groups(kind model.RefKind) []*group {
	switch kind {
	case model.RefParty:
		return []*group{&x.stakeholders, &x.office}
	case model.RefStakeholder:
		return []*group{&x.stakeholders}
	case model.RefPerson:
		return []*group{&x.people}
	case model.RefAnyone:
		return []*group{&x.people, &x.stakeholders, &x.office}
	case model.RefGoal:
		return []*group{&x.goals}
	case model.RefWork:
		return []*group{&x.goals, &x.objectives}
	case model.RefExpectation:
		return []*group{&x.expectations}
	}
	panic("no groups for references to " + string(kind))
}

// resolveRefs finds what each reference of the map names: by id, else by name,
// else by name in any case. A name that several have is reported; a reference
// that names nothing gets the nearest word instead.
func (r *reader) resolveRefs() {
	x, near := newIndex(r.m), 0
	for _, ref := range r.m.Refs {
		groups := x.groups(ref.Kind)
		ids := find(groups, ref.Text)
		switch {
		case len(ids) == 1:
			ref.ID = ids[0]
		case len(ids) > 1:
			ref.Ambiguous = true
			reportAmbiguous(r.report, groups, ref, ids)
		case near < maxNear:
			near++
			ref.Near = nearest(groups, ref.Text)
		}
	}
	for _, member := range r.members {
		if ids := find([]*group{&x.stakeholders}, member.Name); len(ids) == 1 {
			member.Party = &model.Ref{Text: member.Name, ID: ids[0], Kind: model.RefStakeholder, Pos: member.At("name")}
		}
	}
}

// find lists the different ids that a text may mean.
func find(groups []*group, text string) []string {
	for _, g := range groups {
		if _, ok := g.pos[text]; ok {
			return []string{text}
		}
	}
	if ids := named(groups, func(g *group) []string { return g.exact[text] }); len(ids) > 0 {
		return ids
	}
	folded := fold(text)
	return named(groups, func(g *group) []string { return g.folded[folded] })
}

func named(groups []*group, ids func(*group) []string) []string {
	var all []string
	for _, g := range groups {
		for _, id := range ids(g) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

func nearest(groups []*group, text string) string {
	var words []string
	for _, g := range groups {
		words = append(words, g.words...)
	}
	return model.Near(text, words)
}

func reportAmbiguous(rep *report, groups []*group, ref *model.Ref, ids []string) {
	quotedIDs := make([]string, len(ids))
	for i, id := range ids {
		quotedIDs[i] = quote(id)
	}
	f := rep.add(ruleAmbiguous, ref.Pos, ref.Path, "%s is the name of more than one; write the id: %s", quoted(ref.Text), orList(quotedIDs))
	for _, id := range ids {
		for _, g := range groups {
			if pos, ok := g.pos[id]; ok && !pos.IsZero() {
				f.Related = append(f.Related, model.Related{Pos: pos, Message: quote(id) + " is here"})
				break
			}
		}
	}
}
