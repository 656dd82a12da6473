package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "need-unanswered",
	Severity:       model.Info,
	Area:           AreaUpward,
	Title:          "A need that nothing answers",
	Why:            "A need with an id was written down to be answered, and neither a collaboration nor an objective takes it up. For a stakeholder with high influence this is a warning. Needs without an id are not checked.",
	Recommendation: "Link the collaboration or objective that answers it (a planned one will do), or tell them that the office can't meet it.",
	Says: says{
		"":        "{party} needs {text}, and nothing answers it",
		"planned": "{party} needs {text}, and what answers it is not under way yet",
	},
	Source: from("OSPO book, introduction: looking upward, executives' technology needs", perspectiveURL),
	Rests:  []model.RefKind{model.RefExpectation},
	Bad: `organization: Acme
stakeholders:
  - name: CTO
    perspective: upward
    needs: [{id: cheap-platform, text: A platform that costs less each year}]
collaborations:
  - {to: CTO, method: report}
`,
	Cure:    change{"method: report", "method: report, answers: [cheap-platform]"},
	Mended:  change{"", "  - {to: CTO, label: Shared platform, status: planned, answers: [cheap-platform]}\n"},
	Snippet: (*facts).mendExpectation,
	Check:   needUnanswered,
})

func needUnanswered(c *Context) {
	for _, p := range c.parties {
		sev := model.Info
		if p.Influence == model.High {
			sev = model.Warning
		}
		for _, e := range p.Needs {
			if e.Has("id") {
				c.unanswered(p, e, sev)
			}
		}
	}
}
