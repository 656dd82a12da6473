package view

import (
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// headings are those of the two halves of the rows below.
func (c *pen) headings(left, more, right string) {
	for _, h := range []struct {
		dx, room    float64
		title, more string
	}{
		{0, focusAnswers - 20, left, more}, {focusAnswers, c.room - focusAnswers, right, ""},
	} {
		half := &pen{x: c.x + h.dx, y: c.y, room: h.room}
		half.heading(h.title, h.more, scene.Ink2)
		c.nodes = append(c.nodes, half.nodes...)
	}
	c.y += lineStep(capsSize)
}

// drawExpectations sets each expectation beside what answers it.
func (b *briefing) drawExpectations(c *pen) {
	if len(b.expectations) == 0 {
		if b.s.Wanted {
			return
		}
		nodes, h := draw.Hint{
			Heading: "What they expect is not recorded",
			Text:    "Ask what they will judge the office by, and link it to what answers it.",
			Example: []string{
				"stakeholders:",
				"  - id: " + b.s.ID,
				"    expectations: [{id: …, text: …}]",
			},
		}.Draw(c.x, c.y, c.room)
		c.nodes = append(c.nodes, nodes...)
		c.y += h + 24
		return
	}
	c.headings("Expectations", "what they expect of the "+model.OneLine(b.m.OSPO.Name), "Answered by")
	c.y += 6
	for _, e := range b.expectations {
		b.drawExpectation(c, e)
	}
	c.y += 16
}

func (b *briefing) drawExpectation(c *pen, e expectation) {
	const lane = 40
	w, rightW, top := focusAnswers-lane, c.room-focusAnswers, c.y
	says := &pen{x: c.x + 16, y: top + 10, room: w - 28}
	says.text(e.text, 13, false, scene.Ink, 4)
	by := &pen{x: c.x + focusAnswers + 16, y: top + 10, room: rightW - 28}
	open := !e.answered
	for i, a := range e.answers {
		if i > 0 {
			by.y += 5
		}
		by.text(a.text, 13, true, scene.Ink, 2)
		by.text(a.note, textSize, false, scene.Ink2, 2)
	}
	switch {
	case len(e.answers) == 0:
		by.text("Nothing answers this yet", 13, true, b.openInk(), 1)
		by.text("Link what will, with answers: […], or reset the expectation", textSize, false, scene.Ink2, 2)
	case open:
		by.text("Nothing that is under way answers it", textSize, false, b.openInk(), 1)
	}
	h := math.Max(says.y, by.y) + 10 - top
	left := &scene.Group{Children: append(cardFrame(c.x, top, w, h, b.accent()), says.nodes...)}
	right := &scene.Group{Children: cardFrame(c.x+focusAnswers, top, rightW, h, scene.Hub)}
	line, dash := scene.Trunk, []float64(nil)
	if open {
		fill, stroke := scene.Card, scene.Line
		line, dash = scene.Line, []float64{5, 4}
		if b.gaps {
			fill, stroke, line = scene.GapTint, scene.Gap, scene.Gap
		}
		right.Children = []scene.Node{draw.Box(c.x+focusAnswers, top, rightW, h, 8, fill, stroke, 1.4, 5, 4)}
	}
	right.Children = append(right.Children, by.nodes...)
	y := top + h/2
	g := &scene.Group{Class: "expectation", Role: "listitem", Label: "Expects: " + e.text}
	g.Children = append([]scene.Node{left, right},
		arrow(scene.Point{X: c.x + focusAnswers - 3, Y: y}, scene.Point{X: c.x + w + 3, Y: y}, model.DirectionTo, 1.9, line, dash...)...)
	c.nodes = append(c.nodes, g)
	c.y += h + focusCardGap
}

func (b *briefing) openInk() scene.Color {
	if b.gaps {
		return scene.Gap
	}
	return scene.Ink2
}

// drawFindings sets each finding beside what to do about it.
func (b *briefing) drawFindings(c *pen) {
	if len(b.findings) == 0 {
		return
	}
	c.headings("Findings", "", "What to do")
	for _, f := range b.findings {
		c.rule()
		says := &pen{x: c.x + 22, y: c.y, room: focusAnswers - 40}
		says.text(model.OneLine(f.Message), 12.5, false, scene.Ink, 4)
		do := &pen{x: c.x + focusAnswers, y: c.y, room: c.room - focusAnswers}
		do.text(model.OneLine(f.Hint), 12.5, false, scene.Ink2, 4)
		g := &scene.Group{Class: "finding", Role: "listitem", Label: f.Severity.String() + ": " + model.OneLine(f.Message), Tooltip: f.Rule}
		sign := &scene.Group{Children: severitySign(f.Severity)(c.x+4, c.y+8.5)}
		g.Children = append([]scene.Node{sign}, says.nodes...)
		g.Children = append(g.Children, do.nodes...)
		c.nodes = append(c.nodes, g)
		c.y = math.Max(says.y, do.y)
	}
	c.y += 8
}

// severitySign is a triangle for a warning, and a ring for what is minor.
func severitySign(s model.Severity) func(x, y float64) []scene.Node {
	if s >= model.Warning {
		return draw.Warning
	}
	return func(x, y float64) []scene.Node {
		return []scene.Node{&scene.Circle{X: x + 5, Y: y, R: 4, Paint: draw.Stroke(scene.Ink3, 1.5)}}
	}
}

func (b *briefing) findingSigns() []draw.Sign {
	var signs []draw.Sign
	seen := map[model.Severity]bool{}
	for _, f := range b.findings {
		if !seen[f.Severity] {
			seen[f.Severity] = true
			signs = append(signs, draw.Sign{Width: 11, Word: f.Severity.String(), Draw: severitySign(f.Severity)})
		}
	}
	return signs
}
