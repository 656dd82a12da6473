package compass

import (
	"github.com/ospomap/ospomap/model"
	kit "github.com/ospomap/ospomap/render/card" // a card of the compass is a type here
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// View is the view compass.
var View = view.New(view.View{
	Name:     "compass",
	Question: "Who does the OSPO work with, how, and who is missing?",
	Use: "The position of a card shows where the office looks to see somebody: up to those who decide, down to its own team, " +
		"sideways to other functions, or outside the organisation. What is missing is there too, as a dashed card. Use it to " +
		"open a conversation: as the first slide of a deck or the front page of a wiki. [The compass](compass.md) " +
		"explains every sign, and what overlays and the page for one perspective add to it.",
	Blank:   "four dashed cards, one for each perspective; read aloud, “nobody yet”.",
	Options: []*view.Option{&Density, &perspective, &overlayOption, &width, &depth},
	Fields: []string{
		"organization.name",
		"ospo.name", "ospo.status", "ospo.structure", "ospo.reports_to", "ospo.stage",
		"people[].name", "people[].lead", "people[].hats", "people[].allocation",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].part_of", "stakeholders[].group", "stakeholders[].role", "stakeholders[].kind", "stakeholders[].needs[].text",
		"stakeholders[].expectations[].text", "stakeholders[].members[]", "stakeholders[].seats", "stakeholders[].owner", "stakeholders[].status", "stakeholders[].tags",
		"stakeholders[].sources",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].direction", "collaborations[].strength", "collaborations[].cadence", "collaborations[].purpose",
		"collaborations[].status", "collaborations[].evidence",
	},
	Draw: func(m *model.Map, o view.Options) (*scene.Scene, error) {
		return Draw(m, optionsOf(o))
	},
	Graph: func(m *model.Map, o view.Options) (*graph.Diagram, error) {
		return kit.Graph(m, o), nil
	},
})

// What a reader may choose about the compass.
var (
	Density = view.Option{
		Name: "density", Words: Densities, Default: "auto", Help: "how much of each stakeholder to show",
	}
	perspective = view.Option{
		Name: "perspective", Words: Perspectives, Default: "all", Help: "the perspective to draw large, with everything recorded",
	}
	width = view.Option{
		Name: "width", Kind: view.Number, Least: 600, Auto: "as wide as a README shows without shrinking the text",
		Help: "lay out for a page that is `PX` pixels wide",
	}
	depth = view.Option{
		Name: "depth", Kind: view.Number, Least: 1, Auto: "every level", Help: "show this many `LEVELS` of parts as cards, the others as a count",
	}
	overlayOption = view.Option{Name: "overlay", Words: Overlays, Default: "none", Help: "what to colour the cards by"}
)

func optionsOf(o view.Options) Options {
	return Options{
		Density: o.Choice(&Density), Perspective: o.Choice(&perspective), Overlay: o.Choice(&overlayOption), Width: float64(o.Int(&width)), Depth: o.Int(&depth), Words: o.Words, Title: o.Title, NoGaps: o.NoGaps, Findings: o.Findings, Today: o.Today,
	}
}
