package model

import "strings"

// InLanguage is the one of several names to use for a language: its own, else
// that of its base language, else English, else the first. It is empty only where
// there are no names.
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

// Translated is a copy of the map with the names that a language has. Ids, and
// with them findings, stay what they are.
func Translated(m *Map, language string) *Map {
	say := func(name *string, names []Translation) {
		if len(names) > 0 {
			*name = InLanguage(names, language)
		}
	}
	out := *m
	say(&out.Organization.Name, m.Organization.Names)
	say(&out.OSPO.Name, m.OSPO.Names)
	out.Organization.Goals = copies(m.Organization.Goals, func(g *Goal) { say(&g.Name, g.Names) })
	out.OSPO.Objectives = copies(m.OSPO.Objectives, func(o *Objective) { say(&o.Name, o.Names) })
	out.People = copies(m.People, func(p *Person) { say(&p.Name, p.Names) })
	out.Stakeholders = copies(m.Stakeholders, func(s *Stakeholder) { say(&s.Name, s.Names) })
	out.Projects = copies(m.Projects, func(p *Project) { say(&p.Name, p.Names) })
	return &out
}
