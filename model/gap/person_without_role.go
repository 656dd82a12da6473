package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "person-without-role",
	Severity: model.Info,
	Area:     AreaDownward,
	Staff:    true,
	Title:    "A person has neither a hat nor a task",
	Why: "Somebody is listed in the office, wears none of its hats and owns nothing in the map, " +
		"so a reader cannot tell what to ask them for.",
	Recommendation: "Assign a hat or a task, or move them to stakeholders.",
	Says: says{
		"": "{person} has no hat and owns nothing",
	},
	Source: from("OSPO book, introduction: looking downward, and who, people wearing different hats", whoURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO, hats: [advocate]}
  - {name: License engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, method: compliance}
`,
	Cure:  change{"method: compliance", "method: compliance, owner: License engineer"},
	Check: personWithoutRole,
})

func personWithoutRole(c *Context) {
	if _, worn := c.hats(); worn == 0 {
		return // no hats are recorded, which hats-unrecorded reports once
	}
	for _, p := range c.team {
		if len(p.Hats) == 0 && !p.Lead && c.owned[p.ID] == 0 {
			c.Report(ofPerson(p), p.Pos, "", named("person", p.Name))
		}
	}
}
