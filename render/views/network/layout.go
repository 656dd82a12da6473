package network

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
)

// Sizes of cards and labels, px.
const (
	actorWidth  = 164.0
	actorNarrow = 140.0 // with engines other than dot, which need more space
	actorWidest = 240.0 // limit for names with long words
	actorText   = 30.0  // from the card's edge to its name
	actorEdge   = 10.0
	hangText    = 13.0 // from the card's edge to text below the emblem
	actorFirst  = 19.0 // baseline of the first line
	actorStep   = 15.0
	actorFoot   = 10.0 // below the last baseline
	hubHeight   = 56.0
	tieRoom     = 108.0 // width of a label
	labelMost   = 3     // lines of a label
	tieSize     = 11.0
	tieStep     = 14.0
	groupTitle  = 11.0 // font size of the title of a perspective's box
	groupHeight = 18.0
)

const (
	// networkMany is the number of parties above which cards omit the role.
	networkMany = 60
	// networkRouted is the largest number of parties for which engines other than dot
	// route lines around cards. Beyond it, that takes up to half a minute, so lines run
	// straight and below the cards.
	networkRouted = 100
	// dotLabels and dotCurves are the largest numbers of lines for which dot places
	// labels and routes lines around cards. Beyond them it is slow, and loses some lines.
	dotLabels = 200
	dotCurves = 400
	// circoLines is the largest number of lines of which circo gets all: it takes minutes
	// to untangle a few hundred.
	circoLines = 120
)

// networkForm is a variant of the layout.
type networkForm struct {
	labels bool // lines have labels
	direct bool // lines run straight, below the cards
	tree   bool // only the edges of a spanning tree determine the places of cards
}

// forms returns the forms to try, best first. Others follow because dot occasionally
// loses a line that it routes around boxes.
func (n *network) forms() []networkForm {
	lines := len(n.ties)
	tree := n.engine() == graphviz.Circo && lines > circoLines
	switch {
	case n.engine() == graphviz.Dot && lines <= dotLabels:
		return []networkForm{{labels: true}, {}, {direct: true}} // other engines put labels on cards
	case n.engine() == graphviz.Dot && lines <= dotCurves:
		return []networkForm{{}, {direct: true}}
	case n.engine() == graphviz.Dot:
		return []networkForm{{direct: true}}
	case tree || len(n.actors) > networkRouted:
		return []networkForm{{direct: true, tree: tree}}
	}
	return []networkForm{{}, {direct: true}}
}

// networkLayout is a network with the places of its cards, lines and labels.
type networkLayout struct {
	*network
	*graphviz.Layout
	networkForm
	grouped bool
	columns bool       // around the office
	ranked  bool       // laid out by dot
	tight   bool       // without roles
	width   float64    // of a card, px
	office  float64    // width of the office's card, px
	texts   []tieLabel // labels of the lines, in their order; nil in a form without labels
	dropped int        // number of lines without their label
	note    string     // why the layout program was not used; empty if it was
	steer   []int      // indices of the lines passed to the layout program; the others are straight
}

// engine returns the requested engine, or dot: only dot fits a star of dozens of parties
// on a page this wide and keeps the labels of lines clear.
func (n *network) engine() graphviz.Engine {
	return cmp.Or(graphviz.Engine(n.o.Choice(&engine)), graphviz.Dot)
}

// layOut lays out the network. With the office and no requested engine, it uses plain
// columns in the order of the map; otherwise the layout program places the cards. A
// network that is too dense, or takes the program too long, falls back to plain columns.
func (n *network) layOut() (*networkLayout, error) {
	switch {
	case len(n.ties) > dense:
		return n.layOutPlain(tooDense), nil
	case n.o.Choice(&engine) == "" && n.actors[0].s == nil:
		return n.layOutPlain(""), nil
	case n.o.Choice(&engine) == "" && n.thick():
		return n.layOutPlain(tooDense), nil
	}
	l, err := n.layOutBy()
	if _, slow := errors.AsType[*graphviz.SlowError](err); slow {
		return n.layOutPlain(tooSlow), nil
	}
	return l, err
}

