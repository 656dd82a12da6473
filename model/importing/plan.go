package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// PlanOptions controls how sources are brought into a map.
type PlanOptions struct {
	Prune       bool              // remove what the sources do not have
	Perspective string            // of new stakeholders if the source gives none
	Mapping     *register.Mapping // may be nil
	Same        map[string]string // answers about close names, as in a mapping file
}

// same returns the id that a name in a source stands for, register.New if it is none of
// the map, and the empty string if nobody decided.
func (o PlanOptions) same(name string) string {
	if id, ok := o.Same[name]; ok {
		return id
	}
	if o.Mapping != nil {
		return o.Mapping.Same[name]
	}
	return ""
}

// Plan holds the edits that bring a map up to date with its sources, and what they are
// based on.
type Plan struct {
	Edits    []model.Edit
	Added    map[string]int // new entries, by list
	Inside   int            // new stakeholders placed sideways because the files only call them internal
	Changed  int            // fields
	Removed  int            // entries, fields and items
	Kept     int            // what Prune would remove
	Close    []Close        // what somebody must decide; until then, the plan is incomplete
	Nowhere  []string       // stakeholders that are left out because they have no perspective
	Problems []register.Problem
	Lacks    []Lack       // what the map lacks
	Differs  []Difference // what differs in a source
	Surplus  []Surplus    // what no source has, of the lists that they have
}

// Close is a name in a source that resembles one in the map.
type Close struct {
	At   register.Pos
	Name string
	ID   string // of the entry in the map
	Like string // its name in the map
	List string
	Pos  model.Pos // in the map
}

// Lack is an entry that a source has and the map lacks, with the id that it will have.
type Lack struct {
	*register.Record
	ID string
}

// Surplus is an entry of the map that no source has.
type Surplus struct {
	List, ID, Name string
	Pos            model.Pos
}

// planner compares records with a map.
type planner struct {
	m     *model.Map
	o     PlanOptions
	items map[string]*index      // by list
	near  map[string]*neighbours // of the map, by list; created when needed
	of    map[*register.Record]*item
	lost  map[string]register.Pos   // stakeholders that are left out, by name
	loose map[*register.Record]bool // collaborations with an end that is left out

	comma string // a comma, if it separates people: some names are not written "Lovelace, Ada"

	plan *Plan

	byEntry map[string][]*item    // collaborations of the map by their name in tables
	byEnds  map[[2]string][]*item // and by their two ends

	sets, adds []model.Edit
}

// order is the order in which lists are read: what others refer to comes first.
var order = []string{"organization.goals", "ospo.objectives", "people", "stakeholders", "projects", "collaborations"}

func newPlanner(m *model.Map, o PlanOptions) *planner {
	p := &planner{
		m: m, o: o, plan: &Plan{Added: map[string]int{}}, items: items(m), near: map[string]*neighbours{},
		of: map[*register.Record]*item{}, lost: map[string]register.Pos{}, loose: map[*register.Record]bool{},
		byEntry: map[string][]*item{}, byEnds: map[[2]string][]*item{},
	}
	entries := gap.CollaborationIDs(m)
	for _, it := range p.items["collaborations"].all {
		c := it.value.(*model.Collaboration)
		ends := [2]string{c.From.ID, c.To.ID}
		p.byEnds[ends] = append(p.byEnds[ends], it)
		p.byEntry[entries[c]] = append(p.byEntry[entries[c]], it)
	}
	return p
}

// MakePlan compares sources with a map. Records are matched with entries by id, then by
// name; a record without a match is new.
func MakePlan(m *model.Map, sources []*Source, o PlanOptions) *Plan {
	p := newPlanner(m, o)
	byList := map[string][]*register.Record{}
	for _, s := range sources {
		p.plan.Problems = append(p.plan.Problems, s.Problems...)
		for _, r := range s.Records {
			byList[r.List] = append(byList[r.List], r)
			for _, v := range r.Values {
				if f := r.Object().At(v.Path); f != nil && f.Ref == model.RefPerson && slices.ContainsFunc(v.Texts, func(text string) bool { return strings.Count(text, ",") != 1 }) {
					p.comma = ","
				}
			}
		}
	}
	for _, list := range order[:5] {
		for _, r := range byList[list] {
			p.match(r)
		}
	}
	p.wholes()
	for _, list := range order {
		for _, r := range byList[list] {
			p.resolve(r)
		}
	}
	p.matchCollaborations(byList["collaborations"])
	for _, list := range order {
		p.list(list, byList[list])
	}
	p.plan.Edits = append(p.sets, p.adds...)
	p.surplus(byList)
	return p.plan
}

