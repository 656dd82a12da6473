package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "collaboration-without-purpose",
	Severity: model.Info,
	Area:     AreaGoals,
	Title:    "A collaboration does not say why",
	Why: "Neither a method nor a goal nor a purpose is recorded, " +
		"so a reader cannot tell what the two parties do together.",
	Recommendation: "Add a method, a label or one line on what it is for (purpose).",
	Says: says{
		"":     "{party}: the map does not say what the two do together (no method, label, purpose or goal)",
		"pair": "{from} and {to}: the map does not say what the two do together (no method, label, purpose or goal)",
	},
	Source: from("Team Topologies, team API: the purpose of working together", teamAPIURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security}
`,
	Cure:  change{"to: Security", "to: Security, purpose: Agree how vulnerabilities are reported upstream"},
	Check: collaborationWithoutPurpose,
})

func collaborationWithoutPurpose(c *Context) {
	for _, col := range c.Map.Collaborations {
		silent := col.Purpose == "" && col.Label == "" && len(col.Methods) == 0 && len(col.Goals) == 0
		if !silent || col.Over(c.Today) || !col.Known() {
			continue
		}
		variant := ""
		if !col.WithOSPO() {
			variant = "pair"
		}
		c.Report(c.ofCollaboration(col), col.Pos, variant, named("party", c.name(col.Other(model.OSPOID))),
			named("from", c.name(col.From.ID)), named("to", c.name(col.To.ID)))
	}
}
