// Package network draws who works with whom, laid out by Graphviz or, without it, in
// columns, and marks the single points of failure.
package network

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the network view.
var View = view.New(view.View{
	Name:     "network",
	Question: "Who works with whom, and where does it depend on a single party or person?",
	Use: "Every line is work that two parties do together, even without the office. A bridge is the " +
		"only way to somebody else, and the bars below show which owners carry too much. Use it to find such " +
		"single points of failure before they are away. With `--without-ospo` it shows what would be left without the office.",
	Options: []*view.Option{&engine, &withoutOSPO},
	Fields: []string{
		"organization.name",
		"ospo.name",
		"people[].name",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].part_of", "stakeholders[].role", "stakeholders[].status",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].direction", "collaborations[].strength", "collaborations[].cadence", "collaborations[].purpose",
		"collaborations[].owner", "collaborations[].raci.responsible", "collaborations[].raci.accountable", "collaborations[].status",
		"collaborations[].started", "collaborations[].ends",
	},
	Draw:  drawNetwork,
	Graph: networkGraph,
})

// Options of the view.
var (
	engine = view.Option{
		Name: "engine", Auto: "what suits the map", Help: "the layout program that places the cards",
		Words: []string{
			string(graphviz.Dot), string(graphviz.Neato), string(graphviz.Fdp), string(graphviz.Sfdp),
			string(graphviz.Twopi), string(graphviz.Circo), string(graphviz.Osage),
		},
	}
	withoutOSPO = view.Option{Name: "without-ospo", Kind: view.Switch, Default: "no", Help: "leave out the office"}
)

// actor is a party of the network: a stakeholder or the OSPO.
type actor struct {
	id   string // in the map
	name string
	s    *model.Stakeholder // nil for the OSPO
	ties []*tie
	// pieces are the groups that its part of the network would fall into without it; nil
	// if it is not a bridge.
	pieces []group
	// others that only work with it, listed below; counted only if pieces is nil
	more   int
	across bool // placed on the side opposite to its perspective; see spread
}

// tie is everything that two parties do together.
type tie struct {
	a, b  *actor
	works []*model.Collaboration
	// pieces are the two sides that only this tie connects; nil if it is not a bridge.
	pieces []group
}

// network is the graph of who works with whom, before layout.
type network struct {
	m      *model.Map
	o      view.Options
	actors []*actor // with a tie: the OSPO first, then by perspective
	alone  []*actor // without a tie
	ties   []*tie
	parts  []group // connected components
	// parties that share a card, and those without a card; set by fold
	folded, hanging []*actor
	places          map[*actor]int
}

// newNetwork collects the parties and what they do together. It leaves out what has ended
// and anything with a party that is not shown.
func newNetwork(m *model.Map, o view.Options) *network {
	n := &network{m: m, o: o}
	byID := map[string]*actor{}
	var all []*actor
	add := func(a *actor) {
		byID[a.id] = a
		all = append(all, a)
	}
	if !o.On(&withoutOSPO) {
		add(&actor{id: model.OSPOID, name: m.OSPO.Name})
	}
	for _, s := range card.Shown(m, o) {
		add(&actor{id: s.ID, name: s.Name, s: s})
	}
	between := map[[2]*actor]*tie{}
	for _, k := range card.Present(m) {
		a, b := byID[k.From.ID], byID[k.To.ID]
		if a == nil || b == nil || a == b {
			continue
		}
		t := between[[2]*actor{a, b}]
		if t == nil {
			t = between[[2]*actor{b, a}]
		}
		if t == nil {
			t = &tie{a: a, b: b}
			between[[2]*actor{a, b}] = t
			n.ties = append(n.ties, t)
			a.ties, b.ties = append(a.ties, t), append(b.ties, t)
		}
		t.works = append(t.works, k)
	}
	for _, a := range all {
		if len(a.ties) > 0 {
			n.actors = append(n.actors, a)
		} else {
			n.alone = append(n.alone, a)
		}
	}
	n.findBridges()
	return n
}

