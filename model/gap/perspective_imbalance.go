package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "perspective-imbalance",
	Severity:       model.Info,
	Area:           AreaStructure,
	Excess:         true,
	Grows:          true,
	Optional:       true,
	Title:          "Most collaborations are in a single perspective",
	Why:            "When most of the work goes in one direction, the others are kept up by chance.",
	Recommendation: "Check whether that is a choice or a habit.",
	Says: says{
		"": "{n} of the {total} collaborations ({percent} %) are in the {side} perspective",
	},
	Source: from("OSPO book, introduction: the four perspectives of cross-functional collaboration", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: CTO, perspective: upward}
collaborations:
  - {to: Engineering, method: training}
  - {to: Engineering, method: support}
  - {to: Engineering, method: contribution}
  - {to: Engineering, method: coordination}
  - {to: Security, method: training}
  - {to: Security, method: audit}
  - {to: CTO, method: report}
  - {to: CTO, method: strategy-advice}
`,
	Cure: change{
		"collaborations:", `  - {name: Log Library, perspective: outside}
collaborations:`,
		`  - {to: Engineering, method: contribution}
  - {to: Engineering, method: coordination}
`, "",
		"", `  - {to: Log Library, method: contribution}
  - {to: Log Library, method: funding}
`,
	},
	Check: perspectiveImbalance,
})

func perspectiveImbalance(c *Context) {
	count, total := map[model.Perspective]int{}, 0
	for _, p := range c.parties {
		count[p.Perspective] += len(p.ospo)
		total += len(p.ospo)
	}
	if total < 8 {
		return
	}
	for _, p := range model.Perspectives {
		if n := count[p]; n*100 > 60*total {
			f := c.Report(ofPerspective(p), c.Map.AtKey("collaborations"), "",
				number("n", n), number("total", total), word("side", p), number("percent", n*100/total))
			rests(f, shareID(n, total))
		}
	}
}
