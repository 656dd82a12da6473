package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "never-held",
	Severity:       model.Info,
	Area:           AreaCadence,
	Optional:       true,
	Title:          "A collaboration with a cadence was never recorded as held",
	Why:            "It has a cadence but was never recorded as held, so nobody can tell whether it ever began.",
	Recommendation: "Record the day on which it was last held (last_held).",
	Says: says{
		"": "it is not recorded when {what} was last held",
	},
	Source: from("stakeholder register practice: the communications plan is kept or changed", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: monthly}
`,
	Cure:  change{"cadence: monthly", "cadence: monthly, last_held: 2026-03-20"},
	Check: neverHeld,
})

func neverHeld(c *Context) {
	for _, col := range c.active {
		if col.Cadence.Days() > 0 && col.LastHeld.IsZero() {
			c.Report(c.ofCollaboration(col), col.At("cadence"), "", c.called("what", col))
		}
	}
}
