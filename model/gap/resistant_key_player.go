package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "resistant-key-player",
	Severity:       model.Warning,
	Area:           AreaEngagement,
	Title:          "Somebody resists, and nothing is planned about it",
	Why:            "A stakeholder who resists the office can stop its work, the sooner the more influence they have. It is handled once there is a plan: somebody owns it, it has a purpose, and both sides speak. For those of little influence this is only information.",
	Recommendation: "Ask what would change their mind before the next decision: record a collaboration in both directions with a purpose and an owner, planned if need be.",
	Says: says{
		"":     "{party} resists and can block the office, and no plan is recorded that has a purpose, an owner and talk in both directions",
		"some": "{party} resists, and nothing with a purpose or an owner is planned or under way with them",
	},
	Source: from("stakeholder register practice: the engagement assessment matrix", registerURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Procurement, perspective: sideways, influence: high, engagement: {current: resistant}}
`,
	Cure: change{"current: resistant", "current: neutral"},
	Mended: change{
		"stakeholders:", `people: [{name: Head of OSPO}]
stakeholders:`,
		"", `collaborations:
  - {to: Procurement, method: communication, direction: both, purpose: Ask what would help them, owner: Head of OSPO, status: planned}
`,
	},
	Snippet: mendAttitude("label: Talk about doubts, method: communication, direction: both, cadence: quarterly, purpose: Ask what would change their mind"),
	Check:   resistantKeyPlayer,
})

func resistantKeyPlayer(c *Context) {
	begun := func(col *model.Collaboration) bool { return col.Purpose != "" || col.Keeper() != nil }
	for _, p := range c.parties {
		if p.Wanted || p.Current != model.Resistant {
			continue
		}
		sev, variant := model.Warning, "some"
		switch {
		case c.planFor(p):
			continue
		case p.Influence == model.High:
			variant = ""
		case c.any(p, begun):
			continue
		case p.Influence == model.Low:
			sev = model.Info
		}
		c.ReportAs(sev, ofStakeholder(p), p.At("engagement"), variant, named("party", p.Name))
	}
}
