package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "planned-only",
		Severity:       model.Info,
		Area:           AreaStructure,
		SignOf:         "scenario-silo",
		Title:          "A stakeholder is connected only on paper",
		Why:            "A plan without a first date tends to stay a plan. Everything with this stakeholder is still to begin. Other rules take a plan with a day (started) that is not long past for contact to come, as they do any plan of an office that is only beginning.",
		Recommendation: "Agree on a date for the first session, and set status: active once it has begun.",
		Says: says{
			"": "nothing with {party} has begun: all of it is planned",
		},
		Source: "stakeholder register practice: planned engagement needs a date",
		URL:    registerURL,
		Rests:  []model.RefKind{model.RefParty},
		Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, method: training, status: planned}
`,
		Cure:  change{"status: planned", "status: active"},
		Check: plannedOnly,
	})
}

func plannedOnly(c *Context) {
	planned := func(col *model.Collaboration) bool { return col.Status == model.Planned }
	begun := func(col *model.Collaboration) bool { return col.Status != model.Planned }
	for _, p := range c.parties {
		if !p.Wanted && c.any(p, planned) && !c.any(p, begun) {
			c.Report(ofStakeholder(p), p.Pos, "", named("party", p.Name))
		}
	}
}
