package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "stakeholder-wanted",
	Severity:       model.Warning,
	Area:           AreaStructure,
	Excess:         true,
	Title:          "A wanted stakeholder has not been found",
	Why:            "The map says that somebody is needed here and that nobody is there. Once the search has an owner and a plan, that is only information.",
	Recommendation: "Name who could fill it, give the search an owner, and record as a planned collaboration how they will be asked.",
	Says: says{
		"":       "{party} is wanted, and has not been found yet",
		"search": "{party} is wanted, and has not been found yet; {who} is looking for somebody",
	},
	Source: from("OSPO book, introduction: looking sideways and looking upward", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Sponsor on the board, perspective: upward, status: wanted}
`,
	Cure: change{"perspective: upward, status: wanted", "perspective: upward"},
	Mended: change{
		"stakeholders:", `people:
  - {name: Head of OSPO, lead: true}
stakeholders:`,
		"status: wanted", `status: wanted, owner: Head of OSPO}
collaborations:
  - {to: Sponsor on the board, method: communication, purpose: Ask who could, status: planned`,
	},
	Snippet: (*facts).mendWanted,
	Check:   stakeholderWanted,
})

func stakeholderWanted(c *Context) {
	for _, p := range c.parties {
		switch {
		case !p.Wanted:
		case p.Owner != nil && c.any(p, func(*model.Collaboration) bool { return true }):
			c.ReportAs(model.Info, ofStakeholder(p), p.At("status"), "search", named("party", p.Name), named("who", c.name(p.Owner.ID)))
		default:
			c.Report(ofStakeholder(p), p.At("status"), "", named("party", p.Name))
		}
	}
}

func (x *facts) mendWanted(f model.Finding) string {
	p := x.byID[f.Subject.ID]
	who := x.owner(p, "", 0)
	if p == nil || who == "" {
		return ""
	}
	return x.works([]*party{p}, 1, "method: communication, purpose: Ask who could, status: planned") + lines("stakeholders", p.Name, "owner: "+yamlText(who))
}
