package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "readiness-stale",
	Severity:       model.Info,
	Area:           AreaReadiness,
	Dated:          true,
	Title:          "The assessment is more than a year old",
	Why:            "People, tools and habits change within a year, and plans made from an old assessment miss.",
	Recommendation: "Score the areas again and record the day (assessed).",
	Says: says{
		"": "readiness was assessed on {date}, {days|day} ago",
	},
	Source: from("OSPO book, later chapters: review regularly", bookURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  assessed: 2025-01-15
`,
	Cure:  change{"assessed: 2025-01-15", "assessed: 2026-01-15"},
	Today: "2026-04-01",
	Check: readinessStale,
})

func readinessStale(c *Context) {
	r := c.Map.Readiness
	if r != nil && !r.Assessed.IsZero() && r.Assessed.DaysUntil(c.Today) > model.ReadinessDays {
		c.Report(ofReadiness(""), r.At("assessed"), "", date("date", r.Assessed), number("days", r.Assessed.DaysUntil(c.Today)))
	}
}
