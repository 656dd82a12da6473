package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "objective-overdue",
	Severity: model.Warning,
	Area:     AreaGoals,
	SignOf:   "scenario-misaligned",
	Dated:    true,
	Title:    "An objective is past its date",
	Why: "The day has come and gone and the map does not say how it ended. " +
		"An office that lets its own dates pass in silence loses the right to set new ones.",
	Recommendation: "Record how it ended (status: met or dropped), or set a new date (due).",
	Says: says{
		"": "the objective {objective} was due on {date} and is still open",
	},
	Source: from("OSPO book, introduction, scenario 1: measurable objectives", scenarioURL+"1"),
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  objectives:
    - id: reuse
      name: Reuse before writing anew
      supports: [speed]
      measure: share of reused parts
      target: 60 percent
      due: 2026-03-31
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure: change{"stakeholders:", `      status: met
stakeholders:`},
	Today:   "2026-04-01",
	Snippet: mendObjective("due: 2027-12-31"),
	Check:   objectiveOverdue,
})

func objectiveOverdue(c *Context) {
	for _, o := range c.Map.OSPO.Objectives {
		if o.Late(c.Today) {
			c.Report(ofObjective(o), o.At("due"), "", named("objective", o.Name), date("date", o.Due))
		}
	}
}
