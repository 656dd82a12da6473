package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "maturity-mismatch",
	Severity: model.Info,
	Area:     AreaOutside,
	Optional: true,
	Title:    "The recorded stage and the outside work differ",
	Why: "The stage says how far the office has come; the outside work shows how far it reaches. " +
		"When they differ, one of them misleads.",
	Recommendation: "Lower the stage or widen the work; neither is wrong.",
	Says: says{
		"takes-part": "stage {stage}, yet no active work outside is contribution or communication",
		"":           "stage {stage}, yet no active work outside is leading, funding or hosting",
	},
	Source: from("OSPO book, introduction, diagram of players: work with the community depends on the maturity of the OSPO", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
ospo: {stage: 3}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution}
`,
	Cure:  change{"method: contribution", "method: [contribution, funding]"},
	Check: maturityMismatch,
})

func maturityMismatch(c *Context) {
	stage := c.Map.OSPO.Stage
	if stage == nil {
		return
	}
	takesPart, shapes := false, false
	for _, col := range c.touching(model.Outside) {
		takesPart = takesPart || c.mayDo(col, "contribution", "communication")
		shapes = shapes || c.mayDo(col, "leading", "funding")
	}
	switch {
	case *stage >= 2 && !takesPart:
		c.Report(ofOSPO(), c.Map.OSPO.At("stage"), "takes-part", number("stage", *stage))
	case *stage >= 3 && !shapes:
		c.Report(ofOSPO(), c.Map.OSPO.At("stage"), "", number("stage", *stage))
	}
}
