package network

import (
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// networkNarrowest is the width that the lists below the network need, px.
const networkNarrowest = 800.0

// draw adds boxes, lines, box titles, labels and cards to the page, in this order, so
// that nothing covers a card.
func (l *networkLayout) draw(p *draw.Page) {
	p.Width = max(math.Ceil(l.Width)+2*draw.Margin, networkNarrowest)
	p.Height, p.Dropped = draw.Top+l.Height, l.dropped
	l.Layout = l.Layout.Clone()
	l.Move(math.Round((p.Width-l.Width)/2), draw.Top)
	for i, t := range l.ties {
		p.Body = append(p.Body, l.drawTie(t, l.Edges[i], l.Nodes[l.place(t.a)]))
	}
	boxes, titles := l.drawGroups()
	p.Body = append(boxes, p.Body...)
	p.Body = append(p.Body, titles...)
	for i, label := range l.texts {
		if len(label) == 0 {
			continue
		}
		p.Body = append(p.Body, l.drawLabel(l.ties[i], label, l.Edges[i].Label))
	}
	for i, a := range l.actors {
		p.Body = append(p.Body, l.drawActor(a, l.Nodes[i]))
	}
}

// drawGroups returns the boxes of perspectives and their titles, which go above lines.
func (l *networkLayout) drawGroups() (boxes, titles []scene.Node) {
	zones := l.zones()
	for i, c := range l.Clusters {
		if c.W == 0 {
			continue
		}
		p := zones[i].perspective
		boxes = append(boxes, draw.Box(c.X, c.Y, c.W, c.H, 12, draw.Tint(p), "", 0))
		name, _ := draw.Caps(l.o.Words.Word(string(p)), c.Title.X, c.Title.Y+groupHeight-5, groupTitle, draw.Accent(p))
		titles = append(titles, draw.Box(c.Title.X-2, c.Title.Y+2, c.Title.W+4, groupHeight-3, 3, draw.Tint(p), "", 0), name)
	}
	return boxes, titles
}

// key returns the id of the actor's card.
func (a *actor) key() string {
	if a.s == nil {
		return model.OSPOID
	}
	return "stakeholder-" + a.s.ID
}

// data returns which cards a line connects.
func (t *tie) data() []scene.Attr {
	return []scene.Attr{{Name: "from", Value: t.a.key()}, {Name: "to", Value: t.b.key()}}
}

// color returns the colour of the perspective for lines of the office; lines between
// stakeholders are neutral.
func (t *tie) color() scene.Color {
	switch {
	case t.pieces != nil:
		return scene.Trunk
	case t.a.s == nil:
		return draw.Accent(t.b.s.Perspective)
	case t.b.s == nil:
		return draw.Accent(t.a.s.Perspective)
	}
	return scene.Wire
}

// place returns the index of an actor in n.actors.
func (n *network) place(a *actor) int {
	if n.places == nil {
		n.places = make(map[*actor]int, len(n.actors))
		for i, a := range n.actors {
			n.places[a] = i
		}
	}
	return n.places[a]
}

// drawTie returns a line with its arrow heads; box is the card of its first party.
func (l *networkLayout) drawTie(t *tie, line graphviz.Line, box graphviz.Box) scene.Node {
	said := t.aloud(l.network)
	g := &scene.Group{Class: "link", Role: "img", Label: said, Tooltip: said, Data: t.data()}
	if t.pieces == nil {
		g.Children = []scene.Node{card.Course(line, t.width(), t.color(), card.LaterDash(l.idle(t))...)}
	} else {
		g.Children = []scene.Node{card.Course(line, t.width()+bridgeRails, scene.Trunk), card.Course(line, t.width(), scene.Page)}
	}
	atA, atB := t.heads()
	first, last := line.Curve[0], line.Curve[len(line.Curve)-1]
	if beyond(box, first) > beyond(box, last) { // it was laid out from the second party
		atA, atB = atB, atA
	}
	if atA {
		g.Children = append(g.Children, t.head(line.Curve))
	}
	if atB {
		back := slices.Clone(line.Curve)
		slices.Reverse(back)
		g.Children = append(g.Children, t.head(back))
	}
	return g
}

// heads reports at which ends a line has a head: where the map says something flows to.
func (t *tie) heads() (atA, atB bool) {
	for _, k := range t.works {
		switch k.Flow(t.a.id) {
		case model.DirectionTo:
			atB = true
		case model.DirectionFrom:
			atA = true
		case model.DirectionBoth:
			atA, atB = true, true
		}
	}
	return atA, atB
}

// head returns the arrow head at the first point of a course.
func (t *tie) head(course []scene.Point) scene.Node {
	from := course[0]
	for _, p := range course[1:] {
		if from = p; draw.Dist(p, course[0]) > 1 {
			break
		}
	}
	return draw.ArrowHead(course[0], from, 5.5+t.width(), t.color())
}

// beyond returns the distance of a point from a box, px.
func beyond(b graphviz.Box, p scene.Point) float64 {
	dx := max(b.X-p.X, p.X-b.X-b.W, 0)
	dy := max(b.Y-p.Y, p.Y-b.Y-b.H, 0)
	return math.Hypot(dx, dy)
}

// bridgeRails is the width of a double line minus the gap in it, px.
const bridgeRails = 3.2

// bridgeSign returns a short double line for the legend.
func bridgeSign(x, y float64) []scene.Node {
	from, to := scene.Point{X: x, Y: y}, scene.Point{X: x + 24, Y: y}
	return []scene.Node{
		draw.Segment(from, to, draw.Stroke(scene.Trunk, 1.9+bridgeRails)),
		draw.Segment(from, to, draw.Stroke(scene.Page, 1.9)),
	}
}

func (l *networkLayout) drawLabel(t *tie, label tieLabel, b graphviz.Box) scene.Node {
	g := &scene.Group{Class: "label", Tooltip: t.aloud(l.network), Data: t.data()}
	g.Children = append(g.Children, draw.Box(b.X, b.Y+2.5, b.W, b.H-4.5, 3, scene.Page, "", 0))
	g.Children = append(g.Children, draw.Lines(draw.Centered, label, b.X+b.W/2, b.Y+11.5, tieStep, tieSize, false, scene.Ink2)...)
	return g
}

func (l *networkLayout) drawActor(a *actor, b graphviz.Box) scene.Node {
	if a.s == nil {
		return l.drawOffice(a, b)
	}
	with := l.o.Words.Say("with {n|other}", "n", len(a.ties))
	said := []string{with}
	if a.pieces != nil {
		said = append(said, l.o.Words.Say("bridge: {how}", "how", a.bridgeSentence(l.o.Words)))
	}
	g := card.StakeholderCard(a.s, l.o, said...)
	if a.gap() {
		fill, stroke, dash := card.FrameColors(true)
		g.Children = append(g.Children, draw.Box(b.X, b.Y, b.W, b.H, 8, fill, stroke, 1.3, dash...))
	} else {
		g.Children = append(g.Children, card.CardFrame(b.X, b.Y, b.W, b.H, draw.Accent(a.s.Perspective))...)
	}
	if a.pieces != nil { // the double line of a bridge around the whole card
		g.Children = append(g.Children,
			draw.Box(b.X, b.Y, b.W, b.H, 8, "", scene.Trunk, 1.6), draw.Box(b.X+3.2, b.Y+3.2, b.W-6.4, b.H-6.4, 5, "", scene.Trunk, 1.2))
	}
	top := b.Y + (b.H-l.height(a))/2 // a card with many lines is taller than its text
	g.Children = append(g.Children, draw.Emblem(a.s.Perspective, b.X+19, top+15))
	x, y := b.X+actorText, top+actorFirst
	add := func(lines []string, size float64, bold bool, ink scene.Color, room float64) {
		for i, line := range lines {
			t := draw.Text(line, x, y, size, bold, ink)
			t.Further = i > 0
			draw.AtReadingSide(t, room)
			g.Children = append(g.Children, t)
			y += actorStep
		}
	}
	add(l.nameLines(a), 12.5, true, card.NameColor(a.gap()), l.nameRoom(a))
	add(l.roleLines(a), 11, false, scene.Ink2, b.X+b.W-actorEdge-x)
	for _, line := range l.hangLines(a) {
		if text.Room(line, 11, true) > l.room() {
			x = b.X + hangText
		}
		g.Children = append(g.Children, draw.Text(line, x, y, 11, true, scene.Ink2))
		y += actorStep
	}
	if found := card.MarksOf(l.o, a.s); len(found) > 0 {
		g.Children = append(g.Children, card.FindingMark(l.o.Words, b.X+b.W-actorEdge-10, top+15, found))
	}
	return g
}

func (l *networkLayout) drawOffice(a *actor, b graphviz.Box) scene.Node {
	g := card.OfficeCard(l.m, l.o, l.o.Words.Say("with {n|other}", "n", len(a.ties)))
	g.Children = append(g.Children, draw.Box(b.X, b.Y, b.W, b.H, 12, scene.Hub, "", 0))
	lines, size := l.officeLines(a)
	y := b.Y + b.H/2 + 5 - 9*float64(len(lines)-1) - card.OfficeMarkRoom(l.o)/2
	g.Children = append(g.Children, draw.Lines(draw.Centered, lines, b.X+b.W/2, y, 18, size, true, scene.HubInk)...)
	g.Children = append(g.Children, card.OfficeMark(l.o, b.X+b.W/2, y+18*float64(len(lines)))...)
	return g
}

func (n *network) drawAlone(l list, x, y, w float64) ([]scene.Node, float64) {
	chips := model.Each(l.actors, func(a *actor) *card.Chip {
		if a.s != nil {
			return card.StakeholderChip(a.s, n.o, l.said)
		}
		return &card.Chip{Words: n.o.Words, Group: card.OfficeCard(n.m, n.o, n.o.Words.Say("with nobody")), Name: a.name, Marks: n.o.Marks(a.key())}
	})
	return card.Unplaced(l.heading, l.how, chips, x, y, w)
}

func (n *network) legend() []draw.Sign {
	var all []*model.Stakeholder
	marked := false
	for _, a := range slices.Concat(n.actors, n.alone) {
		if a.s != nil {
			all = append(all, a.s)
		} else {
			marked = card.OfficeMarkRoom(n.o) > 0
		}
	}
	signs, say := draw.Signs(append(card.PerspectiveSigns(n.o.Words, card.Perspectives(all)), n.strengthSigns()...)), n.o.Words.Say
	flows := slices.ContainsFunc(n.ties, func(t *tie) bool { a, b := t.heads(); return a || b })
	signs.Add(flows, 24, say("what flows goes this way"), card.FlowSign)
	signs.Add(slices.ContainsFunc(n.ties, n.idle), 22, say("not under way"), draw.LineSign(22, draw.Stroke(scene.Ink2, 1.9, 5, 4)))
	signs.Add(len(n.bridges())+len(n.bridgeLines()) > 0, 24, say("bridge: nothing else joins its two sides"), bridgeSign)
	return append(signs, card.GapSigns(all, n.o, marked)...)
}

// strengthSigns explains line widths if they differ.
func (n *network) strengthSigns() []draw.Sign {
	var signs draw.Signs
	for _, s := range []struct {
		strength model.Strength
		word     model.Phrase
	}{{model.StrengthWeak, "weak|line"}, {model.StrengthNormal, "normal|line"}, {model.StrengthStrong, "strong|line"}} {
		width := card.StrengthWidths[s.strength]
		used := slices.ContainsFunc(n.ties, func(t *tie) bool { return t.width() == width })
		signs.Add(used, 22, n.o.Words.Say(s.word), draw.LineSign(22, draw.Stroke(scene.Ink2, width)))
	}
	if len(signs) < 2 {
		return nil
	}
	return signs
}