// layOutBy lays out the network with the layout program, in the best form that succeeds.
// A form whose labels make it wider than a page is skipped: tooltips have the texts, too.
func (n *network) layOutBy() (*networkLayout, error) {
	if n.engine() == graphviz.Dot && n.actors[0].s == nil {
		c := newColumns(n)
		l, err := n.o.Arrange("network", c.diagram())
		if err != nil {
			return nil, err
		}
		return c.finish(l), nil
	}
	var l *networkLayout
	var err error
	for _, form := range n.forms() {
		l, err = n.layOutAs(form)
		_, useless := errors.AsType[*graphviz.AnswerError](err)
		switch {
		case err != nil && !useless:
			return nil, err
		case err == nil && (!form.labels || l.Width+2*draw.Margin <= draw.MaxWidth):
			return l, nil
		}
	}
	return nil, err
}

func (n *network) layOutAs(form networkForm) (*networkLayout, error) {
	l := &networkLayout{
		network: n, networkForm: form, grouped: n.engine().Groups(), ranked: n.engine() == graphviz.Dot,
		tight: len(n.actors) > networkMany, width: actorNarrow,
	}
	if l.ranked {
		l.width = actorWidth
	}
	l.office = l.width
	l.widen()
	if l.labels {
		l.texts = model.Each(n.ties, func(t *tie) tieLabel { return t.label(l.o.Words) })
	}
	l.dropped = len(n.ties) - len(slices.DeleteFunc(slices.Clone(l.texts), func(label tieLabel) bool { return len(label) == 0 }))
	for i := range n.ties {
		l.steer = append(l.steer, i)
	}
	if l.tree {
		l.steer = n.spanning()
	}
	var err error
	if l.Layout, err = n.o.Arrange("network", l.diagram()); err != nil {
		return nil, err
	}
	l.addStraight()
	return l, nil
}

// spanning returns the lines that reach a new party in a breadth-first walk from the
// first party.
func (n *network) spanning() []int {
	number := map[*tie]int{}
	for i, t := range n.ties {
		number[t] = i
	}
	var lines []int
	met := map[*actor]bool{}
	for _, first := range n.actors {
		if met[first] {
			continue
		}
		met[first] = true
		for queue := []*actor{first}; len(queue) > 0; queue = queue[1:] {
			for _, t := range queue[0].ties {
				if next := t.other(queue[0]); !met[next] {
					met[next] = true
					queue = append(queue, next)
					lines = append(lines, number[t])
				}
			}
		}
	}
	return lines
}

// addStraight adds the lines that were not laid out.
func (l *networkLayout) addStraight() {
	if len(l.steer) == len(l.ties) {
		return
	}
	lines := make([]graphviz.Line, len(l.ties))
	for i, t := range l.ties {
		a, b := l.Nodes[l.place(t.a)], l.Nodes[l.place(t.b)]
		from, to := border(a, b), border(b, a)
		lines[i].Curve = []scene.Point{from, from, to, to}
	}
	for i, at := range l.steer {
		lines[at] = l.Edges[i]
	}
	l.Edges = lines
}

// border returns the point where the straight line between the centres of two boxes
// leaves the first.
func border(from, to graphviz.Box) scene.Point {
	x, y := from.X+from.W/2, from.Y+from.H/2
	dx, dy := to.X+to.W/2-x, to.Y+to.H/2-y
	share := 1 / max(2*math.Abs(dx)/from.W, 2*math.Abs(dy)/from.H)
	return scene.Point{X: x + dx*share, Y: y + dy*share}
}

// diagram returns the input of the layout program.
func (l *networkLayout) diagram() *graphviz.Diagram {
	d := &graphviz.Diagram{Engine: l.engine(), Direct: l.direct, NodeGap: 16, RankGap: 30}
	if l.tight {
		d.NodeGap = 9
	}
	if !l.ranked {
		d.RankGap = 12
	}
	if l.actors[0].s == nil {
		d.Root = model.OSPOID
	}
	if l.grouped {
		d.Clusters = l.clusters()
	}
	for _, a := range l.actors {
		node := graphviz.Node{ID: a.id, Size: graphviz.Size{W: l.width, H: l.height(a)}}
		if l.grouped {
			node.Cluster = a.zone().id()
		}
		d.Nodes = append(d.Nodes, node)
	}
	for _, i := range l.steer {
		from, to := l.ties[i].a, l.ties[i].b
		if l.rightOf(from, to) {
			from, to = to, from
		}
		e := graphviz.Edge{From: from.id, To: to.id}
		if l.labels && len(l.texts[i]) > 0 {
			e.Label = l.texts[i].size()
		}
		d.Edges = append(d.Edges, e)
	}
	return d
}

// zone is where the parties of a perspective are placed together.
type zone struct {
	perspective model.Perspective // empty for the office
	across      bool              // on the side opposite to the perspective's
}

