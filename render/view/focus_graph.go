package view

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/graph"
)

// focusGraph is the graph of the compass as far as it is about one stakeholder:
// those who work with it, and what they do.
func focusGraph(m *model.Map, o Options) (*graph.Diagram, error) {
	o = o.Judged(m)
	s, err := focusOn(m, o)
	if err != nil {
		return nil, err
	}
	d, err := compass.Graph(m, compassOptions(o))
	if err != nil {
		return nil, err
	}
	id, title := "", "Briefing"
	if s != nil {
		id, title = s.ID, focusTitle(s)
	}
	if o.Title == "" {
		d.Title = title
	}
	near := map[string]bool{id: true}
	d.Edges = slices.DeleteFunc(d.Edges, func(e graph.Edge) bool {
		about := e.From == id || e.To == id
		if about {
			near[e.From], near[e.To] = true, true
		}
		return !about
	})
	keepNodes(d, func(id string) bool { return near[id] })
	return d, nil
}

// keepNodes leaves out all other nodes, the edges that end there, and clusters
// that are empty then.
func keepNodes(d *graph.Diagram, keep func(id string) bool) {
	kept, used := map[string]bool{}, map[string]bool{}
	d.Nodes = slices.DeleteFunc(d.Nodes, func(n graph.Node) bool {
		kept[n.ID] = keep(n.ID)
		used[n.Cluster] = used[n.Cluster] || kept[n.ID]
		return !kept[n.ID]
	})
	d.Edges = slices.DeleteFunc(d.Edges, func(e graph.Edge) bool { return !kept[e.From] || !kept[e.To] })
	d.Clusters = slices.DeleteFunc(d.Clusters, func(c graph.Cluster) bool { return !used[c.ID] })
}
