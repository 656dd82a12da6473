package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// facts holds what many rules look up, built once per run in one pass over the
// map. Lists keep file order. A collaboration of which an end is not known takes
// no part in it.
type facts struct {
	vocabulary
	m       *model.Map
	today   model.Date // zero when the run has no day
	parties []*party
	active  []*model.Collaboration // those under way

	// recorded are the stakeholders of a perspective without those that are only
	// wanted: the rule stakeholder-wanted mentions them already.
	recorded map[model.Perspective][]*party
	wanted   map[model.Perspective]bool // somebody is wanted there

	byID       map[string]*party
	people     map[string]*model.Person
	team       []*model.Person // the people who still work for the office
	objectives map[string]*model.Objective
	goals      map[string]*model.Goal
	answered   map[string]bool // expectations that something answers
	planned    map[string]bool // expectations that work to come answers
	worked     map[string]bool // goals and objectives that something works on
	served     map[string]bool // goals and objectives that active work is linked to
	member     map[string]bool // stakeholders that sit in a body with which something is done
	owned      map[string]int  // how often a person or stakeholder owns or answers for something

	// What idOf, concerns and about give; nil until they are asked.
	ids       map[*model.Collaboration]string
	whom      *Concerns
	bySubject map[model.Subject]*model.Collaboration
}

// party is a stakeholder with its collaborations and those of its parts.
type party struct {
	*model.Stakeholder
	index  int                    // index in the file, from 0
	kind   string                 // what its kind means; empty when it is not recorded or not known
	all    []*model.Collaboration // whatever their status
	active []*model.Collaboration // under way, with anybody
	ospo   []*model.Collaboration // under way, with the OSPO
}

// connected reports whether something is under way between the stakeholder and
// the OSPO.
func (p *party) connected() bool { return len(p.ospo) > 0 }

// is reports whether the stakeholder is known to be of one of the kinds.
func (p *party) is(kinds ...string) bool { return p.kind != "" && slices.Contains(kinds, p.kind) }

// flow is what passes between the office and the stakeholder.
func (p *party) flow() flow { return flowOf(p.ospo, model.OSPOID) }

// with lists what satisfies the test of the work of a stakeholder with the office or
// its own people and champions, who look downward.
func (x *facts) with(p *party, test func(*model.Collaboration) bool) []*model.Collaboration {
	return model.Those(p.all, func(c *model.Collaboration) bool {
		return (c.WithOSPO() || x.looks(c.Other(p.ID)) == model.Downward) && test(c)
	})
}

// soon reports whether a collaboration is under way or a plan that can be relied on.
func (x *facts) soon(c *model.Collaboration) bool { return c.AtWork(x.today) || x.onItsWay(c) }

// any reports whether a collaboration that has not ended satisfies the test.
func (x *facts) any(p *party, test func(*model.Collaboration) bool) bool {
	return slices.ContainsFunc(p.all, func(c *model.Collaboration) bool { return !c.Over(x.today) && test(c) })
}

func newFacts(m *model.Map, o Options) *facts {
	x := &facts{
		vocabulary: newVocabulary(o),
		m:          m,
		today:      o.Today,
		parties:    make([]*party, 0, len(m.Stakeholders)),
		recorded:   map[model.Perspective][]*party{},
		wanted:     map[model.Perspective]bool{},
		byID:       make(map[string]*party, len(m.Stakeholders)),
		people:     make(map[string]*model.Person, len(m.People)),
		objectives: map[string]*model.Objective{},
		goals:      map[string]*model.Goal{},
		answered:   m.Answered(o.Today),
		planned:    make(map[string]bool, len(m.Collaborations)),
		worked:     map[string]bool{},
		served:     map[string]bool{},
		member:     map[string]bool{},
		owned:      map[string]int{},
	}
	parties := make([]party, len(m.Stakeholders))
	for i, s := range m.Stakeholders {
		p := &parties[i]
		p.Stakeholder, p.index, p.kind = s, i, x.vocabulary.kind(s.Kind)
		x.parties = append(x.parties, p)
		x.byID[s.ID] = p
		x.own(s.Owners()...)
		switch {
		case s.Wanted:
			x.wanted[s.Perspective] = true
		case !s.PartOf.Known(): // a part counts once, with its whole
			x.recorded[s.Perspective] = append(x.recorded[s.Perspective], p)
		}
	}
	for _, p := range m.People {
		x.people[p.ID] = p
		if p.Here(o.Today) {
			x.team = append(x.team, p)
		}
	}
	for _, g := range m.Organization.Goals {
		x.goals[g.ID] = g
	}
	for _, p := range m.Projects {
		x.own(p.Owners()...)
	}
	x.addObjectives()
	x.addCollaborations()
	x.addActivities()
	x.addMembers()
	return x
}

// addMembers waits for the collaborations: who sits in a body counts where something
// is done with it.
func (x *facts) addMembers() {
	for _, p := range x.parties {
		for _, who := range p.Members {
			if who.Party.Known() && !x.alone(p) {
				x.member[who.Party.ID] = true
			}
		}
	}
}

