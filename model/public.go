package model

import (
	"slices"
	"strconv"
	"strings"
)

// LeadName is the name that [Public] gives the person who leads the office.
const LeadName = "Lead"

// Public returns a copy of the map without what the parties in it should not read:
// engagement, influence, interest, notes, amounts, mail addresses and phone numbers,
// contacts, the names of members who are not stakeholders, and the names, ids and last
// days of the office's people, whom it names by role. The copy shares nothing with the
// map except positions.
//
// Accepts, Texts and Refs of the copy are empty because they repeat in words what is
// left out. Rules that run on the copy know no more than its readers.
func Public(m *Map) *Map {
	p := newPublisher(m)
	out := *m
	out.Organization.Names, out.OSPO.Names = slices.Clone(m.Organization.Names), slices.Clone(m.OSPO.Names)
	out.Organization.Goals = copies(m.Organization.Goals, func(g *Goal) { g.Names = slices.Clone(g.Names) })
	out.OSPO.ReportsTo = p.ref(m.OSPO.ReportsTo)
	out.OSPO.Stage = copyOf(m.OSPO.Stage)
	out.OSPO.Objectives = copies(m.OSPO.Objectives, func(o *Objective) {
		o.Supports, o.Answers, o.Owned = p.refs(o.Supports), p.refs(o.Answers), p.owned(o.Owned)
		o.Names = slices.Clone(o.Names)
	})
	out.People = p.people
	out.Stakeholders = copies(m.Stakeholders, p.stakeholder)
	out.Collaborations = copies(m.Collaborations, p.collaboration)
	out.Activities = copies(m.Activities, p.collaboration)
	out.Projects = copies(m.Projects, func(x *Project) {
		x.Stakeholder, x.Owned = p.ref(x.Stakeholder), p.owned(x.Owned)
		x.Names = slices.Clone(x.Names)
		if isAddress(x.URL) {
			x.URL = ""
		}
	})
	if out.Readiness = copyOf(m.Readiness); out.Readiness != nil {
		p.readiness(out.Readiness)
	}
	out.Entry = without(m.Entry, "accept")
	out.Accepts, out.Refs, out.Texts = nil, nil, nil
	return &out
}

// publisher maps the people of a map to their ids in the copy.
type publisher struct {
	people []*Person
	ids    map[string]string
}

func newPublisher(m *Map) *publisher {
	p := &publisher{ids: make(map[string]string, len(m.People))}
	taken := map[string]bool{OSPOID: true}
	for _, s := range m.Stakeholders {
		taken[s.ID] = true
	}
	namesakes, n := map[string]int{}, 0
	for _, person := range m.People {
		id := ""
		for id == "" || taken[id] {
			n++
			id = "p" + strconv.Itoa(n)
		}
		p.ids[person.ID] = id
		name := roleName(person)
		if namesakes[name]++; namesakes[name] > 1 {
			name += " " + strconv.Itoa(namesakes[name])
		}
		p.people = append(p.people, &Person{
			Entry: without(person.Entry, "until"), ID: id, Name: name, Lead: person.Lead,
			Hats: slices.Clone(person.Hats), Allocation: copyOf(person.Allocation),
		})
	}
	return p
}

// roleName describes a person by role: "Lead", "Enabler, advocate".
func roleName(p *Person) string {
	if p.Lead {
		return LeadName
	}
	if len(p.Hats) == 0 {
		return "Team member"
	}
	hats := make([]string, len(p.Hats))
	for i, h := range p.Hats {
		hats[i] = string(h)
	}
	name := strings.Join(hats, ", ")
	return strings.ToUpper(name[:1]) + name[1:] // hats are ASCII
}

