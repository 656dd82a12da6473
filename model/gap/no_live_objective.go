package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "no-live-objective",
	Severity:       model.Warning,
	Area:           AreaGoals,
	SignOf:         "scenario-misaligned",
	Title:          "No objective is left to work towards",
	Why:            "Every objective that the map records has been met or dropped, and the office goes on. The map does not say what it works towards now.",
	Recommendation: "Write the next objective with a measure, a target and a date, or reopen one.",
	Says: says{
		"": "no objective is left to work towards: {n|objective is|objectives are} recorded, {n?and it is|all} met or dropped",
	},
	Source:  from("OSPO book, introduction, scenario 1: setting measurable objectives", scenarioURL+"1"),
	Further: []model.Source{readManagement},
	Bad: `organization: Acme
ospo:
  status: established
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, status: dropped}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure: change{"stakeholders:", `    - {id: parts, name: Know our parts, measure: products with a parts list, target: "40"}
stakeholders:`},
	Snippet: (*facts).mendAlignment,
	Check:   noLiveObjective,
})

func noLiveObjective(c *Context) {
	list := c.Map.OSPO.Objectives
	if len(list) == 0 || !c.Map.OSPO.Status.InOperation() || slices.ContainsFunc(list, (*model.Objective).Open) {
		return
	}
	f := c.Report(ofOSPO(), c.Map.OSPO.AtKey("objectives"), "", number("n", len(list)))
	for _, o := range list {
		rests(f, ofObjective(o).String())
	}
}
