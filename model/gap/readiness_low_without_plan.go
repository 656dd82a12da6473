package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "readiness-low-without-plan",
		Severity:       model.Warning,
		Area:           AreaReadiness,
		Title:          "A weak area has no plan",
		Why:            "The assessment found a weakness and the map does not say what will be done about it.",
		Recommendation: "Training, tool, process or office: choose one.",
		Source:         "OSPO book, introduction, readiness checklist: addressing gaps",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  areas:
    tools: {score: 1}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  areas:
    tools: {score: 1, plan: Buy a licence scanner this year}
`,
		Check: readinessLowWithoutPlan,
	})
}

func readinessLowWithoutPlan(c *Context) {
	c.eachScored(func(a model.Area) {
		if *a.Score <= 1 && a.Plan == "" {
			c.Report(ofReadiness(a.Name), a.At("score"), "%q is weak and has no plan", a.Name)
		}
	})
}

// eachScored visits the areas of readiness that have a score.
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
