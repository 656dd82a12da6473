// Package readiness draws how ready the organisation is for an office: the verdict, the
// five areas with their scores, and the twelve questions with their answers.
package readiness

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the readiness view.
var View = view.New(view.View{
	Name:     "readiness",
	Question: "Is the organisation ready for an office, and what does it take?",
	Use: "The verdict comes first, then the five areas with the evidence for their scores, the plans and the answers about them, then the twelve " +
		"questions with what was answered and by whom. Use it before there is an office, to decide whether to start one, " +
		"pilot one or wait; and once a year afterwards. Where two perspectives would answer differently, begin there.",
	Fields: []string{
		"organization.name",
		"ospo.status",
		"stakeholders[].name", "stakeholders[].perspective",
		"readiness.assessed", "readiness.areas.*.score", "readiness.areas.*.target",
		"readiness.areas.*.strengths", "readiness.areas.*.weaknesses", "readiness.areas.*.opportunities",
		"readiness.areas.*.evidence", "readiness.areas.*.plan",
		"readiness.answers.*.text", "readiness.answers.*.from", "readiness.answers.*.date",
	},
	Draw: drawReadiness,
})

// Hint is shown if nothing is assessed.
var Hint = draw.Hint{
	Heading: "Readiness is not assessed yet",
	Text: "Score the five areas from 0 (nothing there) to 4 (part of everyday work), with what the score rests on and what is planned, " +
		"and note what stakeholders of at least two perspectives answer to the twelve questions.",
	Recipe: []string{
		"readiness:",
		"  assessed: 2026-09-15",
		"  areas:",
		"    usage: {score: 3, evidence: Inventory of all products}",
		"    knowledge: {score: 2, evidence: Course results}",
		"    culture: {score: 2, evidence: Engineering survey}",
		"    tools: {score: 1, plan: Find a home for developer tools by spring}",
		"    gaps: {score: 2, evidence: This map}",
		"  answers:",
		"    goals: {text: Speed and trust, from: [cto, board]}",
	},
}

// AnswersHint is shown if no question is answered.
var AnswersHint = draw.Hint{
	Heading: "None of the twelve questions is answered",
	Text:    "Ask two stakeholders of different perspectives per question; where they differ is what to talk about first.",
	Recipe: []string{
		"readiness:",
		"  answers:",
		"    goals: {text: Speed and trust, from: [cto, board]}",
	},
}

// maxScore is the best score of an area.
const maxScore = 4

// The thresholds of the verdict.
const (
	weakScore    = 1 // highest score of a weak area, which cannot carry an office by itself
	fewWeakAreas = 2 // largest number of weak areas that a pilot can take on
)

// areaWords are the questions behind each of [model.ReadinessAreas].
var areaWords = [...]model.Phrase{
	"How much open source is used, and is that known?",
	"Do people know licences, policy and good practice?",
	"Do people share, ask and contribute?",
	"Are there tools and pipelines to do it well?",
	"Is it known what is missing, and is it being closed?",
}

// readiness is the assessment of a map.
type readiness struct {
	m        *model.Map
	o        view.Options               // judged
	areas    []*model.Area              // one for each of ReadinessAreas; nil if not recorded
	answers  map[string][]*model.Answer // by question, in file order
	scored   int
	total    int
	answered int
	voices   []*model.Stakeholder // stakeholders who answered anything
	stale    bool                 // assessed more than model.ReadinessDays before today
}

func newReadiness(m *model.Map, o view.Options) *readiness {
	r := &readiness{m: m, o: o, answers: map[string][]*model.Answer{}}
	for _, name := range model.ReadinessAreas {
		var found *model.Area
		if i := slices.IndexFunc(m.Readiness.Areas, func(a model.Area) bool { return a.Name == name }); i >= 0 {
			found = &m.Readiness.Areas[i]
		}
		if found != nil && found.Score != nil {
			r.scored++
			r.total += *found.Score
		}
		r.areas = append(r.areas, found)
	}
	for i := range m.Readiness.Answers {
		if a := &m.Readiness.Answers[i]; a.Text != "" {
			r.answers[a.Question] = append(r.answers[a.Question], a)
			for _, ref := range a.From {
				if s := m.Stakeholder(ref.ID); s != nil && !slices.Contains(r.voices, s) {
					r.voices = append(r.voices, s)
				}
			}
		}
	}
	for _, q := range model.ReadinessQuestions {
		if len(r.answers[q]) > 0 {
			r.answered++
		}
	}
	if d := m.Readiness.Assessed; !d.IsZero() && !o.Today.IsZero() {
		r.stale = d.DaysUntil(o.Today) > model.ReadinessDays
	}
	return r
}