// findBridges finds the weak points of the network. A party is a bridge if, without it,
// two others could no longer reach each other, even if one of them is then alone. The
// OSPO never is, since everything is meant to run through it. A line is a bridge if,
// without it, two pieces of at least two parties each would be separated; the only line
// of a single party is not a bridge. Lines with nothing under way connect nothing.
func (n *network) findBridges() {
	ends := func(ties []*tie) [][2]int {
		return model.Each(ties, func(t *tie) [2]int { return [2]int{n.place(t.a), n.place(t.b)} })
	}
	for _, part := range findWeakPoints(len(n.actors), ends(n.ties), 0).parts {
		n.parts = append(n.parts, n.groups([]piece{{len(part), slices.Sorted(slices.Values(part))}})...)
	}
	if n.o.NoGaps {
		return
	}
	alive := slices.DeleteFunc(slices.Clone(n.ties), n.idle)
	weak := findWeakPoints(len(n.actors), ends(alive), mostNamed)
	for i, a := range n.actors {
		if a.s != nil {
			a.pieces = n.groups(weak.byNode[i])
		}
	}
	for i, t := range alive {
		t.pieces = n.groups(weak.byLine[i])
	}
}

// group is a connected piece of the network: its size and its first parties.
type group struct {
	size  int
	first []*actor
}

// mostNamed limits how many parties of a piece are named; hundreds of names in a sentence
// help nobody.
const mostNamed = 20

func (n *network) groups(pieces []piece) []group {
	var out []group
	for _, p := range pieces {
		g := group{size: p.size}
		for _, number := range p.first[:min(len(p.first), mostNamed)] {
			g.first = append(g.first, n.actors[number])
		}
		out = append(out, g)
	}
	return out
}

func (a *actor) gap() bool { return a.s != nil && a.s.Wanted }

// perspective returns the actor's perspective, or "" for the OSPO.
func (a *actor) perspective() model.Perspective {
	if a.s == nil {
		return ""
	}
	return a.s.Perspective
}

// idle reports whether nothing of a tie is under way: all of it is planned or paused, or
// one end is still wanted.
func (n *network) idle(t *tie) bool {
	return t.a.gap() || t.b.gap() || !slices.ContainsFunc(t.works, func(k *model.Collaboration) bool { return k.AtWork(n.o.Today) })
}

// other returns the other end of the tie.
func (t *tie) other(a *actor) *actor {
	if t.a == a {
		return t.b
	}
	return t.a
}

// width returns the line width of the strongest collaboration, px.
func (t *tie) width() float64 {
	w := 0.0
	for _, k := range t.works {
		w = max(w, card.StrengthWidths[k.Strength])
	}
	return w
}

func drawNetwork(m *model.Map, o view.Options) (*scene.Scene, error) {
	n := newNetwork(m, o)
	own := n.ownership()
	page := card.Titled(m, o, n.title(), n.facts(own)...)
	if len(n.ties) == 0 {
		return draw.Empty(page, n.hint()), nil
	}
	shown := n.fold()
	l, err := shown.layOut()
	if err != nil {
		return nil, err
	}
	if l.note != "" {
		page.Subtitle += " · " + l.note
		page.Description += " " + model.Capitalised(l.note) + "."
	}
	l.draw(&page)
	w := page.Width - 2*draw.Margin
	if nodes, h := own.draw(draw.Margin, page.Height+20, w); h > 0 {
		page.Body = append(page.Body, nodes...)
		page.Height += 20 + h
	}
	nodes, h := shown.drawFolded(draw.Margin, page.Height, w)
	page.Body = append(page.Body, nodes...)
	page.Height += h
	for _, l := range n.unconnected() {
		nodes, h := n.drawAlone(l, draw.Margin, page.Height+12, w)
		page.Body = append(page.Body, nodes...)
		page.Height += 12 + h
	}
	page.Legend = n.legend()
	page.Description += n.describe() + own.describe()
	return card.Framed(page, m, o)
}

// networkGraph returns the graph of the compass without people, and without the
// placeholders of empty perspectives, which work with nobody.
func networkGraph(m *model.Map, o view.Options) (*graph.Diagram, error) {
	d := card.Graph(m, o)
	if o.Title == "" {
		d.Title = newNetwork(m, o).title()
	}
	byID := m.ByID()
	graph.KeepNodes(d, func(id string) bool { return byID[id] != nil || id == model.OSPOID && !o.On(&withoutOSPO) })
	return d, nil
}
