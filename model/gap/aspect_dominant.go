package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "aspect-dominant",
		Severity:       model.Info,
		Area:           AreaHats,
		SignOf:         "scenario-compliance-only",
		Optional:       true,
		Title:          "One aspect is most of the work",
		Why:            "The four aspects need not be equal, but one that takes most of the work tells what the office has become.",
		Recommendation: "Check against the mission.",
		Source:         "OSPO book, introduction: how, a framework of strategy, governance, compliance and community engagement",
		Bad: `organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Legal, method: compliance, aspect: compliance}
  - {to: Legal, method: approval, aspect: compliance}
  - {to: Legal, method: audit, aspect: compliance}
  - {to: Legal, method: training, aspect: compliance}
  - {to: Log Library, method: contribution, aspect: community}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Legal, method: compliance, aspect: compliance}
  - {to: Legal, method: approval, aspect: compliance}
  - {to: Legal, method: training, aspect: governance}
  - {to: Log Library, method: contribution, aspect: community}
  - {to: Log Library, method: funding, aspect: strategy}
`,
		Check: aspectDominant,
	})
}

func aspectDominant(c *Context) {
	count, total := c.aspects()
	if total < 5 {
		return
	}
	for _, a := range model.Aspects {
		if n := count[a]; n*100 > 60*total {
			c.Report(ofAspect(a), c.Map.At("collaborations"), "%s is %d%% of the work: %d of %d collaborations", a, n*100/total, n, total)
		}
	}
}
