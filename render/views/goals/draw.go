package goals

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
)

// Padding of cards, and lines, px.
const (
	goalsPad  = 8.0  // above and below a card's text
	goalsText = 14.0 // from a card's left edge to its text
	wayWidth  = 1.3
)

func (c *chart) draw() []scene.Node {
	nodes := append(c.headings(), c.lines()...)
	for _, s := range c.stations {
		nodes = append(nodes, s.draw(c.lefts[s.column], s.y))
	}
	return nodes
}

// headings returns the titles of the columns, with arrows in the direction of reading.
func (c *chart) headings() []scene.Node {
	var nodes []scene.Node
	y, end := draw.Top+12, 0.0
	for i, heading := range goalsHeadings {
		x := c.lefts[i]
		if x == 0 {
			continue
		}
		if i == workColumn && c.shared {
			heading = "Collaborations and stakeholders"
		}
		if end > 0 {
			from, to := scene.Point{X: end + 12, Y: y - 4}, scene.Point{X: x - 12, Y: y - 4}
			nodes = append(nodes, card.Arrow(from, to, model.DirectionTo, 1, scene.OrgLine)...)
		}
		name, room := draw.Caps(c.o.Words.Say(heading), x, y, card.CapsSize, scene.Ink2)
		nodes, end = append(nodes, name), x+room
		if !c.holds(i) {
			nodes = append(nodes, draw.Text(c.o.Words.Say(nothing[i]), x, y+goalsHead-8, card.TextSize, false, scene.Ink2))
		}
	}
	return nodes
}

// lines returns the lines, which bend between two columns and don't run over each other.
func (c *chart) lines() []scene.Node {
	bends, nodes := make([]*card.Bend, len(c.ways)), make([]scene.Node, len(c.ways))
	for i, w := range c.ways {
		bends[i] = &card.Bend{
			From: scene.Point{X: c.lefts[w.from.column] + c.width(w.from.column), Y: w.fromY},
			To:   scene.Point{X: c.lefts[w.to.column], Y: w.toY},
			Ends: [2]any{w.from, w.to},
		}
	}
	card.TurnApart(bends)
	for i, w := range c.ways {
		path := card.Course(graphviz.Line{Curve: bends[i].Curve()}, wayWidth, w.color, w.dash...)
		nodes[i] = &scene.Group{Data: w.to.whose, Children: []scene.Node{path}}
	}
	return nodes
}

// face is a card whose text is set twice: to measure it and to draw it.
type face struct {
	column int
	accent scene.Color
	stands bool // stands out as a gap
	later  bool // dashed
	marks  []string
	group  *scene.Group
	text   func(*card.Pen)
}

// addFace measures a card and adds it.
func (c *chart) addFace(f *face) *station {
	w := c.width(f.column)
	measure := f.pen(0, 0, w)
	f.text(measure)
	h := measure.Y + goalsPad
	return c.add(&station{column: f.column, color: f.accent, h: h, whose: f.group.Data, draw: func(x, y float64) scene.Node {
		frame := card.CardFrame(x, y, w, h, f.accent)
		switch {
		case f.stands:
			fill, stroke, dash := card.FrameColors(true)
			frame = []scene.Node{draw.Box(x, y, w, h, 8, fill, stroke, 1.3, dash...)}
		case f.later:
			frame = []scene.Node{draw.Box(x, y, w, h, 8, scene.Card, scene.OrgLine, 1.1, card.LaterDash(true)...)}
		}
		p := f.pen(x, y, w)
		f.text(p)
		if len(f.marks) > 0 {
			p.Nodes = append(p.Nodes, card.FindingMark(c.o.Words, x+w-19, y+goalsPad+card.LineStep(card.TitleSize)/2, f.marks))
		}
		f.group.Children = append(frame, p.Nodes...)
		return f.group
	}})
}

// pen returns a pen for the text of a card w px wide with its top left corner at x, y.
func (f *face) pen(x, y, w float64) *card.Pen {
	room := w - goalsText - 10
	if len(f.marks) > 0 {
		room -= card.ChipMark
	}
	return &card.Pen{X: x + goalsText, Y: y + goalsPad, Room: room}
}

// about returns the group of a card; said holds what the picture shows, in words.
func (c *chart) about(id, class string, title model.Phrase, name string, said, marks []string) *scene.Group {
	w := c.o.Words
	said = append(said, card.Aloud(w, marks)...)
	label := w.Say(title, "name", words.Said(name))
	if len(said) > 0 {
		label += ": " + w.List(said...)
	}
	return &scene.Group{
		ID: id, Class: class, Role: "group", Label: label, Tooltip: strings.Join(append([]string{name}, said...), "\n"),
	}
}

// troubles returns why an aim stands out.
func (s *strategy) troubles(a *aim) []string {
	return model.Each(a.troubles, func(p model.Phrase) string { return s.o.Words.Say(p) })
}

