package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

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

// reportAreas reports areas of readiness in one finding, but for those that an entry of
// accept names: each of them is a finding of its own, which the entry waives.
func (c *Context) reportAreas(names []string, at model.Pos) {
	var together []string
	for _, name := range names {
		if slices.ContainsFunc(c.Map.Accepts, func(a *model.Accept) bool {
			target := lower(a.Target)
			return (target == name || target == ofReadiness(name).String()) && Matches([]string{a.Rule}, c.rule.ID)
		}) {
			c.Report(ofReadiness(name), at, "", number("n", 1), wordAll("areas", []string{name}))
		} else {
			together = append(together, name)
		}
	}
	if len(together) == 0 {
		return
	}
	f := c.Report(ofReadiness(""), at, "", number("n", len(together)), wordAll("areas", together))
	for _, name := range together {
		rests(f, ofReadiness(name).String())
	}
}
