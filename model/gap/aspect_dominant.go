package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "aspect-dominant",
	Severity:       model.Info,
	Area:           AreaHats,
	Excess:         true,
	SignOf:         "scenario-compliance-only",
	Optional:       true,
	Title:          "One aspect takes up most of the work",
	Why:            "The four aspects need not be equal, but one that takes up most of the work shows what the office has become.",
	Recommendation: "Check whether that is what the mission asks for.",
	Says: says{
		"": "{n} of the {total} collaborations that record an aspect serve {aspect} ({percent} %)",
	},
	Source: from("OSPO book, introduction: how, a framework of strategy, governance, compliance and community engagement", whoURL),
	Rests:  []model.RefKind{model.RefParty},
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
	Cure: change{
		"  - {to: Legal, method: audit, aspect: compliance}\n", "",
		"training, aspect: compliance", "training, aspect: governance",
		"", "  - {to: Log Library, method: funding, aspect: strategy}\n",
	},
	Check: aspectDominant,
})

func aspectDominant(c *Context) {
	count, total := c.aspects()
	if total < 5 || !many(total, len(c.active)) {
		return
	}
	for _, a := range model.Aspects {
		if n := count[a]; n*100 > 60*total {
			f := c.Report(ofAspect(a), c.Map.AtKey("collaborations"), "", number("n", n), number("total", total), word("aspect", a), number("percent", n*100/total))
			rests(f, shareID(n, total))
		}
	}
}
