package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "expectation-unanswered",
	Severity:       model.Warning,
	Area:           AreaUpward,
	Title:          "An expectation that nothing answers",
	Why:            "Somebody said what they expect of the OSPO, and neither a collaboration nor an objective takes it up. It will be remembered when the office is judged. An answer that is planned is an answer in hand, and only worth a reminder.",
	Recommendation: "Link the collaboration or objective that answers it (a planned one will do), or discuss the expectation with them.",
	Says: says{
		"":        "{party} expects {text}, and nothing answers it",
		"planned": "{party} expects {text}, and what answers it is not under way yet",
	},
	Source: from("OSPO book, introduction: looking upward is managing expectations", perspectiveURL),
	Rests:  []model.RefKind{model.RefExpectation},
	Bad: `organization: Acme
stakeholders:
  - name: CTO
    perspective: upward
    expectations: [{id: risk-report, text: Know our open source risk every quarter}]
collaborations:
  - {to: CTO, method: report}
`,
	Cure:    change{"method: report", "method: report, answers: [risk-report]"},
	Mended:  change{"", "  - {to: CTO, label: Risk report, status: planned, answers: [risk-report]}\n"},
	Snippet: (*facts).mendExpectation,
	Check:   expectationUnanswered,
})

func expectationUnanswered(c *Context) {
	for _, p := range c.parties {
		for _, e := range p.Expectations {
			c.unanswered(p, e, model.Warning)
		}
	}
}

// unanswered reports an expectation or a need that nothing answers. If work that
// answers it is planned, the finding is only information.
func (c *Context) unanswered(p *party, e *model.Expectation, sev model.Severity) {
	variant := ""
	switch {
	case p.Wanted, c.answered[e.ID]:
		return
	case c.planned[e.ID]:
		sev, variant = model.Info, "planned"
	}
	c.ReportAs(sev, ofExpectation(e), e.At("text"), variant, named("party", p.Name), quoted("text", e.Text))
}
