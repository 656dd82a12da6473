package view

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/text"
)

// marks holds the messages of warnings, if they are to be marked.
type marks struct {
	byCard    map[string][]string
	bySubject map[model.Subject][]string
	empty     map[model.Perspective]bool
	found     map[judgement]bool
	shared    map[string]int // see Options.Shared
}

// judgement is a rule and the subject of one of its findings.
type judgement struct {
	rule  string
	about model.Subject
}

// Judged prepares the options for drawing a map: it sets the words in which to describe
// it, and resolves which findings mark which card. Infos mark nothing: they report what
// is not recorded rather than a gap.
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

// add records a finding with the keys of its home cards, some of which the map may not
// have.
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

// sharedNames returns how many leading bytes each name shares with another.
func sharedNames(m *model.Map) map[string]int {
	names := model.Each(m.Stakeholders, func(s *model.Stakeholder) string { return s.Name })
	return text.Shared(append(names, model.Each(m.People, func(p *model.Person) string { return p.Name })...))
}

// Shared returns how many leading bytes a name shares with another name of the map, for
// text.WrapApart.
func (o Options) Shared(name string) int { return o.marks.shared[name] }

// Marks returns the messages of the warnings that mark the card with the given key.
// Warnings that concern no other card mark the office's.
func (o Options) Marks(key string) []string { return o.marks.byCard[key] }

// Empty reports whether a perspective has no stakeholder and that is a finding.
func (o Options) Empty(p model.Perspective) bool { return o.marks.empty[p] }

// Found reports whether one of the rules has a finding about a subject. Apart from marks
// and ghosts, pictures draw in red only what is found, so that a passing check never
// meets a red picture.
func (o Options) Found(kind model.SubjectKind, id string, rules ...string) bool {
	return slices.ContainsFunc(rules, func(rule string) bool {
		return o.marks.found[judgement{rule, model.Subject{Kind: kind, ID: id}}]
	})
}

// MarksAbout returns the messages of the warnings about one subject.
func (o Options) MarksAbout(kind model.SubjectKind, id string) []string {
	return o.marks.bySubject[model.Subject{Kind: kind, ID: id}]
}
