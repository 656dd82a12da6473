package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "expectation-unanswered",
		Severity: model.Warning,
		Area:     AreaUpward,
		Title:    "An expectation is answered by nothing",
		Why: "Somebody said what they expect of the OSPO, and neither an active collaboration nor an objective takes it up. " +
			"It will be remembered when the office is judged.",
		Recommendation: "Link the collaboration that will answer it, or reset the expectation.",
		Source:         "OSPO book, introduction: looking upward is managing expectations",
		Bad: `organization: Acme
stakeholders:
  - name: CTO
    perspective: upward
    expectations: [{id: risk-report, text: Know our open source risk every quarter}]
collaborations:
  - {to: CTO, method: report}
`,
		Good: `organization: Acme
stakeholders:
  - name: CTO
    perspective: upward
    expectations: [{id: risk-report, text: Know our open source risk every quarter}]
collaborations:
  - {to: CTO, method: report, answers: [risk-report]}
`,
		Check: expectationUnanswered,
	})
}

func expectationUnanswered(c *Context) {
	for _, p := range c.parties {
		if p.Wanted {
			continue
		}
		for _, e := range p.Expectations {
			if !c.answered[e.ID] {
				c.Report(ofExpectation(e), e.At("text"), "%q expects %q; nothing answers it", p.Name, model.Short(e.Text))
			}
		}
	}
}
