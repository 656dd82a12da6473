package compass

import (
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
)

// Graph is what the compass shows as names and lines: the office, the
// perspectives as clusters, and every collaboration as an edge of its own. The
// map must hold no error findings, as for [Draw].
func Graph(m *model.Map, o Options) (*graph.Diagram, error) {
	c := digest(m, o)
	d := &graph.Diagram{
		Title:       c.title,
		LeftToRight: true, // labels are wider than high
		Nodes: []graph.Node{{
			ID: model.OSPOID, Name: c.ospo, Note: c.ospoLine, Tooltip: strings.Join(c.marks, "\n"),
			Style: graph.Style{Fill: scene.Hub, Stroke: scene.Hub, Ink: scene.HubInk},
		}},
	}
	for _, persp := range model.Perspectives {
		members := c.in(persp)
		if len(members) == 0 {
			continue
		}
		d.Clusters = append(d.Clusters, graph.Cluster{
			ID: string(persp), Name: upper(string(persp)),
			Style: graph.Style{Fill: draw.Tint(persp), Stroke: draw.Accent(persp), Ink: draw.Accent(persp)},
		})
		for _, p := range members {
			d.Nodes = append(d.Nodes, p.node())
			for _, k := range p.collabs {
				d.Edges = append(d.Edges, k.spoke(p))
			}
		}
	}
	for _, l := range c.links {
		d.Edges = append(d.Edges, l.edge(l.from.id(), l.to.id(), scene.Wire))
	}
	return d, nil
}

// id is the party's in the map. The ghost of a perspective has none there; a
// colon is in no id of a map.
func (p *party) id() string {
	switch {
	case p.stakeholder != nil:
		return p.stakeholder.ID
	case p.member != nil:
		return p.member.ID
	}
	return "gap:" + string(p.persp)
}

func (p *party) node() graph.Node {
	return graph.Node{
		ID: p.id(), Name: p.name, Note: p.note(), Cluster: string(p.persp), Href: p.href,
		Tooltip: strings.Join(append(append([]string{}, p.facts...), p.marks...), "\n"),
		Style:   graph.Style{Fill: scene.Card, Stroke: p.accent(), Ink: scene.Ink, Dashed: p.ghost},
	}
}

// note is the line below the name: the role, and the badges that a card has.
func (p *party) note() string {
	words := p.badges
	if p.role != "" {
		words = append([]string{p.role}, words...)
	}
	return strings.Join(words, " · ")
}

// spoke is a collaboration with the office. What is upward or outside comes
// first, so that tools place the office in the middle.
func (k *collab) spoke(p *party) graph.Edge {
	before := p.persp == model.Upward || p.persp == model.Outside
	if !before {
		return k.edge(model.OSPOID, p.id(), p.accent())
	}
	e := k.edge(p.id(), model.OSPOID, p.accent())
	e.Arrow = arrows[reversed[k.flow]]
	return e
}

var reversed = [...]flow{flowUnknown: flowUnknown, flowOut: flowIn, flowIn: flowOut, flowBoth: flowBoth}

var arrows = [...]graph.Arrow{flowUnknown: graph.NoArrow, flowOut: graph.Forward, flowIn: graph.Back, flowBoth: graph.Both}

var graphStrengths = [...]graph.Strength{1: graph.Weak, 2: graph.Normal, 3: graph.Strong}

// edge is a collaboration whose flow is seen from the party called from.
func (k *collab) edge(from, to string, color scene.Color) graph.Edge {
	return graph.Edge{
		From: from, To: to, Label: k.full(), Arrow: arrows[k.flow], Strength: graphStrengths[k.strength],
		Dashed: k.dashed, Color: color, Href: k.href,
	}
}