func (p *planner) problem(at register.Pos, lost bool, format string, args ...any) {
	p.plan.Problems = append(p.plan.Problems, register.Problem{At: at, Text: fmt.Sprintf(format, args...), Lost: lost})
}

// match finds the entry that a record is about, or creates one.
func (p *planner) match(r *register.Record) {
	name, all := r.Name(), p.items[r.List]
	if r.Mention {
		if _, known := p.refer(model.RefAnyone, name); known {
			return
		}
	}
	if r.List == "stakeholders" && isOffice(name) {
		return // the office is in every map
	}
	var it *item
	if id := r.Get("id"); id != "" {
		if known := all.withID(id); len(known) > 0 {
			it = known[0]
		}
	}
	same := p.o.same(name)
	if it == nil && same != "" && same != register.New {
		if it = find(same, all); it == nil {
			p.problem(r.At, true, "%q is said to be %q, which is not in the map", name, same)
			return
		}
	}
	if it == nil && same != register.New {
		it = find(name, all)
	}
	if person := find(name, p.items["people"]); it == nil && r.List == "stakeholders" && person != nil && person.value != nil {
		p.problem(r.At, false, "%q is a person of the office, and no stakeholder", name)
		return
	}
	if it == nil && same != register.New {
		if p.near[r.List] == nil {
			p.near[r.List] = newNeighbours(all)
		}
		if like := p.near[r.List].closeTo(name); like != nil {
			like.seen = true
			p.plan.Close = append(p.plan.Close, Close{r.At, name, like.id, like.names[0], r.List, like.value.Own().Pos})
			return
		}
	}
	if it == nil {
		it = &item{list: r.List, id: p.newID(r), names: []string{name}, new: r}
		all.add(it)
	}
	it.seen = true
	p.of[r] = it
	for _, path := range []string{"perspective", "part_of"} { // a new entry is placed by whichever source says where
		if first := it.new; first != nil && first.Get(path) == "" {
			first.Set(path, r.At, r.All(path)...)
		}
	}
}

