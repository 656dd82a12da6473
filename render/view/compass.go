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
		Place:    1,
		Question: "Who does the OSPO work with, how, and who is missing?",
		Use: "The place of a card says how the office looks at somebody: up to those who decide, down to its own team, " +
			"sideways to other functions, or out of the house. What is missing stands there too, as a dashed card. Use it to " +
			"open a conversation: as the first slide of a deck or the front page of a wiki. [The compass](compass.md) " +
			"explains every sign, and what overlays and the sheet for one perspective add to it.",
		Blank: "four dashed cards, one for each perspective; read aloud, “nobody yet”.",
		Takes: []string{"density", "perspective", "overlay"},
		Fields: []string{
			"organization.name",
			"ospo.name", "ospo.status",
			"people[].name", "people[].lead", "people[].hats", "people[].allocation",
			"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].role", "stakeholders[].kind", "stakeholders[].needs[].text",
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
