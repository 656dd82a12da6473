package focus

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// Positions of the briefing, px.
const (
	focusMiddle  = 272.0 // the stakeholder's own card
	focusLane    = 44.0  // arrows on either side of it
	focusPad     = 12.0  // inside panels and cards
	focusTerm    = 50.0  // minimum width of terms such as "When" and "Who"
	focusCardGap = 10.0
	focusAnswers = 556.0 // left edge of the right half of a row
)

// draw fills the page.
func (b *briefing) draw(p *draw.Page) {
	p.Width, p.Legend = card.PageWidth, b.legend()
	side := (card.PageWidth - 2*draw.Margin - focusMiddle - 2*focusLane) / 2
	left := newFocusSide(b, draw.Margin, side, true)
	right := newFocusSide(b, card.PageWidth-draw.Margin-side, side, false)
	middle := b.card(draw.Margin + side + focusLane)
	bottom := max(left.bottom, right.bottom, middle.Y+focusPad)
	for _, s := range []*focusSide{left, right} {
		p.Body = append(p.Body, draw.Box(s.x, draw.Top, side, s.bottom-draw.Top, 12, scene.Org, "", 0))
		p.Body = append(p.Body, s.nodes...)
	}
	p.Body = append(p.Body, b.frameCard(middle, bottom))
	for _, s := range []*focusSide{left, right} {
		p.Body = append(p.Body, s.arrows...)
	}
	below := &card.Pen{X: draw.Margin, Y: bottom + 24, Room: card.PageWidth - 2*draw.Margin}
	b.drawExpectations(below)
	b.drawFindings(below)
	p.Body = append(p.Body, below.Nodes...)
	p.Height = below.Y
}

// later reports whether a collaboration is drawn as not under way.
func (b *briefing) later(k *model.Collaboration) bool { return !k.AtWork(b.o.Today) || b.s.Wanted }

// isGap reports whether the stakeholder is drawn as missing.
func (b *briefing) isGap() bool { return b.s.Wanted && !b.o.NoGaps }

// accent returns the stakeholder's colour.
func (b *briefing) accent() scene.Color {
	if b.isGap() {
		return scene.Gap
	}
	return draw.Accent(b.s.Perspective)
}

// card returns the content of the stakeholder's own card.
func (b *briefing) card(x float64) *card.Pen {
	s := b.s
	c := &card.Pen{X: x + focusPad + 4, Y: draw.Top + 18, Room: focusMiddle - 2*focusPad - 8}
	w := b.o.Words
	c.Heading(w.Word(string(s.Perspective)), w.Spaced(s.Kind), b.accent())
	c.Y += 2
	c.Text(model.OneLine(s.Name), 19, true, scene.Ink, card.Whole)
	c.Text(model.OneLine(s.Role), 13, false, scene.Ink2, card.Whole)
	if s.Wanted {
		c.Text(w.Say("Gap: nobody is there yet"), card.TextSize, true, b.accent(), card.Whole)
	}
	if to := b.m.OSPO.ReportsTo; to != nil && to.ID == s.ID {
		c.Text(w.Say("the office reports here"), card.TextSize, true, scene.Ink2, card.Whole)
	}
	c.Rule()
	owner, ownerInk := card.OwnersOf(w, b.m, &s.Owned), scene.Ink
	if owner == "" {
		owner, ownerInk = w.Say("not recorded"), scene.Ink3
	}
	term := card.TermRoom(w, 76, "Owner", "Part of", "Parts", "Group", "Influence", "Interest", "Attitude", "Needs", "Projects", "Tags", "Note", "Seats", "From", "Source")
	c.Fact(w.Say("Owner"), owner, term, ownerInk)
	c.Fact(w.Say("Part of"), card.NameOf(b.m, s.PartOf), term, scene.Ink)
	c.Fact(w.Say("Parts"), w.List(b.parts()...), term, scene.Ink)
	c.Fact(w.Say("Group"), model.OneLine(s.Group), term, scene.Ink)
	c.Fact(w.Say("Influence"), w.Word(string(s.Influence)), term, scene.Ink)
	c.Fact(w.Say("Interest"), w.Word(string(s.Interest)), term, scene.Ink)
	c.Fact(w.Say("Attitude"), attitude(w, s), term, scene.Ink)
	for i, n := range s.Needs {
		c.Fact(onFirst(i, w.Say("Needs")), model.OneLine(n.Text), term, scene.Ink)
	}
	b.people(c, w.Say("Contact"), term, s.Contacts)
	if s.Seats != nil {
		c.Fact(w.Say("Seats"), strconv.Itoa(*s.Seats), term, scene.Ink)
	}
	b.people(c, w.Say("Members"), term, s.Members)
	if s.MemberCount != nil {
		c.Fact(w.Say("Members"), strconv.Itoa(*s.MemberCount), term, scene.Ink)
	}
	c.Fact(w.Say("From"), b.diversity(), term, scene.Ink)
	for i, p := range b.projects() {
		c.Fact(onFirst(i, w.Say("Projects")), p, term, scene.Ink)
	}
	c.Fact(w.Say("Tags"), w.List(s.Tags...), term, scene.Ink)
	c.Fact(w.Say("Note"), model.OneLine(s.Note), term, scene.Ink)
	for i, x := range s.Sources {
		linked(c, x.URL, func() { c.Fact(onFirst(i, w.Say("Source")), model.OneLine(x.Text()), term, scene.Ink2) })
	}
	return c
}

