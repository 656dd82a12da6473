package model

import "strings"

// InLanguage returns the name for a language: the name in exactly that language, else
// in the same base language, else in English, else the first. It is empty only if there
// are no names.
func InLanguage(names []Translation, language string) string {
	if len(names) == 0 {
		return ""
	}
	base, _, _ := strings.Cut(language, "-")
	best, rank := names[0].Text, 0
	for _, n := range names {
		own, _, _ := strings.Cut(n.Language, "-")
		r := 0
		switch {
		case n.Language == language:
			r = 3
		case own == base:
			r = 2
		case own == "en":
			r = 1
		}
		if r > rank {
			best, rank = n.Text, r
		}
	}
	return best
}

// Named calls visit for everything in the map that has a name, with its names by
// language if there are several.
func (m *Map) Named(visit func(name *string, names []Translation)) {
	visit(&m.Organization.Name, m.Organization.Names)
	visit(&m.OSPO.Name, m.OSPO.Names)
	for _, g := range m.Organization.Goals {
		visit(&g.Name, g.Names)
	}
	for _, o := range m.OSPO.Objectives {
		visit(&o.Name, o.Names)
	}
	for _, p := range m.People {
		visit(&p.Name, p.Names)
	}
	for _, s := range m.Stakeholders {
		visit(&s.Name, s.Names)
	}
	for _, p := range m.Projects {
		visit(&p.Name, p.Names)
	}
}

// Translated returns a copy of the map with the names for a language, also of members of
// a body. Ids do not change, and so neither do findings.
func Translated(m *Map, language string) *Map {
	out := *m
	out.Organization.Goals = copies(m.Organization.Goals, func(*Goal) {})
	out.OSPO.Objectives = copies(m.OSPO.Objectives, func(*Objective) {})
	out.People = copies(m.People, func(*Person) {})
	out.Stakeholders = copies(m.Stakeholders, func(*Stakeholder) {})
	out.Projects = copies(m.Projects, func(*Project) {})
	out.Named(func(name *string, names []Translation) {
		if len(names) > 0 {
			*name = InLanguage(names, language)
		}
	})
	byID := out.ByID()
	named := func(x *Member) {
		if x.Party != nil && byID[x.Party.ID] != nil {
			x.Name = byID[x.Party.ID].Name
		}
	}
	for _, s := range out.Stakeholders {
		s.Members, s.Contacts = copies(s.Members, named), copies(s.Contacts, named)
	}
	return &out
}
