package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "accept-unused",
		Severity: model.Warning,
		Area:     AreaStructure,
		Title:    "An accept entry waives nothing",
		Why: "The gap it spoke of is closed, or the entry is misspelled. " +
			"Left in the map it would silently hide the same gap when it comes back.",
		Recommendation: "Delete the entry, or correct its rule or target.",
		Source:         "review practice: waivers that say why and are reported when stale",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
accept:
  - {rule: orphan-stakeholder, target: CTO, reason: the CTO starts in spring}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
accept:
  - {rule: orphan-stakeholder, target: CTO, reason: the CTO starts in spring}
`,
	})
}
