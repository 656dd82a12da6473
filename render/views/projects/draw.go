package projects

import (
	"math"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Positions in the picture, px.
const (
	cardWide  = 468.0 // a project's card
	lane      = 84.0  // lines from the projects to their sources
	cardGap   = 8.0
	sourceGap = 18.0
	pad       = 14.0
	badgeRoom = 84.0 // for how much depends on a project
)

// drawSource draws the projects of a source next to the card of the source.
func (c *chart) drawSource(b *card.Pen, s *source) {
	top := b.Y
	left := &card.Pen{X: b.X, Y: top, Room: cardWide}
	var middles []float64
	for _, p := range s.projects {
		before := left.Y
		c.drawProject(left, p)
		middles = append(middles, (before+left.Y-cardGap)/2)
	}
	x, w := b.X+cardWide+lane, b.Room-cardWide-lane
	says := c.sourcePen(s, x, top, w)
	own := says.Y - top
	h := max(left.Y-cardGap-top, own)
	r := rect{x, top, w, h}
	if len(s.projects) > 1 && own < h { // in the middle of them
		r.y, r.h = top+math.Round((h-own)/2), own
		says = c.sourcePen(s, x, r.y, w)
	}
	party := c.sourceCard(s, says, r)
	at := scene.Point{X: x - 2, Y: top + h/2}
	if len(middles) == 1 {
		at.Y = middles[0] // straight across
	}
	for i, p := range s.projects {
		b.Nodes = append(b.Nodes, c.line(s, p, scene.Point{X: b.X + cardWide, Y: middles[i]}, at))
	}
	b.Nodes = append(append(b.Nodes, left.Nodes...), party)
	b.Y = top + h + sourceGap
}

type rect struct{ x, y, w, h float64 }

// line draws a line from a project to its source, dashed if nothing is under way.
func (c *chart) line(s *source, p *model.Project, from, to scene.Point) scene.Node {
	paint := draw.Stroke(scene.Trunk, 1.4+0.5*float64(max(weight(p)-1, 0)))
	if c.uncovered(p) {
		paint.Stroke = scene.Gap
	}
	paint.Dash = card.LaterDash(!c.active(s))
	if math.Abs(from.Y-to.Y) < 4 {
		from.Y = to.Y
	}
	middle := from.X + lane/2
	return draw.Rounded([]scene.Point{from, {X: middle, Y: from.Y}, {X: middle, Y: to.Y}, to}, 8, paint)
}

// note returns the text below a project's name.
func (c *chart) note(p *model.Project) string {
	return card.Dotted(c.o.Words.Spaced(p.Status), p.Group)
}

func (c *chart) drawProject(b *card.Pen, p *model.Project) {
	says := &card.Pen{X: b.X + pad + 4, Y: b.Y + 9, Room: b.Room - 2*pad - badgeRoom, Weak: scene.Ink3}
	if c.uncovered(p) {
		says.Weak = scene.Ink2
	}
	says.Text(model.OneLine(p.Name), card.TitleSize, true, scene.Ink, card.Whole)
	if p.URL != "" {
		says.Nodes = []scene.Node{&scene.Group{Href: p.URL, Tooltip: p.URL, Children: says.Nodes}}
	}
	says.Text(c.note(p), card.TextSize, false, scene.Ink2, card.Whole)
	owner, ink := card.OwnersOf(c.o.Words, c.m, &p.Owned), scene.Ink2
	if owner == "" {
		owner, ink = c.o.Words.Say("not recorded"), says.Weak
		if c.unowned(p) {
			ink = scene.Gap
		}
	}
	says.Fact(c.o.Words.Say("Owner"), owner, card.TermRoom(c.o.Words, 50, "Owner"), ink)
	h := max(says.Y+6-b.Y, 44)
	fill, stroke, dash := card.FrameColors(c.uncovered(p))
	g := &scene.Group{ID: "project-" + p.ID, Class: "card", Role: "listitem", Label: c.said(p)}
	g.Tooltip = strings.Join(append([]string{p.Name}, c.o.MarksAbout(model.AboutProject, p.ID)...), "\n")
	g.Children = append([]scene.Node{draw.Box(b.X, b.Y, b.Room, h, 8, fill, stroke, 1.2, dash...)}, says.Nodes...)
	g.Children = append(g.Children, c.badge(p, b.X+b.Room-pad, b.Y+20)...)
	b.Nodes = append(b.Nodes, g)
	b.Y += h + cardGap
}

func (c *chart) said(p *model.Project) string {
	said := append([]string{model.OneLine(p.Name), c.o.Words.Word(p.Use), c.note(p), card.OwnersOf(c.o.Words, c.m, &p.Owned)}, c.o.MarksAbout(model.AboutProject, p.ID)...)
	return c.o.Words.List(slices.DeleteFunc(said, func(s string) bool { return s == "" })...)
}

// badge draws how much depends on a project; its right edge is at x.
func (c *chart) badge(p *model.Project, x, y float64) []scene.Node {
	if p.Use == "" {
		return nil
	}
	word := c.o.Words.Word(p.Use)
	w := text.Room(word, 11, true) + 18
	paint, ink := scene.Paint{Fill: scene.Card, Stroke: scene.OrgLine, Width: 1}, scene.Ink2
	switch weight(p) {
	case 3:
		paint, ink = scene.Paint{Fill: scene.Hub}, scene.HubInk
	case 2:
		paint, ink = scene.Paint{Fill: scene.Card, Stroke: scene.Trunk, Width: 1.6}, scene.Ink
	}
	box := &scene.Rect{X: x - w, Y: y - 10, W: w, H: 20, R: 10, Paint: paint}
	return []scene.Node{box, draw.Centered(word, x-w/2, y+4, 11, true, ink)}
}

// sourcePen returns the content of a source's card.
func (c *chart) sourcePen(s *source, x, y, w float64) *card.Pen {
	say := c.o.Words.Say
	b := &card.Pen{X: x + pad + 6, Y: y + 10, Room: w - 2*pad - 6}
	ink := scene.Ink2
	if slices.ContainsFunc(s.projects, c.uncovered) {
		ink = scene.Gap
	}
	if s.who == nil {
		b.Text(say("Through nobody who is recorded"), card.TitleSize, true, ink, card.Whole)
		b.Text(say("Name the stakeholder who stands for each of them."), card.TextSize, false, scene.Ink2, card.Whole)
		b.Y += 8
		return b
	}
	b.Nodes = append(b.Nodes, draw.Emblem(s.who.Perspective, b.X+5, card.Baseline(b.Y, card.TitleSize)-4.5))
	name := b.Beside(16)
	name.Text(model.OneLine(s.who.Name), card.TitleSize, true, card.NameColor(c.ghost(s.who)), card.Whole)
	name.Text(model.OneLine(s.who.Role), card.TextSize, false, scene.Ink2, card.Whole)
	b.Take(name)
	if len(s.works) > 0 {
		b.Rule()
	}
	for _, k := range s.works {
		b.Nodes = append(b.Nodes, c.arrow(s, k, b.X, card.Baseline(b.Y, card.TextSize)-4)...)
		work := b.Beside(34)
		work.Text(c.workText(k), card.TextSize, false, scene.Ink, card.Whole)
		if k.Evidence != "" {
			work.Nodes = []scene.Node{&scene.Group{Href: k.Evidence, Children: work.Nodes}}
		}
		b.Take(work)
		b.Y += 2
	}
	if len(s.works) == 0 {
		b.Text(say("Nothing is done together"), card.TextSize, true, ink, card.Whole)
	}
	b.Y += 8
	return b
}

// arrow draws the direction of a collaboration: its right end is the source.
func (c *chart) arrow(s *source, k work, x, y float64) []scene.Node {
	return card.Arrow(scene.Point{X: x, Y: y}, scene.Point{X: x + 26, Y: y}, k.Flow(k.near), card.StrengthWidths[k.Strength], draw.Accent(s.who.Perspective), card.LaterDash(!k.AtWork(c.o.Today))...)
}

// workText returns a collaboration in words: by whom unless that is the office, what, how
// often, and its owner.
func (c *chart) workText(k work) string {
	near := ""
	if !k.WithOSPO() {
		near = model.OneLine(c.m.NameOf(k.near))
	}
	return card.Dotted(near, card.Doing(c.o.Words, k.Collaboration), card.StatusWord(c.o, k.Collaboration), c.o.Words.Cadence(k.Cadence), card.KeepersOf(c.o.Words, c.m, k.Collaboration))
}

// ghost reports whether a stakeholder is drawn as missing.
func (c *chart) ghost(s *model.Stakeholder) bool { return s.Wanted && !c.o.NoGaps }

// sourceCard draws the frame of a card with its content.
func (c *chart) sourceCard(s *source, says *card.Pen, r rect) scene.Node {
	if s.who == nil {
		fill, stroke, dash := card.FrameColors(slices.ContainsFunc(s.projects, c.uncovered))
		if dash == nil {
			fill, stroke, dash = scene.Org, scene.OrgLine, []float64{5, 4}
		}
		return &scene.Group{Class: "card", Role: "group", Label: c.o.Words.Say("Through nobody who is recorded"),
			Children: append([]scene.Node{draw.Box(r.x, r.y, r.w, r.h, 8, fill, stroke, 1.2, dash...)}, says.Nodes...)}
	}
	g := card.StakeholderCard(s.who, c.o, model.Each(s.works, c.workText)...)
	g.Children = card.CardFrame(r.x, r.y, r.w, r.h, draw.Accent(s.who.Perspective))
	if c.ghost(s.who) {
		g.Children = []scene.Node{draw.Box(r.x, r.y, r.w, r.h, 8, scene.GapTint, scene.Gap, 1.3, 5, 4)}
	}
	g.Children = append(g.Children, says.Nodes...)
	if found := card.MarksOf(c.o, s.who); len(found) > 0 {
		g.Children = append(g.Children, card.FindingMark(c.o.Words, r.x+r.w-24, r.y+18, found))
	}
	return g
}

// signs explain the marks in use; of the two dashed lines, only one is explained.
func (c *chart) signs() []draw.Sign {
	say := c.o.Words.Say
	var who []*model.Stakeholder
	var works []*model.Collaboration
	idle, later, gap, flows := false, false, false, false
	strengths := map[float64]bool{}
	for _, s := range c.sources {
		if s.who != nil {
			who = append(who, s.who)
		}
		idle = idle || !c.active(s)
		gap = gap || slices.ContainsFunc(s.projects, c.uncovered)
		for _, k := range s.works {
			works = append(works, k.Collaboration)
			later, flows = later || !k.AtWork(c.o.Today), flows || k.Direction != ""
			strengths[card.StrengthWidths[k.Strength]] = true
		}
	}
	signs := draw.Signs(card.PerspectiveSigns(c.o.Words, card.Perspectives(who)))
	signs.Add(flows, 24, say("what flows goes this way"), card.FlowSign)
	signs.Add(len(strengths) > 1, 14, say("thicker = stronger"), card.StrengthSign)
	dashed := draw.LineSign(20, draw.Stroke(scene.Trunk, 1.8, 5, 4))
	signs.Add(idle, 20, say("nothing is under way"), dashed)
	signs.Add(later && !idle, 20, say(card.LaterWord(works, c.o.Today)), dashed)
	marked := func(s *model.Stakeholder) bool { return len(card.MarksOf(c.o, s)) > 0 }
	signs.Add(slices.ContainsFunc(who, marked), 11, say("finding"), draw.Warning)
	signs.Add(gap, 22, say("critical, and nothing goes to it"), card.GapBox)
	signs.Add(slices.ContainsFunc(who, c.ghost), 22, say("gap: nobody is there yet"), card.GapBox)
	return signs
}
