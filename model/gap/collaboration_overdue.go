package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "collaboration-overdue",
	Severity: model.Info,
	Area:     AreaCadence,
	Dated:    true,
	Title:    "A collaboration is overdue",
	Why: "At least one and a half times its cadence has passed since it was last held. " +
		"One missed occasion is normal, so this is only a reminder.",
	Recommendation: "Hold it, change the cadence, or end it.",
	Says: says{
		"": "{what} is meant to happen {cadence} and was last held {days|day} ago",
	},
	Source: from("stakeholder register practice: the communications plan is kept or changed", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: monthly, last_held: 2026-01-30}
`,
	Cure:  change{"last_held: 2026-01-30", "last_held: 2026-03-20"},
	Today: "2026-04-01",
	Check: collaborationOverdue,
})

func collaborationOverdue(c *Context) {
	c.eachLate(func(col *model.Collaboration, days, every int) {
		if days <= staleAfter*every {
			c.reportLate(col, days)
		}
	})
}

// staleAfter is the multiple of its cadence after which a collaboration is stale rather
// than overdue.
const staleAfter = 3

// eachLate calls visit for active collaborations and activities that were last held
// more than one and a half times their cadence ago, with the days since then and the
// cadence in days.
func (c *Context) eachLate(visit func(col *model.Collaboration, days, every int)) {
	for _, col := range slices.Concat(c.active, c.Map.Activities) {
		every := col.Cadence.Days()
		if every == 0 || col.LastHeld.IsZero() || !col.AtWork(c.Today) {
			continue
		}
		if days := col.LastHeld.DaysUntil(c.Today); 2*days > 3*every {
			visit(col, days, every)
		}
	}
}

func (c *Context) reportLate(col *model.Collaboration, days int) {
	c.Report(c.ofCollaboration(col), col.At("last_held"), "", c.called("what", col), number("days", days), word("cadence", col.Cadence.Text()))
}
