package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "owner-missing",
		Severity: model.Warning,
		Area:     AreaEngagement,
		Title:    "A stakeholder of high influence has no owner",
		Why: "Somebody who can decide for or against the OSPO needs one person who keeps the relation. " +
			"Where everybody could call, nobody does.",
		Recommendation: "Name one person.",
		Source:         "responsibility assignment (RACI): exactly one is accountable",
		Bad: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: CTO, perspective: upward, influence: high}
collaborations:
  - {to: CTO, method: report}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: CTO, perspective: upward, influence: high}
collaborations:
  - {to: CTO, method: report, owner: Head of OSPO}
`,
		Check: ownerMissing,
	})
}

func ownerMissing(c *Context) {
	owned := func(col *model.Collaboration) bool {
		return col.Owner != nil || col.RACI != nil && len(col.RACI.Accountable) > 0
	}
	for _, p := range c.parties {
		if p.Influence == model.High && !p.Wanted && p.Owner == nil && !p.any(owned) {
			c.Report(ofStakeholder(p), p.At("influence"), "%q has influence and no owner", p.Name)
		}
	}
}