// linked wraps the nodes added by set in a link, if there is a URL.
func linked(c *card.Pen, url string, set func()) {
	before := len(c.Nodes)
	set()
	if url != "" {
		c.Nodes = append(c.Nodes[:before:before], &scene.Group{Href: url, Tooltip: url, Children: c.Nodes[before:]})
	}
}

// people lists members of or contacts in the stakeholder, each with their role and the
// end of their term.
func (b *briefing) people(c *card.Pen, heading string, term float64, all []*model.Member) {
	for i, x := range all {
		text := card.Dotted(x.Text(), card.Told(b.o.Words, "until {day}", "day", x.Until.String()))
		linked(c, x.Link, func() { c.Fact(onFirst(i, heading), text, term, scene.Ink) })
	}
}

// diversity returns how many organisations the members of a body come from, and which of
// these have several members.
func (b *briefing) diversity() string {
	names, count := b.s.Affiliations()
	if len(names) == 0 {
		return ""
	}
	words := []string{b.o.Words.Say("{n|organisation}", "n", len(names))}
	for _, name := range names {
		if count[name] > 1 {
			words = append(words, b.o.Words.Say("{n} from {name}", "n", count[name], "name", name))
		}
	}
	return b.o.Words.List(words...)
}

// parts returns the names of the stakeholders that are part of this one.
func (b *briefing) parts() []string {
	parts := model.Those(b.m.Stakeholders, func(s *model.Stakeholder) bool { return s.PartOf != nil && s.PartOf.ID == b.s.ID })
	return model.Each(parts, func(s *model.Stakeholder) string { return model.OneLine(s.Name) })
}

// onFirst returns the term for the first of several entries, and "" for the others.
func onFirst(i int, term string) string {
	if i > 0 {
		return ""
	}
	return term
}

// attitude returns the current and the desired engagement.
func attitude(w *words.Words, s *model.Stakeholder) string {
	if s.Desired == "" || s.Desired == s.Current {
		return w.Word(string(s.Current))
	}
	if s.Current == "" {
		return w.Say("wanted: {step}", "step", model.Word(s.Desired))
	}
	return w.Word(string(s.Current)) + " → " + w.Word(string(s.Desired))
}

// projects returns the projects that this stakeholder is the contact for.
func (b *briefing) projects() []string {
	about := model.Those(b.m.Projects, func(p *model.Project) bool { return p.Stakeholder != nil && p.Stakeholder.ID == b.s.ID })
	return model.Each(about, func(p *model.Project) string {
		return card.Dotted(p.Name, b.o.Words.Spaced(p.Use), b.o.Words.Spaced(p.Status))
	})
}

