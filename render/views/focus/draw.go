package focus

import (
	"math"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// The places of the briefing sheet, px.
const (
	focusMiddle  = 272.0 // the stakeholder's own card
	focusLane    = 44.0  // arrows on either side of it
	focusPad     = 12.0  // inside panels and cards
	focusTerm    = 50.0  // "When", "Who" …
	focusCardGap = 10.0
	focusAnswers = 556.0 // left edge of the right half of a row
)

// draw fills the page.
func (b *briefing) draw(p *draw.Page) {
	p.Width, p.Legend = card.SheetWidth, b.legend()
	side := (card.SheetWidth - 2*draw.Margin - focusMiddle - 2*focusLane) / 2
	left := newFocusSide(b, draw.Margin, side, true)
	right := newFocusSide(b, card.SheetWidth-draw.Margin-side, side, false)
	middle := b.card(draw.Margin + side + focusLane)
	bottom := math.Max(math.Max(left.bottom, right.bottom), middle.Y+focusPad)
	for _, s := range []*focusSide{left, right} {
		p.Body = append(p.Body, draw.Box(s.x, draw.Top, side, s.bottom-draw.Top, 12, scene.Org, "", 0))
		p.Body = append(p.Body, s.nodes...)
	}
	p.Body = append(p.Body, b.frameCard(middle, bottom))
	for _, s := range []*focusSide{left, right} {
		p.Body = append(p.Body, s.arrows...)
	}
	below := &card.Pen{X: draw.Margin, Y: bottom + 24, Room: card.SheetWidth - 2*draw.Margin}
	b.drawExpectations(below)
	b.drawFindings(below)
	p.Body = append(p.Body, below.Nodes...)
	p.Height = below.Y
}

// accent is the stakeholder's colour.
func (b *briefing) accent() scene.Color {
	if b.s.Wanted && b.gaps {
		return scene.Gap
	}
	return draw.Accent(b.s.Perspective)
}

// card is what the stakeholder's own card says.
func (b *briefing) card(x float64) *card.Pen {
	s := b.s
	c := &card.Pen{X: x + focusPad + 4, Y: draw.Top + 18, Room: focusMiddle - 2*focusPad - 8}
	c.Heading(string(s.Perspective), card.Spaced(s.Kind), b.accent())
	c.Y += 2
	c.Text(model.OneLine(s.Name), 19, true, scene.Ink, card.Whole)
	c.Text(model.OneLine(s.Role), 13, false, scene.Ink2, card.Whole)
	if s.Wanted {
		c.Text("Gap: nobody is there yet", card.TextSize, true, b.accent(), card.Whole)
	}
	c.Rule()
	owner, ownerInk := card.NameOf(b.m, s.Owner), scene.Ink
	if owner == "" {
		owner, ownerInk = "not recorded", scene.Ink3
	}
	const term = 76
	c.Fact("Owner", owner, term, ownerInk, card.Whole)
	c.Fact("Influence", string(s.Influence), term, scene.Ink, card.Whole)
	c.Fact("Interest", string(s.Interest), term, scene.Ink, card.Whole)
	c.Fact("Attitude", attitude(s), term, scene.Ink, card.Whole)
	for i, n := range s.Needs {
		c.Fact(onFirst(i, "Needs"), model.OneLine(n.Text), term, scene.Ink, card.Whole)
	}
	for i, p := range b.projects() {
		c.Fact(onFirst(i, "Projects"), p, term, scene.Ink, card.Whole)
	}
	c.Fact("Tags", strings.Join(s.Tags, ", "), term, scene.Ink, card.Whole)
	c.Fact("Note", model.OneLine(s.Note), term, scene.Ink, card.Whole)
	for i, x := range s.Sources {
		before := len(c.Nodes)
		c.Fact(onFirst(i, "Source"), model.OneLine(x.Text()), term, scene.Ink2, card.Whole)
		if x.URL != "" {
			linked := &scene.Group{Href: x.URL, Tooltip: x.URL, Children: c.Nodes[before:]}
			c.Nodes = append(c.Nodes[:before:before], linked)
		}
	}
	return c
}

// onFirst is a term that stands before the first of several entries only.
func onFirst(i int, term string) string {
	if i > 0 {
		return ""
	}
	return term
}

// attitude is where somebody stands, and where the office would like them to be.
func attitude(s *model.Stakeholder) string {
	if s.Desired == "" || s.Desired == s.Current {
		return string(s.Current)
	}
	if s.Current == "" {
		return "wanted: " + string(s.Desired)
	}
	return string(s.Current) + " → " + string(s.Desired)
}

// projects are those that one asks this stakeholder about.
func (b *briefing) projects() []string {
	var out []string
	for _, p := range b.m.Projects {
		if p.Stakeholder != nil && p.Stakeholder.ID == b.s.ID {
			out = append(out, card.Dotted(p.Name, p.Use))
		}
	}
	return out
}

// frameCard puts the card's frame behind what it says.
func (b *briefing) frameCard(c *card.Pen, bottom float64) scene.Node {
	x, h := c.X-focusPad-4, bottom-draw.Top
	g := &scene.Group{ID: "stakeholder-" + b.s.ID, Class: "card " + string(b.s.Perspective), Role: "group", Label: model.OneLine(b.s.Name)}
	fill, dash := scene.Card, []float64(nil)
	if b.s.Wanted && b.gaps {
		fill, dash = scene.GapTint, []float64{5, 4}
	}
	g.Children = append(g.Children, draw.Box(x, draw.Top, focusMiddle, h, 12, fill, b.accent(), 2, dash...))
	if dash == nil {
		bar := draw.Shape(scene.Paint{Fill: b.accent()}).Move(x, draw.Top+12).Quad(x, draw.Top, x+12, draw.Top)
		g.Children = append(g.Children, bar.Line(x+focusMiddle-12, draw.Top).Quad(x+focusMiddle, draw.Top, x+focusMiddle, draw.Top+12).Close())
	}
	g.Children = append(g.Children, c.Nodes...)
	return g
}

// focusSide is what stands on one side of the stakeholder.
type focusSide struct {
	*briefing
	x, width, bottom float64
	office           bool // the side of the OSPO, at the left
	nodes, arrows    []scene.Node
}

func newFocusSide(b *briefing, x, width float64, office bool) *focusSide {
	s := &focusSide{briefing: b, x: x, width: width, office: office, bottom: draw.Top}
	list := b.others
	if office {
		list = b.with
		s.nodes = append(s.nodes, draw.Box(x, draw.Top, width, 42, 12, scene.Hub, "", 0),
			draw.Fitted(model.OneLine(b.m.OSPO.Name), x+focusPad+2, draw.Top+26.5, width-2*focusPad-4, 15, true, scene.HubInk))
		s.bottom += 42 + focusPad
	} else {
		head := card.Pen{X: x + focusPad + 2, Y: draw.Top + 14, Room: width - 2*focusPad - 4}
		head.Heading("With others", "", scene.Ink2)
		s.nodes = append(s.nodes, head.Nodes...)
		s.bottom += 42
	}
	for _, k := range list {
		s.add(k)
	}
	if len(list) == 0 {
		s.addNothing()
	}
	s.bottom += focusPad - focusCardGap
	return s
}

// add sets the card of one collaboration, and its arrow to the stakeholder.
func (s *focusSide) add(k *model.Collaboration) {
	x, w, top := s.x+focusPad, s.width-2*focusPad, s.bottom
	c := &card.Pen{X: x + 16, Y: top + 9, Room: w - 28}
	accent := s.accent()
	other := s.m.Stakeholder(k.Other(s.s.ID))
	if !s.office && other != nil {
		accent = draw.Accent(other.Perspective)
		c.Nodes = append(c.Nodes, draw.Emblem(other.Perspective, c.X+5, c.Y+8))
		name := card.Pen{X: c.X + 15, Y: c.Y, Room: c.Room - 15}
		name.Text(model.OneLine(other.Name), card.TextSize, true, accent, card.Whole)
		c.Nodes, c.Y = append(c.Nodes, name.Nodes...), name.Y
	}
	c.Text(card.Doing(k), card.TitleSize, true, scene.Ink, card.Whole)
	c.Y += 3
	s.facts(c, k)
	h := c.Y + 7 - top
	g := &scene.Group{Class: "card", Role: "listitem", Label: s.aloud(k), Href: k.Evidence}
	g.Tooltip = strings.Join([]string{card.Doing(k), card.Prefixed("Evidence: ", k.Evidence), card.Prefixed("Note: ", model.OneLine(k.Note))}, "\n")
	g.Tooltip = strings.Trim(g.Tooltip, "\n")
	g.Children = append(card.CardFrame(x, top, w, h, accent), c.Nodes...)
	s.nodes = append(s.nodes, g)

	y := top + h/2
	from, to := scene.Point{X: x + w + 2, Y: y}, scene.Point{X: s.x + s.width + focusLane - 2, Y: y}
	if !s.office {
		from, to = scene.Point{X: x - 2, Y: y}, scene.Point{X: s.x - focusLane + 2, Y: y}
	}
	var dash []float64
	if !k.Active() || s.s.Wanted {
		dash = []float64{5, 4}
	}
	s.arrows = append(s.arrows, card.Arrow(from, to, k.Flow(k.Other(s.s.ID)), card.StrengthWidths[k.Strength], accent, dash...)...)
	s.bottom += h + focusCardGap
}

// facts answers how, when, where, who and why.
func (s *focusSide) facts(c *card.Pen, k *model.Collaboration) {
	var methods, goals []string
	for _, m := range k.Methods {
		methods = append(methods, model.MethodText(m))
	}
	for _, g := range k.Goals {
		goals = append(goals, model.OneLine(purposeName(s.m, g.ID)))
	}
	how := ""
	if k.Label != "" {
		how = strings.Join(methods, ", ")
	}
	when := card.Dotted(card.StatusWord(k), k.Cadence.Text(), card.Prefixed("last held ", k.LastHeld.String()), card.Prefixed("until ", k.Ends.String()))
	c.Fact("How", card.Dotted(how, card.Spaced(k.Mode)), focusTerm, scene.Ink, card.Whole)
	c.Fact("When", when, focusTerm, scene.Ink, card.Whole)
	c.Fact("Where", model.OneLine(k.Channel), focusTerm, scene.Ink, card.Whole)
	owner := card.NameOf(s.m, k.Owner)
	if owner == "" && s.office && k.Active() {
		c.Fact("Who", "not recorded", focusTerm, scene.Ink3, card.Whole)
	}
	c.Fact("Who", owner, focusTerm, scene.Ink, card.Whole)
	if k.Purpose != k.Text() {
		c.Fact("Why", model.OneLine(k.Purpose), focusTerm, scene.Ink, card.Whole)
	}
	c.Fact("Goals", strings.Join(goals, "; "), focusTerm, scene.Ink, card.Whole)
}

// purposeName is the name of a goal or an objective.
func purposeName(m *model.Map, id string) string {
	for _, g := range m.Organization.Goals {
		if g.ID == id {
			return g.Name
		}
	}
	for _, x := range m.OSPO.Objectives {
		if x.ID == id {
			return x.Name
		}
	}
	return id
}

func (s *focusSide) aloud(k *model.Collaboration) string {
	other := model.OneLine(s.m.NameOf(k.Other(s.s.ID)))
	what := card.Dotted(card.Doing(k), card.StatusWord(k), k.Cadence.Text(), card.NameOf(s.m, k.Owner))
	return model.OneLine(s.s.Name) + card.FlowPhrases[k.Flow(s.s.ID)] + other + ": " + what
}

func (s *focusSide) addNothing() {
	x, w := s.x+focusPad, s.width-2*focusPad
	c := &card.Pen{X: x + 14, Y: s.bottom + 10, Room: w - 28}
	fill, line, ink := scene.Card, scene.OrgLine, scene.Ink2
	text := "No collaboration with anybody else is recorded."
	if s.office {
		text = "No collaboration with the " + s.m.OfficeName() + " is recorded."
		if s.o.Found(model.AboutStakeholder, s.s.ID, "orphan-stakeholder") {
			fill, line, ink = scene.GapTint, scene.Gap, scene.Gap
		}
	}
	c.Text(text, card.TextSize, false, ink, card.Whole)
	h := c.Y + 10 - s.bottom
	s.nodes = append(s.nodes, draw.Box(x, s.bottom, w, h, 8, fill, line, 1.3, 5, 4))
	s.nodes = append(s.nodes, c.Nodes...)
	s.bottom += h + focusCardGap
}

func (b *briefing) legend() []draw.Sign {
	var signs []draw.Sign
	flows := map[model.Direction]bool{}
	var others []*model.Stakeholder
	planned := false
	name := model.OneLine(b.s.Name)
	for _, k := range append(append([]*model.Collaboration(nil), b.with...), b.others...) {
		flows[k.Flow(b.s.ID)] = true
		planned = planned || !k.Active()
	}
	for _, k := range b.others {
		if s := b.m.Stakeholder(k.Other(b.s.ID)); s != nil {
			others = append(others, s)
		}
	}
	if len([]rune(name)) > 32 {
		name = "the stakeholder"
	}
	for _, f := range []struct {
		flow model.Direction
		word string
	}{
		{model.DirectionFrom, "to " + name}, {model.DirectionTo, "from " + name}, {model.DirectionBoth, "both ways"}, {"", "direction not recorded"},
	} {
		if flows[f.flow] {
			signs = append(signs, draw.Sign{Width: 34, Word: f.word, Draw: func(x, y float64) []scene.Node {
				nodes := card.Arrow(scene.Point{X: x + 20, Y: y}, scene.Point{X: x, Y: y}, f.flow, 1.5, scene.Ink2)
				return append(nodes, draw.Box(x+22, y-6, 11, 12, 2.5, scene.Card, b.accent(), 1.5))
			}})
		}
	}
	if planned {
		signs = append(signs, draw.Sign{Width: 20, Word: "planned or paused", Draw: func(x, y float64) []scene.Node {
			return card.Arrow(scene.Point{X: x, Y: y}, scene.Point{X: x + 20, Y: y}, "", 1.9, scene.Ink2, 5, 4)
		}})
	}
	signs = append(signs, card.PerspectiveSigns(card.Perspectives(others))...)
	return append(signs, b.findingSigns()...)
}
