package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
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
		Source: "stakeholder register practice: the communications plan says who and how often",
		URL:    registerURL,
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
`,
		Cure:  change{"method: report", "method: report, cadence: quarterly"},
		Check: cadenceUnrecorded,
	})
}

func cadenceUnrecorded(c *Context) {
	missing := 0
	for _, col := range c.active {
		if col.Cadence == "" {
			missing++
		}
	}
	if missing > 0 {
		f := c.Report(ofMap(), c.Map.AtKey("collaborations"), ofAll(missing, len(c.active)), number("n", missing), number("total", len(c.active)))
		rests(f, shareID(missing, len(c.active)))
	}
}
