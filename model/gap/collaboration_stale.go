package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "collaboration-stale",
	Severity:       model.Warning,
	Area:           AreaCadence,
	Dated:          true,
	Title:          "A collaboration has gone stale",
	Why:            "More than three times its cadence has passed since it was last held: active in the map, asleep in fact. Where that holds for most of the work with a cadence and a date, it is reported once for the whole office.",
	Recommendation: "Hold it, change the cadence, or end it.",
	Says: says{
		"":       "{what} is meant to happen {cadence} and was last held {days|day} ago",
		"asleep": "the office looks asleep: {n} of the {total} collaborations with a cadence and a date have gone stale, and none has been held since {date}",
	},
	Source: from("stakeholder register practice: the communications plan is kept or changed", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: monthly, last_held: 2025-10-01}
`,
	Cure:  change{"last_held: 2025-10-01", "last_held: 2026-03-20"},
	Today: "2026-04-01",
	Check: collaborationStale,
})

func collaborationStale(c *Context) {
	var stale []*model.Collaboration
	c.eachLate(func(col *model.Collaboration, days, every int) {
		if days > staleAfter*every {
			stale = append(stale, col)
			c.reportLate(col, days)
		}
	})
	c.asleep(stale)
}

// asleep reports the office if most of the collaborations with a cadence and a last
// date are stale.
func (c *Context) asleep(stale []*model.Collaboration) {
	const fewest = 4
	total, last := 0, model.Date{}
	for _, col := range c.active {
		if col.Cadence.Days() == 0 || col.LastHeld.IsZero() {
			continue
		}
		total++
		if last.IsZero() || last.Before(col.LastHeld) {
			last = col.LastHeld
		}
	}
	if relations(stale) < fewest || !share(len(stale), total, 75) || !many(total, len(c.active)) {
		return
	}
	f := c.Report(ofOSPO(), c.Map.AtKey("collaborations"), "asleep", number("n", len(stale)), number("total", total), date("date", last))
	c.restsOnWork(f, stale)
}
