package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "regulator-unplanned",
	Severity: model.Warning,
	Area:     AreaOutside,
	Optional: true,
	Title:    "No plan for a regulator",
	Why: "A regulator asks when it suits the regulator. " +
		"Without an agreed purpose and person, the answer is improvised.",
	Recommendation: "Decide who speaks with them about what, and record it as a collaboration with a purpose and an owner.",
	Says: says{
		"": "no work with {party} has both a purpose and an owner",
	},
	Source: from("OSPO book, later chapters: working with regulators", bookURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Data Authority, perspective: outside, kind: regulator}
collaborations:
  - {to: Data Authority, method: communication}
`,
	Cure: change{
		"stakeholders:", `people:
  - {name: Head of OSPO}
stakeholders:`,
		"method: communication", "method: communication, purpose: Yearly report on product security, owner: Head of OSPO",
	},
	Check: regulatorUnplanned,
})

func regulatorUnplanned(c *Context) {
	plan := func(col *model.Collaboration) bool { return col.Purpose != "" && col.Keeper() != nil }
	for _, p := range c.parties {
		if p.is("regulator") && !p.Wanted && !c.any(p, plan) {
			c.Report(ofStakeholder(p), p.At("kind"), "", named("party", p.Name))
		}
	}
}
