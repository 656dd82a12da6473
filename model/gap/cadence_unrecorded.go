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
		Recommendation: "Start with the stakeholders of high influence.",
		Source:         "stakeholder register practice: the communications plan says who and how often",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: quarterly}
`,
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
		c.Report(ofMap(), c.Map.At("collaborations"), "%d of %d active collaborations without cadence", missing, len(c.active))
	}
}
