package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "no-lead",
	Severity: model.Info,
	Area:     AreaDownward,
	Staff:    true,
	Title:    "Nobody heads the OSPO",
	Why: "An established office has somebody who manages its tasks. " +
		"The map lists people but marks none of them as that person.",
	Recommendation: "Mark the person who manages its tasks (lead: true).",
	Says: says{
		"": "none of the {n} people is marked as the lead",
	},
	Source: from("OSPO book, introduction: looking downward, the head of an OSPO manages the team's tasks", perspectiveURL),
	Bad: `organization: Acme
ospo: {status: established}
people:
  - {name: Community manager}
  - {name: License engineer}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"name: Community manager", "name: Community manager, lead: true"},
	Check: noLead,
})

func noLead(c *Context) {
	if c.Map.OSPO.Status != model.OSPOEstablished || len(c.team) < 2 {
		return // a single person leads
	}
	if !slices.ContainsFunc(c.team, func(p *model.Person) bool { return p.Lead }) {
		c.Report(ofOSPO(), c.Map.AtKey("people"), "", number("n", len(c.team)))
	}
}
