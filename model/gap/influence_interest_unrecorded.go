package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:         "influence-interest-unrecorded",
	Severity:   model.Info,
	Area:       AreaEngagement,
	Optional:   true,
	Unrecorded: true,
	Title:      "Stakeholders missing from the power–interest grid",
	Why: "Influence and interest say who needs how much attention. " +
		"Without them every stakeholder looks equally important.",
	Recommendation: "Write your best guess for both (low, medium, high) and correct it when you know better.",
	Says: says{
		"": "influence or interest is not recorded for {n|stakeholder}: {parties}",
	},
	Source: from("Mendelow's power–interest grid", gridURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, influence: high}
`,
	Cure:  change{"influence: high", "influence: high, interest: medium"},
	Check: influenceInterestUnrecorded,
})

func influenceInterestUnrecorded(c *Context) {
	off := model.Those(c.parties, func(p *party) bool { return !p.Wanted && (p.Influence == "" || p.Interest == "") })
	if len(off) > 0 {
		c.reportThem(c.rule.Severity, off[0].Pos, "", off)
	}
}
