// Package compass draws the OSPO's collaboration map: the office in the centre,
// executives above, other functions left and right, its team inside, and the outside
// world beyond the organisation's boundary. Collaborations with the OSPO are printed on
// the cards; only links between stakeholders are routed.
package compass

import (
	"fmt"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	kit "github.com/ospomap/ospomap/render/card" // in this package, card is a type
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// Densities lists the values of Options.Density.
var Densities = []string{"auto", "star", "cards", "compact", "rows", "slide"}

// Options are the user's choices about the picture.
type Options struct {
	Density     string          // one of Densities; empty is auto
	Perspective string          // one of Perspectives, drawn large and in full; empty is all
	Overlay     string          // one of Overlays, which colours the cards; empty is none
	Words       *words.Words    // the language of the picture
	Title       string          // replaces "Who the OSPO works with, and how"
	NoGaps      bool            // leave out ghost cards and finding marks
	Findings    []model.Finding // marked on the cards they concern
	Today       model.Date      // day for which to judge what is under way and what to do first; may be zero
	Depth       int             // levels of parts with cards of their own; 0 is all
	Width       float64         // of the page, px; 0 is what a README shows without shrinking the text
	Changes     *Changes        // marked as added, removed or changed; nil marks nothing
}

// The page that auto aims at, px: the size that a README column and a document show
// without shrinking the text.
const (
	maxWidth  = 1200.0
	maxHeight = 1400.0
	tallCards = 2200.0 // height of a page of compact cards beyond which rows are used
	maxStar   = 8      // cards
	mostCards = 80     // number of parties beyond which auto draws rows
)

// Draw lays out the map and returns the finished picture. The map must have no errors, so
// that every reference resolves.
func Draw(m *model.Map, o Options) (*scene.Scene, error) {
	c := digest(m, o)
	if err := c.addOverlay(m, o); err != nil {
		return nil, err
	}
	if o.Perspective != "" && o.Perspective != "all" {
		return drawPerspective(c, m, o)
	}
	p, err := layout(c, o.Density)
	if err != nil {
		return nil, err
	}
	s := p.draw()
	s.Details = sync.OnceValue(func() []scene.Detail { return detail.Of(o.Words, m, o.Findings, o.NoGaps, o.Today) })
	return s, nil
}

// placers place everything but links, key and legend; wiring follows once the density is
// chosen.
var placers = map[string]func(*content) *plan{
	"star":    placeStar,
	"cards":   func(c *content) *plan { return widerGrid(fitGrid(c, cardsGrid)) },
	"compact": func(c *content) *plan { return widerGrid(fitGrid(c, compactGrid)) },
	"rows":    placeRows,
	"slide":   placeSlide,
}

func layout(c *content, density string) (*plan, error) {
	if density == "" || density == "auto" {
		return finish(choose(c)), nil
	}
	place, ok := placers[density]
	if !ok {
		return nil, fmt.Errorf("no density called %q: known are %s", density, strings.Join(Densities, ", "))
	}
	p := place(c)
	switch {
	case density == "slide":
		return p, nil
	case density == "star" && (p.w > max(maxWidth, c.pageWidth()) || p.h > maxHeight):
		p = chooseGrid(c)
		p.notes = append(p.notes, "a star can't show so much; drew "+p.density+" instead")
	case p.w > c.pageWidth() && c.room > 0:
		p.notes = append(p.notes, fmt.Sprintf("%s needs more than %.0f px; the picture is %.0f px wide", density, c.room, p.w))
	}
	return finish(p), nil
}

// choose lays out the content in the first density that fits the page.
func choose(c *content) *plan {
	if len(c.parties) <= maxStar {
		if p := placeStar(c); p.w <= c.pageWidth() && p.h <= maxHeight {
			return p
		}
	}
	return chooseGrid(c)
}

func chooseGrid(c *content) *plan {
	if len(c.parties) > mostCards {
		return placeRows(c)
	}
	if p := fitGrid(c, cardsGrid); p.w <= c.pageWidth() && p.h <= maxHeight {
		return widerGrid(p)
	}
	if p := fitGrid(c, compactGrid); p.w <= c.pageWidth() && p.h <= tallCards {
		return widerGrid(p)
	}
	return placeRows(c)
}

// finish draws the links between stakeholders, and the key below the picture.
func finish(p *plan) *plan {
	if p.density != "rows" {
		p.routeLinks()
	}
	p.addKey()
	return p
}

// View is the compass view.
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
		"collaborations[].status", "collaborations[].started", "collaborations[].ends", "collaborations[].evidence",
	},
	Draw: func(m *model.Map, o view.Options) (*scene.Scene, error) {
		return Draw(m, optionsOf(o))
	},
	Graph: func(m *model.Map, o view.Options) (*graph.Diagram, error) {
		return kit.Graph(m, o), nil
	},
})

// The options of the compass.
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
