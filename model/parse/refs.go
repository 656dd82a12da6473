package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/ospomap/ospomap/model"
)

// group is a set of things that references may name.
type group struct {
	spans  map[string]model.Span // by id
	list   []named               // everything with an id, in file order
	plural string                // their name in messages; empty for the office

	// exact and folded hold ids by name, and by name without case and spacing. They are
	// nil until a reference is not an id, which is rare.
	exact, folded map[string][]string
}

// named is something that references may name.
type named struct {
	id   string
	name string // the one that is displayed
	more []model.Translation
	own  bool // known by its id, since its name is a sentence
}

// names returns all names of n, the displayed one first.
func (n *named) names() []string {
	all := append(make([]string, 0, 1+len(n.more)), n.name)
	for _, t := range n.more {
		if !slices.Contains(all, t.Text) {
			all = append(all, t.Text)
		}
	}
	return slices.DeleteFunc(all, func(name string) bool { return name == "" })
}

// newGroup returns a group with room for n things.
func newGroup(n int, plural string) *group {
	return &group{spans: make(map[string]model.Span, n), list: make([]named, 0, n), plural: plural}
}

func (g *group) add(id string, own bool, pos model.Pos, name string, more []model.Translation) {
	if id == "" {
		return
	}
	if _, again := g.spans[id]; !again {
		g.spans[id] = pos.Span()
	}
	g.list = append(g.list, named{id: id, name: name, more: more, own: own})
}

// index builds exact and folded, once.
func (g *group) index() {
	if g.exact != nil {
		return
	}
	g.exact, g.folded = map[string][]string{}, map[string][]string{}
	for i := range g.list {
		n := &g.list[i]
		for _, name := range n.names() {
			addNew(g.exact, name, n.id)
			addNew(g.folded, fold(name), n.id)
		}
		if n.id == model.OSPOID && g.plural == "" {
			addNew(g.folded, n.id, n.id) // whatever the office is called, everybody writes "OSPO"
		}
	}
}

// maxNamesakes limits how many ids with the same name are kept: more than anybody would
// read, and few enough to compare in pairs.
const maxNamesakes = 8

func addNew(ids map[string][]string, name, id string) {
	if known := ids[name]; len(known) < maxNamesakes && !slices.Contains(known, id) {
		ids[name] = append(known, id)
	}
}

// fold removes insignificant differences from a name: case, width, composition of
// letters, runs of spaces, joiners.
func fold(name string) string {
	if plainFold(name) {
		return name
	}
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(model.WithoutJoiners(name)))), " ")
}

// plainFold reports whether folding leaves a name unchanged, as it does most ids:
// lower-case ASCII letters, digits and signs, with single spaces between words.
func plainFold(name string) bool {
	blank := true // the previous character is a space, or there is none
	for i := range len(name) {
		c := name[i]
		if c == ' ' && blank || c < ' ' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
		blank = c == ' '
	}
	return !blank
}

// referents holds everything that references may name.
type referents struct {
	of    map[model.SubjectKind]*group
	byRef map[model.RefKind][]*group
}

func newReferents(m *model.Map) *referents {
	wishes := 0
	for _, s := range m.Stakeholders {
		wishes += len(s.Expectations) + len(s.Needs)
	}
	office, people, stakeholders := newGroup(1, ""), newGroup(len(m.People), "people"), newGroup(len(m.Stakeholders), "stakeholders")
	goals, objectives, expectations := newGroup(len(m.Organization.Goals), "goals"), newGroup(len(m.OSPO.Objectives), "objectives"), newGroup(wishes, "expectations and needs")
	office.add(model.OSPOID, false, m.OSPO.Pos, m.OSPO.Name, m.OSPO.Names)
	for _, p := range m.People {
		people.add(p.ID, false, p.Pos, p.Name, p.Names)
	}
	for _, s := range m.Stakeholders {
		stakeholders.add(s.ID, false, s.Pos, s.Name, s.Names)
		for _, e := range slices.Concat(s.Expectations, s.Needs) {
			expectations.add(e.ID, e.Has("id"), e.Pos, e.Text, nil)
		}
	}
	for _, g := range m.Organization.Goals {
		goals.add(g.ID, true, g.Pos, g.Name, g.Names)
	}
	for _, o := range m.OSPO.Objectives {
		objectives.add(o.ID, true, o.Pos, o.Name, o.Names)
	}
	return &referents{byRef: map[model.RefKind][]*group{}, of: map[model.SubjectKind]*group{
		model.AboutOSPO: office, model.AboutPerson: people, model.AboutStakeholder: stakeholders,
		model.AboutGoal: goals, model.AboutObjective: objectives, model.AboutExpectation: expectations,
	}}
}

// groups returns what a reference of that kind may name.
func (x *referents) groups(kind model.RefKind) []*group {
	if x.byRef[kind] == nil {
		x.byRef[kind] = model.Each(kind.Names(), func(k model.SubjectKind) *group { return x.of[k] })
	}
	return x.byRef[kind]
}

