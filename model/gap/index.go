package gap

import "github.com/ospomap/ospomap/model"

// index holds what many rules look up, built once per run in one pass over the
// map. Lists keep file order.
type index struct {
	m       *model.Map
	parties []*party
	active  []*model.Collaboration // those under way

	// recorded are the stakeholders of a perspective without those that are only
	// wanted: the rule stakeholder-wanted speaks of them already.
	recorded map[model.Perspective][]*party
	wanted   map[model.Perspective]bool // somebody is wanted there

	byID       map[string]*party
	people     map[string]*model.Person
	objectives map[string]*model.Objective
	goals      map[string]*model.Goal
	answered   map[string]bool // expectations that an active collaboration or an objective answers
	worked     map[string]bool // goals and objectives that something works on
	owned      map[string]int  // how often a person or stakeholder owns or answers for something

	ids map[*model.Collaboration]string // what idOf gives; nil until it is asked
}

// party is a stakeholder with its collaborations.
type party struct {
	*model.Stakeholder
	all    []*model.Collaboration // whatever their status
	active []*model.Collaboration // under way, with anybody
	ospo   []*model.Collaboration // under way, with the OSPO
}

// connected reports whether something is under way between the stakeholder and
// the OSPO.
func (p *party) connected() bool { return len(p.ospo) > 0 }

// any reports whether a collaboration that has not ended satisfies the test.
func (p *party) any(test func(*model.Collaboration) bool) bool {
	for _, c := range p.all {
		if c.Status != model.Ended && test(c) {
			return true
		}
	}
	return false
}

func newIndex(m *model.Map) *index {
	x := &index{
		m:          m,
		parties:    make([]*party, 0, len(m.Stakeholders)),
		recorded:   map[model.Perspective][]*party{},
		wanted:     map[model.Perspective]bool{},
		byID:       make(map[string]*party, len(m.Stakeholders)),
		people:     make(map[string]*model.Person, len(m.People)),
		objectives: map[string]*model.Objective{},
		goals:      map[string]*model.Goal{},
		answered:   map[string]bool{},
		worked:     map[string]bool{},
		owned:      map[string]int{},
	}
	parties := make([]party, len(m.Stakeholders))
	for i, s := range m.Stakeholders {
		p := &parties[i]
		p.Stakeholder = s
		x.parties = append(x.parties, p)
		x.byID[s.ID] = p
		x.own(s.Owner)
		if s.Wanted {
			x.wanted[s.Perspective] = true
		} else {
			x.recorded[s.Perspective] = append(x.recorded[s.Perspective], p)
		}
	}
	for _, p := range m.People {
		x.people[p.ID] = p
	}
	for _, g := range m.Organization.Goals {
		x.goals[g.ID] = g
	}
	for _, p := range m.Projects {
		x.own(p.Owner)
	}
	x.addObjectives()
	x.addCollaborations()
	return x
}

func (x *index) addObjectives() {
	for _, o := range x.m.OSPO.Objectives {
		x.objectives[o.ID] = o
		if o.Dropped() {
			continue
		}
		mark(x.answered, o.Answers)
		mark(x.worked, o.Supports)
	}
}

func (x *index) addCollaborations() {
	for _, c := range x.m.Collaborations {
		x.addEnd(c, c.From.ID)
		if c.To.ID != c.From.ID {
			x.addEnd(c, c.To.ID)
		}
		if c.Status != model.Ended {
			mark(x.worked, c.Goals)
		}
		if !c.Active() {
			continue
		}
		x.active = append(x.active, c)
		mark(x.answered, c.Answers)
		x.own(c.Owner)
		if c.RACI != nil {
			x.own(c.RACI.Responsible...)
			x.own(c.RACI.Accountable...)
		}
	}
}

func (x *index) addEnd(c *model.Collaboration, id string) {
	p := x.byID[id]
	if p == nil {
		return
	}
	p.all = append(p.all, c)
	if !c.Active() {
		return
	}
	p.active = append(p.active, c)
	if c.WithOSPO() {
		p.ospo = append(p.ospo, c)
	}
}

func (x *index) own(refs ...*model.Ref) {
	for _, r := range refs {
		if r != nil {
			x.owned[r.ID]++
		}
	}
}

func mark(set map[string]bool, refs []*model.Ref) {
	for _, r := range refs {
		set[r.ID] = true
	}
}

// name is Map.NameOf without the search.
func (x *index) name(id string) string {
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
func (x *index) connected(p model.Perspective) []*party {
	var out []*party
	for _, s := range x.recorded[p] {
		if s.connected() {
			out = append(out, s)
		}
	}
	return out
}

// wantedOnly reports whether a perspective holds nobody yet but somebody is
// wanted there.
func (x *index) wantedOnly(p model.Perspective) bool {
	return x.wanted[p] && len(x.recorded[p]) == 0
}

// looks is the perspective of the stakeholder with that id, or nothing.
func (x *index) looks(id string) model.Perspective {
	if p := x.byID[id]; p != nil {
		return p.Perspective
	}
	return ""
}

// touching lists the active collaborations with a stakeholder of perspective p
// at either end, whoever is at the other.
func (x *index) touching(p model.Perspective) []*model.Collaboration {
	var out []*model.Collaboration
	for _, c := range x.active {
		if x.looks(c.From.ID) == p || x.looks(c.To.ID) == p {
			out = append(out, c)
		}
	}
	return out
}

// aligned reports whether a collaboration links an organisation goal, directly
// or through an objective that supports one.
func (x *index) aligned(c *model.Collaboration) bool {
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
func (x *index) aspects() (count map[model.Aspect]int, total int) {
	count = map[model.Aspect]int{}
	for _, c := range x.active {
		if c.Aspect != "" {
			count[c.Aspect]++
			total++
		}
	}
	return count, total
}

// hats counts who wears which hat; total counts every assignment.
func (x *index) hats() (count map[model.Hat]int, total int) {
	count = map[model.Hat]int{}
	for _, p := range x.m.People {
		for _, h := range p.Hats {
			count[h]++
			total++
		}
	}
	return count, total
}

// share reports whether n is at least percent of total.
func share(n, total, percent int) bool { return total > 0 && n*100 >= percent*total }
