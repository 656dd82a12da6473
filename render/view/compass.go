package view

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/scene"
)

func init() {
	register(View{
		Name:     "compass",
		Question: "Who does the OSPO work with, how, and who is missing?",
		Draw: func(m *model.Map, o Options) (*scene.Scene, error) {
			return compass.Draw(m, compass.Options{
				Density: o.Density, Title: o.Title, NoGaps: o.NoGaps, Findings: o.Findings,
			})
		},
	})
}
