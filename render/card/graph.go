package card

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// Graph returns a map as nodes and edges, for other tools: the office, the perspectives
// as clusters, and an edge for each collaboration that has not ended. The map must have
// no errors.
func Graph(m *model.Map, o view.Options) *graph.Diagram {
	g := &grapher{m: m, o: o, through: Through(m, o.Today), works: map[string][]*model.Collaboration{}, d: &graph.Diagram{
		Title:       o.Title,
		LeftToRight: true, // labels are wider than high
	}}
	if o.Title == "" {
		g.d.Title = o.Words.Say("Who the {office} works with, and how", "office", m.OfficeName())
	}
	g.d.Nodes = []graph.Node{{
		ID: model.OSPOID, Name: m.OSPO.Name, Note: detail.OfficeLine(o.Words, m), Tooltip: strings.Join(g.o.Marks(detail.OfficeKey), "\n"),
		Style: graph.Style{Fill: scene.Hub, Stroke: scene.Hub, Ink: scene.HubInk},
	}}
	for _, k := range m.Collaborations {
		if k.Status != model.Ended && k.WithOSPO() {
			g.works[k.Other(model.OSPOID)] = append(g.works[k.Other(model.OSPOID)], k)
		}
	}
	for _, persp := range model.Perspectives {
		g.addPerspective(persp)
	}
	byID := m.ByID()
	for _, k := range m.Collaborations {
		from, to := byID[k.From.ID], byID[k.To.ID]
		if k.Status != model.Ended && from != nil && to != nil && from != to {
			g.addEdge(k, from, to, scene.Wire)
		}
	}
	return g.d
}

type grapher struct {
	m       *model.Map
	o       view.Options
	d       *graph.Diagram
	through map[string]*model.Stakeholder
	works   map[string][]*model.Collaboration // collaborations with the office, by stakeholder
}

// addPerspective adds a cluster with the stakeholders in a perspective and their work
// with the office. It adds nothing if nobody is there and no finding reports that.
func (g *grapher) addPerspective(persp model.Perspective) {
	before := len(g.d.Nodes)
	for _, s := range Shown(g.m, g.o) {
		if s.Perspective == persp {
			g.addStakeholder(s)
		}
	}
	if persp == model.Downward {
		for _, p := range g.m.People {
			words := []string{detail.PersonRole(g.o.Words, p, g.o.Today)}
			for _, h := range p.WornHats(g.o.Today) {
				words = append(words, g.o.Words.Word(string(h)))
			}
			g.addNode(p.ID, p.Name, Dotted(words...), persp, false, g.o.Marks(detail.PersonKey(p.ID)))
		}
		g.addOwnWork()
	}
	if g.o.Empty(persp) {
		// Ids in a map never contain a colon.
		g.addNode("gap:"+string(persp), g.o.Words.Say("Nobody yet"), Dotted(g.o.Words.Say("No stakeholder recorded {side}", "side", model.Word(persp)), g.o.Words.Say("gap")), persp, true, nil)
	}
	if len(g.d.Nodes) > before {
		g.d.Clusters = append(g.d.Clusters, graph.Cluster{
			ID: string(persp), Name: draw.Capitals(g.o.Words.Word(string(persp))),
			Style: graph.Style{Fill: draw.Tint(persp), Stroke: draw.Accent(persp), Ink: draw.Accent(persp)},
		})
	}
}

// addOwnWork adds a node for the office's own activities.
func (g *grapher) addOwnWork() {
	var own []string
	for _, k := range g.m.Activities {
		if k.Status != model.Ended {
			_, text := detail.WorkText(g.o.Words, k, g.o.Today)
			own = append(own, g.o.Words.List(Recorded(text, g.o.Words.Cadence(k.Cadence))...))
		}
	}
	if len(own) > 0 { // ids in a map never contain a colon
		g.addNode("own:work", g.o.Words.Say("Own work"), Dotted(own...), model.Downward, false, nil)
	}
}

func (g *grapher) addNode(id, name, note string, persp model.Perspective, gap bool, tooltip []string) *graph.Node {
	accent := draw.Accent(persp)
	if gap {
		accent = scene.Gap
	}
	g.d.Nodes = append(g.d.Nodes, graph.Node{
		ID: id, Name: name, Note: note, Cluster: string(persp), Tooltip: strings.Join(tooltip, "\n"),
		Style: graph.Style{Fill: scene.Card, Stroke: accent, Ink: scene.Ink, Dashed: gap},
	})
	return &g.d.Nodes[len(g.d.Nodes)-1]
}

func (g *grapher) addStakeholder(s *model.Stakeholder) {
	badge := ""
	if s.Wanted {
		badge = g.o.Words.Say("gap")
	} else if len(s.Tags) > 0 {
		badge = s.Tags[0]
	}
	whole, through, group := "", "", ""
	if s.Group != badge {
		group = s.Group
	}
	if s.PartOf != nil {
		whole = g.o.Words.Say("part of {whole}", "whole", g.m.NameOf(s.PartOf.ID))
	}
	if via := g.through[s.ID]; via != nil {
		through = g.o.Words.Say("reached through {party}", "party", via.Name)
	}
	n := g.addNode(s.ID, s.Name, Dotted(s.Role, badge, group, whole, through), s.Perspective, s.Wanted, append(detail.Lines(g.o.Words, g.m, s), MarksOf(g.o, s)...))
	if i := slices.IndexFunc(s.Sources, func(x model.Source) bool { return x.URL != "" }); i >= 0 {
		n.Href = s.Sources[i].URL
	}
	for _, k := range g.works[s.ID] {
		g.addEdge(k, nil, s, n.Style.Stroke)
	}
}

// addEdge adds a collaboration; a nil from is the office. Stakeholders upward or outside
// of the office come first in its edges, so that tools place the office in the middle.
func (g *grapher) addEdge(k *model.Collaboration, from, to *model.Stakeholder, color scene.Color) {
	if g.o.NoGaps && (from != nil && from.Wanted || to.Wanted) {
		return
	}
	_, text := detail.WorkText(g.o.Words, k, g.o.Today)
	e := graph.Edge{
		From: model.OSPOID, To: to.ID, Label: Dotted(text, g.o.Words.Cadence(k.Cadence)), Strength: strengths[k.Strength],
		Dashed: !k.AtWork(g.o.Today) || to.Wanted || from != nil && from.Wanted, Color: color, Href: k.Evidence,
	}
	switch {
	case from != nil:
		e.From = from.ID
	case to.Perspective == model.Upward || to.Perspective == model.Outside:
		e.From, e.To = e.To, e.From
	}
	e.Arrow = arrows[k.Flow(e.From)]
	g.d.Edges = append(g.d.Edges, e)
}

var (
	arrows = map[model.Direction]graph.Arrow{
		model.DirectionTo: graph.Forward, model.DirectionFrom: graph.Back, model.DirectionBoth: graph.Both,
	}
	strengths = map[model.Strength]graph.Strength{model.StrengthWeak: graph.Weak, model.StrengthStrong: graph.Strong}
)
