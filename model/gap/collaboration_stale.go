package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "collaboration-stale",
		Severity:       model.Warning,
		Area:           AreaCadence,
		Dated:          true,
		Title:          "A collaboration has gone stale",
		Why:            "It was last held more than three times its cadence ago. It is active in the map and asleep in fact.",
		Recommendation: "Hold it, change the cadence, or end it.",
		Source:         "stakeholder register practice: the communications plan is kept or changed",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: monthly, last_held: 2025-10-01}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: monthly, last_held: 2026-03-20}
`,
		Today: "2026-04-01",
		Check: collaborationStale,
	})
}

func collaborationStale(c *Context) {
	c.eachLate(func(col *model.Collaboration, days, every int) {
		if days > staleAfter*every {
			c.reportLate(col, days)
		}
	})
}
