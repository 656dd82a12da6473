package parse

import (
	"fmt"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// maxAdvised limits how many unknown references get advice: a hostile file could hold a
// hundred thousand.
const maxAdvised = 100

// maxListed is how many names a message lists if none is similar.
const maxListed = 8

// advise adds to each unknown reference where it is and what to write instead.
func (x *referents) advise(m *model.Map, unknown []*model.Ref) {
	places := placesOf(m)
	names := map[model.RefKind]*model.Names{}
	for _, ref := range unknown {
		ref.Place = places[ref]
		if names[ref.Kind] == nil {
			names[ref.Kind] = namesOf(x.groups(ref.Kind))
		}
		if ref.Kind == model.RefParty && fold(ref.Text) == fold(m.Organization.Name) {
			ref.Advice = "that is the organization; the office itself is " + quote(m.OSPO.Name)
			continue
		}
		ref.Advice = x.advice(ref, names[ref.Kind])
	}
}

func namesOf(groups []*group) *model.Names {
	var all model.Names
	for _, g := range groups {
		for _, n := range g.list {
			shown := n.shown()
			for _, name := range n.names() {
				all.Add(name, shown)
			}
			if n.own || n.id != Slug(shown) { // not simply derived from the name
				all.Add(n.id, shown)
			}
		}
	}
	return &all
}

// shown returns the name that messages use for n.
func (n *named) shown() string {
	if names := n.names(); len(names) > 0 && !n.own {
		return names[0]
	}
	return n.id
}

func (x *referents) advice(ref *model.Ref, names *model.Names) string {
	if near := names.Like(ref.Text); len(near) > 0 {
		if len(near) == 1 {
			ref.Meant = near[0]
		}
		return "did you mean " + orList(quotedAll(near)) + "?"
	}
	other := ""
	for _, k := range []struct {
		kind model.SubjectKind
		what string
	}{{model.AboutPerson, "a person of the office"}, {model.AboutStakeholder, "a stakeholder"}, {model.AboutGoal, "a goal of the organization"}, {model.AboutObjective, "an objective"}} {
		if len(find([]*group{x.of[k.kind]}, ref.Text)) > 0 {
			other = "that is " + k.what + "; "
			break
		}
	}
	var known, plurals []string
	for _, g := range x.groups(ref.Kind) {
		if g.plural == "" {
			continue
		}
		plurals = append(plurals, g.plural)
		for i := range g.list {
			known = append(known, g.list[i].shown())
		}
	}
	plural := andList(plurals)
	if len(known) == 0 {
		return other + "the map has no " + plural
	}
	list := andList(quotedAll(known))
	if more := len(known) - maxListed + 1; more > 1 {
		list = fmt.Sprintf("%s and %d more", commaList(quotedAll(known[:maxListed-1])), more)
	}
	return other + "the map's " + plural + " are " + list
}

func quotedAll(words []string) []string { return model.Each(words, quote) }

// placesOf describes in words where each reference is.
func placesOf(m *model.Map) map[*model.Ref]string {
	places := map[*model.Ref]string{}
	at := func(place string, refs ...*model.Ref) {
		for _, r := range refs {
			if r != nil {
				places[r] = place
			}
		}
	}
	at("the office reports to", m.OSPO.ReportsTo)
	for _, o := range m.OSPO.Objectives {
		called := "the objective " + quote(o.Name)
		at(called+" supports", o.Supports...)
		at(called+" answers", o.Answers...)
		at("the owner of "+called, o.Owners()...)
	}
	for _, s := range m.Stakeholders {
		called := quote(s.Name)
		at("the owner of "+called, s.Owners()...)
		at(called+" is a part of", s.PartOf)
	}
	for _, c := range slices.Concat(m.Collaborations, m.Activities) {
		called := calledCollaboration(m, c)
		at(called, c.From, c.To)
		at("the owner of "+called, c.Owners()...)
		at("the goals of "+called, c.Goals...)
		at("what "+called+" answers", c.Answers...)
		if c.RACI != nil {
			at("those responsible for "+called, c.RACI.Responsible...)
			at("those accountable for "+called, c.RACI.Accountable...)
			at("those consulted on "+called, c.RACI.Consulted...)
			at("those informed of "+called, c.RACI.Informed...)
		}
	}
	for _, p := range m.Projects {
		called := "the project " + quote(p.Name)
		at("the stakeholder of "+called, p.Stakeholder)
		at("the owner of "+called, p.Owners()...)
	}
	if m.Readiness != nil {
		for _, a := range m.Readiness.Answers {
			at("the answer to "+quote(a.Question)+" comes from", a.From...)
		}
	}
	return places
}

// calledCollaboration describes a collaboration by its text and its partner, as far as
// they are known.
func calledCollaboration(m *model.Map, c *model.Collaboration) string {
	what := "the collaboration"
	if text := c.Text(); text != "" {
		what += " " + quote(text)
	}
	for _, end := range []*model.Ref{c.From, c.To} {
		if end.Known() && end.ID != model.OSPOID {
			return what + " with " + quote(m.NameOf(end.ID))
		}
	}
	return what
}
