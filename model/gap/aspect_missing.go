package gap

import (
	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "aspect-missing",
		Severity:       model.Warning,
		Area:           AreaHats,
		SignOf:         "scenario-compliance-only",
		Title:          "No collaboration works on one of the four aspects",
		Why:            "An OSPO's framework covers strategy, governance, compliance and community. Once at least four collaborations, and half of all, say which aspect they serve, one that none serves stands out.",
		Recommendation: "Tag the one that already does, or open one.",
		Says: says{
			"":     "none of the {n} collaborations works on {aspect}",
			"rest": "none of the {n} collaborations that record an aspect works on {aspect}; {rest|other records|others record} none",
		},
		Source: "OSPO book, introduction: how, a framework of strategy, governance, compliance and community engagement",
		URL:    whoURL,
		Rests:  []model.RefKind{model.RefParty},
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
	if total < 4 || !many(total, len(c.active)) {
		return
	}
	rest, variant := len(c.active)-total, ""
	if rest > 0 {
		variant = "rest"
	}
	for _, a := range model.Aspects {
		if count[a] == 0 {
			c.Report(ofAspect(a), c.Map.AtKey("collaborations"), variant, number("n", total), word("aspect", a), number("rest", rest))
		}
	}
}
