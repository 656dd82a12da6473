package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "mode-forever-collaboration",
	Severity: model.Info,
	Area:     AreaCadence,
	Optional: true,
	Dated:    true,
	Title:    "A close collaboration without an end",
	Why: "Working closely together costs both sides a lot of attention. " +
		"It is meant to find something out, and then to end or become a service.",
	Recommendation: "Agree on an end (ends), or turn it into a service (mode).",
	Says: says{
		"": "{what} has been a close collaboration since {date}, without an end",
	},
	Source: from("Team Topologies: collaboration mode is for a limited time", teamsURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Developer tools, perspective: sideways}
collaborations:
  - {to: Developer tools, method: program, mode: collaboration, started: 2024-06-01}
`,
	Cure:  change{"started: 2024-06-01", "started: 2024-06-01, ends: 2026-12-31"},
	Today: "2026-04-01",
	Check: modeForeverCollaboration,
})

func modeForeverCollaboration(c *Context) {
	for _, col := range c.active {
		if col.Mode != model.ModeCollaboration || col.Started.IsZero() || !col.Ends.IsZero() {
			continue
		}
		if col.Started.DaysUntil(c.Today) > 365 {
			c.Report(c.ofCollaboration(col), col.At("started"), "", c.called("what", col), date("date", col.Started))
		}
	}
}
