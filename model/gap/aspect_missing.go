package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "aspect-missing",
		Severity: model.Warning,
		Area:     AreaHats,
		SignOf:   "scenario-compliance-only",
		Title:    "No collaboration works on one of the four aspects",
		Why: "An OSPO's framework covers strategy, governance, compliance and community. " +
			"Once several collaborations say which aspect they serve, one that none serves stands out.",
		Recommendation: "Tag the one that already does, or open one.",
		Source:         "OSPO book, introduction: how, a framework of strategy, governance, compliance and community engagement",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: CTO, method: report, aspect: strategy}
  - {to: Legal, method: compliance, aspect: compliance}
  - {to: Security, method: training, aspect: governance}
  - {to: Log Library, method: contribution, aspect: compliance}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: CTO, method: report, aspect: strategy}
  - {to: Legal, method: compliance, aspect: compliance}
  - {to: Security, method: training, aspect: governance}
  - {to: Log Library, method: contribution, aspect: community}
`,
		Check: aspectMissing,
	})
}

func aspectMissing(c *Context) {
	count, total := c.aspects()
	if total < 4 {
		return
	}
	for _, a := range model.Aspects {
		if count[a] == 0 {
			c.Report(ofAspect(a), c.Map.At("collaborations"), "no collaboration works on %s", a)
		}
	}
}
