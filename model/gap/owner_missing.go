package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "owner-missing",
	Severity:       model.Warning,
	Area:           AreaEngagement,
	Title:          "A stakeholder with high influence has no owner",
	Why:            "Nobody answers for the relationship with somebody who can help or stop the office. In an office of one, that one person does, and where only another stakeholder works with them, that one. Where nothing in the map has an owner, that is reported once for all of them. An office that is only proposed and has nobody yet is not asked.",
	Recommendation: "Name one person as the owner of the stakeholder or of what is done with them.",
	Says: says{
		"":    "{party} has high influence, and nobody owns the relationship",
		"all": "no relationship has an owner, not even those with the {n} stakeholders of high influence: {parties}",
	},
	Source: from("responsibility assignment (RACI): exactly one is accountable", raciURL),
	Rests:  []model.RefKind{model.RefAnyone, model.RefParty},
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: CTO, perspective: upward, influence: high}
collaborations:
  - {to: CTO, method: report}
`,
	Cure:    change{"method: report", "method: report, owner: Head of OSPO"},
	Snippet: (*facts).mendOwner,
	Check:   ownerMissing,
})

func ownerMissing(c *Context) {
	if len(c.team) == 1 {
		return // it can be nobody else
	}
	if len(c.Map.People) == 0 && !c.Map.OSPO.Status.InOperation() {
		return // nobody works there yet
	}
	owned := func(col *model.Collaboration) bool { return col.Keeper() != nil }
	missing := model.Those(c.parties, func(p *party) bool {
		kept := c.any(p, owned) || len(p.active) > 0 && !c.any(p, (*model.Collaboration).WithOSPO) // or looked after by the unit that works with them
		return p.Influence == model.High && !p.Wanted && p.Owner == nil && !kept
	})
	if len(missing) >= groupSize && len(c.owned) == 0 {
		c.reportThem(c.rule.Severity, missing[0].At("influence"), "all", missing)
	}
	for _, p := range missing {
		c.Report(ofStakeholder(p), p.At("influence"), "", named("party", p.Name))
	}
}

func (x *facts) mendOwner(f model.Finding) string {
	out := ""
	for i, p := range x.partiesOf(f) {
		if who := x.owner(p, "", i); who != "" {
			out += lines("stakeholders", p.Name, "owner: "+yamlText(who))
		}
	}
	return out
}
