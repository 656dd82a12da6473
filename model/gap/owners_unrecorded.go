package gap

import (
	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "owners-unrecorded",
		Severity:       model.Info,
		Area:           AreaCadence,
		Unrecorded:     true,
		Title:          "Active collaborations without an owner",
		Why:            "A collaboration that belongs to nobody is kept up by whoever remembers it.",
		Recommendation: "Start with the stakeholders of high influence.",
		Says: says{
			"": "{n} of the {total} active collaborations {n?has|have} no owner",
		},
		Source: "stakeholder register practice: the communications plan says who and how often",
		URL:    registerURL,
		Bad: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, owner: Head of OSPO}
`,
		Check: ownersUnrecorded,
	})
}

func ownersUnrecorded(c *Context) {
	missing := 0
	for _, col := range c.active {
		if col.Owner == nil {
			missing++
		}
	}
	if missing > 0 {
		f := c.Report(ofMap(), c.Map.AtKey("collaborations"), "", number("n", missing), number("total", len(c.active)))
		rests(f, shareID(missing, len(c.active)))
	}
}
