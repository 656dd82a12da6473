package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "work-ending",
	Severity:       model.Info,
	Area:           AreaCadence,
	Dated:          true,
	Title:          "Work or funding ends soon",
	Why:            "What ends within 60 days has to be renewed or wound down, and both take weeks. Money that runs out is a warning; other work that has nothing planned after it is information.",
	Recommendation: "Agree on what follows and record it as planned, or tell those who rely on it that it ends.",
	Says: says{
		"":        "{what} ends on {date}, and nothing is planned after it",
		"funding": "the funding that {party} gives ends on {date}, and nothing is planned after it",
	},
	Source: from("stakeholder register practice: the communications plan is kept or changed", registerURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Research Fund, perspective: outside}
collaborations:
  - {to: Research Fund, method: funding, direction: from, ends: 2026-05-15}
`,
	Cure:    change{"ends: 2026-05-15", "ends: 2026-12-31"},
	Mended:  change{"", "  - {to: Research Fund, label: Next grant, method: funding, direction: from, status: planned}\n"},
	Today:   "2026-04-01",
	Snippet: (*facts).mendEnding,
	Check:   workEnding,
})

func workEnding(c *Context) {
	for _, col := range c.active {
		if col.Ends.IsZero() || c.Today.DaysUntil(col.Ends) > soon || c.followed(col) {
			continue
		}
		party := named("party", c.name(col.Other(model.OSPOID)))
		if c.fundsUs(col) {
			c.ReportAs(model.Warning, c.ofCollaboration(col), col.At("ends"), "funding", party, date("date", col.Ends))
		} else {
			c.Report(c.ofCollaboration(col), col.At("ends"), "", c.called("what", col), date("date", col.Ends))
		}
	}
}

// fundsUs reports whether a collaboration brings the office money. Without a direction,
// or with both, it does if the other side decides or is there to give.
func (c *Context) fundsUs(col *model.Collaboration) bool {
	p := c.byID[counterpart(col)]
	if p == nil || !col.WithOSPO() || !c.does(col, "funding") {
		return false
	}
	gives := p.Perspective == model.Upward || p.is("funder", "sponsor")
	flow := col.Flow(model.OSPOID)
	return flow == model.DirectionFrom || flow != model.DirectionTo && gives
}

// followed reports whether a collaboration between the same parties is planned.
func (c *Context) followed(col *model.Collaboration) bool {
	return slices.ContainsFunc(c.Map.Collaborations, func(next *model.Collaboration) bool {
		return next.Status == model.Planned && !next.Over(c.Today) && ends(next) == ends(col)
	})
}

func (x *facts) mendEnding(f model.Finding) string {
	col := x.about(f.Subject)
	if col == nil || !col.WithOSPO() {
		return ""
	}
	said := "label: What follows, status: planned"
	if len(col.Methods) > 0 {
		said += ", method: " + yamlText(col.Methods[0])
	}
	if p := x.byID[col.Other(model.OSPOID)]; p != nil {
		return x.works([]*party{p}, 1, said)
	}
	return ""
}
