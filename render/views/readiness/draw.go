package readiness

import (
	"math"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Positions of the readiness picture, px.
const (
	radarWide   = 448.0 // width of the panel around the radar
	radarRadius = 134.0 // largest radius, of the best score
	radarLeast  = 70.0
	axisSize    = 13.0 // font size of the areas' names
	areaGap     = 8.0
	notesAt     = 268.0 // where evidence and plan begin
	pipW        = 20.0
	askColumns  = 3
	askGap      = 12.0
)

// drawVerdict draws the verdict at the top.
func (r *readiness) drawVerdict(b *card.Pen) {
	v := r.verdict()
	accent := scene.Downward
	fill := scene.DownwardTint
	if !v.good {
		accent, fill = scene.Sideways, scene.SidewaysTint
	}
	c := &card.Pen{X: b.X + 24, Y: b.Y + 13, Room: b.Room - 48}
	c.Text(v.line, 19, true, scene.Ink, card.Whole)
	c.Y += 2
	c.Text(v.why, 13, false, scene.Ink2, card.Whole)
	h := c.Y + 13 - b.Y
	g := &scene.Group{Class: "verdict", Role: "note", Label: v.line + ". " + v.why, Tooltip: r.o.Words.Say(verdictRule)}
	g.Children = append([]scene.Node{
		draw.Box(b.X, b.Y, b.Room, h, 12, fill, "", 0), draw.Box(b.X, b.Y, 7, h, 3.5, accent, "", 0),
	}, c.Nodes...)
	b.Nodes = append(b.Nodes, g)
	b.Y += h + 16
}

// drawAreas draws the radar next to the evidence for each score.
func (r *readiness) drawAreas(b *card.Pen) {
	top := b.Y
	list := &card.Pen{X: b.X + radarWide + 16, Y: top, Room: b.Room - radarWide - 16}
	for i, name := range model.ReadinessAreas {
		r.drawArea(list, i, name)
	}
	const least = 2*radarRadius + 130
	bottom := max(list.Y-areaGap, top+least)
	b.Nodes = append(b.Nodes, draw.Box(b.X, top, radarWide, bottom-top, 12, scene.Org, "", 0))
	b.Nodes = append(b.Nodes, r.radar(b.X+radarWide/2, (top+bottom)/2+8)...)
	rule := &card.Pen{X: b.X, Y: bottom + 10, Room: b.Room}
	rule.Text(r.o.Words.Say(verdictRule), 11.5, false, scene.Ink2, card.Whole)
	b.Nodes = append(append(b.Nodes, list.Nodes...), rule.Nodes...)
	b.Y = rule.Y + 18
}

// drawArea draws the card of one area: its name and score on the left, evidence and plan
// on the right.
func (r *readiness) drawArea(list *card.Pen, i int, name string) {
	score := r.score(i)
	x, y, wide := list.X, list.Y, list.Room
	says := &card.Pen{X: x + 18, Y: y + 10, Room: notesAt - 18 - 18}
	w := r.o.Words
	says.Text(model.Capitalised(w.Word(name)), 14.5, true, scene.Ink, card.Whole)
	says.Text(w.Say(areaWords[i]), 11.5, false, scene.Ink2, card.Whole)
	says.Y += 5
	pipY := says.Y
	says.Y += 11
	notes := &card.Pen{X: x + notesAt, Y: y + 11, Room: wide - notesAt - 16}
	evidence, plan := r.areaNotes(i, notes)
	said := r.areaAnswers(name, notes)
	h := max(max(says.Y, notes.Y)+10-y, 76)
	label := w.Say("{area}: not scored", "area", model.Word(name))
	if score >= 0 {
		label = w.Say("{area}: {n} of {of}", "area", model.Word(name), "n", score, "of", maxScore)
	}
	if target := r.target(i); target >= 0 {
		label = w.List(label, w.Say("target {n}", "n", target))
	}
	g := &scene.Group{Class: "card", Role: "listitem", Label: strings.Join(append([]string{label, evidence, plan}, said...), ". ")}
	if strings.Contains(evidence, "://") { // output formats omit unsafe links
		g.Href = evidence
	}
	g.Children = card.CardFrame(x, y, wide, h, r.scoreColor(i))
	if r.unscored(i) {
		g.Children = []scene.Node{draw.Box(x, y, wide, h, 8, scene.GapTint, scene.Gap, 1.3, 5, 4)}
	}
	g.Children = append(append(g.Children, says.Nodes...), notes.Nodes...)
	g.Children = append(g.Children, r.pips(i, x+18, pipY)...)
	list.Nodes = append(list.Nodes, g)
	list.Y += h + areaGap
}

// areaNotes adds the evidence for an area's score, the plan and the lists of findings.
func (r *readiness) areaNotes(i int, notes *card.Pen) (evidence, plan string) {
	score, area, w := r.score(i), r.areas[i], r.o.Words
	term := card.TermRoom(w, 66, "Evidence", "Score", "Plan", "Strong in", "Weak in", "Chances")
	if area != nil {
		evidence, plan = model.OneLine(area.Evidence), model.OneLine(area.Plan)
	}
	weak := score >= 0 && score <= weakScore
	switch {
	case evidence != "":
		notes.Fact(w.Say("Evidence"), evidence, term, scene.Ink)
	case score >= 0:
		notes.Fact(w.Say("Evidence"), w.Say("not recorded"), term, scene.Ink3)
	default:
		notes.Fact(w.Say("Score"), w.Say("not recorded: 0 to 4"), term, scene.Ink3)
	}
	if plan == "" && weak {
		notes.Fact(w.Say("Plan"), w.Say("none: training, a tool, a process or an office"), term, r.gapInk(r.o.Found(model.AboutReadiness, model.ReadinessAreas[i], "readiness-low-without-plan")))
	}
	notes.Fact(w.Say("Plan"), plan, term, scene.Ink)
	if area != nil {
		for _, list := range []struct {
			term model.Phrase
			says []string
		}{{"Strong in", area.Strengths}, {"Weak in", area.Weaknesses}, {"Chances", area.Opportunities}} {
			notes.Fact(w.Say(list.term), model.OneLine(strings.Join(list.says, "; ")), term, scene.Ink)
		}
	}
	return evidence, plan
}

// unscored reports whether the check found that an area has no score.
func (r *readiness) unscored(i int) bool {
	return r.score(i) < 0 && r.o.Found(model.AboutReadiness, model.ReadinessAreas[i], "area-unscored")
}

// gapInk returns the colour of missing information.
func (r *readiness) gapInk(found bool) scene.Color {
	if found {
		return scene.Gap
	}
	return scene.Ink3
}

// scoreColor returns the colour of an area: strong enough, weak or unknown.
func (r *readiness) scoreColor(i int) scene.Color {
	switch score := r.score(i); {
	case score < 0:
		return r.gapInk(r.unscored(i))
	case score <= weakScore:
		return scene.Sideways
	}
	return scene.Downward
}

// pips draws four fields, as many of them filled as the score.
func (r *readiness) pips(i int, x, y float64) []scene.Node {
	score, color := r.score(i), r.scoreColor(i)
	var nodes []scene.Node
	for pip := range maxScore {
		at := x + float64(pip)*(pipW+4)
		if pip < score {
			nodes = append(nodes, draw.Box(at, y, pipW, 9, 3, color, "", 0))
		} else {
			nodes = append(nodes, draw.Box(at+0.5, y+0.5, pipW-1, 8, 3, "", scene.OrgLine, 1))
		}
	}
	w := r.o.Words
	text, ink := w.Say("not scored"), color
	if score >= 0 {
		text, ink = w.Say("{n} of {of}", "n", score, "of", maxScore), scene.Ink2
	}
	if target := r.target(i); target >= 0 {
		text = w.List(text, w.Say("to be {n}", "n", target))
	}
	return append(nodes, draw.Text(text, x+maxScore*(pipW+4)+6, y+8.8, card.TextSize, true, ink))
}

// radius returns the largest radius that leaves room for the axis names on both sides.
func (r *readiness) radius() float64 {
	widest := 0.0
	for _, i := range []int{1, 4} {
		widest = max(widest, text.Room(model.Capitalised(r.o.Words.Word(model.ReadinessAreas[i])), axisSize, true))
	}
	room := (radarWide/2 - 8 - widest) / math.Cos(math.Pi/10) * maxScore / (maxScore + 0.35)
	return min(radarRadius, max(room, radarLeast))
}

// radar draws the five areas as axes around the centre x, y. A side of the shape is drawn
// only between two areas that have a score.
func (r *readiness) radar(x, y float64) []scene.Node {
	n, radius := len(r.areas), r.radius()
	at := func(i int, score float64) scene.Point {
		angle := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		d := radius * score / maxScore
		return scene.Point{X: x + d*math.Cos(angle), Y: y + d*math.Sin(angle)}
	}
	outline := func(paint scene.Paint, score func(int) float64) scene.Node {
		p := draw.Shape(paint).Move(at(0, score(0)).X, at(0, score(0)).Y)
		for i := 1; i < n; i++ {
			p.Line(at(i, score(i)).X, at(i, score(i)).Y)
		}
		return p.Close()
	}
	own := func(i int) float64 { return float64(r.score(i)) }
	var nodes []scene.Node
	nodes = append(nodes, outline(scene.Paint{Fill: scene.Card}, func(int) float64 { return maxScore }))
	if r.scored == n {
		nodes = append(nodes, outline(scene.Paint{Fill: scene.DownwardTint}, own))
	}
	for ring := 1; ring <= maxScore; ring++ {
		nodes = append(nodes, outline(draw.Stroke(scene.Line, 1), func(int) float64 { return float64(ring) }))
	}
	for i := range n {
		nodes = append(nodes, draw.Segment(scene.Point{X: x, Y: y}, at(i, maxScore), draw.Stroke(scene.Line, 1)))
	}
	for i := range n {
		next := (i + 1) % n
		if r.score(i) >= 0 && r.score(next) >= 0 && at(i, own(i)) != at(next, own(next)) {
			nodes = append(nodes, draw.Segment(at(i, own(i)), at(next, own(next)), draw.Stroke(scene.Downward, 2.5)))
		}
	}
	for i := range n { // the plan
		next := (i + 1) % n
		if r.aimsOn(i) {
			nodes = append(nodes, draw.Segment(at(i, float64(r.target(i))), at(next, float64(r.target(next))), draw.Stroke(scene.Upward, 1.8, 5, 4)))
		}
		if r.target(i) >= 0 {
			p := at(i, float64(r.target(i)))
			nodes = append(nodes, &scene.Circle{X: p.X, Y: p.Y, R: 7.5, Paint: draw.Stroke(scene.Upward, 1.5)})
		}
	}
	for i, name := range model.ReadinessAreas {
		nodes = append(nodes, r.radarPoint(i, at))
		nodes = append(nodes, r.axisName(i, name, at(i, maxScore+0.35), x))
	}
	for ring := 1; ring <= maxScore; ring++ {
		p := at(0, float64(ring))
		if r.score(0) == ring || r.target(0) == ring { // a mark is there
			continue
		}
		nodes = append(nodes, draw.Text(strconv.Itoa(ring), p.X+5, p.Y+11, 9.5, false, scene.Ink2))
	}
	return nodes
}

// radarPoint draws the score on an axis, or a mark in its middle if there is none.
func (r *readiness) radarPoint(i int, at func(int, float64) scene.Point) scene.Node {
	if score := r.score(i); score >= 0 {
		return r.mark(i, at(i, float64(score)))
	}
	return r.mark(i, at(i, maxScore/2))
}

// mark returns a dot for an area with a score, and a dashed ring for one without.
func (r *readiness) mark(i int, p scene.Point) *scene.Circle {
	if r.score(i) < 0 {
		return &scene.Circle{X: p.X, Y: p.Y, R: 5, Paint: scene.Paint{Fill: scene.Card, Stroke: r.scoreColor(i), Width: 1.5, Dash: []float64{2.5, 2}}}
	}
	return &scene.Circle{X: p.X, Y: p.Y, R: 5.5, Paint: scene.Paint{Fill: r.scoreColor(i), Stroke: scene.Card, Width: 1.5}}
}

// axisName draws the name at the end of an axis, on its side of the centre.
func (r *readiness) axisName(i int, name string, p scene.Point, middle float64) scene.Node {
	t := draw.Text(model.Capitalised(r.o.Words.Word(name)), p.X, p.Y+4, axisSize, true, scene.Ink)
	switch {
	case math.Abs(p.X-middle) < 1:
		t.Anchor = scene.Middle
		t.Y -= 4
	case p.X < middle:
		t.Anchor = scene.End
	}
	if i == 2 || i == 3 {
		t.Y += 8
		t.Anchor = scene.Middle
	}
	return t
}
