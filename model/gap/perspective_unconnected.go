package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "perspective-unconnected",
	Severity: model.Warning,
	Area:     AreaStructure,
	SignOf:   "scenario-silo",
	Title:    "A perspective has stakeholders and no active collaboration",
	Why: "Knowing who is there makes a list; working with them makes an office. " +
		"Here a whole direction is known and nothing is under way in it. Outside it is information where units do that work and the office is in touch with them.",
	Recommendation: "Start with the one of highest influence: one purpose, one channel, one owner.",
	Says: says{
		"": "nothing is under way between the OSPO and {n?the only stakeholder|any of the stakeholders} in the {side} perspective: {parties}",
	},
	Source: from("OSPO book, introduction: the four perspectives of cross-functional collaboration", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Security, method: training, status: planned}
`,
	Cure:    change{"method: training, status: planned", "method: training"},
	Snippet: mendEvidence("method: coordination, direction: both, cadence: quarterly"),
	Check:   perspectiveUnconnected,
})

func perspectiveUnconnected(c *Context) {
	for _, p := range model.Perspectives {
		there := c.recorded[p]
		// Downward is the team itself, which needs no collaboration to be connected.
		if p == model.Downward || len(there) == 0 || slices.ContainsFunc(there, c.inTouch) || slices.ContainsFunc(there, c.handedOver) {
			continue
		}
		sev := c.rule.Severity
		if reached := c.reached(); p == model.Outside && slices.ContainsFunc(there, func(p *party) bool { return reached[p] }) {
			sev = model.Info // the office reaches them through others
		}
		f := c.ReportAs(sev, ofPerspective(p), there[0].At("perspective"), "", number("n", len(there)), word("side", p), partyNames("parties", there))
		restsOn(f, there, "looks {side}", word("side", p))
	}
}
