package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "engagement-gap",
		Severity: model.Warning,
		Area:     AreaEngagement,
		Title:    "A stakeholder is less engaged than the office needs",
		Why: "The map records where a stakeholder stands and where the office needs them. " +
			"Two steps or more between the two will not close by themselves; one step is only information.",
		Recommendation: "Match the step: inform, listen, involve, hand over a lead.",
		Source:         "stakeholder register practice: the engagement assessment matrix",
		Bad: `organization: Acme
stakeholders:
  - {name: Product, perspective: sideways, engagement: {current: unaware, desired: supportive}}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Product, perspective: sideways, engagement: {current: supportive, desired: supportive}}
`,
		Check: engagementGap,
	})
}

func engagementGap(c *Context) {
	for _, p := range c.parties {
		now, wish := p.Current.Rank(), p.Desired.Rank()
		if p.Wanted || now < 0 || wish <= now {
			continue
		}
		sev := model.Info
		if wish-now >= 2 {
			sev = model.Warning
		}
		c.ReportAs(sev, ofStakeholder(p), p.At("engagement"), "%q: %s → %s", p.Name, p.Current, p.Desired)
	}
}
