// Package engagement draws a table of levels of engagement: a row for each stakeholder,
// with an arrow from the present level to the desired one.
package engagement

import (
	"math"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
)

// View is the engagement view.
var View = view.New(view.View{
	Name:     "engagement",
	Question: "Where does each stakeholder stand on open source, and where does the OSPO want them to be?",
	Use: "C is where a stakeholder is today, D where the office needs them, and the arrow between is work to do. Use " +
		"it to plan a quarter: choose the few arrows that matter, and assess those who are not recorded yet. It " +
		"judges people, so it is for the office's own table; [`--public`](formats.md#for-the-people-it-is-about) leaves " +
		"the judgements out.",
	Fields: []string{
		"organization.name",
		"ospo.name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].engagement.current",
		"stakeholders[].engagement.desired", "stakeholders[].status",
	},
	Draw: Draw,
})

var hint = draw.Hint{
	Heading: "No engagement is recorded yet",
	Text: "Record for each stakeholder how they stand today and where the office needs them to be: " +
		"one of the five steps from unaware to leading. Start with those whose influence is high.",
	Recipe: []string{"stakeholders:", "  - name: Legal", "    perspective: sideways", "    engagement: {current: neutral, desired: supportive}"},
}

// The matrix, px.
const (
	engagementNames = 0.3182 // share of the column of names
	engagementHead  = 46.0
	engagementPad   = 8.0    // of a perspective's panel
	Width           = 1104.0 // of the page
	engagementRow   = 30.0
	engagementTight = 22.0 // height of a row if there are many
	engagementMany  = 40
	engagementMark  = 9.5 // radius
)

// attitudeWords describe the steps of the matrix.
var attitudeWords = [...]model.Phrase{"does not know of it", "knows, and is against it", "neither for nor against", "is in favour", "drives it"}

// assessment is the matrix during layout.
type assessment struct {
	o      view.Options
	w      float64 // width of the page
	names  float64 // width of the column of names
	step   float64 // width of the column of one attitude
	rowH   float64
	y      float64
	nodes  []scene.Node
	placed []*model.Stakeholder
	moving int // number of stakeholders who should move up
	absent []*model.Stakeholder
}

// Draw draws the matrix on a page of the default width.
func Draw(m *model.Map, o view.Options) (*scene.Scene, error) { return DrawAt(m, o, Width) }

// DrawAt draws the matrix on a page w px wide.
func DrawAt(m *model.Map, o view.Options, w float64) (*scene.Scene, error) {
	a := &assessment{o: o, w: w, rowH: engagementRow, y: draw.Top}
	for _, s := range card.Shown(m, o) {
		current, desired := s.Current.Rank(), s.Desired.Rank()
		switch {
		case current < 0 && desired < 0:
			a.absent = append(a.absent, s)
			continue
		case current >= 0 && desired > current:
			a.moving++
		}
		a.placed = append(a.placed, s)
	}
	a.names = math.Round((w - 2*draw.Margin) * engagementNames)
	a.step = (w - 2*draw.Margin - a.names) / float64(len(model.Attitudes))
	total := len(a.placed) + len(a.absent)
	facts := []string{o.Words.Say("{n} of {all|stakeholder} assessed", "n", len(a.placed), "all", total)}
	if a.moving > 0 {
		facts = append(facts, o.Words.Say("{n} to be won over", "n", a.moving))
	}
	page := card.Titled(m, o, o.Words.Say("Where stakeholders stand on the {office}", "office", model.OneLine(m.OSPO.Name)), facts...)
	if len(a.placed) == 0 {
		return draw.Empty(page, hint), nil
	}
	if len(a.absent) > 0 {
		page.Recipe = hint.Recipe
	}
	if len(a.placed) > engagementMany {
		a.rowH = engagementTight
	}
	a.header()
	for _, p := range model.Perspectives {
		a.panel(p)
	}
	a.notRecorded()
	page.Width, page.Height, page.Body = w, a.y, a.nodes
	page.Legend = append(a.signs(), card.GapSigns(append(a.placed, a.absent...), o, false)...)
	page.Description += a.describe()
	return card.Framed(page, m, o)
}

func (a *assessment) add(nodes ...scene.Node) { a.nodes = append(a.nodes, nodes...) }

// column returns the centre of an attitude's column.
func (a *assessment) column(rank int) float64 {
	return draw.Margin + a.names + (float64(rank)+0.5)*a.step
}

