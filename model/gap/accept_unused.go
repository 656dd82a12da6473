package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "accept-unused",
	Severity:       model.Warning,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "An accept entry waives nothing",
	Why:            "The gap it accepted is closed, the entry is misspelt, or its reason says nothing. Left in the map, it would silently hide the same gap when it comes back.",
	Recommendation: "Delete the entry, or correct its rule, target or reason.",
	Says: says{
		"rule":        "no rule called {rule}",
		"rule-near":   "no rule called {rule}; did you mean {near}?",
		"rules-near":  "no rule called {rule}; these have it in their names: {near}",
		"fixed":       "findings of {rule} cannot be accepted",
		"twice":       "another entry before this one accepts {rule} for the same target",
		"closed":      "the acceptance of {rule} expired on {date}, and the gap is closed",
		"target":      "there is no finding of {rule} about {target} to accept",
		"target-near": "there is no finding of {rule} about {target} to accept; did you mean {near}?",
		"":            "there is no finding of {rule} to accept",
		"reason":      "the reason {reason} for accepting {rule} says nothing",
	},
	Source: from("review practice: waivers that say why and are reported when stale", reviewURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
accept:
  - {rule: orphan-stakeholder, target: CTO, reason: the CTO starts in spring}
`,
	Cure: change{`collaborations:
  - {to: CTO, method: report}
`, ""},
})
