package parse

import (
	"sync"

	"github.com/ospomap/ospomap/model"
)

func stakeholderObject() *Object {
	return &Object{
		Name: "stakeholder", Label: "a stakeholder",
		Example: `{name: Legal, perspective: sideways}`,
		Doc:     "somebody the office works with, or should",
		finish: func(r *reader, o any) {
			s := o.(*model.Stakeholder)
			s.Slug, s.Tags = Slug(s.Name), distinct(s.Tags, func(tag string) string { return tag })
			r.identify(partyIDs, &s.ID, s.Name, s.Entry)
		},
		Fields: []Field{
			id("their id; made from the name unless given", func(s *model.Stakeholder) *string { return &s.ID }),
			name("who they are", func(s *model.Stakeholder) (*string, *[]model.Translation) { return &s.Name, &s.Names }),
			perspective("which way the office looks to see them", func(s *model.Stakeholder) *model.Perspective { return &s.Perspective }),
			ref("part_of", "the stakeholder that they belong to", model.RefStakeholder, func(s *model.Stakeholder) **model.Ref { return &s.PartOf }),
			textField(KindName, "group", "the heading above them within their perspective", func(s *model.Stakeholder) *string { return &s.Group }),
			line("role", "one line on the card", func(s *model.Stakeholder) *string { return &s.Role }),
			openWord("kind", "what they are; any word", model.KnownKinds, func(s *model.Stakeholder) *string { return &s.Kind }),
			word("influence", "how much they can help or stop", model.Levels, func(s *model.Stakeholder) *model.Level { return &s.Influence }),
			word("interest", "how much they care", model.Levels, func(s *model.Stakeholder) *model.Level { return &s.Interest }),
			block("engagement", "how they relate to the office, and how they should", engagementObject(), func(s *model.Stakeholder) *model.Stakeholder { return s }),
			objects("needs", "what they need from the office", wish("need", "a need", "something a stakeholder needs from the office", "what is needed"), func(s *model.Stakeholder) *[]*model.Expectation { return &s.Needs }),
			objects("expectations", "what they expect of the office", wish("expectation", "an expectation", "something a stakeholder expects of the office", "what is expected"), func(s *model.Stakeholder) *[]*model.Expectation { return &s.Expectations }),
			objects("members", "who sits in a body: stakeholders, names, or how many", memberObject("member", "a member"), func(s *model.Stakeholder) *[]*model.Member { return &s.Members }),
			integer("seats", "how many members it has room for", 0, 100_000, func(s *model.Stakeholder) **int { return &s.Seats }),
			objects("contacts", "whom to talk to there", memberObject("contact", "a contact"), func(s *model.Stakeholder) *[]*model.Member { return &s.Contacts }),
			owner("the person who looks after them; of several, the first is accountable", func(s *model.Stakeholder) *model.Owned { return &s.Owned }),
			{
				Key: "status", Kind: KindWord, Words: model.StakeholderStatus, List: "stakeholder-status", Default: "active",
				Doc:   "wanted while somebody is needed and has not been found",
				store: func(o any, v value) { o.(*model.Stakeholder).Wanted = v.text == model.StakeholderWanted },
			},
			texts(KindName, "tags", "words to group them by; the first is the badge on the card", func(s *model.Stakeholder) *[]string { return &s.Tags }),
			{
				Key: "sources", Kind: KindSource, Arity: Many, Long: sourceObject(), Doc: "where more is written about them",
				store: func(o any, v value) { s := o.(*model.Stakeholder); s.Sources = append(s.Sources, v.source) },
			},
			prose("note", "anything else", func(s *model.Stakeholder) *string { return &s.Note }),
		},
	}
}

func perspective[T any](doc string, at func(*T) *model.Perspective) Field {
	f := word("perspective", doc, model.Perspectives, at).required().unless("part_of")
	f.Aliases = aliases(model.PerspectiveAliases)
	return f
}

func engagementObject() *Object {
	return &Object{
		Name: "engagement", Label: "an engagement block",
		Example: `{current: supportive, desired: leading}`,
		Doc:     "how a stakeholder relates to the office, and how they should",
		inOwner: true,
		Fields: []Field{
			word("current", "where they stand", model.Attitudes, func(s *model.Stakeholder) *model.Attitude { return &s.Current }),
			word("desired", "where they should stand", model.Attitudes, func(s *model.Stakeholder) *model.Attitude { return &s.Desired }),
		},
	}
}

func wish(name, label, doc, text string) *Object {
	return &Object{
		Name: name, Label: label, Short: "text",
		Example: `{id: fast, text: Answers within a day}`,
		Doc:     doc,
		finish:  func(r *reader, o any) { e := o.(*model.Expectation); r.identify(expectationIDs, &e.ID, "", e.Entry) },
		Fields: []Field{
			id("its id; made from the text unless given", func(e *model.Expectation) *string { return &e.ID }),
			prose("text", text, func(e *model.Expectation) *string { return &e.Text }).required(),
		},
	}
}

// memberObject describes a member or contact of a stakeholder, who may be a stakeholder
// too.
func memberObject(name, label string) *Object {
	return &Object{
		Name: name, Label: label, Short: "name",
		Example: `{name: Chair, affiliation: University}`,
		Doc:     "somebody who belongs to a stakeholder",
		finish:  func(r *reader, o any) { r.members = append(r.members, o.(*model.Member)) },
		Fields: []Field{
			textField(KindName, "name", "who they are", func(x *model.Member) *string { return &x.Name }).required(),
			line("affiliation", "the organization that they come from", func(x *model.Member) *string { return &x.Affiliation }),
			line("role", "what they are there", func(x *model.Member) *string { return &x.Role }),
			date("until", "the last day of their term", func(x *model.Member) *model.Date { return &x.Until }),
			link("link", "a page about them", func(x *model.Member) *string { return &x.Link }),
		},
	}
}

// sourceObject is the long form of an address.
var sourceObject = sync.OnceValue(func() *Object {
	return &Object{
		Name: "source", Label: "a source",
		Example: `{title: Charter, url: "https://example.org/charter"}`,
		Doc:     "an address and its title",
		Fields: []Field{
			line("title", "what it is called", func(s *model.Source) *string { return &s.Title }),
			link("url", "its address", func(s *model.Source) *string { return &s.URL }).required(),
		},
	}
})
