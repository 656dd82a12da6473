package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "engagement-gap",
	Severity:       model.Warning,
	Area:           AreaEngagement,
	Grows:          true,
	Title:          "A stakeholder is less engaged than the office needs",
	Why:            "The map records where a stakeholder stands and where the office needs them. Two steps or more between the two will not close by themselves; one step, or a plan that somebody owns, is only information.",
	Recommendation: "Plan the next step (inform, listen, involve, hand over a lead): one collaboration in both directions with a purpose and an owner.",
	Says: says{
		"":     "{party} is {current} and should be {desired}: {steps|step} apart",
		"plan": "{party} is {current} and should be {desired}; a plan is under way",
	},
	Source: from("stakeholder register practice: the engagement assessment matrix", registerURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Product, perspective: sideways, engagement: {current: unaware, desired: supportive}}
`,
	Cure: change{"current: unaware", "current: supportive"},
	Mended: change{
		"stakeholders:", `people: [{name: Head of OSPO}]
stakeholders:`,
		"", `collaborations:
  - {to: Product, method: communication, direction: both, purpose: Show what reuse saves them, owner: Head of OSPO, status: planned}
`,
	},
	Snippet: mendAttitude("method: communication, direction: both, purpose: Involve them in the next decision, status: planned"),
	Check:   engagementGap,
})

func engagementGap(c *Context) {
	for _, p := range c.parties {
		now, wish := p.Current.Rank(), p.Desired.Rank()
		if p.Wanted || now < 0 || wish <= now {
			continue
		}
		sev, variant := model.Info, ""
		switch {
		case c.planFor(p):
			variant = "plan"
		case wish-now >= 2:
			sev = model.Warning
		}
		f := c.ReportAs(sev, ofStakeholder(p), p.At("engagement"), variant, named("party", p.Name),
			word("current", p.Current), word("desired", p.Desired), number("steps", wish-now))
		restsOnAttitude(f, p)
	}
}

// restsOnAttitude adds evidence that grows with the gap: each missing step, and
// resistance, which is worse than unawareness.
func restsOnAttitude(f *model.Finding, p *party) {
	for _, a := range model.Attitudes {
		if a != model.Resistant && a.Rank() > p.Current.Rank() && a.Rank() <= p.Desired.Rank() {
			rests(f, "attitude:"+string(a))
		}
	}
	if p.Current == model.Resistant {
		rests(f, signal("resistance"))
	}
}

// planFor reports whether the office works on a stakeholder's attitude: planned or
// active work has a purpose and an owner, takes place at least quarterly, and runs in
// both directions. An unrecorded cadence or direction counts as met.
func (c *Context) planFor(p *party) bool {
	var work []*model.Collaboration
	purpose, owner := false, p.Owner != nil
	for _, col := range p.all {
		if col.Over(c.Today) || col.Status == model.Paused || !col.WithOSPO() || !regular(col) {
			continue
		}
		work = append(work, col)
		purpose = purpose || col.Purpose != ""
		owner = owner || col.Keeper() != nil
	}
	return purpose && owner && flowOf(work, office).bothWays()
}
