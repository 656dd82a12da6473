package view

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
)

func init() {
	register(View{
		Name:     "compass",
		Question: "Who does the OSPO work with, how, and who is missing?",
		Takes:    []string{"density", "perspective", "overlay"},
		Fields: []string{
			"organization.name",
			"ospo.name", "ospo.status",
			"people[].name", "people[].lead", "people[].hats", "people[].allocation",
			"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].kind", "stakeholders[].needs",
			"stakeholders[].expectations[].text", "stakeholders[].owner", "stakeholders[].status", "stakeholders[].tags",
			"stakeholders[].sources",
			"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
			"collaborations[].direction", "collaborations[].strength", "collaborations[].cadence", "collaborations[].purpose",
			"collaborations[].status", "collaborations[].evidence",
		},
		Draw: func(m *model.Map, o Options) (*scene.Scene, error) {
			return compass.Draw(m, compassOptions(o))
		},
		Graph: func(m *model.Map, o Options) (*graph.Diagram, error) {
			return compass.Graph(m, compassOptions(o))
		},
	})
}

func compassOptions(o Options) compass.Options {
	return compass.Options{
		Density: o.Density, Perspective: o.Perspective, Overlay: o.Overlay, Title: o.Title, NoGaps: o.NoGaps, Findings: o.Findings,
	}
}