// frameCard draws the card's frame behind its content.
func (b *briefing) frameCard(c *card.Pen, bottom float64) scene.Node {
	x, h := c.X-focusPad-4, bottom-draw.Top
	g := &scene.Group{ID: "stakeholder-" + b.s.ID, Class: "card " + string(b.s.Perspective), Role: "group", Label: model.OneLine(b.s.Name)}
	fill, dash := scene.Card, []float64(nil)
	if b.isGap() {
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

// focusSide is the panel on one side of the stakeholder.
type focusSide struct {
	*briefing
	x, width, bottom float64
	office           bool // the side of the OSPO, on the left
	nodes, arrows    []scene.Node
}

func newFocusSide(b *briefing, x, width float64, office bool) *focusSide {
	s := &focusSide{briefing: b, x: x, width: width, office: office, bottom: draw.Top}
	list := b.others
	if office {
		list = b.with
		hub, room := card.OfficeCard(b.m, b.o), width-2*focusPad-4
		if card.OfficeMarkRoom(b.o) > 0 {
			room -= 32
		}
		const step = 19.0
		name, n := draw.Wrapped(model.OneLine(b.m.OSPO.Name), x+focusPad+2, draw.Top+26.5, room, 15, step, card.Whole, true, scene.HubInk)
		h := 42 + step*float64(max(n, 1)-1)
		hub.Children = append(append(hub.Children, draw.Box(x, draw.Top, width, h, 12, scene.Hub, "", 0)), name...)
		hub.Children = append(hub.Children, card.OfficeMark(b.o, x+width-focusPad-13, draw.Top+h/2)...)
		s.nodes = append(s.nodes, hub)
		s.bottom += h + focusPad
	} else {
		head := card.Pen{X: x + focusPad + 2, Y: draw.Top + 14, Room: width - 2*focusPad - 4}
		head.Heading(b.o.Words.Say("With others"), "", scene.Ink2)
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

// add draws the card of one collaboration, and its arrow to the stakeholder.
func (s *focusSide) add(k *model.Collaboration) {
	x, w, top := s.x+focusPad, s.width-2*focusPad, s.bottom
	c := &card.Pen{X: x + 16, Y: top + 9, Room: w - 28}
	accent := s.accent()
	other := s.m.Stakeholder(k.Other(s.s.ID))
	if !s.office && other != nil {
		accent = draw.Accent(other.Perspective)
		c.Nodes = append(c.Nodes, draw.Emblem(other.Perspective, c.X+5, c.Y+8))
		name := c.Beside(15)
		name.Text(model.OneLine(other.Name), card.TextSize, true, accent, card.Whole)
		c.Take(name)
	}
	in := s.o.Words
	c.Text(card.Doing(in, k), card.TitleSize, true, scene.Ink, card.Whole)
	c.Y += 3
	s.facts(c, k)
	h := c.Y + 7 - top
	g := &scene.Group{Class: "card", Role: "listitem", Label: s.aloud(k), Href: k.Evidence}
	g.Tooltip = strings.Join([]string{card.Doing(in, k), card.Told(in, "Evidence: {address}", "address", k.Evidence),
		card.Told(in, "Note: {note}", "note", model.OneLine(k.Note))}, "\n")
	g.Tooltip = strings.Trim(g.Tooltip, "\n")
	g.Children = append(card.CardFrame(x, top, w, h, accent), c.Nodes...)
	s.nodes = append(s.nodes, g)

	y := top + h/2
	from, to := scene.Point{X: x + w + 2, Y: y}, scene.Point{X: s.x + s.width + focusLane - 2, Y: y}
	if !s.office {
		from, to = scene.Point{X: x - 2, Y: y}, scene.Point{X: s.x - focusLane + 2, Y: y}
	}
	s.arrows = append(s.arrows, card.Arrow(from, to, k.Flow(k.Other(s.s.ID)), card.StrengthWidths[k.Strength], accent, card.LaterDash(s.later(k))...)...)
	s.bottom += h + focusCardGap
}

// facts adds how, when, where, who and why, and money and goals.
func (s *focusSide) facts(c *card.Pen, k *model.Collaboration) {
	w := s.o.Words
	methods := model.Each(k.Methods, w.Spaced)
	goals := model.Each(k.Goals, func(g *model.Ref) string { return model.OneLine(s.names.Work[g.ID]) })
	how, term := "", card.TermRoom(w, focusTerm, "How", "When", "Where", "Who", "Why", "Money", "Goals")
	if k.Label != "" {
		how = w.List(methods...)
	}
	when := card.Dotted(card.StatusWord(s.o, k), w.Rhythm(k), card.Told(w, "since {day}", "day", k.Started.String()), card.Told(w, "last held {day}", "day", k.LastHeld.String()), card.Told(w, "until {day}", "day", k.Ends.String()))
	c.Fact(w.Say("How"), card.Dotted(how, w.Spaced(k.Mode)), term, scene.Ink)
	c.Fact(w.Say("When"), when, term, scene.Ink)
	c.Fact(w.Say("Where"), model.OneLine(k.Channel), term, scene.Ink)
	owner := card.KeepersOf(w, s.m, k)
	if owner == "" && s.office && k.AtWork(s.o.Today) {
		c.Fact(w.Say("Who"), w.Say("not recorded"), term, scene.Ink3)
	}
	c.Fact(w.Say("Who"), owner, term, scene.Ink)
	if k.Purpose != k.Text() {
		c.Fact(w.Say("Why"), model.OneLine(k.Purpose), term, scene.Ink)
	}
	if k.Amount != nil {
		c.Fact(w.Say("Money"), w.Amount(k.Amount), term, scene.Ink)
	}
	c.Fact(w.Say("Goals"), strings.Join(goals, w.Say("; ")), term, scene.Ink)
}

func (s *focusSide) aloud(k *model.Collaboration) string {
	other := model.OneLine(s.m.NameOf(k.Other(s.s.ID)))
	w := s.o.Words
	what := card.Dotted(card.Doing(w, k), card.StatusWord(s.o, k), w.Cadence(k.Cadence), card.KeepersOf(w, s.m, k))
	return card.Runs(w, model.OneLine(s.s.Name), k.Flow(s.s.ID), other) + ": " + what
}

func (s *focusSide) addNothing() {
	x, w := s.x+focusPad, s.width-2*focusPad
	c := &card.Pen{X: x + 14, Y: s.bottom + 10, Room: w - 28}
	fill, line, ink := scene.Card, scene.OrgLine, scene.Ink2
	text := s.o.Words.Say("No collaboration with anybody else is recorded.")
	if s.office {
		text = s.o.Words.Say("No collaboration with the {office} is recorded.", "office", model.OneLine(s.m.OSPO.Name))
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
	var signs draw.Signs
	flows := map[model.Direction]bool{}
	var others []*model.Stakeholder
	name := model.OneLine(b.s.Name)
	for _, k := range slices.Concat(b.with, b.others) {
		flows[k.Flow(b.s.ID)] = true
	}
	for _, k := range b.others {
		if s := b.m.Stakeholder(k.Other(b.s.ID)); s != nil {
			others = append(others, s)
		}
	}
	to, from := model.Phrase("to {who}"), model.Phrase("from {who}")
	if len([]rune(name)) > 32 {
		to, from = "to the stakeholder", "from the stakeholder"
	}
	say := b.o.Words.Say
	for _, f := range []struct {
		flow model.Direction
		word model.Phrase
	}{
		{model.DirectionFrom, to}, {model.DirectionTo, from}, {model.DirectionBoth, "both ways"}, {"", "direction not recorded"},
	} {
		signs.Add(flows[f.flow], 34, say(f.word, "who", name), func(x, y float64) []scene.Node {
			nodes := card.Arrow(scene.Point{X: x + 20, Y: y}, scene.Point{X: x, Y: y}, f.flow, 1.5, scene.Ink2)
			return append(nodes, draw.Box(x+22, y-6, 11, 12, 2.5, scene.Card, b.accent(), 1.5))
		})
	}
	signs = append(signs, b.lineSigns()...)
	signs = append(signs, card.PerspectiveSigns(b.o.Words, card.Perspectives(others))...)
	return append(signs, b.findingSigns()...)
}

// lineSigns explain the other properties of arrows.
func (b *briefing) lineSigns() []draw.Sign {
	var signs draw.Signs
	planned, say := false, b.o.Words.Say
	strengths := map[float64]bool{}
	for _, k := range slices.Concat(b.with, b.others) {
		planned = planned || b.later(k)
		strengths[card.StrengthWidths[k.Strength]] = true
	}
	signs.Add(len(strengths) > 1, 14, say("thicker = stronger"), card.StrengthSign)
	word := card.LaterWord(slices.Concat(b.with, b.others), b.o.Today)
	if b.s.Wanted { // whatever its status
		word = "not under way"
	}
	signs.Add(planned, 20, say(word), draw.LineSign(20, draw.Stroke(scene.Ink2, 1.9, 5, 4)))
	return signs
}