func (x *facts) addObjectives() {
	for _, o := range x.m.OSPO.Objectives {
		x.objectives[o.ID] = o
		if o.Dropped() {
			continue
		}
		x.own(o.Owners()...)
		mark(x.worked, o.Supports)
	}
}

func (x *facts) addCollaborations() {
	for _, c := range x.m.Collaborations {
		if !c.Known() {
			continue
		}
		active := c.AtWork(x.today)
		x.addEnd(c, c.From.ID, active)
		if c.To.ID != c.From.ID {
			x.addEnd(c, c.To.ID, active)
		}
		if !c.Over(x.today) {
			mark(x.worked, c.Goals)
			mark(x.planned, c.Answers)
		}
		if !active {
			continue
		}
		x.active = append(x.active, c)
		x.addWork(c)
	}
}

// addActivities counts what the office does by itself as work, if not as a relation.
func (x *facts) addActivities() {
	for _, c := range x.m.Activities {
		if !c.Over(x.today) {
			mark(x.worked, c.Goals)
			mark(x.planned, c.Answers)
		}
		if c.AtWork(x.today) {
			x.addWork(c)
		}
	}
}

// addWork notes what something under way is for, and who looks after it.
func (x *facts) addWork(c *model.Collaboration) {
	mark(x.served, c.Goals)
	x.own(c.Owners()...)
	if c.RACI != nil {
		x.own(c.RACI.Responsible...)
		x.own(c.RACI.Accountable...)
	}
}

func (x *facts) addEnd(c *model.Collaboration, id string, active bool) {
	for p := x.byID[id]; p != nil; p = x.whole(p) {
		if n := len(p.all); n > 0 && p.all[n-1] == c {
			break // the other end is a part of it too, or of itself
		}
		p.all = append(p.all, c)
		if !active {
			continue
		}
		p.active = append(p.active, c)
		if c.WithOSPO() {
			p.ospo = append(p.ospo, c)
		}
	}
}

// whole is the stakeholder that another is a part of, or nil.
func (x *facts) whole(p *party) *party {
	if !p.PartOf.Known() {
		return nil
	}
	return x.byID[p.PartOf.ID]
}

// own counts owners; those whom a reference does not find count under no id, as somebody
// is meant.
func (x *facts) own(refs ...*model.Ref) {
	for _, r := range refs {
		if r != nil {
			x.owned[r.ID]++
		}
	}
}

func mark(set map[string]bool, refs []*model.Ref) {
	for _, r := range refs {
		if r.ID != "" {
			set[r.ID] = true
		}
	}
}

// name is Map.NameOf without the search.
func (x *facts) name(id string) string {
	if id == model.OSPOID {
		return x.m.OSPO.Name
	}
	if p := x.byID[id]; p != nil {
		return p.Name
	}
	if p := x.people[id]; p != nil {
		return p.Name
	}
	return id
}

// connected lists the recorded stakeholders of a perspective with which
// something is under way.
func (x *facts) connected(p model.Perspective) []*party {
	return model.Those(x.recorded[p], (*party).connected)
}

// wantedOnly reports whether a perspective holds nobody yet but somebody is
// wanted there.
func (x *facts) wantedOnly(p model.Perspective) bool {
	return x.wanted[p] && len(x.recorded[p]) == 0
}

// looks is the perspective of the stakeholder with that id, or nothing.
func (x *facts) looks(id string) model.Perspective {
	if p := x.byID[id]; p != nil {
		return p.Perspective
	}
	return ""
}

// touching lists the active collaborations with a stakeholder of perspective p
// at either end, whoever is at the other.
func (x *facts) touching(p model.Perspective) []*model.Collaboration {
	return model.Those(x.active, func(c *model.Collaboration) bool { return x.looks(c.From.ID) == p || x.looks(c.To.ID) == p })
}

// aligned reports whether a collaboration links an organisation goal, directly
// or through an objective that supports one.
func (x *facts) aligned(c *model.Collaboration) bool {
	for _, r := range c.Goals {
		if x.goals[r.ID] != nil {
			return true
		}
		if o := x.objectives[r.ID]; o != nil && len(o.Supports) > 0 {
			return true
		}
	}
	return false
}

// aspects counts the active collaborations by aspect; total leaves out those
// that have none.
func (x *facts) aspects() (count map[model.Aspect]int, total int) {
	count = map[model.Aspect]int{}
	for _, c := range x.active {
		if c.Aspect != "" {
			count[c.Aspect]++
			total++
		}
	}
	return count, total
}

// hats counts who of the office wears which hat; total counts every assignment.
func (x *facts) hats() (count map[model.Hat]int, total int) {
	count = map[model.Hat]int{}
	for _, p := range x.team {
		for _, h := range p.Hats {
			count[h]++
			total++
		}
	}
	return count, total
}

// share reports whether n is at least percent of total.
func share(n, total, percent int) bool { return total > 0 && n*100 >= percent*total }

// many reports whether at least half of total are recorded: a share of fewer
// says nothing about the whole.
func many(recorded, total int) bool { return 2*recorded >= total }

// count is how many of a list satisfy a test.
func count[T any](list []T, test func(T) bool) int {
	n := 0
	for _, x := range list {
		if test(x) {
			n++
		}
	}
	return n
}
