package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "self-collaboration",
	Severity: model.Error,
	Area:     AreaStructure,
	Wording:  true,
	Title:    "A collaboration has the same party at both ends",
	Why: "A collaboration joins two parties. Where from is left out, it is the OSPO, " +
		"so a collaboration to the OSPO needs somebody else as its from.",
	Recommendation: "Point one end at the other party.",
	Says: says{
		"": "{party} collaborates with itself",
	},
	Source: from("the rules of the map format: a collaboration has two ends", formatURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {from: Security, to: Security, method: training}
`,
	Cure:  change{"from: Security, to: Security", "to: Security"},
	Check: selfCollaboration,
})

func selfCollaboration(c *Context) {
	for _, col := range c.Map.Collaborations {
		if col.From.ID != "" && col.From.ID == col.To.ID {
			c.Report(c.ofCollaboration(col), col.At("to"), "", named("party", c.name(col.To.ID)))
		}
	}
}
