package gap

import (
	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "key-player-low-touch",
		Severity:       model.Warning,
		Area:           AreaEngagement,
		Title:          "A key player without quarterly two-way contact",
		Why:            "High influence and high interest ask for close contact: at least once a quarter, and in both directions.",
		Recommendation: "Agree on a meeting at least quarterly in which both sides speak, then set cadence and direction: both.",
		Says: says{
			"": "{party} has high influence and high interest, and no contact in both directions at least once a quarter",
		},
		Source: "Mendelow's power–interest grid: manage closely",
		URL:    gridURL,
		Rests:  []model.RefKind{model.RefParty},
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, influence: high, interest: high}
collaborations:
  - {to: CTO, method: report, direction: to, cadence: yearly}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, influence: high, interest: high}
collaborations:
  - {to: CTO, method: report, direction: both, cadence: quarterly}
`,
		Check: keyPlayerLowTouch,
	})
}

// quarterly is the longest time between two contacts that counts as close.
const quarterly = 91

func keyPlayerLowTouch(c *Context) {
	for _, p := range c.parties {
		if p.Influence != model.High || p.Interest != model.High || p.Wanted || c.orphan(p) {
			continue
		}
		// Neither a direction nor a cadence that is not recorded counts against it.
		var close []*model.Collaboration
		for _, col := range p.ospo {
			if days := col.Cadence.Days(); col.Cadence == "" || days > 0 && days <= quarterly {
				close = append(close, col)
			}
		}
		if len(close) == 0 || !flowOf(close, model.OSPOID).bothWays() {
			c.Report(ofStakeholder(p), p.At("interest"), "", named("party", p.Name))
		}
	}
}
