package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "over-served",
	Severity:       model.Info,
	Area:           AreaEngagement,
	Excess:         true,
	Optional:       true,
	Title:          "A stakeholder gets more attention than it needs",
	Why:            "Low influence, low interest and a meeting every week or two: this time may be missing elsewhere.",
	Recommendation: "Meet less often, or send a newsletter instead.",
	Says: says{
		"": "{party} has low influence and low interest, and {what} is meant to happen {cadence}",
	},
	Source: from("Mendelow's power–interest grid: monitor", gridURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Facilities, perspective: sideways, influence: low, interest: low}
collaborations:
  - {to: Facilities, method: communication, cadence: weekly}
`,
	Cure:  change{"cadence: weekly", "cadence: quarterly"},
	Check: overServed,
})

func overServed(c *Context) {
	for _, p := range c.parties {
		if p.Influence != model.Low || p.Interest != model.Low {
			continue
		}
		for _, col := range p.ospo {
			if days := col.Cadence.Days(); days > 0 && days <= 14 {
				c.Report(ofStakeholder(p), col.At("cadence"), "", named("party", p.Name), c.called("what", col), word("cadence", col.Cadence.Text()))
				break
			}
		}
	}
}
