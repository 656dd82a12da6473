package model

import (
	"slices"
	"strings"
)

// Stakeholder returns the stakeholder with that id, or nil.
func (m *Map) Stakeholder(id string) *Stakeholder {
	for _, s := range m.Stakeholders {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// ByID returns the stakeholders by id, for callers that look up many.
func (m *Map) ByID() map[string]*Stakeholder {
	all := make(map[string]*Stakeholder, len(m.Stakeholders))
	for _, s := range slices.Backward(m.Stakeholders) { // the first one wins, as in Stakeholder
		all[s.ID] = s
	}
	return all
}

// Person returns the person with that id, or nil.
func (m *Map) Person(id string) *Person {
	for _, p := range m.People {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// NameOf returns the name of the stakeholder, the person or the OSPO with that id, or
// the id itself if there is none.
func (m *Map) NameOf(id string) string { return m.nameOf(id, m.Stakeholder(id)) }

// Names returns NameOf with an index, for callers that look up many.
func (m *Map) Names() func(id string) string {
	byID := m.ByID()
	return func(id string) string { return m.nameOf(id, byID[id]) }
}

func (m *Map) nameOf(id string, s *Stakeholder) string {
	if id == OSPOID {
		return m.OSPO.Name
	}
	if s != nil {
		return s.Name
	}
	if p := m.Person(id); p != nil {
		return p.Name
	}
	return id
}

// OfficeName returns the name of the office for use in a sentence.
func (m *Map) OfficeName() string { return Isolated(OneLine(m.OSPO.Name)) }

// In returns the stakeholders of a perspective, in file order.
func (m *Map) In(p Perspective) []*Stakeholder {
	var out []*Stakeholder
	for _, s := range m.Stakeholders {
		if s.Perspective == p {
			out = append(out, s)
		}
	}
	return out
}

// Active reports whether the collaboration is recorded as under way.
func (c *Collaboration) Active() bool { return c.Status == Active }

// StatusOn returns the status on a day: an active collaboration is planned until it
// starts, and ended from its last day on. With the zero Date it returns the recorded
// status.
func (c *Collaboration) StatusOn(today Date) Status {
	switch {
	case !c.Active() || today.IsZero():
		return c.Status
	case c.Over(today):
		return Ended
	case c.Started.After(today):
		return Planned
	}
	return Active
}

// AtWork reports whether the collaboration is under way on a day.
func (c *Collaboration) AtWork(today Date) bool { return c.StatusOn(today) == Active }

// Over reports whether the collaboration has ended by a day: it is recorded as ended,
// or the day is not before its last.
func (c *Collaboration) Over(today Date) bool {
	return c.Status == Ended || !today.IsZero() && !c.Ends.IsZero() && !today.Before(c.Ends)
}

// Answered returns the ids of the expectations and needs that are answered on a day: by
// a collaboration or an activity that is under way, or by an objective that is not
// dropped.
func (m *Map) Answered(today Date) map[string]bool {
	answered := make(map[string]bool, len(m.Collaborations))
	mark := func(refs []*Ref) {
		for _, r := range refs {
			answered[r.ID] = true
		}
	}
	for _, work := range [][]*Collaboration{m.Collaborations, m.Activities} {
		for _, c := range work {
			if c.AtWork(today) {
				mark(c.Answers)
			}
		}
	}
	for _, o := range m.OSPO.Objectives {
		if !o.Dropped() {
			mark(o.Answers)
		}
	}
	return answered
}

// Labels returns the tags of the stakeholder and its group, without duplicates.
func (s *Stakeholder) Labels() []string {
	if s.Group == "" || slices.Contains(s.Tags, s.Group) {
		return s.Tags
	}
	return append(slices.Clone(s.Tags), s.Group)
}

// Here reports whether the person still works for the office on a day. The last day is
// included.
func (p *Person) Here(today Date) bool {
	return p.Until.IsZero() || today.IsZero() || !p.Until.Before(today)
}

// WornHats returns the hats that the person wears on a day: none after the last one.
func (p *Person) WornHats(today Date) []Hat {
	if !p.Here(today) {
		return nil
	}
	return p.Hats
}

// Team returns the people who still work for the office on a day: those whom checks and
// headings count.
func (m *Map) Team(today Date) []*Person {
	return Those(m.People, func(p *Person) bool { return p.Here(today) })
}

// Keeper returns who looks after the collaboration: its owner or, if it has none, the
// first of the accountable or else of the responsible people in RACI. It is nil if
// there is nobody.
func (c *Collaboration) Keeper() *Ref {
	switch {
	case c.Owner != nil:
		return c.Owner
	case c.RACI != nil && len(c.RACI.Accountable) > 0:
		return c.RACI.Accountable[0]
	case c.RACI != nil && len(c.RACI.Responsible) > 0:
		return c.RACI.Responsible[0]
	}
	return nil
}

// Keepers returns everybody who looks after the collaboration: its owners or, if it has
// none, its Keeper.
func (c *Collaboration) Keepers() []*Ref {
	if r := c.Keeper(); r != nil && c.Owner == nil {
		return []*Ref{r}
	}
	return c.Owners()
}

// Answerable returns who is accountable for the collaboration, without duplicates:
// everybody accountable in RACI or, if RACI names nobody, the owner.
func (c *Collaboration) Answerable() []*Ref {
	var all []*Ref
	if c.RACI != nil {
		for _, r := range c.RACI.Accountable {
			if !slices.ContainsFunc(all, func(o *Ref) bool { return o.ID == r.ID }) {
				all = append(all, r)
			}
		}
	}
	if len(all) == 0 && c.Owner != nil {
		return []*Ref{c.Owner}
	}
	return all
}

// RestsOn reports whether the collaboration depends on a person: an owner, somebody
// accountable, or the only one who is responsible.
func (c *Collaboration) RestsOn(id string) bool {
	is := func(r *Ref) bool { return r.ID == id }
	if c.OwnedBy(id) || c.RACI == nil {
		return c.OwnedBy(id)
	}
	return slices.ContainsFunc(c.RACI.Accountable, is) || len(c.RACI.Responsible) == 1 && is(c.RACI.Responsible[0])
}

// WithOSPO reports whether one end is the OSPO.
func (c *Collaboration) WithOSPO() bool { return c.From.ID == OSPOID || c.To.ID == OSPOID }

// InOffice reports whether it is work of the office alone: both ends are the OSPO.
func (c *Collaboration) InOffice() bool { return c.From.ID == OSPOID && c.To.ID == OSPOID }

// Known reports whether both ends resolved.
func (c *Collaboration) Known() bool { return c.From.Known() && c.To.Known() }

// Touches reports whether one end is the party with that id.
func (c *Collaboration) Touches(id string) bool { return c.From.ID == id || c.To.ID == id }

// Other returns the id at the opposite end from id.
func (c *Collaboration) Other(id string) string {
	if c.From.ID == id {
		return c.To.ID
	}
	return c.From.ID
}

// Flow returns the direction of the collaboration as seen from the party with that id:
// DirectionTo away from it, DirectionFrom towards it.
func (c *Collaboration) Flow(id string) Direction {
	if c.From.ID == id {
		return c.Direction
	}
	switch c.Direction {
	case DirectionTo:
		return DirectionFrom
	case DirectionFrom:
		return DirectionTo
	}
	return c.Direction
}

// Text returns what pictures show for the collaboration: its label, else its methods in
// words, else its purpose.
func (c *Collaboration) Text() string {
	if c.Label != "" {
		return c.Label
	}
	if len(c.Methods) > 0 {
		words := make([]string, len(c.Methods))
		for i, m := range c.Methods {
			words[i] = MethodText(m)
		}
		return strings.Join(words, ", ")
	}
	return c.Purpose
}

// MethodText returns a method in readable form: with spaces for hyphens, and OSPO in
// capitals.
func MethodText(method string) string {
	words := strings.Split(method, "-")
	for i, w := range words {
		if w == OSPOID {
			words[i] = "OSPO"
		}
	}
	return strings.Join(words, " ")
}