func (p *publisher) stakeholder(s *Stakeholder) {
	s.Entry = without(s.Entry, "influence", "interest", "engagement", "contacts", "note")
	s.Influence, s.Interest, s.Current, s.Desired, s.Note = "", "", "", "", ""
	s.Names, s.Tags = slices.Clone(s.Names), slices.Clone(s.Tags)
	s.Sources = slices.DeleteFunc(slices.Clone(s.Sources), func(x Source) bool { return isAddress(x.URL) })
	s.Needs, s.Expectations = copies(s.Needs, func(*Expectation) {}), copies(s.Expectations, func(*Expectation) {})
	s.Owned, s.PartOf = p.owned(s.Owned), p.ref(s.PartOf)
	s.Seats, s.MemberCount = copyOf(s.Seats), copyOf(s.MemberCount)
	s.Members, s.Contacts = copies(s.Members, p.member), nil
}

// member removes the name of a person who is not a stakeholder, and keeps the role and
// the affiliation.
func (p *publisher) member(x *Member) {
	x.Entry = without(x.Entry, "until", "link")
	x.Until, x.Link = Date{}, ""
	if x.Party = p.ref(x.Party); x.Party == nil {
		x.Name = ""
	}
}

func (p *publisher) collaboration(c *Collaboration) {
	c.Entry = without(c.Entry, "amount", "note")
	c.Note, c.Amount = "", nil
	if isAddress(c.Evidence) {
		c.Evidence = ""
	}
	if isAddress(c.ChannelURL) {
		c.ChannelURL = ""
	}
	c.From, c.To, c.Owned = p.ref(c.From), p.ref(c.To), p.owned(c.Owned)
	c.Methods = slices.Clone(c.Methods)
	c.Goals, c.Answers = p.refs(c.Goals), p.refs(c.Answers)
	if r := c.RACI; r != nil {
		c.RACI = &RACI{
			Entry: r.Entry, Responsible: p.refs(r.Responsible), Accountable: p.refs(r.Accountable),
			Consulted: p.refs(r.Consulted), Informed: p.refs(r.Informed),
		}
	}
}

func (p *publisher) readiness(r *Readiness) {
	r.Areas, r.Answers = slices.Clone(r.Areas), slices.Clone(r.Answers)
	for i := range r.Areas {
		a := &r.Areas[i]
		a.Score, a.Target = copyOf(a.Score), copyOf(a.Target)
		a.Strengths, a.Weaknesses, a.Opportunities = slices.Clone(a.Strengths), slices.Clone(a.Weaknesses), slices.Clone(a.Opportunities)
	}
	for i := range r.Answers {
		r.Answers[i].From = p.refs(r.Answers[i].From)
	}
}

// ref copies a reference. The text of an unresolved reference may be a misspelt name of
// a person, so it is removed.
func (p *publisher) ref(r *Ref) *Ref {
	if r == nil {
		return nil
	}
	out := *r
	out.Place, out.Advice = "", ""
	if id, person := p.ids[r.ID]; person {
		out.ID, out.Text = id, id
	} else if r.ID == "" {
		out.Text = ""
	}
	return &out
}

func (p *publisher) refs(list []*Ref) []*Ref {
	out := slices.Clone(list)
	for i, r := range out {
		out[i] = p.ref(r)
	}
	return out
}

func (p *publisher) owned(o Owned) Owned { return Owned{p.ref(o.Owner), p.refs(o.CoOwners)} }

// isAddress reports whether a link is the address of one mailbox, phone or account.
func isAddress(link string) bool {
	scheme, _, _ := strings.Cut(strings.ToLower(link), ":")
	return slices.Contains([]string{"mailto", "tel", "sip", "sips", "xmpp"}, scheme)
}

// without returns the entry as if the keys had never been written.
func without(e Entry, keys ...string) Entry {
	e.Keys = slices.DeleteFunc(slices.Clone(e.Keys), func(k KeyPos) bool { return slices.Contains(keys, k.Key) })
	return e
}

// copies returns copies of the items of list after applying change to each copy.
func copies[T any](list []*T, change func(*T)) []*T {
	out := slices.Clone(list)
	for i, x := range out {
		out[i] = copyOf(x)
		change(out[i])
	}
	return out
}

func copyOf[T any](x *T) *T {
	if x == nil {
		return nil
	}
	y := *x
	return &y
}
