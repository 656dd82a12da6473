package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/ospomap/ospomap/model"
)

// group is a set of things that references may name.
type group struct {
	spans  map[string]model.Span // by id
	exact  map[string][]string   // ids by name
	folded map[string][]string   // ids by name, case and spacing aside
	list   []named               // what has an id, in file order
}

// named is something that references may name.
type named struct {
	id    string
	names []string // the one that is shown first
	own   bool     // it is known by its id, since its name is a sentence
}

// newGroup is a group for that many things.
func newGroup(n int) group {
	return group{
		spans: make(map[string]model.Span, n), exact: make(map[string][]string, n), folded: make(map[string][]string, n),
		list: make([]named, 0, n),
	}
}

func (g *group) add(id string, own bool, pos model.Pos, name string, more []model.Translation) {
	if id == "" {
		return
	}
	if _, again := g.spans[id]; !again {
		g.spans[id] = pos.Span()
	}
	n := named{id: id, own: own, names: make([]string, 0, 1+len(more))}
	note := func(text string) {
		if text != "" && !slices.Contains(n.names, text) {
			n.names = append(n.names, text)
			addNew(g.exact, text, id)
			addNew(g.folded, fold(text), id)
		}
	}
	note(name)
	for _, t := range more {
		note(t.Text)
	}
	g.list = append(g.list, n)
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
// composed letters, runs of spaces, joiners.
func fold(name string) string {
	if plainFold(name) {
		return name
	}
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(model.WithoutJoiners(name)))), " ")
}

// plainFold reports whether folding leaves a name as it is, as most ids: small
// letters of ASCII, digits and signs, one space between words.
func plainFold(name string) bool {
	blank := true // what is before
	for i := range len(name) {
		c := name[i]
		if c == ' ' && blank || c < ' ' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
		blank = c == ' '
	}
	return !blank
}

// referents is everything that can be referred to.
type referents struct {
	office, people, stakeholders, goals, objectives, expectations group
}

func newReferents(m *model.Map) *referents {
	wishes := 0
	for _, s := range m.Stakeholders {
		wishes += len(s.Expectations) + len(s.Needs)
	}
	x := &referents{
		office: newGroup(1), people: newGroup(len(m.People)), stakeholders: newGroup(len(m.Stakeholders)),
		goals: newGroup(len(m.Organization.Goals)), objectives: newGroup(len(m.OSPO.Objectives)), expectations: newGroup(wishes),
	}
	x.office.add(model.OSPOID, false, m.OSPO.Pos, m.OSPO.Name, m.OSPO.Names)
	// However the office is called, everybody writes "OSPO".
	addNew(x.office.folded, model.OSPOID, model.OSPOID)
	for _, p := range m.People {
		x.people.add(p.ID, false, p.Pos, p.Name, p.Names)
	}
	for _, s := range m.Stakeholders {
		x.stakeholders.add(s.ID, false, s.Pos, s.Name, s.Names)
		for _, e := range slices.Concat(s.Expectations, s.Needs) {
			x.expectations.add(e.ID, e.Has("id"), e.Pos, e.Text, nil)
		}
	}
	for _, g := range m.Organization.Goals {
		x.goals.add(g.ID, true, g.Pos, g.Name, g.Names)
	}
	for _, o := range m.OSPO.Objectives {
		x.objectives.add(o.ID, true, o.Pos, o.Name, o.Names)
	}
	return x
}

// groups lists what a reference of that kind may name, and says it in words.
func (x *referents) groups(kind model.RefKind) (list []*group, plural string) {
	switch kind {
	case model.RefParty:
		return []*group{&x.stakeholders, &x.office}, "stakeholders"
	case model.RefStakeholder:
		return []*group{&x.stakeholders}, "stakeholders"
	case model.RefPerson:
		return []*group{&x.people}, "people"
	case model.RefAnyone:
		return []*group{&x.people, &x.stakeholders, &x.office}, "people and stakeholders"
	case model.RefGoal:
		return []*group{&x.goals}, "goals"
	case model.RefWork:
		return []*group{&x.goals, &x.objectives}, "goals and objectives"
	case model.RefExpectation:
		return []*group{&x.expectations}, "expectations and needs"
	}
	panic("no groups for references to " + string(kind))
}

