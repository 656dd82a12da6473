package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "key-player-low-touch",
		Severity:       model.Warning,
		Area:           AreaEngagement,
		Title:          "A key player without quarterly two-way contact",
		Why:            "High influence and high interest ask for close contact: at least once a quarter, and in both directions.",
		Recommendation: "Book it.",
		Source:         "Mendelow's power–interest grid: manage closely",
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

func keyPlayerLowTouch(c *Context) {
	// Neither a direction nor a cadence that is not recorded counts against it.
	close := func(col *model.Collaboration) bool {
		twoWay := col.Direction == model.DirectionBoth || col.Direction == ""
		days := col.Cadence.Days()
		return twoWay && (col.Cadence == "" || days > 0 && days <= 91)
	}
	for _, p := range c.parties {
		key := p.Influence == model.High && p.Interest == model.High
		if key && !p.Wanted && !slices.ContainsFunc(p.ospo, close) {
			c.Report(ofStakeholder(p), p.At("interest"), "%q is a key player without quarterly two-way contact", p.Name)
		}
	}
}
