package view

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/text"
)

// marks are the messages of warnings, where marks are wanted.
type marks struct {
	byCard    map[string][]string
	bySubject map[model.Subject][]string
	empty     map[model.Perspective]bool
	found     map[judgement]bool
	shared    map[string]int // see Options.Shared
}

// judgement is what a rule found about one thing.
type judgement struct {
	rule  string
	about model.Subject
}

// Judged prepares the options for drawing a map: from then on they know in which
// words to mention it, and which findings mark which card. Infos mark nothing: they are about what is not
// recorded, not of a gap.
func (o Options) Judged(m *model.Map) Options {
	if o.marks != nil {
		return o
	}
	o.Words = o.words(m)
	o.Findings = gap.In(o.Words, o.Findings)
	o.marks = &marks{byCard: map[string][]string{}, bySubject: map[model.Subject][]string{}, empty: map[model.Perspective]bool{},
		found: make(map[judgement]bool, len(o.Findings)), shared: sharedNames(m)}
	if o.NoGaps {
		return o
	}
	cards := detail.Cards(m, o.NoGaps)
	homes := detail.Homes(m)
	for _, f := range o.Findings {
		o.marks.found[judgement{f.Rule, f.Subject}] = true
		if f.Severity >= model.Warning {
			o.marks.add(f, homes(f), cards)
		}
	}
	return o
}

// add notes a finding whose home is on some cards, of those that the map has.
func (x *marks) add(f model.Finding, home []string, cards map[string]bool) {
	x.bySubject[f.Subject] = append(x.bySubject[f.Subject], f.Message)
	if f.Rule == "perspective-empty" {
		x.empty[model.Perspective(f.Subject.ID)] = true
		return
	}
	somewhere := false
	for _, key := range home {
		if cards[key] {
			x.byCard[key] = append(x.byCard[key], f.Message)
			somewhere = true
		}
	}
	if !somewhere {
		x.byCard[detail.OfficeKey] = append(x.byCard[detail.OfficeKey], f.Message)
	}
}

// sharedNames says how much of its beginning each name has in common with another.
func sharedNames(m *model.Map) map[string]int {
	names := model.Each(m.Stakeholders, func(s *model.Stakeholder) string { return s.Name })
	return text.Shared(append(names, model.Each(m.People, func(p *model.Person) string { return p.Name })...))
}

// Shared is how many bytes at its beginning a name has in common with another of the
// map, for text.WrapApart.
func (o Options) Shared(name string) int { return o.marks.shared[name] }

// Marks are the messages of the warnings that mark a card, by its key; those that
// concern no other card mark the office's.
func (o Options) Marks(key string) []string { return o.marks.byCard[key] }

// Empty reports whether nobody is recorded in a perspective, and it is a gap.
func (o Options) Empty(p model.Perspective) bool { return o.marks.empty[p] }

// Found reports whether the check found by one of these rules something about one
// thing. What a picture shows in red, other than marks and ghosts, is found: a
// green check and a red picture cannot meet.
func (o Options) Found(kind model.SubjectKind, id string, rules ...string) bool {
	return slices.ContainsFunc(rules, func(rule string) bool {
		return o.marks.found[judgement{rule, model.Subject{Kind: kind, ID: id}}]
	})
}

// MarksAbout are the messages of the warnings whose subject is one thing.
func (o Options) MarksAbout(kind model.SubjectKind, id string) []string {
	return o.marks.bySubject[model.Subject{Kind: kind, ID: id}]
}
