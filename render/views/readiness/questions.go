package readiness

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// drawQuestions draws the twelve questions in columns, with their answers and who gave them.
func (r *readiness) drawQuestions(b *card.Pen) {
	w := r.o.Words
	more := w.Say("{n} answered", "n", r.answered)
	if names := r.unasked(); r.answered > 0 && len(names) > 0 {
		more += " · " + w.Say("nobody asked yet {sides}", "sides", draw.Spoken(w, names))
	}
	b.Heading(w.Say("The twelve questions"), more, scene.Ink2)
	b.Y += 6
	if r.answered == 0 {
		nodes, h := AnswersHint.Draw(w, b.X, b.Y, b.Room)
		b.Nodes = append(b.Nodes, nodes...)
		b.Y += h
		return
	}
	wide := (b.Room - (askColumns-1)*askGap) / askColumns
	for row := range slices.Chunk(model.ReadinessQuestions, askColumns) {
		var cards []*card.Pen
		h := 0.0
		for i, q := range row {
			c := &card.Pen{X: b.X + float64(i)*(wide+askGap) + 14, Y: b.Y + 10, Room: wide - 28}
			r.question(q, c)
			c.Y += 9
			cards = append(cards, c)
			h = max(h, c.Y-b.Y)
		}
		for i, c := range cards {
			b.Nodes = append(b.Nodes, r.questionCard(row[i], c, b.Y, wide, h))
		}
		b.Y += h + askGap
	}
	b.Y -= askGap
}

// question draws a question with all of its answers.
func (r *readiness) question(q string, c *card.Pen) {
	all := r.answers[q]
	c.Text(r.o.Words.Say(model.QuestionTexts[q]), card.TextSize, true, scene.Ink2, card.Whole)
	c.Y += 2
	if differ := r.disputed(q); differ != "" {
		c.Text(r.o.Words.Say(differ), card.TextSize, true, scene.Warn, card.Whole)
	}
	if len(all) == 0 {
		c.Text(r.o.Words.Say("Open: ask two stakeholders"), 13, false, scene.Ink2, card.Whole)
	}
	for n, a := range all {
		if n > 0 { // divides several voices
			c.Rule()
		}
		c.Text(model.OneLine(a.Text), 13, false, scene.Ink, card.Whole)
		r.voicesOf(a, c)
	}
}

// areaAnswers draws the answered questions of an area, and returns them as spoken text.
func (r *readiness) areaAnswers(area string, c *card.Pen) (said []string) {
	for _, q := range model.AreaQuestions[area] {
		if len(r.answers[q]) == 0 {
			continue
		}
		c.Y += 8
		r.question(q, c)
		said = append(said, r.aloud(q))
	}
	return said
}

func (r *readiness) aloud(q string) string {
	said := r.o.Words.Say(model.QuestionTexts[q])
	for _, a := range r.answers[q] {
		said += " " + model.OneLine(a.Text)
	}
	return said
}

// voicesOf names who answered, each with the emblem of their perspective.
func (r *readiness) voicesOf(a *model.Answer, c *card.Pen) {
	c.Y += 5
	if len(a.From) == 0 {
		c.Text(r.o.Words.Say("who answered is not recorded"), 11.5, false, scene.Ink3, card.Whole)
		return
	}
	at, last := c.X, len(a.From)-1
	for i, ref := range a.From {
		name := model.OneLine(r.m.NameOf(ref.ID))
		if i == last && !a.Date.IsZero() {
			name += ", " + a.Date.String()
		}
		if at > c.X && text.Room(name, 11.5, false) > c.X+c.Room-at-15 {
			at, c.Y = c.X, c.Y+card.LineStep(11.5)
		}
		emblem := draw.Emblem(r.side(ref.ID), at+5, card.Baseline(c.Y, 11.5)-4)
		voice := card.Pen{X: at + 14, Y: c.Y, Room: c.X + c.Room - at - 15, Nodes: []scene.Node{&scene.Group{Children: []scene.Node{emblem}}}}
		voice.Text(name, 11.5, false, scene.Ink2, card.Whole)
		c.Nodes = append(c.Nodes, voice.Nodes...)
		at, c.Y = at+14+text.Room(name, 11.5, false)+12, voice.Y-card.LineStep(11.5)
	}
	c.Y += card.LineStep(11.5)
}

// side returns the perspective of the stakeholder with this id.
func (r *readiness) side(id string) model.Perspective {
	if s := r.m.Stakeholder(id); s != nil {
		return s.Perspective
	}
	return ""
}

// disputed returns how the answers to a question differ, or nothing if the check did not
// report it.
func (r *readiness) disputed(q string) model.Phrase {
	switch parties, perspectives := r.m.Readiness.Disputed(q, r.side); {
	case !parties || !r.o.Found(model.AboutReadiness, "answers", "readiness-answers-differ"):
		return ""
	case perspectives:
		return "Perspectives differ: talk about it first"
	}
	return "Answers differ: talk about it first"
}

// questionCard draws a frame behind the content of a card.
func (r *readiness) questionCard(q string, c *card.Pen, y, w, h float64) scene.Node {
	x := c.X - 14
	g := &scene.Group{Class: "card", Role: "listitem", Label: r.aloud(q)}
	if len(r.answers[q]) > 0 {
		g.Children = []scene.Node{draw.Box(x, y, w, h, 8, scene.Card, scene.Line, 1)}
	} else {
		g.Label += " " + r.o.Words.Say("Open.")
		g.Children = []scene.Node{draw.Box(x, y, w, h, 8, scene.Org, scene.OrgLine, 1.2, 5, 4)}
	}
	g.Children = append(g.Children, c.Nodes...)
	return g
}
