package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:         "expectations-unrecorded",
	Severity:   model.Info,
	Area:       AreaUpward,
	SignOf:     "scenario-one-size-fits-all",
	Unrecorded: true,
	Title:      "Key stakeholders without recorded expectations",
	Why: "The office will be judged by what these stakeholders expect. " +
		"Expectations that nobody wrote down can be neither met nor corrected.",
	Recommendation: "Ask each of them what they expect of the office; one line is enough (expectations).",
	Says: says{
		"": "expectations are not recorded for {n|key stakeholder}: {parties}",
	},
	Source: from("stakeholder register practice: requirements and expectations of key stakeholders", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure: change{"{name: CTO, perspective: upward}", `name: CTO
    perspective: upward
    expectations: [{id: risk-report, text: Know our open source risk every quarter}]`},
	Check: expectationsUnrecorded,
})

func expectationsUnrecorded(c *Context) {
	silent := model.Those(c.parties, func(p *party) bool {
		key := p.Perspective == model.Upward || p.Influence == model.High
		return key && !p.Wanted && len(p.Expectations) == 0
	})
	if len(silent) > 0 {
		c.reportThem(c.rule.Severity, silent[0].Pos, "", silent)
	}
}
