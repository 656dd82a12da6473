package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "readiness-unassessed",
	Severity: model.Warning,
	Area:     AreaReadiness,
	SignOf:   "scenario-one-size-fits-all",
	Title:    "An OSPO is proposed, and readiness is not assessed",
	Why: "An office may not be the place to start: usage, knowledge, culture, tools and gaps come first. " +
		"For an office that exists already this is information, and only on request.",
	Recommendation: "Score the five areas before asking for the office.",
	Says: says{
		"":      "an OSPO is proposed, and readiness is not assessed",
		"asked": "readiness is not assessed",
	},
	Source:  from("OSPO book, introduction: assessing readiness", readinessURL),
	Further: []model.Source{readCreate, readFAQ, readLandscape},
	Bad: `organization: Acme
ospo: {status: proposed}
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
`,
	Cure: change{"", `readiness:
  assessed: 2026-03-01
  areas: {usage: {score: 2}}
`},
	Check: readinessUnassessed,
})

func readinessUnassessed(c *Context) {
	switch {
	case c.Map.Readiness != nil:
	case c.Map.OSPO.Status == model.OSPOProposed:
		c.Report(ofReadiness(""), c.Map.OSPO.At("status"), "")
	case c.Asked:
		c.ReportAs(model.Info, ofReadiness(""), c.Map.Pos, "asked")
	}
}
