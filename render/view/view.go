// Package view is the registry of pictures that a map can be drawn as. A view is
// one file that registers itself.
package view

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/table"
)

// View turns a map into a picture that answers one question.
type View struct {
	Name     string
	Place    int    // among the views, in the order in which a reader meets their questions; from 1
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

// Judged prepares the options for drawing a map: from then on they know which
// findings mark which card. Every view begins with it.
func (o Options) Judged(m *model.Map) Options {
	if o.marks != nil {
		return o
	}
	o.marks = &marks{byCard: map[string][]string{}, bySubject: map[model.Subject][]string{}}
	if o.NoGaps {
		return o
	}
	homes := detail.NewHomes(m)
	for _, f := range o.Findings {
		if f.Severity < model.Warning {
			continue
		}
		o.marks.bySubject[f.Subject] = append(o.marks.bySubject[f.Subject], f.Message)
		for _, key := range homes.Of(f) {
			o.marks.byCard[key] = append(o.marks.byCard[key], f.Message)
		}
	}
	return o
}

// marks are the messages of warnings, where marks are wanted.
type marks struct {
	byCard    map[string][]string
	bySubject map[model.Subject][]string
}

// Marks are the messages of the warnings that mark a card, by its key.
func (o Options) Marks(key string) []string { return o.marks.byCard[key] }

// MarksAbout are the messages of the warnings whose subject is one thing.
func (o Options) MarksAbout(kind model.SubjectKind, id string) []string {
	return o.marks.bySubject[model.Subject{Kind: kind, ID: id}]
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

var registry = map[string]*View{}

// register adds a view; two views of one name are a mistake of the program.
func register(v View) {
	if _, taken := registry[v.Name]; taken {
		panic("view: " + v.Name + " is registered twice")
	}
	registry[v.Name] = &v
}

// Lookup returns the view of that name, or nil.
func Lookup(name string) *View { return registry[name] }

// Names lists the registered views in the order of their places.
func Names() []string {
	return slices.SortedFunc(maps.Keys(registry), func(a, b string) int {
		return cmp.Or(cmp.Compare(registry[a].Place, registry[b].Place), cmp.Compare(a, b))
	})
}

// With lists the names of the views to which an option means something.
func With(option string) []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return !registry[name].Has(option) })
}

// Agendas lists the names of the views that calendar programs can have.
func Agendas() []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return registry[name].Agenda == nil })
}

// Tables lists the names of the views that documents can have as a table.
func Tables() []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return registry[name].Table == nil })
}

// Graphs lists the names of the views that other tools can have as a graph.
func Graphs() []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return registry[name].Graph == nil })
}
