package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

// facts holds what many rules look up, built in one pass over the map per run. Lists
// are in file order. Collaborations with an unresolved end are left out.
type facts struct {
	vocabulary
	m       *model.Map
	today   model.Date // zero when the run has no date
	parties []*party
	active  []*model.Collaboration // those under way today

	// recorded contains the stakeholders of a perspective, except parts of others,
	// which count with their whole, and those that are only wanted, which the rule
	// stakeholder-wanted reports.
	recorded map[model.Perspective][]*party
	wanted   map[model.Perspective]bool // whether somebody is wanted there

	byID       map[string]*party
	people     map[string]*model.Person
	team       []*model.Person // people who still work for the office
	objectives map[string]*model.Objective
	goals      map[string]*model.Goal
	answered   map[string]bool // expectations that are answered today
	planned    map[string]bool // expectations answered by work that has not ended
	worked     map[string]bool // goals with an objective, and goals and objectives with work that has not ended
	served     map[string]bool // goals and objectives that active work is linked to
	member     map[string]bool // stakeholders that are members of a body with work that has not ended
	owned      map[string]int  // how many things a person or stakeholder is owner, responsible or accountable for

	// Caches of idOf, concerns and about; nil until first use.
	ids       map[*model.Collaboration]string
	whom      *Concerns
	bySubject map[model.Subject]*model.Collaboration
}

// party is a stakeholder with its own collaborations and those of its parts.
type party struct {
	*model.Stakeholder
	index  int                    // index in the file, from 0
	kind   string                 // the known kind that its kind means; empty if not recorded or unknown
	all    []*model.Collaboration // of any status
	active []*model.Collaboration // under way, with anybody
	ospo   []*model.Collaboration // under way, with the OSPO
}

// connected reports whether work between the stakeholder and the OSPO is under way.
func (p *party) connected() bool { return len(p.ospo) > 0 }

// is reports whether the stakeholder's kind is known and one of kinds.
func (p *party) is(kinds ...string) bool { return p.kind != "" && slices.Contains(kinds, p.kind) }

// flow returns the directions of the work under way between the office and the
// stakeholder.
func (p *party) flow() flow { return flowOf(p.ospo, office) }

// with returns the collaborations of a stakeholder with the office, or with its own
// people and champions in the downward perspective, that satisfy test.
func (x *facts) with(p *party, test func(*model.Collaboration) bool) []*model.Collaboration {
	across := x.across(p)
	return model.Those(p.all, func(c *model.Collaboration) bool {
		return (c.WithOSPO() || x.looks(across(c)) == model.Downward) && test(c)
	})
}

// soon reports whether a collaboration is under way or reliably planned; see onItsWay.
func (x *facts) soon(c *model.Collaboration) bool { return c.AtWork(x.today) || x.onItsWay(c) }

// any reports whether a collaboration of p that has not ended satisfies test.
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
		case !s.PartOf.Known(): // a part counts with its whole
			x.recorded[s.Perspective] = append(x.recorded[s.Perspective], p)
		}
	}
	for _, p := range m.People {
		x.people[p.ID] = p
	}
	x.team = m.Team(o.Today)
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

// addMembers runs after the collaborations are added, because members count only if
// something is done with their body.
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

// addActivities counts the office's own activities as work, but not as relations.
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

// addWork records what active work is for and who looks after it.
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
			break // already added through the other end
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

// whole returns the stakeholder that p is part of, or nil.
func (x *facts) whole(p *party) *party {
	if !p.PartOf.Known() {
		return nil
	}
	return x.byID[p.PartOf.ID]
}

// own counts owners. Unresolved references count under the empty id, because they do
// mean somebody.
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

// name is Map.NameOf without the linear search.
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

// connected returns the recorded stakeholders of a perspective that the office works
// with.
func (x *facts) connected(p model.Perspective) []*party {
	return model.Those(x.recorded[p], (*party).connected)
}

// wantedOnly reports whether nobody is recorded in a perspective but somebody is wanted
// there.
func (x *facts) wantedOnly(p model.Perspective) bool {
	return x.wanted[p] && len(x.recorded[p]) == 0
}

// looks returns the perspective of the stakeholder with that id, or "".
func (x *facts) looks(id string) model.Perspective {
	if p := x.byID[id]; p != nil {
		return p.Perspective
	}
	return ""
}

// touching returns the active collaborations with a stakeholder of perspective p at
// either end.
func (x *facts) touching(p model.Perspective) []*model.Collaboration {
	return model.Those(x.active, func(c *model.Collaboration) bool { return x.looks(c.From.ID) == p || x.looks(c.To.ID) == p })
}

// aligned reports whether a collaboration is linked to an organisation goal, directly
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

// aspects counts the active collaborations by aspect. total does not include those
// without one.
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

// hats counts how many of the team wear each hat. total is the number of assignments.
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

// relations returns the number of pairs of parties that the collaborations join. Bounds
// count these, so that one collaboration recorded as two is still one.
func relations(list []*model.Collaboration) int {
	pairs := make(map[[2]string]bool, len(list))
	for _, col := range list {
		pairs[ends(col)] = true
	}
	return len(pairs)
}

// share reports whether n is at least percent of total.
func share(n, total, percent int) bool { return total > 0 && n*100 >= percent*total }

// many reports whether at least half of total are recorded. With fewer, the recorded
// ones say little about the whole.
func many(recorded, total int) bool { return 2*recorded >= total }

// count returns how many items of a list satisfy test.
func count[T any](list []T, test func(T) bool) int {
	n := 0
	for _, x := range list {
		if test(x) {
			n++
		}
	}
	return n
}
