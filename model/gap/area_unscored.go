package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "area-unscored",
	Severity: model.Info,
	Area:     AreaReadiness,
	Title:    "An area of readiness is not scored",
	Why: "The five areas together say whether the organisation is ready. " +
		"One without a score may be the one that decides.",
	Recommendation: "Score it from 0 (nothing) to 4 (a habit), and record what the score rests on (evidence).",
	Says: says{
		"": "readiness: the area {area} has no score",
	},
	Source: from("OSPO book, introduction: the readiness checklist", readinessURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  areas:
    usage: {score: 2}
    knowledge: {score: 2}
    culture: {score: 2}
    tools: {score: 2}
`,
	Cure:  change{"", "    gaps: {score: 2}\n"},
	Check: areaUnscored,
})

func areaUnscored(c *Context) {
	r := c.Map.Readiness
	if r == nil {
		return
	}
	for _, name := range model.ReadinessAreas {
		scored := func(a model.Area) bool { return a.Name == name && a.Score != nil }
		if !slices.ContainsFunc(r.Areas, scored) {
			c.Report(ofReadiness(name), r.AtKey("areas"), "", term("area", name))
		}
	}
}