// newID returns an unused id for a new entry: its own, or one derived from its name.
func (p *planner) newID(r *register.Record) string {
	base := r.Get("id")
	if base == "" {
		base = parse.Slug(r.Name())
	}
	id := base
	for n := 2; p.taken(r.List, id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	needed := r.List == "organization.goals" || r.List == "ospo.objectives"
	if needed || id != parse.Slug(r.Name()) {
		r.Set("id", r.At, id)
	} else {
		r.Set("id", r.At)
	}
	return id
}

func (p *planner) taken(list, id string) bool {
	share := [][]string{{"stakeholders", "people"}, {"organization.goals", "ospo.objectives"}, {"projects"}}
	lists := share[slices.IndexFunc(share, func(lists []string) bool { return slices.Contains(lists, list) })]
	return id == model.OSPOID || slices.ContainsFunc(lists, func(l string) bool { return len(p.items[l].withID(id)) > 0 })
}

// wholes gives new stakeholders a perspective: their own, that of their whole, or one
// that somebody chose. A stakeholder without a perspective cannot be drawn and is left
// out.
func (p *planner) wholes() {
	for _, it := range p.items["stakeholders"].all {
		r := it.new
		if r == nil || r.Get("perspective") != "" {
			continue
		}
		if whole := r.Get("part_of"); whole != "" {
			if _, known := p.refer(model.RefStakeholder, whole); known {
				continue
			}
		}
		said := ""
		if p.o.Mapping != nil {
			said = p.o.Mapping.Perspective[r.Name()]
		}
		if text := cmp.Or(said, p.o.Perspective, r.Defaults["perspective"]); text != "" {
			r.Set("perspective", r.At, text)
		} else {
			p.problem(r.At, true, "%s has no perspective: upward, downward, sideways or outside", strconv.Quote(r.Name()))
			p.lost[r.Name()] = r.At
			p.plan.Nowhere = append(p.plan.Nowhere, r.Name())
		}
	}
	p.items["stakeholders"].keep(func(it *item) bool {
		if it.new == nil {
			return true
		}
		_, left := p.lost[it.new.Name()]
		return !left
	})
}

// resolve replaces the references of a record with ids.
func (p *planner) resolve(r *register.Record) {
	object := r.Object()
	for i := range r.Values {
		v := &r.Values[i]
		if v.Path == "contacts" {
			p.contacts(r, v)
		}
		f := object.At(v.Path)
		if f == nil || f.Kind != parse.KindRef || len(v.Texts) == 0 {
			continue
		}
		var ids []string
		for _, text := range v.Texts {
			found, unknown := p.references(f, text)
			ids = append(ids, found...)
			for _, name := range unknown {
				if id, ok := p.unknown(r, v, f, name); ok {
					ids = append(ids, id)
				}
			}
		}
		v.Texts = distinct(ids)
	}
}

func distinct(list []string) []string {
	var out []string
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// unknown handles a reference that names nothing. An owner is a person of the office, who
// may be new; anything else has to exist.
func (p *planner) unknown(r *register.Record, v *register.Value, f *parse.Field, name string) (id string, ok bool) {
	if f.Ref == model.RefPerson {
		if other := find(name, p.items["stakeholders"]); other != nil {
			p.problem(v.At, false, "%q is a stakeholder, and an owner is a person of the office", name)
			return "", false
		}
		if strings.ContainsAny(name, ",&/+") || andWords.Replace(name) != name {
			p.problem(v.At, false, "%q is taken for one person; a semicolon parts several", name)
		}
		person := &register.Record{List: "people", At: v.At}
		person.Set("name", v.At, name)
		it := &item{list: "people", id: p.newID(person), names: []string{name}, new: person, seen: true}
		p.items["people"].add(it)
		p.of[person] = it
		return it.id, true
	}
	end := v.Path == "to" || v.Path == "from"
	at, left := p.lost[name]
	switch {
	case !left:
		p.problem(v.At, end, "there is no %s %q", f.Ref, name)
	case at.Row == 0 || at != r.At: // otherwise one row of a table has both
		what := "the reference to %q is left out with it"
		if end {
			what = "the collaboration with %q is left out with it"
		}
		p.problem(v.At, end, what, name)
	}
	p.loose[r] = p.loose[r] || end
	return "", false
}

// surplus records what the map has and no source has, in lists that the sources have.
func (p *planner) surplus(byList map[string][]*register.Record) {
	var removes []model.Edit
	for _, list := range order {
		if !slices.ContainsFunc(byList[list], func(r *register.Record) bool { return !r.Mention }) {
			continue
		}
		for _, it := range slices.Backward(p.items[list].all) {
			if it.value == nil || it.seen {
				continue
			}
			p.plan.Surplus = append(p.plan.Surplus, Surplus{list, it.id, it.called(), it.value.Own().Pos})
			removes = append(removes, model.Edit{Op: model.EditRemove, Path: it.path})
		}
	}
	if p.o.Prune {
		slices.SortStableFunc(removes, func(a, b model.Edit) int { return rankOf(a.Path) - rankOf(b.Path) })
		p.plan.Edits, p.plan.Removed = append(p.plan.Edits, removes...), p.plan.Removed+len(removes)
	} else {
		p.plan.Kept += len(removes)
	}
	slices.SortStableFunc(p.plan.Surplus, func(a, b Surplus) int { return a.Pos.Line - b.Pos.Line })
}

// rankOf puts collaborations first, since they refer to the others.
func rankOf(path string) int {
	if strings.HasPrefix(path, "collaborations[") {
		return 0
	}
	return 1
}