func (z zone) id() string {
	if z.across {
		return string(z.perspective) + ":across" // names of perspectives have no colon
	}
	return string(z.perspective)
}

// side returns the column of a zone.
func (z zone) side() int {
	switch {
	case z.perspective == "":
		return officeColumn
	case (z.perspective == model.Upward || z.perspective == model.Outside) != z.across:
		return leftColumn
	}
	return rightColumn
}

func (a *actor) zone() zone { return zone{a.perspective(), a.across} }

// side returns the actor's column.
func (a *actor) side() int { return a.zone().side() }

// zones returns all zones, each a cluster of the layout.
func (n *network) zones() []zone {
	out := model.Each(model.Perspectives, func(p model.Perspective) zone { return zone{perspective: p} })
	for _, a := range n.actors {
		if a.across && !slices.Contains(out, a.zone()) {
			out = append(out, a.zone())
		}
	}
	return out
}

func (n *network) clusters() []graphviz.Cluster {
	return model.Each(n.zones(), func(z zone) graphviz.Cluster {
		_, wide := draw.Caps(n.o.Words.Word(string(z.perspective)), 0, 0, groupTitle, "")
		return graphviz.Cluster{ID: z.id(), Title: graphviz.Size{W: wide, H: groupHeight}}
	})
}

// rightOf reports whether an edge must lead from b to a for both to get their proper places.
func (l *networkLayout) rightOf(a, b *actor) bool {
	if a.side() != b.side() {
		return a.side() > b.side()
	}
	return l.place(a) > l.place(b)
}

// room returns the width available for the texts of a card, px.
func (l *networkLayout) room() float64 { return l.width - actorText - actorEdge }

// widen widens the cards until no word of a name is split, up to actorWidest.
func (l *networkLayout) widen() {
	torn := func(a *actor) bool { return a.s != nil && text.Torn(l.nameLines(a), a.name) }
	for l.width < actorWidest && slices.ContainsFunc(l.actors, torn) {
		l.width += 8
	}
}

// most returns the maximum number of lines of a text: no limit, except for circo, where
// taller cards on the circles would cover each other.
func (l *networkLayout) most(onCircles int) int {
	if l.engine() == graphviz.Circo {
		return onCircles
	}
	return card.Whole
}

// roleLines returns the role below the name.
func (l *networkLayout) roleLines(a *actor) []string {
	if l.tight {
		return nil
	}
	return text.Wrap(model.OneLine(a.s.Role), 11, false, l.room(), l.most(1))
}

// hangLines returns the text about stakeholders who are reached only through this one. If
// it may have only one line, it extends below the emblem.
func (l *networkLayout) hangLines(a *actor) []string {
	if most := l.most(1); most > 1 {
		return text.Wrap(l.hangsOn(a), 11, true, l.room(), most)
	}
	return text.Wrap(l.hangsOn(a), 11, true, l.width-hangText-8, 1)
}

// nameLines returns the name as shown on the card.
func (l *networkLayout) nameLines(a *actor) []string {
	if a.s == nil {
		lines, _ := l.officeLines(a)
		return lines
	}
	return text.WrapApart(a.name, l.o.Shared(a.name), 12.5, true, l.nameRoom(a), l.most(2))
}

// nameRoom returns the width of a stakeholder's name next to a finding mark, px.
func (l *networkLayout) nameRoom(a *actor) float64 {
	if len(card.MarksOf(l.o, a.s)) > 0 {
		return l.room() - card.ChipMark
	}
	return l.room()
}

// officeLines returns the office's name and the largest font size that keeps its words whole.
func (l *networkLayout) officeLines(a *actor) ([]string, float64) {
	const largest, least, most = 15.0, 11.0, card.Whole
	room := l.office - 2*actorEdge
	for size := largest; size >= least; size-- {
		if lines := text.Wrap(a.name, size, true, room, most); text.IsTidy(lines, a.name) {
			return lines, size
		}
	}
	return text.Wrap(a.name, largest, true, room, most), largest
}

// height returns the height a card needs for its text.
func (l *networkLayout) height(a *actor) float64 {
	lines := len(l.nameLines(a))
	if a.s == nil {
		return hubHeight + 18*float64(lines-1) + card.OfficeMarkRoom(l.o)
	}
	lines += len(l.roleLines(a)) + len(l.hangLines(a))
	return actorFirst + actorStep*float64(lines-1) + actorFoot
}
