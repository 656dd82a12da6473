package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "readiness-one-voice",
	Severity: model.Info,
	Area:     AreaReadiness,
	Title:    "Only one viewpoint answered",
	Why: "Answers from one side of the organisation show that side's picture. " +
		"The questions are meant to show where pictures differ.",
	Recommendation: "Put the same questions to somebody from another perspective.",
	Says: says{
		"": "readiness: all answers come from the {side} perspective",
	},
	Source: from("OSPO book, introduction: gather input from stakeholders", readinessURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  answers:
    meaning: {text: A way to build software together, from: [CTO]}
    usage: {text: In every product, from: [CTO]}
`,
	Cure:  change{"text: In every product, from: [CTO", "text: In every product, from: [Engineering"},
	Check: readinessOneVoice,
})

func readinessOneVoice(c *Context) {
	r := c.Map.Readiness
	if r == nil {
		return
	}
	var first model.Perspective
	for _, a := range r.Answers {
		for _, from := range a.From {
			if from.ID == "" {
				return // may be somebody of another perspective
			}
			side := c.looks(from.ID)
			if side == "" {
				side = model.Downward // the OSPO itself or one of its people
			}
			switch {
			case first == "":
				first = side
			case side != first:
				return
			}
		}
	}
	if first != "" {
		c.Report(ofReadiness("answers"), r.AtKey("answers"), "", word("side", first))
	}
}