// sides returns the number of perspectives that gave answers.
func (r *readiness) sides() int { return len(card.Perspectives(r.voices)) }

// unasked returns the perspectives with stakeholders of whom none has answered anything.
func (r *readiness) unasked() []string {
	heard, there := card.Perspectives(r.voices), map[model.Perspective]bool{}
	for _, s := range r.m.Stakeholders {
		there[s.Perspective] = there[s.Perspective] || !s.Wanted
	}
	return model.Each(model.Plain(model.Those(model.Perspectives, func(p model.Perspective) bool { return there[p] && !heard[p] })), r.o.Words.Word)
}

// target returns the score an area should reach, or -1.
func (r *readiness) target(i int) int {
	if a := r.areas[i]; a != nil && a.Target != nil {
		return *a.Target
	}
	return -1
}

// aimsOn reports whether a line connects the targets of an area and the next.
func (r *readiness) aimsOn(i int) bool {
	a, b := r.target(i), r.target((i+1)%len(r.areas))
	return a >= 0 && b >= 0 && a+b > 0
}

// score returns an area's score, or -1.
func (r *readiness) score(i int) int { return scoreOf(r.areas[i]) }

func scoreOf(a *model.Area) int {
	if a != nil && a.Score != nil {
		return *a.Score
	}
	return -1
}

// scoring returns the areas whose score passes.
func (r *readiness) scoring(passes func(score int) bool) []string {
	var names []string
	for i, name := range model.ReadinessAreas {
		if passes(r.score(i)) {
			names = append(names, r.o.Words.Word(name))
		}
	}
	return names
}

// verdict says in one line whether an office is the right next step, and why. good is
// false if something has to happen first.
type verdict struct {
	line, why string
	good      bool
}

// verdictRule explains the verdict in the picture.
const verdictRule model.Phrase = "How this is judged: an area at 0 or 1 is weak. No weak area: an office is the right next step. " +
	"One or two: begin with a pilot. Three or more, or usage itself: too early."

// verdict judges by the scores alone: an area with at most 1 is weak. Without weak areas
// an office is the right next step; with one or two, a pilot that takes them on. With
// more, or if little is used or known to be used, it is too early. An existing office is
// judged by the same thresholds, in different words. All five areas must have a score.
func (r *readiness) verdict() verdict {
	open := r.scoring(func(s int) bool { return s < 0 })
	weak := r.scoring(func(s int) bool { return s >= 0 && s <= weakScore })
	w := r.o.Words
	say := func(good bool, before, with model.Phrase, why string) verdict {
		if r.m.OSPO.Status.Exists() {
			before = with
		}
		return verdict{w.Say(before, "areas", draw.Spoken(w, weak)), why, good}
	}
	switch {
	case len(open) > 0:
		line := w.Say("No verdict yet: score {areas} first", "areas", draw.Spoken(w, open))
		return verdict{line, w.Say("{n} of {of} areas are scored.", "n", r.scored, "of", len(r.areas)), false}
	case r.score(slices.Index(model.ReadinessAreas, "usage")) <= weakScore:
		return say(false, "Too early for an office: first find out what is used", "The office lacks a basis: find out what is used",
			w.Say("Usage scores 0 or 1, so nobody can say yet what an office would look after."))
	case len(weak) > fewWeakAreas:
		return say(false, "Too early for an office: first strengthen {areas}", "The office rests on a weak basis: strengthen {areas}",
			w.Say("{n} of 5 areas score 0 or 1: training, a tool or a process helps sooner than an office.", "n", len(weak)))
	case len(weak) > 0:
		why := w.Say("{areas} {n?scores|score} 0 or 1; the other areas carry an office.", "areas", draw.Spoken(w, weak), "n", len(weak))
		return say(false, "Begin with a pilot that takes on {areas}", "The office exists, and has to take on {areas}", model.Capitalised(why))
	}
	lowest := maxScore
	for i := range r.areas {
		lowest = min(lowest, r.score(i))
	}
	names := r.scoring(func(s int) bool { return s == lowest })
	why := w.Say("{n} of {of} points; lowest, at {lowest} of 4: {areas}.", "n", r.total, "of", maxScore*len(r.areas), "lowest", lowest, "areas", draw.Spoken(w, names))
	if len(names) == len(r.areas) {
		why = w.Say("{n} of {of} points; every area scores {lowest}.", "n", r.total, "of", maxScore*len(r.areas), "lowest", lowest)
	}
	return say(true, "An office is the right next step", "The office rests on a sound basis", why)
}

