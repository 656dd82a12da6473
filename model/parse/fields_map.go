package parse

import (
	"sync"

	"github.com/ospomap/ospomap/model"
)

// version is the only version of the format.
const version = 1

var mapObject = sync.OnceValue(func() *Object {
	return &Object{
		Name: "map", Label: "the map",
		Doc: "one Open Source Program Office and everybody it works with",
		Fields: []Field{
			{
				Key: "version", Kind: KindInteger, Min: version, Max: version, Default: "1",
				Doc:   "the version of this format",
				store: func(o any, v value) { o.(*model.Map).Version = int(v.number) },
			},
			{
				Key: languageKey, Kind: KindOpenWord, Doc: "the language of the map's texts, as a BCP 47 tag such as en or pt-BR",
				Pattern: PatternLanguage, check: languageProblem,
				store: func(o any, v value) { o.(*model.Map).Language = canonicalLanguage(v.text) },
			},
			block("organization", "whom the office serves: a name, or a map", organizationObject(),
				func(m *model.Map) *model.Organization { return &m.Organization }).required(),
			block("ospo", "the office itself", officeObject(),
				func(m *model.Map) *model.OSPO { return &m.OSPO }),
			objects("people", "who works for the office", personObject(),
				func(m *model.Map) *[]*model.Person { return &m.People }),
			objects("stakeholders", "whom the office works with, or should", stakeholderObject(),
				func(m *model.Map) *[]*model.Stakeholder { return &m.Stakeholders }).required(),
			{
				Key: "collaborations", Kind: KindObject, Arity: Many, Object: collaborationObject(),
				Doc: "what is done together",
				open: func(o any, index int) any {
					m, c := o.(*model.Map), &model.Collaboration{Index: index}
					m.Collaborations = append(m.Collaborations, c)
					return c
				},
			},
			objects("projects", "open source projects that the organization depends on", projectObject(),
				func(m *model.Map) *[]*model.Project { return &m.Projects }),
			maybe("readiness", "how ready the organization is for an office: five areas and twelve questions", readinessObject(),
				func(m *model.Map) **model.Readiness { return &m.Readiness }),
			objects("accept", "findings that are waived, with a reason", acceptObject(),
				func(m *model.Map) *[]*model.Accept { return &m.Accepts }),
		},
	}
})

func projectObject() *Object {
	return &Object{
		Name: "project", Label: "a project",
		Example: `{name: Linux kernel, use: critical}`,
		Doc:     "an open source project that the organization depends on",
		finish:  func(r *reader, o any) { p := o.(*model.Project); r.identify(projectIDs, &p.ID, p.Name, p.Entry) },
		Fields: []Field{
			id("its id; made from the name unless given", func(p *model.Project) *string { return &p.ID }),
			name("what the project is called", func(p *model.Project) (*string, *[]model.Translation) { return &p.Name, &p.Names }),
			word("use", "how much depends on it", model.ProjectUses, func(p *model.Project) *string { return &p.Use }),
			link("url", "its address", func(p *model.Project) *string { return &p.URL }),
			openWord("status", "how far it has come; any word", model.KnownProjectStatus, func(p *model.Project) *string { return &p.Status }),
			line("group", "the foundation or organization that hosts it", func(p *model.Project) *string { return &p.Group }),
			ref("stakeholder", "the stakeholder who stands for it", model.RefStakeholder, func(p *model.Project) **model.Ref { return &p.Stakeholder }),
			owner("the person who looks after it; of several, the first is accountable", func(p *model.Project) *model.Owned { return &p.Owned }),
		},
	}
}

func acceptObject() *Object {
	return &Object{
		Name: "accept", Label: "an accept entry",
		Example: `{rule: no-community, reason: Starts next year}`,
		Doc:     "a finding that is known and waived",
		Fields: []Field{
			openWord("rule", "the rule whose finding is waived", nil, func(a *model.Accept) *string { return &a.Rule }).required(),
			openWord("target", "the id or name that the finding is about; the whole map when left out", nil, func(a *model.Accept) *string { return &a.Target }),
			reason("why the gap is acceptable", func(a *model.Accept) *string { return &a.Reason }),
			date("until", "the last day of the waiver", func(a *model.Accept) *model.Date { return &a.Until }),
		},
	}
}

// reason is required like other fields, but has its own rule: a waiver that nobody can
// judge is worse than the gap.
func reason[T any](doc string, at func(*T) *string) Field {
	f := prose("reason", doc, at).required()
	f.missing = ruleAcceptReason
	return f
}
