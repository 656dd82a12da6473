package gap

import (
	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "readiness-without-evidence",
	Severity:       model.Info,
	Area:           AreaReadiness,
	Title:          "A score without evidence",
	Why:            "A number that nobody can check is an opinion, and the next assessment cannot be compared with it.",
	Recommendation: "Record what the score rests on (evidence), such as a survey, a bill of materials or a policy.",
	Says: says{
		"": "readiness: the score of the area {area} has no evidence",
	},
	Source: from("OSPO book, introduction: the readiness checklist", readinessURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  areas:
    tools: {score: 2}
`,
	Cure:  change{"score: 2", "score: 2, evidence: Survey of all build systems in March"},
	Check: readinessWithoutEvidence,
})

func readinessWithoutEvidence(c *Context) {
	c.eachScored(func(a model.Area) {
		if a.Evidence == "" {
			c.Report(ofReadiness(a.Name), a.At("score"), "", term("area", a.Name))
		}
	})
}
