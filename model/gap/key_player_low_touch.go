package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "key-player-low-touch",
	Severity:       model.Warning,
	Area:           AreaEngagement,
	Title:          "A key player without quarterly two-way contact",
	Why:            "High influence and high interest ask for close contact: at least once a quarter, and in both directions. Regulators and auditors set the rhythm themselves: any work under way with them is enough.",
	Recommendation: "Agree on a meeting at least quarterly in which both sides speak, and record it (cadence, direction: both).",
	Says: says{
		"": "{party} has high influence and high interest, and no contact in both directions at least once a quarter",
	},
	Source: from("Mendelow's power–interest grid: manage closely", gridURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, influence: high, interest: high}
collaborations:
  - {to: CTO, method: report, direction: to, cadence: yearly}
`,
	Cure:    change{"direction: to, cadence: yearly", "direction: both, cadence: quarterly"},
	Snippet: mendEvidence("label: Quarterly talk, method: communication, direction: both, cadence: quarterly"),
	Check:   keyPlayerLowTouch,
})

// quarterly is the longest interval of close contact, in days.
const quarterly = 91

func keyPlayerLowTouch(c *Context) {
	for _, p := range c.parties {
		supervises := p.is("regulator", "audit") && (len(p.active) > 0 || c.inTouch(p))
		if p.Influence != model.High || p.Interest != model.High || p.Wanted || supervises || c.orphan(p) {
			continue
		}
		unknown := p.Kind != "" && p.kind == "" // perhaps an authority
		touch := func(test func(*model.Collaboration) bool) bool {
			work := c.with(p, func(col *model.Collaboration) bool { return test(col) && regular(col) })
			return len(work) > 0 && (flowOf(work, c.across(p)).bothWays() || c.oneWayByNature(p) || unknown)
		}
		sev := model.Warning
		switch {
		case touch(func(col *model.Collaboration) bool { return col.AtWork(c.Today) }):
			continue
		case touch(c.soon):
			sev = model.Info
		}
		c.ReportAs(sev, ofStakeholder(p), p.At("interest"), "", named("party", p.Name))
	}
}

// regular reports whether work takes place at least quarterly. An unrecorded cadence
// counts as regular.
func regular(col *model.Collaboration) bool {
	days := col.Cadence.Days()
	return col.Cadence == "" || days > 0 && days <= quarterly
}