// resolveRefs finds what each reference of the map names: by id, else by name,
// else by name in any case. A name that several have is reported; a reference
// that names nothing gets advice instead.
func (r *reader) resolveRefs() {
	x := newReferents(r.m)
	var unknown []*model.Ref
	for _, ref := range r.m.Refs {
		groups, _ := x.groups(ref.Kind)
		ids := find(groups, ref.Text)
		switch {
		case len(ids) == 1:
			ref.ID = ids[0]
		case len(ids) > 1:
			ref.Ambiguous = true
			reportAmbiguous(r.problems, groups, ref, ids)
		default:
			unknown = append(unknown, ref)
		}
	}
	for _, member := range r.members {
		if ids := find([]*group{&x.stakeholders}, member.Name); len(ids) == 1 {
			member.Party = &model.Ref{Text: member.Name, ID: ids[0], Kind: model.RefStakeholder, Pos: member.At("name")}
		}
	}
	unknown = r.withoutLost(unknown)
	if len(unknown) > 0 {
		x.advise(r.m, unknown[:min(len(unknown), maxAdvised)])
	}
}

// withoutLost takes out of the map's references, and out of those that are unknown,
// what may name an entry of a list that could not be read. One mistake is reported once.
func (r *reader) withoutLost(unknown []*model.Ref) []*model.Ref {
	isLost := func(ref *model.Ref) bool {
		return slices.ContainsFunc(r.lost, func(f *Field) bool {
			return f.Key == "people" && (ref.Kind == model.RefPerson || ref.Kind == model.RefAnyone) ||
				f.Key == "stakeholders" && !slices.Contains([]model.RefKind{model.RefPerson, model.RefGoal, model.RefWork}, ref.Kind) ||
				(f.Key == "organization" || f.Key == "goals" && f.Object != nil) && (ref.Kind == model.RefGoal || ref.Kind == model.RefWork) ||
				f.Key == "objectives" && ref.Kind == model.RefWork ||
				(f.Key == "expectations" || f.Key == "needs") && ref.Kind == model.RefExpectation ||
				f.Key == "ospo" && slices.Contains([]model.RefKind{model.RefWork, model.RefParty, model.RefAnyone}, ref.Kind)
		})
	}
	if len(r.lost) > 0 {
		r.m.Refs = slices.DeleteFunc(r.m.Refs, func(ref *model.Ref) bool { return slices.Contains(unknown, ref) && isLost(ref) })
		unknown = slices.DeleteFunc(unknown, isLost)
	}
	return unknown
}

// find lists the different ids that a text may mean.
func find(groups []*group, text string) []string {
	for _, g := range groups {
		if _, ok := g.spans[text]; ok {
			return []string{text}
		}
	}
	if ids := idsOf(groups, func(g *group) []string { return g.exact[text] }); len(ids) > 0 {
		return ids
	}
	folded := fold(text)
	return idsOf(groups, func(g *group) []string { return g.folded[folded] })
}

func idsOf(groups []*group, ids func(*group) []string) []string {
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

func reportAmbiguous(probs *problems, groups []*group, ref *model.Ref, ids []string) {
	f := probs.add(ruleAmbiguous, ref.Pos, ref.Path, "%s is the name of more than one; write the id: %s", quoted(ref.Text), orList(quotedAll(ids)))
	for _, id := range ids {
		for _, g := range groups {
			if span, ok := g.spans[id]; ok && !span.IsZero() {
				f.Related = append(f.Related, model.Related{Pos: span.In(probs.file), Message: quote(id) + " is here"})
				break
			}
		}
	}
}
