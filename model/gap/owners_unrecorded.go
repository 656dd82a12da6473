package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "owners-unrecorded",
	Severity:       model.Info,
	Area:           AreaCadence,
	Unrecorded:     true,
	Title:          "Active collaborations without an owner",
	Why:            "A collaboration that nobody owns is kept up by whoever remembers it.",
	Recommendation: "Record who looks after each of them (owner), starting with stakeholders of high influence.",
	Says: says{
		"":     "{n} of the {total} active collaborations {n?has|have} no owner",
		"none": "none of the {total} active collaborations has an owner",
		"one":  "the only active collaboration has no owner",
	},
	Source: from("stakeholder register practice: the communications plan says who and how often", registerURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
`,
	Cure: change{"method: report", "method: report, owner: Head of OSPO"},
	Check: func(c *Context) {
		c.reportUnrecorded(func(col *model.Collaboration) bool { return col.Keeper() == nil })
	},
})
