package focus

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// headings adds the headings of the two halves of the rows below.
func headings(c *card.Pen, left, more, right string) {
	first, second := c.Beside(0), c.Beside(focusAnswers)
	first.Room = focusAnswers - 20
	first.Heading(left, more, scene.Ink2)
	second.Heading(right, "", scene.Ink2)
	c.Take(first, second)
}

// drawExpectations draws each expectation next to what answers it.
func (b *briefing) drawExpectations(c *card.Pen) {
	if len(b.Expectations) == 0 {
		if b.s.Wanted {
			return
		}
		nodes, h := draw.Hint{
			Heading: "What they expect is not recorded",
			Text:    "Ask what they will judge the office by, and link it to what answers it.",
		}.Draw(b.o.Words, c.X, c.Y, c.Room)
		c.Nodes = append(c.Nodes, nodes...)
		c.Y += h + 24
		return
	}
	say := b.o.Words.Say
	headings(c, say("Expectations"), say("what they expect of the {office}", "office", model.OneLine(b.m.OSPO.Name)), say("Answered by"))
	c.Y += 6
	for _, e := range b.Expectations {
		b.drawExpectation(c, e)
	}
	c.Y += 16
}

func (b *briefing) drawExpectation(c *card.Pen, e expectation) {
	const lane = 40
	w, rightW, top := focusAnswers-lane, c.Room-focusAnswers, c.Y
	says := &card.Pen{X: c.X + 16, Y: top + 10, Room: w - 28}
	if e.need {
		says.Text(b.o.Words.Say("Needs"), card.TextSize, false, scene.Ink2, card.Whole)
	}
	says.Text(e.text, 13, false, scene.Ink, card.Whole)
	by := &card.Pen{X: c.X + focusAnswers + 16, Y: top + 10, Room: rightW - 28}
	open := !e.answered
	for i, a := range e.answers {
		if i > 0 {
			by.Y += 5
		}
		by.Text(a.text, 13, true, scene.Ink, card.Whole)
		by.Text(a.note, card.TextSize, false, scene.Ink2, card.Whole)
	}
	switch {
	case len(e.answers) == 0:
		by.Text(b.o.Words.Say("Nothing answers this yet"), 13, true, b.openInk(e), card.Whole)
		by.Text(b.o.Words.Say("Find what will answer it, or reset the expectation"), card.TextSize, false, scene.Ink2, card.Whole)
	case open:
		by.Text(b.o.Words.Say("Nothing that is under way answers it"), card.TextSize, false, b.openInk(e), card.Whole)
	}
	h := max(says.Y, by.Y) + 10 - top
	left := &scene.Group{Children: append(card.CardFrame(c.X, top, w, h, b.accent()), says.Nodes...)}
	right := &scene.Group{Children: card.CardFrame(c.X+focusAnswers, top, rightW, h, scene.Hub)}
	line, dash := scene.Trunk, []float64(nil)
	if open {
		fill, stroke := scene.Card, scene.Line
		line, dash = scene.Line, []float64{5, 4}
		if b.openFound(e) {
			fill, stroke, line = scene.GapTint, scene.Gap, scene.Gap
		}
		right.Children = []scene.Node{draw.Box(c.X+focusAnswers, top, rightW, h, 8, fill, stroke, 1.4, 5, 4)}
	}
	right.Children = append(right.Children, by.Nodes...)
	y := top + h/2
	label := b.o.Words.Say("Expects: {what}", "what", e.text)
	if e.need {
		label = b.o.Words.Say("Needs: {what}", "what", e.text)
	}
	g := &scene.Group{Class: "expectation", Role: "listitem", Label: label}
	g.Children = append([]scene.Node{left, right},
		card.Arrow(scene.Point{X: c.X + focusAnswers - 3, Y: y}, scene.Point{X: c.X + w + 3, Y: y}, model.DirectionTo, 1.9, line, dash...)...)
	c.Nodes = append(c.Nodes, g)
	c.Y += h + focusCardGap
}

// openFound reports whether the check found that an expectation is not answered.
func (b *briefing) openFound(e expectation) bool {
	return b.o.Found(model.AboutExpectation, e.id, "expectation-unanswered", "need-unanswered")
}

func (b *briefing) openInk(e expectation) scene.Color {
	if b.openFound(e) {
		return scene.Gap
	}
	return scene.Ink2
}

// drawFindings draws each finding next to what to do about it.
func (b *briefing) drawFindings(c *card.Pen) {
	if len(b.findings) == 0 {
		return
	}
	w := b.o.Words
	headings(c, w.Say("Findings"), "", w.Say("What to do"))
	for _, f := range b.findings {
		c.Rule()
		says := &card.Pen{X: c.X + 22, Y: c.Y, Room: focusAnswers/text.Wider - 20}
		says.Text(model.OneLine(f.Message), 12.5, false, scene.Ink, card.Whole)
		do := &card.Pen{X: c.X + focusAnswers, Y: c.Y, Room: c.Room - focusAnswers}
		do.Text(card.Advice(f), 12.5, false, scene.Ink2, card.Whole)
		g := &scene.Group{Class: "finding", Role: "listitem", Label: w.Word(f.Severity.String()) + ": " + model.OneLine(f.Message), Tooltip: f.Rule}
		sign := &scene.Group{Children: card.SeveritySign(f.Severity)(c.X+4, c.Y+8.5)}
		g.Children = append([]scene.Node{sign}, says.Nodes...)
		g.Children = append(g.Children, do.Nodes...)
		c.Nodes = append(c.Nodes, g)
		c.Y = max(says.Y, do.Y)
	}
	c.Y += 8
}

func (b *briefing) findingSigns() []draw.Sign {
	var signs []draw.Sign
	seen := map[model.Severity]bool{}
	add := func(s model.Severity) {
		if !seen[s] {
			seen[s] = true
			signs = append(signs, draw.Sign{Width: 11, Word: b.o.Words.Word(s.String()), Draw: card.SeveritySign(s)})
		}
	}
	for _, f := range b.findings {
		add(f.Severity)
	}
	if card.OfficeMarkRoom(b.o) > 0 {
		add(model.Warning)
	}
	return signs
}