func (a *assessment) header() {
	heads := &scene.Group{Class: "heads"}
	lines := 1
	names := model.Each(model.Attitudes, func(at model.Attitude) string { return draw.Capitals(a.o.Words.Word(string(at))) })
	size := text.Largest(a.step-16, 11.5, 9, true, names...)
	for rank, attitude := range names {
		name, _ := draw.Caps(attitude, a.column(rank), a.y+14, size, scene.Ink)
		name.Anchor = scene.Middle
		heads.Children = append(heads.Children, name)
		says := text.Wrap(a.o.Words.Say(attitudeWords[rank]), 11, false, a.step-6, 3)
		heads.Children = append(heads.Children, draw.Lines(draw.Centered, says, a.column(rank), a.y+31, 13, 11, false, scene.Ink2)...)
		lines = max(lines, len(says))
	}
	a.add(heads)
	a.y += engagementHead + 13*float64(lines-1)
}

func (a *assessment) panel(p model.Perspective) {
	rows := model.Those(a.placed, func(s *model.Stakeholder) bool { return s.Perspective == p })
	if len(rows) == 0 {
		return
	}
	x, w := draw.Margin, a.w-2*draw.Margin
	const gap = 3.0
	nodes := card.PanelHeading(a.o.Words, p, len(rows), x+14, a.y+20)
	y := a.y + card.PanelStrip
	for _, s := range rows {
		row, h := a.row(s, x+engagementPad, y, w-2*engagementPad)
		nodes = append(nodes, row)
		y += h + gap
	}
	h := y - gap + engagementPad - a.y
	a.add(card.Panel(a.o.Words.Say("Looking {side}", "side", model.Word(p)), draw.Box(x, a.y, w, h, 12, draw.Tint(p), "", 0), nodes...))
	a.y += h + 10
}

// row draws the row of one stakeholder and returns its height.
func (a *assessment) row(s *model.Stakeholder, x, y, w float64) (scene.Node, float64) {
	g := card.StakeholderCard(s, a.o, engagementSaid(a.o.Words, s)...)
	found := card.MarksOf(a.o, s)
	room := a.names - engagementPad - 16
	if len(found) > 0 {
		room -= card.ChipMark
	}
	name := card.NameAndRole(s, a.o, room)
	h := a.rowH + name.Extra()
	fill, stroke, dash := card.FrameColors(s.Wanted)
	g.Children = append(g.Children, draw.Box(x, y, w, h, 5, fill, stroke, 1, dash...))
	for rank := range model.Attitudes {
		at := a.column(rank) - a.step/2
		g.Children = append(g.Children, draw.Segment(scene.Point{X: at, Y: y + 4}, scene.Point{X: at, Y: y + h - 4}, draw.Stroke(scene.Line, 1)))
	}
	middle := y + h/2
	if len(found) > 0 {
		g.Children = append(g.Children, card.FindingMark(a.o.Words, x+12+room+6, middle, found))
	}
	g.Children = append(g.Children, name.Draw(x+12, middle, card.NameColor(s.Wanted))...)
	g.Children = append(g.Children, a.marks(s, middle)...)
	return g, h
}

// marks draws C where the stakeholder is, D where the office needs them, and an arrow
// from C to D.
func (a *assessment) marks(s *model.Stakeholder, y float64) []scene.Node {
	accent := draw.Accent(s.Perspective)
	current, desired := s.Current.Rank(), s.Desired.Rank()
	if current == desired {
		return both(a.o.Words, a.column(current), y, accent)
	}
	var nodes []scene.Node
	if current >= 0 && desired >= 0 {
		r := engagementMark
		if desired < current {
			r = -r
		}
		from, tip := scene.Point{X: a.column(current) + r, Y: y}, scene.Point{X: a.column(desired) - r*1.25, Y: y}
		nodes = append(nodes, draw.Segment(from, draw.Towards(tip, from, 6), draw.Stroke(accent, 1.9)), draw.ArrowHead(tip, from, 8, accent))
	}
	if current >= 0 {
		nodes = append(nodes, letter(a.o.Words.Say("C|current"), a.column(current), y, scene.Paint{Fill: accent}, scene.Card)...)
	}
	if desired >= 0 {
		nodes = append(nodes, letter(a.o.Words.Say("D|desired"), a.column(desired), y, scene.Paint{Fill: scene.Card, Stroke: accent, Width: 1.7}, accent)...)
	}
	return nodes
}

// letter draws a mark with one letter, centred at x, y.
func letter(s string, x, y float64, paint scene.Paint, ink scene.Color) []scene.Node {
	return []scene.Node{&scene.Circle{X: x, Y: y, R: engagementMark, Paint: paint}, draw.Centered(s, x, y+4, 11, true, ink)}
}

