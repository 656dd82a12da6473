package parse

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

func organizationObject() *Object {
	return &Object{
		Name: "organization", Label: "the organization", Short: "name",
		Example: `{name: Acme, sector: business}`,
		Doc:     "whom the office serves",
		Fields: []Field{
			name("what the organization is called", func(o *model.Organization) (*string, *[]model.Translation) { return &o.Name, &o.Names }),
			word("sector", "what kind of organization it is", model.Sectors, func(o *model.Organization) *model.Sector { return &o.Sector }),
			line("region", "where it works", func(o *model.Organization) *string { return &o.Region }),
			word("size", "how large it is", model.Sizes, func(o *model.Organization) *string { return &o.Size }),
			objects("goals", "what the organization as a whole wants", goalObject(), func(o *model.Organization) *[]*model.Goal { return &o.Goals }),
		},
	}
}

func goalObject() *Object {
	return &Object{
		Name: "goal", Label: "a goal",
		Example: `{id: trusted, name: Products that people trust}`,
		Doc:     "something the organization as a whole wants",
		finish:  func(r *reader, o any) { g := o.(*model.Goal); r.identify(workIDs, &g.ID, "", g.Entry) },
		Fields: []Field{
			id("its id", func(g *model.Goal) *string { return &g.ID }).required(),
			name("the goal in a few words", func(g *model.Goal) (*string, *[]model.Translation) { return &g.Name, &g.Names }),
		},
	}
}

func officeObject() *Object {
	return &Object{
		Name: "ospo", Label: "the ospo block",
		Example: `{name: Open Source Office, status: established}`,
		Doc:     "the office itself",
		finish:  func(_ *reader, o any) { o.(*model.OSPO).Recorded = true },
		Fields: []Field{
			name("what the office is called; titles use it", func(o *model.OSPO) (*string, *[]model.Translation) { return &o.Name, &o.Names }).or(model.DefaultOSPOName),
			word("status", "how far the office has come", model.OSPOStatuses, func(o *model.OSPO) *model.OSPOStatus { return &o.Status }).or(string(model.OSPOEstablished)).of("ospo-status"),
			word("structure", "how the office is built", model.Structures, func(o *model.OSPO) *string { return &o.Structure }),
			ref("reports_to", "the stakeholder to whom the office reports", model.RefStakeholder, func(o *model.OSPO) **model.Ref { return &o.ReportsTo }),
			integer("stage", "its maturity: 0 none, 4 leading", 0, 4, func(o *model.OSPO) **int { return &o.Stage }),
			prose("mission", "why the office exists, in a sentence", func(o *model.OSPO) *string { return &o.Mission }),
			objects("objectives", "what the office wants to reach", objectiveObject(), func(o *model.OSPO) *[]*model.Objective { return &o.Objectives }),
		},
	}
}

func objectiveObject() *Object {
	return &Object{
		Name: "objective", Label: "an objective",
		Example: `{id: sboms, name: Every release has an SBOM, target: 100 %}`,
		Doc:     "something the office wants to reach",
		finish:  func(r *reader, o any) { b := o.(*model.Objective); r.identify(workIDs, &b.ID, "", b.Entry) },
		Fields: []Field{
			id("its id", func(o *model.Objective) *string { return &o.ID }).required(),
			name("the objective in a few words", func(o *model.Objective) (*string, *[]model.Translation) { return &o.Name, &o.Names }),
			owner("the person who answers for it; of several, the first", func(o *model.Objective) *model.Owned { return &o.Owned }),
			refs("supports", "the organization's goals that it serves", model.RefGoal, func(o *model.Objective) *[]*model.Ref { return &o.Supports }),
			line("measure", "what is counted", func(o *model.Objective) *string { return &o.Measure }),
			line("baseline", "where the measure stood at the start", func(o *model.Objective) *string { return &o.Baseline }),
			line("target", "what the measure should reach", func(o *model.Objective) *string { return &o.Target }),
			date("due", "by when", func(o *model.Objective) *model.Date { return &o.Due }),
			word("status", "where it stands", model.ObjectiveStatuses, func(o *model.Objective) *model.ObjectiveStatus { return &o.Status }).of("objective-status"),
			refs("answers", "the expectations that it meets", model.RefExpectation, func(o *model.Objective) *[]*model.Ref { return &o.Answers }),
		},
	}
}

func personObject() *Object {
	return &Object{
		Name: "person", Label: "a person",
		Example: `{name: Head of OSPO, lead: true, hats: [counselor]}`,
		Doc:     "somebody who works for the office",
		finish:  func(r *reader, o any) { p := o.(*model.Person); r.identify(partyIDs, &p.ID, p.Name, p.Entry) },
		Fields: []Field{
			id("their id; made from the name unless given", func(p *model.Person) *string { return &p.ID }),
			name("who they are", func(p *model.Person) (*string, *[]model.Translation) { return &p.Name, &p.Names }),
			{
				Key: "lead", Kind: KindBool, Doc: "whether they head the office",
				store: func(o any, v value) { o.(*model.Person).Lead = v.flag },
			},
			{
				Key: "hats", Kind: KindWord, Arity: Many, Doc: "the roles that they play",
				Words: model.Plain(model.Hats), Aliases: aliases(model.HatAliases),
				store: func(o any, v value) {
					if p := o.(*model.Person); !slices.Contains(p.Hats, model.Hat(v.text)) {
						p.Hats = append(p.Hats, model.Hat(v.text))
					}
				},
			},
			{
				Key: "allocation", Kind: KindNumber, Min: 0, Max: 1, Doc: "the share of their working time",
				store: func(o any, v value) { o.(*model.Person).Allocation = &v.number },
			},
			date("until", "their last day", func(p *model.Person) *model.Date { return &p.Until }),
		},
	}
}

func aliases[W ~string](words map[string]W) map[string]string {
	plain := make(map[string]string, len(words))
	for alias, w := range words {
		plain[alias] = string(w)
	}
	return plain
}
