package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "question-unanswered",
	Severity: model.Info,
	Area:     AreaReadiness,
	Title:    "Some of the twelve questions are open",
	Why: "The twelve questions bring out what people in the organisation understand by open source. " +
		"Open ones come back as misunderstandings later.",
	Recommendation: "Put each of them to two stakeholders from different perspectives.",
	Says: says{
		"":    "readiness: {n} of the {total} questions {n?is|are} open: {questions}",
		"all": "readiness: all {total} questions are open",
	},
	Source: from("OSPO book, introduction: the twelve questions to stakeholders", readinessURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
readiness:
  answers:
    definition: {text: Agreed with both departments}
    meaning: {text: Agreed with both departments}
    amount-used: {text: Agreed with both departments}
    culture: {text: Agreed with both departments}
    goals: {text: Agreed with both departments}
    usage: {text: Agreed with both departments}
    creation: {text: Agreed with both departments}
    policies: {text: Agreed with both departments}
    legal: {text: Agreed with both departments}
`,
	Cure: change{"", `    motivations: {text: Agreed with both departments}
    challenges: {text: Agreed with both departments}
    resources: {text: Agreed with both departments}
`},
	Check: questionUnanswered,
})

func questionUnanswered(c *Context) {
	r := c.Map.Readiness
	if r == nil {
		return
	}
	open := model.Those(model.ReadinessQuestions, func(q string) bool {
		return !slices.ContainsFunc(r.Answers, func(a model.Answer) bool { return a.Question == q && a.Text != "" })
	})
	if len(open) == 0 {
		return
	}
	total, variant := len(model.ReadinessQuestions), ""
	if len(open) == total {
		variant = "all"
	}
	f := c.Report(ofReadiness("answers"), r.AtKey("answers"), variant, number("n", len(open)), number("total", total), wordAll("questions", open))
	for _, q := range open {
		rests(f, "question:"+q)
	}
}
