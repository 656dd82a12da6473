package parse

import "github.com/ospomap/ospomap/model"

var readinessObject = &Object{
	Name: "readiness", Label: "the readiness block",
	Example: `{areas: {usage: {score: 2}}}`,
	Doc:     "how ready the organization is for an office",
	entry:   func(o any) *model.Entry { return &o.(*model.Readiness).Entry },
	Fields: []Field{
		date("assessed", "the day of the assessment", func(r *model.Readiness) *model.Date { return &r.Assessed }),
		block("areas", "the five areas of the checklist", areasObject, func(r *model.Readiness) *model.Readiness { return r }),
		block("answers", "the twelve questions and those of the areas", answersObject, func(r *model.Readiness) *model.Readiness { return r }),
	},
}

// areasObject and answersObject have no structs of their own: each key adds an
// element to a list of the readiness block.
var areasObject = &Object{
	Name: "areas", Label: "the areas block",
	Example: `{usage: {score: 2}}`,
	Doc:     "the five areas of the checklist",
	Fields: keyed(model.ReadinessAreas, areaObject, func(r *model.Readiness, area string) *model.Area {
		r.Areas = append(r.Areas, model.Area{Name: area})
		return &r.Areas[len(r.Areas)-1]
	}),
}

var answersObject = &Object{
	Name: "answers", Label: "the answers block",
	Example: `{goals: {text: Speed and trust}}`,
	Doc:     "the twelve questions and those of the areas",
	Fields: several(keyed(model.AllQuestions(), answerObject, func(r *model.Readiness, question string) *model.Answer {
		r.Answers = append(r.Answers, model.Answer{Question: question})
		return &r.Answers[len(r.Answers)-1]
	})),
}

var areaObject = &Object{
	Name: "area", Label: "a readiness area",
	Example: `{score: 2, target: 4}`,
	Doc:     "one of the five areas of the checklist",
	entry:   func(o any) *model.Entry { return &o.(*model.Area).Entry },
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

var answerObject = &Object{
	Name: "answer", Label: "a readiness answer",
	Example: `{text: Speed and trust, from: [CTO]}`,
	Doc:     "an answer to one of the questions",
	entry:   func(o any) *model.Entry { return &o.(*model.Answer).Entry },
	Fields: []Field{
		prose("text", "the answer", func(a *model.Answer) *string { return &a.Text }),
		refs("from", "the stakeholders who gave it", model.RefStakeholder, func(a *model.Answer) *[]*model.Ref { return &a.From }).orOne(),
		date("date", "when they gave it", func(a *model.Answer) *model.Date { return &a.Date }),
	},
}

// several lets each field hold a list as well.
func several(fields []Field) []Field {
	for i := range fields {
		fields[i].Arity = OneOrMany
	}
	return fields
}

// keyed makes one field of each key, all with the same object.
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
