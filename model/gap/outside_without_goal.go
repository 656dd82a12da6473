package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "outside-without-goal",
	Severity:       model.Info,
	Area:           AreaOutside,
	Title:          "Outside work is linked to no goal",
	Why:            "Work with communities is easily cut when nobody can say which goal of the organisation it serves.",
	Recommendation: "Link the goal or objective that it serves (goals).",
	Says: says{
		"": "no work with {party} is linked to a goal",
	},
	Source: from("OSPO book, introduction: looking outside must align with the organisation's objectives and vision", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty, model.RefWork},
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution}
`,
	Cure:  change{"method: contribution", "method: contribution, goals: [speed]"},
	Check: outsideWithoutGoal,
})

func outsideWithoutGoal(c *Context) {
	if len(c.Map.Organization.Goals) == 0 {
		return
	}
	linked := func(col *model.Collaboration) bool { return len(col.Goals) > 0 }
	for _, p := range c.recorded[model.Outside] {
		if len(p.active) > 0 && !slices.ContainsFunc(p.active, linked) {
			c.Report(ofStakeholder(p), p.active[0].Pos, "", named("party", p.Name))
		}
	}
}
