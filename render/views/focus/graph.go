package focus

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/view"
)

// focusGraph returns the part of the map's graph that concerns one stakeholder: those who
// work with it, and their collaborations.
func focusGraph(m *model.Map, o view.Options) (*graph.Diagram, error) {
	s, err := focusOn(m, o)
	if err != nil {
		return nil, err
	}
	d := card.Graph(m, o)
	id, title := "", o.Words.Say("Briefing")
	if s != nil {
		id, title = s.ID, focusTitle(o.Words, s)
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
	graph.KeepNodes(d, func(id string) bool { return near[id] })
	return d, nil
}
