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

// ByID has the stakeholders by their ids, for those who look up many.
func (m *Map) ByID() map[string]*Stakeholder {
	all := make(map[string]*Stakeholder, len(m.Stakeholders))
	for _, s := range slices.Backward(m.Stakeholders) { // of an id that comes again the first, as Stakeholder gives
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

// NameOf is the name behind an id: a stakeholder's, a person's, the OSPO's, or
// the id itself when nothing has it.
func (m *Map) NameOf(id string) string {
	if id == OSPOID {
		return m.OSPO.Name
	}
	if s := m.Stakeholder(id); s != nil {
		return s.Name
	}
	if p := m.Person(id); p != nil {
		return p.Name
	}
	return id
}

// OfficeName is what the office is called, as it stands in a sentence.
func (m *Map) OfficeName() string { return Isolated(OneLine(m.OSPO.Name)) }

// In lists the stakeholders of one perspective, in file order.
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

// StatusOn is the status on a day: what is recorded as active is planned until it begins,
// and ended from its last day on. Without a day the record alone counts.
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

// Over reports whether the collaboration has ended by a day: recorded as ended,
// or at its last day or past it.
func (c *Collaboration) Over(today Date) bool {
	return c.Status == Ended || !today.IsZero() && !c.Ends.IsZero() && !today.Before(c.Ends)
}

// Answered has the ids of the expectations and needs that something answers on a day:
// work under way, with others or by the office alone, or an objective not dropped.
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

// Labels are the tags of the stakeholder and its group, each once.
func (s *Stakeholder) Labels() []string {
	if s.Group == "" || slices.Contains(s.Tags, s.Group) {
		return s.Tags
	}
	return append(slices.Clone(s.Tags), s.Group)
}

// Here reports whether the person still works for the office on a day; the last
// day counts.
func (p *Person) Here(today Date) bool {
	return p.Until.IsZero() || today.IsZero() || !p.Until.Before(today)
}

// Keeper is who answers for the collaboration: its owner or, where none is recorded,
// the first who RACI holds accountable or else responsible; nil where nobody is.
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

// Answerable are those who answer for the collaboration, each once: those whom RACI
// holds accountable or, where it names nobody, the first owner.
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

// RestsOn reports whether the collaboration would be without somebody who sees to it
// if a person went: one of its owners, one who is accountable, or the only one who is
// responsible.
func (c *Collaboration) RestsOn(id string) bool {
	is := func(r *Ref) bool { return r.ID == id }
	if c.OwnedBy(id) || c.RACI == nil {
		return c.OwnedBy(id)
	}
	return slices.ContainsFunc(c.RACI.Accountable, is) || len(c.RACI.Responsible) == 1 && is(c.RACI.Responsible[0])
}

// WithOSPO reports whether one end is the OSPO.
func (c *Collaboration) WithOSPO() bool { return c.From.ID == OSPOID || c.To.ID == OSPOID }

// InOffice reports whether it is work of the office alone, without a counterpart.
func (c *Collaboration) InOffice() bool { return c.From.ID == OSPOID && c.To.ID == OSPOID }

// Known reports whether both ends are parties of the map.
func (c *Collaboration) Known() bool { return c.From.Known() && c.To.Known() }

// Touches reports whether one end is the party with that id.
func (c *Collaboration) Touches(id string) bool { return c.From.ID == id || c.To.ID == id }

// Other is the id at the far end, seen from id.
func (c *Collaboration) Other(id string) string {
	if c.From.ID == id {
		return c.To.ID
	}
	return c.From.ID
}

// Flow is the collaboration's direction seen from the party with that id:
// DirectionTo when it runs away from it, DirectionFrom when it runs towards it.
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

// HasMethod reports whether any of the methods is recorded.
func (c *Collaboration) HasMethod(methods ...string) bool {
	for _, have := range c.Methods {
		for _, m := range methods {
			if have == m {
				return true
			}
		}
	}
	return false
}

// Text is what a picture prints for the collaboration: its label, else its
// methods in words, else its purpose, else nothing.
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

// MethodText is a method's word as people read it: hyphens become spaces and
// OSPO is written in capitals.
func MethodText(method string) string {
	words := strings.Split(method, "-")
	for i, w := range words {
		if w == OSPOID {
			words[i] = "OSPO"
		}
	}
	return strings.Join(words, " ")
}
