package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "cadence-unrecorded",
	Severity:       model.Info,
	Area:           AreaCadence,
	Unrecorded:     true,
	Title:          "Active collaborations without a cadence",
	Why:            "How often something is meant to happen is what tells a living collaboration from a forgotten one.",
	Recommendation: "Record how often each is meant to happen (cadence), starting with stakeholders of high influence.",
	Says: says{
		"":     "{n} of the {total} active collaborations {n?has|have} no cadence",
		"none": "none of the {total} active collaborations has a cadence",
		"one":  "the only active collaboration has no cadence",
	},
	Source: from("stakeholder register practice: the communications plan says who and how often", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
`,
	Cure: change{"method: report", "method: report, cadence: quarterly"},
	Check: func(c *Context) {
		c.reportUnrecorded(func(col *model.Collaboration) bool { return col.Cadence == "" })
	},
})

// reportUnrecorded reports how many active collaborations lack something.
func (c *Context) reportUnrecorded(lacks func(*model.Collaboration) bool) {
	if n, total := count(c.active, lacks), len(c.active); n > 0 {
		f := c.Report(ofMap(), c.Map.AtKey("collaborations"), ofAll(n, total), number("n", n), number("total", total))
		rests(f, shareID(n, total))
	}
}
