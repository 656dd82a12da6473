package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "resistant-key-player",
		Severity:       model.Warning,
		Area:           AreaEngagement,
		Title:          "Somebody of high influence resists",
		Why:            "A stakeholder who can stop the office's work is recorded as resisting it.",
		Recommendation: "Talk before the next decision; ask what would change their mind.",
		Source:         "stakeholder register practice: the engagement assessment matrix",
		Bad: `organization: Acme
stakeholders:
  - {name: Procurement, perspective: sideways, influence: high, engagement: {current: resistant}}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Procurement, perspective: sideways, influence: high, engagement: {current: neutral}}
`,
		Check: resistantKeyPlayer,
	})
}

func resistantKeyPlayer(c *Context) {
	for _, p := range c.parties {
		if !p.Wanted && p.Current == "resistant" && p.Influence == model.High {
			c.Report(ofStakeholder(p), p.At("engagement"), "%q resists and can block", p.Name)
		}
	}
}
