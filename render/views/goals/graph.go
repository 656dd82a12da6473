package goals

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// looseCluster holds the collaborations without a goal.
const looseCluster model.Phrase = "Without a goal"

// goalsGraph returns the names and lines of the picture as a graph, with a cluster per column.
func goalsGraph(m *model.Map, o view.Options) (*graph.Diagram, error) {
	s := newStrategy(m, o)
	d := &graph.Diagram{Title: card.Titled(m, o, title(m, o)).Title, LeftToRight: true}
	for _, name := range append(goalsHeadings[:], looseCluster) {
		d.Clusters = append(d.Clusters, graph.Cluster{
			ID: string(name), Name: o.Words.Say(name), Style: graph.Style{Fill: scene.Org, Stroke: scene.OrgLine, Ink: scene.Ink2},
		})
	}
	for _, a := range s.aims() {
		d.Nodes = append(d.Nodes, s.aimNode(a))
		for _, g := range a.supports {
			d.Edges = append(d.Edges, graph.Edge{From: g.nodeID(), To: a.nodeID(), Dashed: a.has(model.ObjectiveDropped)})
		}
	}
	parties := map[*model.Stakeholder]bool{}
	for _, w := range s.works {
		k := w.Collaboration
		d.Nodes = append(d.Nodes, s.workNode(k, goalsHeadings[workColumn], ""))
		for _, a := range w.aims {
			d.Edges = append(d.Edges, graph.Edge{From: a.nodeID(), To: workID(k), Dashed: !k.AtWork(s.o.Today)})
		}
		for _, p := range s.ends(k) {
			if !parties[p] {
				parties[p] = true
				d.Nodes = append(d.Nodes, s.partyNode(p))
			}
			d.Edges = append(d.Edges, graph.Edge{From: workID(k), To: "stakeholder:" + p.ID, Dashed: !k.AtWork(s.o.Today), Color: draw.Accent(p.Perspective)})
		}
	}
	for _, k := range s.loose {
		d.Nodes = append(d.Nodes, s.workNode(k, looseCluster, card.Between(o.Words, m, k)))
	}
	d.Clusters = used(d.Clusters, d.Nodes)
	return d, nil
}

// used returns the clusters that contain a node.
func used(clusters []graph.Cluster, nodes []graph.Node) []graph.Cluster {
	held := map[string]bool{}
	for _, n := range nodes {
		held[n.Cluster] = true
	}
	return slices.DeleteFunc(clusters, func(c graph.Cluster) bool { return !held[c.ID] })
}

// Ids of nodes. Ids in a map have no colon.
func (a *aim) nodeID() string              { return a.kind + ":" + a.id }
func workID(k *model.Collaboration) string { return fmt.Sprintf("collaboration:%d", k.Index+1) }

func (s *strategy) aimNode(a *aim) graph.Node {
	n := graph.Node{
		ID: a.nodeID(), Name: a.name, Cluster: string(goalsHeadings[goalColumn]),
		Style:   graph.Style{Fill: scene.Card, Stroke: scene.Hub, Ink: scene.Ink, Dashed: a.has(model.ObjectiveDropped)},
		Tooltip: strings.Join(s.o.MarksAbout(model.SubjectKind(a.kind), a.id), "\n"),
	}
	if a.kind == objectiveKind {
		n.Cluster, n.Style.Stroke = string(goalsHeadings[objectiveColumn]), scene.Trunk
		n.Note = card.Dotted(s.stretch(a.objective), s.due(a))
	}
	n.Note = card.Dotted(n.Note, strings.Join(s.troubles(a), " · "))
	if s.stands(a) {
		n.Style = graph.Style{Fill: scene.GapTint, Stroke: scene.Gap, Ink: scene.Ink, Dashed: true}
	}
	return n
}

func (s *strategy) workNode(k *model.Collaboration, cluster model.Phrase, with string) graph.Node {
	return graph.Node{
		ID: workID(k), Name: card.WorkName(s.o.Words, s.m, k), Note: card.Dotted(with, card.StatusWord(s.o, k)), Cluster: string(cluster), Href: k.Evidence,
		Tooltip: strings.Join(s.o.MarksAbout(model.AboutCollaboration, s.ids[k]), "\n"),
		Style:   graph.Style{Fill: scene.Card, Stroke: draw.Accent(s.perspective(k)), Ink: scene.Ink, Dashed: !k.AtWork(s.o.Today)},
	}
}

func (s *strategy) partyNode(p *model.Stakeholder) graph.Node {
	n := graph.Node{
		ID: "stakeholder:" + p.ID, Name: p.Name, Note: p.Role, Cluster: string(goalsHeadings[partyColumn]),
		Style: graph.Style{Fill: draw.Tint(p.Perspective), Stroke: draw.Accent(p.Perspective), Ink: scene.Ink},
	}
	if p.Wanted {
		n.Note, n.Style = card.Dotted(n.Note, s.o.Words.Say("gap")), graph.Style{Fill: scene.GapTint, Stroke: scene.Gap, Ink: scene.Ink, Dashed: true}
	}
	return n
}
