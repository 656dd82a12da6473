package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "readiness-low-without-plan",
		Severity:       model.Warning,
		Area:           AreaReadiness,
		Title:          "A weak area has no plan",
		Why:            "The assessment found a weakness and the map does not say what will be done about it.",
		Recommendation: "Write what will be done about it (plan): a training, a tool, a process, or the office.",
		Says: says{
			"": "readiness: {n|weak area has|weak areas have} no plan: {areas}",
		},
		Source: "OSPO book, introduction, readiness checklist: addressing gaps",
		URL:    readinessURL,
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
}

func readinessLowWithoutPlan(c *Context) {
	c.scored(func(a model.Area) bool { return *a.Score <= 1 && !tells(a.Plan) })
}

// scored reports, once for all, the areas of readiness whose score is as the test
// says.
func (c *Context) scored(test func(model.Area) bool) {
	if c.Map.Readiness == nil {
		return
	}
	var names []string
	var at []model.Pos
	for _, a := range c.Map.Readiness.Areas {
		if a.Score != nil && test(a) {
			names, at = append(names, a.Name), append(at, a.At("score"))
		}
	}
	if len(names) > 0 {
		c.reportAreas(names, at[0])
	}
}

// reportAreas reports areas of readiness in one finding.
func (c *Context) reportAreas(names []string, at model.Pos) {
	f := c.Report(ofReadiness(""), at, "", number("n", len(names)), wordAll("areas", names))
	for _, name := range names {
		rests(f, ofReadiness(name).String())
	}
}