// resolveRefs finds what each reference of the map names: by id, else by name, else by
// name in any case. An ambiguous name is reported; a reference that names nothing gets
// advice instead.
func (r *reader) resolveRefs() {
	x := newReferents(r.m)
	var unknown []*model.Ref
	for _, ref := range r.m.Refs {
		groups := x.groups(ref.Kind)
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
	byID := r.m.ByID()
	for _, member := range r.members {
		if ids := find(x.groups(model.RefStakeholder), member.Name); len(ids) == 1 {
			member.Party = &model.Ref{Text: member.Name, ID: ids[0], Kind: model.RefStakeholder, Pos: member.At("name")}
			member.Name = byID[ids[0]].Name
		}
	}
	r.checkMembers()
	distinctRefs(r.m)
	unknown = r.withoutLost(unknown)
	if len(unknown) > 0 {
		x.advise(r.m, unknown[:min(len(unknown), maxAdvised)])
	}
}

// checkMembers rejects a body among its own members, and turns a number in place of
// members into their count.
func (r *reader) checkMembers() {
	for _, s := range r.m.Stakeholders {
		for _, member := range s.Members {
			if member.Party != nil && member.Party.ID == s.ID {
				r.add(ruleBadValue, member.At("name"), "", "%q is a member of itself", model.Printable(model.Short(s.Name))).
					Hint = "members names those who sit in the body"
			}
		}
		if len(s.Members) != 1 || s.Members[0].Party != nil || len(s.Members[0].Keys) > 1 {
			continue
		}
		if n, err := strconv.Atoi(s.Members[0].Name); err == nil && n >= 0 {
			s.Members, s.MemberCount = nil, &n
		}
	}
}

// distinctRefs removes duplicate references from lists: an owner named twice is one owner.
func distinctRefs(m *model.Map) {
	once := func(refs []*model.Ref) []*model.Ref { return distinct(refs, func(r *model.Ref) string { return r.ID }) }
	own := func(o *model.Owned) {
		if len(o.CoOwners) > 0 {
			o.CoOwners = once(o.Owners())[1:]
		}
	}
	for _, o := range m.OSPO.Objectives {
		own(&o.Owned)
		o.Supports, o.Answers = once(o.Supports), once(o.Answers)
	}
	for _, s := range m.Stakeholders {
		own(&s.Owned)
	}
	for _, c := range m.Collaborations {
		own(&c.Owned)
		c.Goals, c.Answers = once(c.Goals), once(c.Answers)
		if x := c.RACI; x != nil {
			x.Responsible, x.Accountable = once(x.Responsible), once(x.Accountable)
			x.Consulted, x.Informed = once(x.Consulted), once(x.Informed)
		}
	}
	for _, p := range m.Projects {
		own(&p.Owned)
	}
	if m.Readiness != nil {
		for i := range m.Readiness.Answers {
			a := &m.Readiness.Answers[i]
			a.From = once(a.From)
		}
	}
}

// distinct removes all but the first of the items with the same key. Items with an empty
// key stay.
func distinct[T any](all []T, says func(T) string) []T {
	if len(all) < 2 {
		return all
	}
	said := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(x T) bool {
		s := says(x)
		again := said[s]
		said[s] = s != ""
		return again
	})
}

// withoutLost removes from the map's references and from unknown those that may name an
// entry of a list that could not be read, so that one mistake is reported once.
func (r *reader) withoutLost(unknown []*model.Ref) []*model.Ref {
	isLost := func(ref *model.Ref) bool {
		return slices.ContainsFunc(r.lost, func(f *Field) bool { return slices.ContainsFunc(ref.Kind.Names(), f.mayHold) })
	}
	if len(r.lost) > 0 {
		r.m.Refs = slices.DeleteFunc(r.m.Refs, func(ref *model.Ref) bool { return slices.Contains(unknown, ref) && isLost(ref) })
		unknown = slices.DeleteFunc(unknown, isLost)
	}
	return unknown
}

// mayHold reports whether the values of a field may contain things of a kind.
func (f *Field) mayHold(kind model.SubjectKind) bool {
	o := f.Object
	return o != nil && (o.Name == string(kind) || o.Name == "need" && kind == model.AboutExpectation ||
		slices.ContainsFunc(o.Fields, func(f Field) bool { return f.mayHold(kind) }))
}

// find returns the distinct ids that text may stand for.
func find(groups []*group, text string) []string {
	for _, g := range groups {
		if _, ok := g.spans[text]; ok {
			return []string{text}
		}
	}
	for _, g := range groups {
		g.index()
	}
	if ids := idsOf(groups, func(g *group) []string { return g.exact[text] }); len(ids) > 0 {
		return ids
	}
	name := fold(text)
	return idsOf(groups, func(g *group) []string { return g.folded[name] })
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
