package parse

import "github.com/ospomap/ospomap/model"

var stakeholderObject = &Object{
	Name: "stakeholder", Label: "a stakeholder",
	Doc:   "somebody the office works with, or should",
	entry: func(o any) *model.Entry { return &o.(*model.Stakeholder).Entry },
	finish: func(r *reader, o any) {
		s := o.(*model.Stakeholder)
		s.Slug = Slug(s.Name)
		r.identify(partyIDs, &s.ID, s.Name, s.Entry)
	},
	Fields: []Field{
		id("their id; made from the name unless given", func(s *model.Stakeholder) *string { return &s.ID }),
		name("who they are", func(s *model.Stakeholder) *string { return &s.Name }),
		perspective("which way the office looks to see them", func(s *model.Stakeholder) *model.Perspective { return &s.Perspective }),
		line("role", "one line on the card", func(s *model.Stakeholder) *string { return &s.Role }),
		openWord("kind", "what they are; any word", model.KnownKinds, func(s *model.Stakeholder) *string { return &s.Kind }),
		word("influence", "how much they can help or stop", model.Levels, func(s *model.Stakeholder) *model.Level { return &s.Influence }),
		word("interest", "how much they care", model.Levels, func(s *model.Stakeholder) *model.Level { return &s.Interest }),
		block("engagement", "where they stand and where they should", engagementObject, func(s *model.Stakeholder) *model.Stakeholder { return s }),
		texts(KindLine, "needs", "what they need", func(s *model.Stakeholder) *[]string { return &s.Needs }),
		objects("expectations", "what they expect of the office", expectationObject, func(s *model.Stakeholder) *[]*model.Expectation { return &s.Expectations }),
		ref("owner", "the person who looks after them", model.RefPerson, func(s *model.Stakeholder) **model.Ref { return &s.Owner }),
		{
			Key: "status", Kind: KindWord, Words: model.StakeholderStatus, Default: "active",
			Doc:   "wanted when somebody is needed here and nobody is there yet",
			store: func(o any, v value) { o.(*model.Stakeholder).Wanted = v.text == "wanted" },
		},
		texts(KindName, "tags", "words to group them by; the first is the badge on the card", func(s *model.Stakeholder) *[]string { return &s.Tags }),
		texts(KindLink, "sources", "links to what is known about them", func(s *model.Stakeholder) *[]string { return &s.Sources }),
		prose("note", "anything else", func(s *model.Stakeholder) *string { return &s.Note }),
	},
}

func perspective[T any](doc string, at func(*T) *model.Perspective) Field {
	f := word("perspective", doc, model.Perspectives, at).required()
	f.Aliases = aliases(model.PerspectiveAliases)
	return f
}

// engagementObject has no struct of its own: its fields are a stakeholder's.
var engagementObject = &Object{
	Name: "engagement", Label: "an engagement block",
	Doc: "where a stakeholder stands towards the office, and where they should",
	Fields: []Field{
		word("current", "where they stand", model.Attitudes, func(s *model.Stakeholder) *model.Attitude { return &s.Current }),
		word("desired", "where they should stand", model.Attitudes, func(s *model.Stakeholder) *model.Attitude { return &s.Desired }),
	},
}

var expectationObject = &Object{
	Name: "expectation", Label: "an expectation",
	Doc:    "something a stakeholder expects of the office",
	entry:  func(o any) *model.Entry { return &o.(*model.Expectation).Entry },
	finish: func(r *reader, o any) { e := o.(*model.Expectation); r.identify(expectationIDs, &e.ID, "", e.Entry) },
	Fields: []Field{
		id("its id", func(e *model.Expectation) *string { return &e.ID }).required(),
		prose("text", "what is expected", func(e *model.Expectation) *string { return &e.Text }).required(),
	},
}