// both draws the mark of a stakeholder who is where they should be: C and D in one.
func both(w *words.Words, x, y float64, accent scene.Color) []scene.Node {
	const r, half = engagementMark, 20.0
	left := draw.Shape(scene.Paint{Fill: accent}).Move(x, y-r).Line(x-half+r, y-r).Quad(x-half, y-r, x-half, y)
	left.Quad(x-half, y+r, x-half+r, y+r).Line(x, y+r)
	return []scene.Node{
		draw.Box(x-half, y-r, 2*half, 2*r, r, scene.Card, "", 0),
		left.Close(),
		draw.Box(x-half, y-r, 2*half, 2*r, r, "", accent, 1.7),
		draw.Centered(w.Say("C|current"), x-half/2+1, y+4, 11, true, scene.Card),
		draw.Centered(w.Say("D|desired"), x+half/2-1, y+4, 11, true, accent),
	}
}

// notRecorded lists the stakeholders who are not assessed.
func (a *assessment) notRecorded() {
	if len(a.absent) == 0 {
		return
	}
	chips := model.Each(a.absent, func(s *model.Stakeholder) *card.Chip {
		return card.StakeholderChip(s, a.o, a.o.Words.Say("engagement not recorded"))
	})
	nodes, h := card.Unplaced(a.o.Words.Say("Not recorded"), a.o.Words.Say("Where they stand is not assessed yet."),
		chips, draw.Margin, a.y+4, a.w-2*draw.Margin)
	a.add(nodes...)
	a.y += h + 4
}

func (a *assessment) signs() []draw.Sign {
	var c, d, same, arrow bool
	for _, s := range a.placed {
		current, desired := s.Current.Rank(), s.Desired.Rank()
		same = same || current == desired
		arrow = arrow || current >= 0 && desired >= 0 && current != desired
		c = c || current >= 0
		d = d || desired >= 0
	}
	var signs draw.Signs
	say := a.o.Words.Say
	signs.Add(c, 2*engagementMark, say("current"), func(x, y float64) []scene.Node {
		return letter(say("C|current"), x+engagementMark, y, scene.Paint{Fill: scene.Ink2}, scene.Card)
	})
	signs.Add(d, 2*engagementMark, say("desired"), func(x, y float64) []scene.Node {
		return letter(say("D|desired"), x+engagementMark, y, scene.Paint{Fill: scene.Card, Stroke: scene.Ink2, Width: 1.7}, scene.Ink2)
	})
	signs.Add(same, 40, say("already there"), func(x, y float64) []scene.Node { return both(a.o.Words, x+20, y, scene.Ink2) })
	signs.Add(arrow, 26, say("to be moved"), func(x, y float64) []scene.Node {
		from, tip := scene.Point{X: x, Y: y}, scene.Point{X: x + 26, Y: y}
		return []scene.Node{draw.Segment(from, draw.Towards(tip, from, 6), draw.Stroke(scene.Ink2, 1.9)), draw.ArrowHead(tip, from, 8, scene.Ink2)}
	})
	return append(signs, card.PerspectiveSigns(a.o.Words, card.Perspectives(a.absent))...)
}

// engagementSaid returns the row in words.
func engagementSaid(w *words.Words, s *model.Stakeholder) []string {
	step := func(a model.Attitude) string {
		if a == "" {
			return w.Say("not recorded")
		}
		return w.Word(string(a))
	}
	return []string{w.Say("current: {step}", "step", step(s.Current)), w.Say("desired: {step}", "step", step(s.Desired))}
}

func (a *assessment) describe() string {
	said, w := "", a.o.Words
	for _, attitude := range model.Attitudes {
		at := model.Those(a.placed, func(s *model.Stakeholder) bool { return s.Current == attitude })
		names := model.Each(at, func(s *model.Stakeholder) string { return s.Name })
		said += draw.Listed(w, "Currently {step}: {list}.", names, "step", model.Word(attitude))
	}
	moving := model.Those(a.placed, func(s *model.Stakeholder) bool { return s.Current.Rank() >= 0 && s.Desired.Rank() > s.Current.Rank() })
	return said + draw.Listed(w, "To be moved: {list}.", model.Each(moving, func(s *model.Stakeholder) string {
		return w.Say("{who} from {current} to {desired}", "who", s.Name, "current", model.Word(s.Current), "desired", model.Word(s.Desired))
	}))
}
