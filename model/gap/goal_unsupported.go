package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "goal-unsupported",
	Severity: model.Warning,
	Area:     AreaGoals,
	SignOf:   "scenario-misaligned",
	Title:    "Nothing supports a goal of the organisation",
	Why: "The goal was recorded because open source can help with it, " +
		"and no collaboration or objective of the OSPO takes it up.",
	Recommendation: "Link a collaboration or objective that serves it, or start one.",
	Says: says{
		"": "no collaboration or objective supports the goal {goal}",
	},
	Source: from("OSPO book, introduction, scenario 1: align the OSPO with organisational goals", scenarioURL+"1"),
	Rests:  []model.RefKind{model.RefWork, model.RefGoal, model.RefParty},
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
stakeholders:
  - {name: Engineering, perspective: sideways}
collaborations:
  - {to: Engineering, method: training}
`,
	Cure:    change{"method: training", "method: training, goals: [speed]"},
	Snippet: mendAim,
	Check:   goalUnsupported,
})

func goalUnsupported(c *Context) {
	for _, g := range c.Map.Organization.Goals {
		if !c.worked[g.ID] {
			c.Report(ofGoal(g), g.At("name"), "", named("goal", g.Name))
		}
	}
}
