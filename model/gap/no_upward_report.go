package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "no-upward-report",
		Severity: model.Warning,
		Area:     AreaUpward,
		Title:    "Nothing flows back to somebody who decides",
		Why: "Executives keep funding what they can see. An OSPO that asks upward and never reports " +
			"is explained by others when budgets are cut.",
		Recommendation: "Give a short regular report on two or three values tied to strategy.",
		Source:         "OSPO book, introduction, diagram of players: the report to management",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: funding}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: [funding, report]}
`,
		Check: noUpwardReport,
	})
}

func noUpwardReport(c *Context) {
	for _, p := range c.connected(model.Upward) {
		recorded, reports := false, false
		for _, col := range p.ospo {
			recorded = recorded || len(col.Methods) > 0
			reports = reports || col.HasMethod("report", "measuring", "strategy-advice")
		}
		if recorded && !reports {
			c.Report(ofStakeholder(p), p.Pos, "nothing flows back to %q", p.Name)
		}
	}
}
