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

// The cards and labels of the network, px.
const (
	actorWidth  = 164.0
	actorNarrow = 140.0 // with engines other than dot, which need more space
	actorWidest = 240.0 // so that no word is torn
	actorText   = 30.0  // from the card's edge to its name
	actorEdge   = 10.0
	hangText    = 13.0 // from the card's edge to a text below the emblem
	actorFirst  = 19.0 // baseline of the first line
	actorStep   = 15.0
	actorFoot   = 10.0 // below the last baseline
	hubHeight   = 56.0
	tieRoom     = 108.0 // of a label
	labelMost   = 3     // lines of it
	tieSize     = 11.0
	tieStep     = 14.0
	groupTitle  = 11.0 // size of the name of a perspective's box
	groupHeight = 18.0
)

const (
	// networkMany is beyond how many parties cards leave out the role.
	networkMany = 60
	// networkRouted is up to how many parties engines other than dot lead lines
	// around cards. Beyond, that takes up to half a minute, so lines run straight
	// and below the cards.
	networkRouted = 100
	// dotLabels and dotCurves are up to how many lines dot gets their labels and
	// leads them around cards: with more it takes long, and loses some.
	dotLabels = 200
	dotCurves = 400
	// circoLines is up to how many lines circo gets all of them: it takes minutes to
	// untangle a few hundred.
	circoLines = 120
)

// networkForm is how a network is laid out.
type networkForm struct {
	labels bool // lines have texts beside them
	direct bool // lines run straight, below the cards
	tree   bool // only lines that lead to somebody new steer where cards are
}

// forms are those to try, best first. The last has to do: dot now and then loses a
// line that it leads around boxes.
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

// networkLayout is where everything is.
type networkLayout struct {
	*network
	*graphviz.Layout
	networkForm
	grouped bool
	columns bool       // around the office
	ranked  bool       // by dot
	tight   bool       // without roles
	width   float64    // of a card, px
	office  float64    // the width of the office's, px
	texts   []tieLabel // of the lines, in their order; none in a form without labels
	dropped int        // lines that go without their label
	note    string     // why the program did not place it; empty where it did
	steer   []int      // the lines that are laid out; the others are straight
}

// engine is the one asked for, or dot: it alone holds a star of dozens of parties
// on a page as wide as this and keeps the lines' labels clear.
func (n *network) engine() graphviz.Engine {
	return cmp.Or(graphviz.Engine(n.o.Choice(&engine)), graphviz.Dot)
}

// layOut places the network: with the office in columns, in the order of the map;
// with an engine that was asked for, or without the office, in the best form that
// succeeds. Where labels make it too wide for a page, it goes
// without them: tooltips have the texts too. A network that is too dense, or for
// which the program takes too long, has plain columns.
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

// layOutBy has the layout program place the network.
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

// spanning are the lines that lead to somebody new when the network is walked from its
// first party, nearest first.
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

// border is where the straight way from the middle of one box to another's leaves
// it.
func border(from, to graphviz.Box) scene.Point {
	x, y := from.X+from.W/2, from.Y+from.H/2
	dx, dy := to.X+to.W/2-x, to.Y+to.H/2-y
	share := 1 / max(2*math.Abs(dx)/from.W, 2*math.Abs(dy)/from.H)
	return scene.Point{X: x + dx*share, Y: y + dy*share}
}

// diagram is what Graphviz has to place.
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

// zone is where parties of a perspective stand together.
type zone struct {
	perspective model.Perspective // none for the office
	across      bool              // at the other side than the perspective does
}

func (z zone) id() string {
	if z.across {
		return string(z.perspective) + ":across" // a colon is in no name of a perspective
	}
	return string(z.perspective)
}

// side is the column of a zone.
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

// side orders parties from left to right.
func (a *actor) side() int { return a.zone().side() }

// zones are those that parties may stand in, each a cluster of the layout.
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

// rightOf reports whether a line has to lead from b to a for both to be where
// they belong.
func (l *networkLayout) rightOf(a, b *actor) bool {
	if a.side() != b.side() {
		return a.side() > b.side()
	}
	return l.place(a) > l.place(b)
}

// room is that of a card's texts, px.
func (l *networkLayout) room() float64 { return l.width - actorText - actorEdge }

// widen makes cards so wide that no word of a name is torn.
func (l *networkLayout) widen() {
	torn := func(a *actor) bool { return a.s != nil && text.Torn(l.nameLines(a), a.name) }
	for l.width < actorWidest && slices.ContainsFunc(l.actors, torn) {
		l.width += 8
	}
}

// most is how many lines a text may have: as many as it takes, but for circo, on whose
// circles higher cards cover each other.
func (l *networkLayout) most(onCircles int) int {
	if l.engine() == graphviz.Circo {
		return onCircles
	}
	return card.Whole
}

// roleLines are what the card says below the name: all of it in columns, elsewhere
// little, as those layouts need the space.
func (l *networkLayout) roleLines(a *actor) []string {
	if l.tight {
		return nil
	}
	most := card.Whole
	if !l.columns {
		most = min(2, l.most(1))
	}
	return text.Wrap(model.OneLine(a.s.Role), 11, false, l.room(), most)
}

// hangLines say who is reached through a stakeholder only; where there is one line for
// it, that has the room below the emblem, too.
func (l *networkLayout) hangLines(a *actor) []string {
	if most := l.most(1); most > 1 {
		return text.Wrap(l.hangsOn(a), 11, true, l.room(), most)
	}
	return text.Wrap(l.hangsOn(a), 11, true, l.width-hangText-8, 1)
}

// nameLines is the name as the card shows it.
func (l *networkLayout) nameLines(a *actor) []string {
	if a.s == nil {
		lines, _ := l.officeLines(a)
		return lines
	}
	return text.WrapApart(a.name, l.o.Shared(a.name), 12.5, true, l.nameRoom(a), l.most(2))
}

// nameRoom is the room of a stakeholder's name beside the mark of what was found, px.
func (l *networkLayout) nameRoom(a *actor) float64 {
	if len(card.MarksOf(l.o, a.s)) > 0 {
		return l.room() - card.ChipMark
	}
	return l.room()
}

// officeLines is the office's name in the largest type in which no word of it is torn.
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

// height is that of a card, as far as its text asks for it.
func (l *networkLayout) height(a *actor) float64 {
	lines := len(l.nameLines(a))
	if a.s == nil {
		return hubHeight + 18*float64(lines-1) + card.OfficeMarkRoom(l.o)
	}
	lines += len(l.roleLines(a)) + len(l.hangLines(a))
	return actorFirst + actorStep*float64(lines-1) + actorFoot
}
