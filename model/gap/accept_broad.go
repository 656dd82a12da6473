package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "accept-broad",
	Severity:       model.Info,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "An accept entry without a target covers several findings",
	Why:            "An entry that names no target waives every finding of its rules, including those still to come. The finding says how many there are today, so that nobody accepts more than was meant.",
	Recommendation: "Name a target for each finding that is meant, or leave the entry as it is.",
	Says: says{
		"": "accepting {rule} without a target covers {n|finding}",
	},
	Source: from("review practice: waivers that say why and are reported when stale", reviewURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
accept:
  - {rule: orphan-stakeholder, reason: the office starts in spring}
`,
	Cure: change{"reason: the office starts in spring", "target: CTO, reason: the office starts in spring"},
})
