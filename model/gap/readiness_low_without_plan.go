package gap

import (
	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "readiness-low-without-plan",
	Severity:       model.Warning,
	Area:           AreaReadiness,
	Title:          "A weak area has no plan",
	Why:            "The assessment found a weakness and the map does not say what will be done about it.",
	Recommendation: "Write what will be done about it (plan): a training, a tool, a process, or the office.",
	Says: says{
		"": "readiness: the area {area} scores {score} of 4 and has no plan",
	},
	Source: from("OSPO book, introduction, readiness checklist: addressing gaps", readinessURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  areas:
    tools: {score: 1}
`,
	Cure:  change{"score: 1", "score: 1, plan: Buy a licence scanner this year"},
	Check: readinessLowWithoutPlan,
})

func readinessLowWithoutPlan(c *Context) {
	c.eachScored(func(a model.Area) {
		if *a.Score <= 1 && !tells(a.Plan) {
			c.Report(ofReadiness(a.Name), a.At("score"), "", term("area", a.Name), number("score", *a.Score))
		}
	})
}

// eachScored calls visit for the readiness areas that have a score.
func (c *Context) eachScored(visit func(model.Area)) {
	if c.Map.Readiness == nil {
		return
	}
	for _, a := range c.Map.Readiness.Areas {
		if a.Score != nil {
			visit(a)
		}
	}
}
