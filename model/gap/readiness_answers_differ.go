package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "readiness-answers-differ",
	Severity:       model.Info,
	Area:           AreaReadiness,
	Excess:         true,
	Title:          "Two stakeholders answer a question differently",
	Why:            "Where those who decide and those who do the work see open source differently, each expects another office. That is what to talk about first, before it is built.",
	Recommendation: "Bring both to one table, and record what they agree on as one answer from both.",
	Says: says{
		"":       "readiness: {n?the answers to a question differ|the answers to several questions differ} between perspectives: {questions}",
		"within": "readiness: {n?the answers to a question differ|the answers to several questions differ} between stakeholders: {questions}",
	},
	Source: from("OSPO book, introduction: gather input from stakeholders on these areas", readinessURL),
	Rests:  []model.RefKind{model.RefStakeholder},
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  answers:
    goals:
      - {text: Speed, from: [CTO]}
      - {text: Fewer outages, from: [Engineering]}
`,
	Cure: change{`goals:
      - {text: Speed, from: [CTO]}
      - {text: Fewer outages, from: [Engineering`, "goals: {text: Speed without outages, from: [CTO, Engineering"},
	Check: readinessAnswersDiffer,
})

func readinessAnswersDiffer(c *Context) {
	r := c.Map.Readiness
	if r == nil {
		return
	}
	says := ""
	differ := model.Those(model.AllQuestions(), func(q string) bool {
		parties, perspectives := r.Disputed(q, c.looks)
		if parties && !perspectives {
			says = "within"
		}
		return parties
	})
	if len(differ) == 0 {
		return
	}
	f := c.Report(ofReadiness("answers"), r.AtKey("answers"), says, number("n", len(differ)), wordAll("questions", differ))
	for _, q := range differ {
		rests(f, "question:"+q)
	}
}
