package parse

import "github.com/ospomap/ospomap/model"

func readinessObject() *Object {
	return &Object{
		Name: "readiness", Label: "the readiness block",
		Example: `{areas: {usage: {score: 2}}}`,
		Doc:     "how ready the organization is for an office",
		Fields: []Field{
			date("assessed", "the day of the assessment", func(r *model.Readiness) *model.Date { return &r.Assessed }),
			block("areas", "the five areas of the checklist", areasObject(), func(r *model.Readiness) *model.Readiness { return r }),
			block("answers", "the twelve questions and those of the areas", answersObject(), func(r *model.Readiness) *model.Readiness { return r }),
		},
	}
}

// Each key of areasObject and answersObject adds an element to a list of the readiness
// block.
func areasObject() *Object {
	return &Object{
		Name: "areas", Label: "the areas block",
		Example: `{usage: {score: 2}}`,
		Doc:     "the five areas of the checklist",
		inOwner: true,
		Fields: keyed(model.ReadinessAreas, areaObject(), func(r *model.Readiness, area string) *model.Area {
			r.Areas = append(r.Areas, model.Area{Name: area})
			return &r.Areas[len(r.Areas)-1]
		}),
	}
}

func answersObject() *Object {
	return &Object{
		Name: "answers", Label: "the answers block",
		Example: `{goals: {text: Speed and trust}}`,
		Doc:     "the twelve questions and those of the areas",
		inOwner: true,
		Fields: several(keyed(model.AllQuestions(), answerObject(), func(r *model.Readiness, question string) *model.Answer {
			r.Answers = append(r.Answers, model.Answer{Question: question})
			return &r.Answers[len(r.Answers)-1]
		})),
	}
}

func areaObject() *Object {
	return &Object{
		Name: "area", Label: "a readiness area",
		Example: `{score: 2, target: 4}`,
		Doc:     "one of the five areas of the checklist",
		Fields: []Field{
			integer("score", "0 nothing there, 4 as it should be", 0, 4, func(a *model.Area) **int { return &a.Score }),
			integer("target", "the score to reach", 0, 4, func(a *model.Area) **int { return &a.Target }),
			texts(KindLine, "strengths", "what is good already", func(a *model.Area) *[]string { return &a.Strengths }).orOne(),
			texts(KindLine, "weaknesses", "what is not", func(a *model.Area) *[]string { return &a.Weaknesses }).orOne(),
			texts(KindLine, "opportunities", "what could be won", func(a *model.Area) *[]string { return &a.Opportunities }).orOne(),
			prose("evidence", "what the score rests on", func(a *model.Area) *string { return &a.Evidence }),
			prose("plan", "what will be done about it", func(a *model.Area) *string { return &a.Plan }),
		},
	}
}

func answerObject() *Object {
	return &Object{
		Name: "answer", Label: "a readiness answer",
		Example: `{text: Speed and trust, from: [CTO]}`,
		Doc:     "an answer to one of the questions",
		Fields: []Field{
			prose("text", "the answer", func(a *model.Answer) *string { return &a.Text }),
			refs("from", "the stakeholders who gave it", model.RefStakeholder, func(a *model.Answer) *[]*model.Ref { return &a.From }).orOne(),
			date("date", "when they gave it", func(a *model.Answer) *model.Date { return &a.Date }),
		},
	}
}

// several lets each field hold a list as well.
func several(fields []Field) []Field {
	for i := range fields {
		fields[i].Arity = OneOrMany
	}
	return fields
}

// keyed returns one field for each key, all with the same object.
func keyed[T, U any](keys []string, object *Object, open func(owner *T, key string) *U) []Field {
	fields := make([]Field, len(keys))
	for i, key := range keys {
		fields[i] = Field{
			Key: key, Doc: object.Doc, Kind: KindObject, Object: object,
			open: func(o any, _ int) any { return open(o.(*T), key) },
		}
	}
	return fields
}
