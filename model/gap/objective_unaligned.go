package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "objective-unaligned",
	Severity: model.Warning,
	Area:     AreaGoals,
	SignOf:   "scenario-misaligned",
	Title:    "An objective serves no goal of the organisation",
	Why: "The organisation's goals are recorded and this objective supports none of them, " +
		"so whoever pays for it will ask why it is done.",
	Recommendation: "Link it to the goal that it serves (supports), or drop it.",
	Says: says{
		"": "the objective {objective} serves no goal of the organisation",
	},
	Source: from("OSPO book, introduction: how, the strategy aligns open source goals with the organisation's objectives", whoURL),
	Rests:  []model.RefKind{model.RefGoal},
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  objectives:
    - {id: reuse, name: Reuse before writing anew, measure: share of reused parts, target: 60 percent}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"target: 60 percent", "target: 60 percent, supports: [speed]"},
	Check: objectiveUnaligned,
})

func objectiveUnaligned(c *Context) {
	if len(c.Map.Organization.Goals) == 0 {
		return
	}
	for _, o := range c.Map.OSPO.Objectives {
		if len(o.Supports) == 0 && o.Open() {
			c.Report(ofObjective(o), o.At("name"), "", named("objective", o.Name))
		}
	}
}
