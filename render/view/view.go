// Package view says what a view is: a picture of a map that answers one question,
// and what the user may choose about it.
package view

import (
	"context"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/table"
)

// View turns a map into a picture that answers one question.
type View struct {
	Name     string
	Question string // what a reader can answer with it
	Use      string // how to read it and when to use it, for docs/views.md, in Markdown
	Blank    string // what an empty map gives, for docs/views.md; empty where that is a hint
	// Takes are the options beside the title that mean something here, as flags are
	// called.
	Takes []string
	// Fields are what of a map its SVG shows or reads aloud when it is drawn without
	// options and findings: paths such as stakeholders[].role, in the order of the
	// reference, ids aside. A list such as people[] is only counted.
	Fields []string
	Draw   func(*model.Map, Options) (*scene.Scene, error)
	// Sheets is what Draw shows, cut into pages for formats that have pages; nil
	// where one page is right.
	Sheets func(*model.Map, Options) ([]*scene.Scene, error)
	// Graph is what Draw shows as names and lines, for other tools; nil where that
	// makes no sense.
	Graph func(*model.Map, Options) (*graph.Diagram, error)
	// Table is what Draw shows as a table, for documents; nil where that makes no
	// sense.
	Table func(*model.Map, Options) *table.Table
	// Agenda is what Draw shows as days with what is due, for calendar programs;
	// nil where that makes no sense.
	Agenda func(*model.Map, Options) (*agenda.Agenda, error)
}

// Options are what the user may choose; a view ignores those it has no use for.
type Options struct {
	Density     string          // compass: auto, star, cards, compact, rows or slide; empty is auto
	Perspective string          // compass: all, upward, downward, sideways or outside, which is drawn large; empty is all
	Overlay     string          // compass: none, gaps, engagement, cadence, owners or aspects, which colours the cards; empty is none
	Title       string          // replaces the view's own title
	NoGaps      bool            // leave out ghost cards and finding marks
	Findings    []model.Finding // what the check found; marked where they concern a card
	Focus       string          // focus: id or name of a stakeholder; empty is the one with most findings
	Engine      string          // network: one of [Engines], which places the cards; empty is the view's own choice
	WithoutOSPO bool            // network: leave out the office and its collaborations
	Today       model.Date      // the day on which things count as overdue; zero judges nothing
	// LayOut places the nodes and lines of views that are laid out by Graphviz; nil
	// is graphviz.LayOut with the program that it finds.
	LayOut func(*graphviz.Diagram) (*graphviz.Layout, error)

	marks *marks // what Judged finds; nil before it
}

// Arrange places a diagram for the view of that name.
func (o Options) Arrange(name string, d *graphviz.Diagram) (*graphviz.Layout, error) {
	if o.LayOut != nil {
		return o.LayOut(d)
	}
	return graphviz.LayOut(context.Background(), d, graphviz.Options{View: name})
}

// Engines lists the words for Options.Engine in the order in which help shows
// them.
func Engines() []string {
	words := make([]string, len(graphviz.Engines))
	for i, e := range graphviz.Engines {
		words[i] = string(e)
	}
	return words
}

// Has reports whether an option means something to the view.
func (v *View) Has(option string) bool { return slices.Contains(v.Takes, option) }