func (r *readiness) describe() string {
	v, w := r.verdict(), r.o.Words
	var scores, open []string
	for i, name := range model.ReadinessAreas {
		if s := r.score(i); s >= 0 {
			scores = append(scores, w.Say("{area} {n}", "area", model.Word(name), "n", s))
		} else {
			scores = append(scores, w.Say("{area} not scored", "area", model.Word(name)))
		}
	}
	for _, q := range model.ReadinessQuestions {
		if r.answers[q] == nil {
			open = append(open, w.Spaced(q))
		}
	}
	s := " " + v.line + ". " + v.why + " " + w.Say("Scores of 0 to 4: {scores}. {n} of {of} questions answered, from {sides|perspective}.",
		"scores", words.Said(w.List(scores...)), "n", r.answered, "of", len(model.ReadinessQuestions), "sides", r.sides())
	if r.answered > 0 {
		s += draw.Listed(w, "Open: {list}.", open)
	}
	return s
}

func drawReadiness(m *model.Map, o view.Options) (*scene.Scene, error) {
	say := o.Words.Say
	title := say("Is the organisation ready for an open source office?")
	if m.Readiness == nil || len(m.Readiness.Areas)+len(m.Readiness.Answers) == 0 {
		return draw.Empty(card.Titled(m, o, title), Hint), nil
	}
	r := newReadiness(m, o)
	var facts []string
	if d := m.Readiness.Assessed; !d.IsZero() {
		if r.stale {
			facts = append(facts, say("assessed {day}, more than a year ago", "day", d))
		} else {
			facts = append(facts, say("assessed {day}", "day", d))
		}
	}
	facts = append(facts, say("{n} of {of} areas scored", "n", r.scored, "of", len(r.areas)),
		say("{n} of {of} questions answered", "n", r.answered, "of", len(model.ReadinessQuestions)))
	if n := r.sides(); n > 0 {
		facts = append(facts, say("voices from {n|perspective}", "n", n))
	}
	p := card.Titled(m, o, title, facts...)
	p.Description += r.describe()
	p.Width = card.PageWidth
	b := &card.Pen{X: draw.Margin, Y: draw.Top, Room: card.PageWidth - 2*draw.Margin}
	r.drawVerdict(b)
	r.drawAreas(b)
	r.drawQuestions(b)
	p.Body, p.Height = b.Nodes, b.Y
	p.Legend = append(r.signs(), card.PerspectiveSigns(o.Words, card.Perspectives(r.voices))...)
	return draw.Frame(p), nil
}

// signs explain the marks of the radar that are not as they should be.
func (r *readiness) signs() []draw.Sign {
	say := r.o.Words.Say
	var signs draw.Signs
	point := func(word string, of func(score int) bool) {
		i := slices.IndexFunc(r.areas, func(a *model.Area) bool { return of(scoreOf(a)) })
		signs.Add(i >= 0, 13, word, func(x, y float64) []scene.Node { return []scene.Node{r.mark(i, scene.Point{X: x + 6.5, Y: y})} })
	}
	point(say("weak: 0 or 1"), func(s int) bool { return s >= 0 && s <= weakScore })
	point(say("not scored"), func(s int) bool { return s < 0 })
	planned := slices.ContainsFunc(r.areas, func(a *model.Area) bool { return a != nil && a.Target != nil })
	signs.Add(planned, 26, say("where the plan leads"), func(x, y float64) []scene.Node {
		var nodes []scene.Node
		if slices.ContainsFunc([]int{0, 1, 2, 3, 4}, r.aimsOn) {
			nodes = draw.LineSign(26, draw.Stroke(scene.Upward, 1.8, 5, 4))(x, y)
		}
		return append(nodes, &scene.Circle{X: x + 13, Y: y, R: 5, Paint: scene.Paint{Fill: scene.Page, Stroke: scene.Upward, Width: 1.5}})
	})
	return signs
}
