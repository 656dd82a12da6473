package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "date-impossible",
	Severity:       model.Warning,
	Area:           AreaCadence,
	Wording:        true,
	Excess:         true,
	Dated:          true,
	Title:          "A date that cannot be true",
	Why:            "Work that has ended is not under way, and what begins, was held or was assessed in the future has not happened. Such work does not count as active. Work that should have begun long ago and is still planned is no longer a plan.",
	Recommendation: "Correct the date, or the status: ended once it is over, planned until it begins, active once it has begun.",
	Says: says{
		"ended":    "{what} is recorded as active and ended on {date}",
		"lapsed":   "{what} is recorded as {status}, and its last day was {date}",
		"begins":   "{what} is recorded as active and begins on {date}",
		"held":     "{what} was last held on {date}, which is still to come",
		"unbegun":  "{what} was last held on {date}, before it started",
		"assessed": "readiness was assessed on {date}, which is still to come",
		"order":    "{what} ends on {date}, before it starts",
		"planned":  "{what} was to start on {date} and is still planned",
	},
	Source: from("stakeholder register practice: the communications plan is kept or changed", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, started: 2024-01-01, ends: 2025-12-31}
`,
	Cure:    change{"ends: 2025-12-31", "ends: 2026-12-31"},
	Mended:  change{"ends: 2025-12-31", "ends: 2025-12-31, status: ended"},
	Today:   "2026-04-01",
	Snippet: mendWork("status: ended"),
	Check:   dateImpossible,
})

// longPlanned is how many days after its start planned work stops being a plan.
const longPlanned = 91

func dateImpossible(c *Context) {
	for _, col := range slices.Concat(c.Map.Collaborations, c.Map.Activities) {
		if col.Known() {
			c.impossible(col)
		}
	}
	if r := c.Map.Readiness; r != nil && r.Assessed.After(c.Today) {
		c.Report(ofReadiness(""), r.At("assessed"), "assessed", date("date", r.Assessed))
	}
}

// impossible reports the first impossible date of a collaboration, and no more than
// that.
func (c *Context) impossible(col *model.Collaboration) {
	today, told := c.Today, false
	check := func(wrong bool, variant, key string, d model.Date) {
		if wrong && !told && !d.IsZero() {
			told = true
			c.Report(c.ofCollaboration(col), col.At(key), variant, c.called("what", col), date("date", d), word("status", col.Status))
		}
	}
	check(col.Started.After(col.Ends), "order", "ends", col.Ends)
	check(col.Active() && col.Over(today), "ended", "ends", col.Ends)
	check(!col.Active() && col.Status != model.Ended && col.Over(today), "lapsed", "ends", col.Ends)
	check(col.Active() && col.Started.After(today), "begins", "started", col.Started)
	check(col.LastHeld.After(today), "held", "last_held", col.LastHeld)
	check(col.Active() && col.Started.After(col.LastHeld), "unbegun", "last_held", col.LastHeld)
	check(col.Status == model.Planned && col.Started.DaysUntil(today) > longPlanned, "planned", "started", col.Started)
}
