package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "planned-only",
	Severity:       model.Info,
	Area:           AreaStructure,
	SignOf:         "scenario-silo",
	Title:          "A stakeholder is connected only on paper",
	Why:            "A plan without a first date tends to stay a plan. Everything with this stakeholder is still to begin, or on hold. What is paused with somebody of high influence, with no day for it to go on, is a warning. Other rules take a plan with a day (started) that is not long past for contact to come, as they do any plan of an office that is only beginning.",
	Recommendation: "Agree on a date for the first session, and record it once it has begun (status: active).",
	Says: says{
		"":       "nothing with {party} has begun: all of it is planned",
		"paused": "nothing is under way with {party}: work with them is paused",
		advice:   "Agree on when it goes on, and record it then (status: active); or end it.",
	},
	Source: from("stakeholder register practice: planned engagement needs a date", registerURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, method: training, status: planned}
`,
	Cure:    change{"status: planned", "status: active"},
	Snippet: mendEvidence("method: coordination, direction: both, cadence: quarterly"),
	Check:   plannedOnly,
})

func plannedOnly(c *Context) {
	is := func(s model.Status) func(*model.Collaboration) bool {
		return func(col *model.Collaboration) bool { return col.Status == s }
	}
	for _, p := range c.parties {
		switch {
		case p.Wanted, c.any(p, is(model.Active)):
		case c.any(p, is(model.Paused)):
			c.onHold(p)
		case c.any(p, is(model.Planned)):
			c.Report(ofStakeholder(p), p.Pos, "", named("party", p.Name))
		}
	}
}

// onHold reports that all work with a stakeholder is paused, unless the office meets
// them in a body or together with their whole, or is winding down.
func (c *Context) onHold(p *party) {
	if whole := c.whole(p); c.member[p.ID] || c.handedOver(p) || whole != nil && c.inTouch(whole) {
		return
	}
	sev := model.Info
	if p.Influence == model.High && !c.inTouch(p) {
		sev = model.Warning
	}
	f := c.ReportAs(sev, ofStakeholder(p), p.Pos, "paused", named("party", p.Name))
	c.advise(f, advice)
}