func (c *chart) addAim(a *aim) *station {
	f, title := &face{column: goalColumn, accent: c.color(a), marks: c.marks(model.SubjectKind(a.kind), a.id), stands: c.stands(a)}, model.Phrase("goal {name}")
	if a.kind == objectiveKind {
		f.column, f.later, title = objectiveColumn, a.has(model.ObjectiveDropped), "objective {name}"
	}
	c.gap = c.gap || f.stands
	facts, due, troubles := card.Recorded(c.facts(a)...), c.due(a), c.troubles(a)
	f.group = c.about(a.kind+"-"+a.id, "card "+a.kind, title, a.name, card.Recorded(slices.Concat(facts, []string{due}, troubles)...), f.marks)
	f.group.Data = c.whose(a.works)
	f.text = func(p *card.Pen) {
		ink := card.NameColor(f.stands)
		p.Text(a.name, card.TitleSize, true, ink, card.Whole)
		p.Y += 2
		for _, fact := range facts {
			p.Text(fact, card.TextSize, false, scene.Ink2, card.Whole)
		}
		if c.o.Found(model.AboutObjective, a.id, "objective-overdue") {
			p.Text(due, card.TextSize, true, scene.Gap, card.Whole)
		} else {
			p.Text(due, card.TextSize, false, scene.Ink2, card.Whole)
		}
		if len(troubles) > 0 {
			p.Text(c.o.Words.List(troubles...), card.TextSize, true, ink, card.Whole)
		}
	}
	return c.addFace(f)
}

// tones are the colours of goals, in rotation.
var tones = []scene.Color{scene.Tone2, scene.Tone5, scene.Tone4, scene.Tone1, scene.Tone6, scene.Tone3}

// color returns the colour of a goal, or that of the first goal an objective supports.
func (s *strategy) color(a *aim) scene.Color {
	if len(a.supports) > 0 {
		a = a.supports[0]
	}
	if i := slices.Index(s.goals, a); i >= 0 {
		return tones[i%len(tones)]
	}
	return scene.Trunk
}

// facts returns the lines below the name on an aim's card.
func (c *chart) facts(a *aim) []string {
	say := c.o.Words.Say
	if x := a.objective; x != nil {
		return []string{model.OneLine(x.Measure), c.stretch(x)}
	}
	var counts []string
	if n := len(a.objectives); n > 0 {
		counts = append(counts, say("{n|objective}", "n", n))
	}
	if len(a.works) > 0 {
		counts = append(counts, card.Amount(c.o.Words, a.works))
		if noneActive(a.works) {
			counts = append(counts, say("none under way"))
		}
	}
	return []string{strings.Join(counts, " · ")}
}

// stretch returns the baseline and the target of an objective.
func (s *strategy) stretch(x *model.Objective) string {
	baseline, target := model.OneLine(x.Baseline), model.OneLine(x.Target)
	if baseline != "" && target != "" {
		return baseline + " → " + target
	}
	return card.Dotted(card.Told(s.o.Words, "from {baseline}", "baseline", baseline), card.Told(s.o.Words, "target {target}", "target", target))
}

// due returns when an objective is due, or how it ended.
func (s *strategy) due(a *aim) string {
	switch {
	case a.kind == goalKind:
		return ""
	case a.objective != nil && !a.objective.Open():
		return s.o.Words.Word(string(a.objective.Status))
	case s.overdue(a):
		return s.o.Words.Say("due {day}, {n|day} late", "day", a.objective.Due, "n", a.objective.Due.DaysUntil(s.o.Today))
	}
	return card.Told(s.o.Words, "due {day}", "day", a.objective.Due.String())
}

func (c *chart) workGroup(k *model.Collaboration, class string, marks []string) *scene.Group {
	w := c.o.Words
	said := card.Recorded(card.With(w, c.m, k), card.StatusWord(c.o, k), w.Cadence(k.Cadence))
	g := c.about(fmt.Sprintf("collaboration-%d", k.Index+1), class+" "+string(c.perspective(k)), "collaboration {name}", card.WorkName(w, c.m, k), said, marks)
	g.Data = c.whose([]*model.Collaboration{k})
	return g
}

// whose returns the stakeholders of collaborations, so that a page can show what belongs
// to one of them.
func (s *strategy) whose(works []*model.Collaboration) []scene.Attr {
	var ids []string
	told := map[*model.Stakeholder]bool{}
	for _, k := range works {
		for _, p := range s.ends(k) {
			if !told[p] {
				told[p] = true
				ids = append(ids, "stakeholder-"+p.ID)
			}
		}
	}
	if ids == nil {
		return nil
	}
	return []scene.Attr{{Name: "for", Value: strings.Join(ids, " ")}}
}

func (c *chart) addWork(k *model.Collaboration) *station {
	f := &face{
		column: workColumn, accent: draw.Accent(c.perspective(k)), later: !k.AtWork(c.o.Today), marks: c.marks(model.AboutCollaboration, c.ids[k]),
	}
	f.group = c.workGroup(k, "card", f.marks)
	f.text = func(p *card.Pen) {
		p.Text(card.WorkName(c.o.Words, c.m, k), 13, false, scene.Ink, card.Whole)
		p.Text(card.StatusWord(c.o, k), card.TextSize, false, scene.Ink2, card.Whole)
	}
	return c.addFace(f)
}

// addParty adds the chip of a stakeholder, as wide as its column.
func (c *chart) addParty(s *model.Stakeholder) *station {
	chip := card.StakeholderChip(s, c.o)
	c.seen[s.Perspective], c.gap, c.found = true, c.gap || s.Wanted, c.found || len(chip.Marks) > 0
	chip.Fit(c.width(partyColumn))
	chip.W = c.width(partyColumn)
	whose := []scene.Attr{{Name: "for", Value: chip.Group.ID}}
	return c.add(&station{column: partyColumn, h: chip.H, whose: whose, draw: chip.Draw})
}
