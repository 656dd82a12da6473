package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "gatekeeper-dominated",
	Severity: model.Warning,
	Area:     AreaHats,
	Excess:   true,
	Staff:    true,
	SignOf:   "scenario-compliance-only",
	Title:    "Half or more of the hats are gatekeeper hats",
	Why: "An office that mostly checks and forbids is asked late and avoided where possible. " +
		"Enabling and advocating make others come early.",
	Recommendation: "Give the same people enabler or advocate work as well, and record those hats.",
	Says: says{
		"": "{n} of the {total} hats {n?is a gatekeeper hat|are gatekeeper hats}",
	},
	Source: from("OSPO book, introduction: who, and scenario 3, an OSPO seen as a compliance function", scenarioURL+"3"),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO, lead: true, hats: [gatekeeper]}
  - {name: License engineer, hats: [gatekeeper, counselor]}
  - {name: Open source engineer, hats: [advocate]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"lead: true, hats: [gatekeeper", "lead: true, hats: [gatekeeper, enabler"},
	Check: gatekeeperDominated,
})

func gatekeeperDominated(c *Context) {
	count, total := c.hats()
	if n := count[model.Gatekeeper]; c.asksHats() && share(n, total, 50) {
		f := c.Report(ofOSPO(), c.Map.AtKey("people"), "", number("n", n), number("total", total))
		rests(f, shareID(n, total))
	}
}
