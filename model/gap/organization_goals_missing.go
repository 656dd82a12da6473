package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "organization-goals-missing",
	Severity:       model.Info,
	Area:           AreaGoals,
	SignOf:         "scenario-misaligned",
	Unrecorded:     true,
	Title:          "No goal of the organisation is recorded",
	Why:            "What the office does can be weighed against the organisation's goals only where some are recorded.",
	Recommendation: "Record two or three goals from the strategy of the organisation (organization: goals).",
	Says: says{
		"": "no goal of the organisation is recorded that the work could serve",
	},
	Source:  from("OSPO book, introduction, scenario 1: align the OSPO with organisational goals", scenarioURL+"1"),
	Further: []model.Source{readBusiness},
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"organization: Acme", "organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}"},
	Check: organizationGoalsMissing,
})

func organizationGoalsMissing(c *Context) {
	if len(c.Map.Organization.Goals) == 0 {
		c.Report(ofOrganization(), c.Map.AtKey("organization"), "")
	}
}
