package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "collaboration-without-purpose",
		Severity: model.Info,
		Area:     AreaGoals,
		Title:    "A collaboration does not say why",
		Why: "Neither a method nor a goal nor a purpose is recorded, " +
			"so a reader cannot tell what the two parties do together.",
		Recommendation: "Add one line.",
		Source:         "Team Topologies, team API: the purpose of working together",
		Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, purpose: Agree how vulnerabilities are reported upstream}
`,
		Check: collaborationWithoutPurpose,
	})
}

func collaborationWithoutPurpose(c *Context) {
	for _, col := range c.Map.Collaborations {
		silent := col.Purpose == "" && col.Label == "" && len(col.Methods) == 0 && len(col.Goals) == 0
		if silent && col.Status != model.Ended {
			c.Report(c.ofCollaboration(col), col.Pos, "%s: why?", c.called(col))
		}
	}
}
