package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "no-upward-report",
	Severity:       model.Warning,
	Area:           AreaUpward,
	Title:          "Nothing is reported back to somebody who decides",
	Why:            "Those who fund and protect the office judge it by what they hear of it. Whatever runs from the office to them, or both ways, counts as a report, whatever it is called; money and approvals that come from them do not. Where the direction of other work is not recorded, this is only information.",
	Recommendation: "Give them a short, regular report on two or three results that matter to their strategy.",
	Says: says{
		"from":    "nothing goes back to {party}: all recorded work runs from them to the office",
		"funding": "{party} funds the office, and no report, measuring or advice goes back",
		"":        "it is not recorded that anything goes back to {party}",
	},
	Source: from("OSPO book, introduction, diagram of players: the report to management", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: funding, direction: from}
`,
	Cure:    change{"", "  - {to: CTO, method: report, direction: to}\n"},
	Snippet: mendEvidence("label: Short report, method: report, direction: both, cadence: quarterly"),
	Check:   noUpwardReport,
})

func noUpwardReport(c *Context) {
	for _, p := range c.connected(model.Upward) {
		if slices.ContainsFunc(p.ospo, c.reportsBack) {
			continue
		}
		sev, variant := model.Warning, "from"
		if slices.ContainsFunc(c.with(p, c.soon), c.reportsBack) {
			sev = model.Info
		}
		switch {
		case slices.ContainsFunc(p.ospo, func(col *model.Collaboration) bool { return c.does(col, "funding") }):
			variant = "funding"
		case p.flow().open:
			sev, variant = model.Info, ""
		}
		f := c.ReportAs(sev, ofStakeholder(p), p.Pos, variant, c.called("what", p.ospo[0]), named("party", p.Name))
		c.restsOnWork(f, p.ospo)
	}
}

// reportsBack reports whether a collaboration informs the other side, or may. If its
// direction is not recorded, its methods decide; unknown methods count as informing.
func (c *Context) reportsBack(col *model.Collaboration) bool {
	switch col.Flow(model.OSPOID) {
	case model.DirectionFrom:
		return false
	case model.DirectionTo:
		return true
	case model.DirectionBoth:
		return !c.onlyDoes(col, "funding")
	}
	return c.mayDo(col, "report", "measuring", "strategy-advice")
}
