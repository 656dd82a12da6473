package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "accept-expired",
	Severity: model.Warning,
	Area:     AreaStructure,
	Wording:  true,
	Dated:    true,
	Title:    "An accept entry is past its date",
	Why: "A gap was accepted for a time, and that time is over. " +
		"The finding is back, so that somebody decides again instead of forgetting it.",
	Recommendation: "Close the gap, or accept it again with a new date and a reason that still holds.",
	Says: says{
		"": "the acceptance of {rule} expired on {date}",
	},
	Source: from("review practice: waivers that say why and are reported when stale", reviewURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
accept:
  - {rule: orphan-stakeholder, target: CTO, reason: the CTO starts in spring, until: 2026-03-31}
`,
	Cure:  change{"reason: the CTO starts in spring, until: 2026-03-31", "reason: the CTO starts in autumn, until: 2026-10-31"},
	Today: "2026-04-01",
})
