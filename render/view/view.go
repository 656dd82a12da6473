// Package view defines what a view is, a picture of a map that answers one question, and
// the options of views.
package view

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/table"
)

// View turns a map into a picture that answers one question.
type View struct {
	Name     string
	Question model.Phrase // what a reader can answer with it
	Use      string       // how to read it and when to use it, for docs/views.md, in Markdown
	Blank    string       // what it shows of an empty map, for docs/views.md; empty if that is a hint
	Options  []*Option    // in addition to the title
	// Fields lists the fields of a map that its SVG shows or reads aloud when it is drawn
	// without options and findings: paths such as stakeholders[].role, in the order of
	// the reference, without ids. A list such as people[] is only counted.
	Fields []string
	Draw   func(*model.Map, Options) (*scene.Scene, error)
	// Pages returns the picture as pages, for formats that have pages; nil if one page is
	// enough.
	Pages func(*model.Map, Options) ([]*scene.Scene, error)
	// Graph returns the picture as nodes and edges, for other tools; nil if that makes no
	// sense.
	Graph func(*model.Map, Options) (*graph.Diagram, error)
	// Table returns the picture as a table, for documents; nil if that makes no sense.
	Table func(*model.Map, Options) *table.Table
	// Agenda returns the picture as dates with what is due, for calendar programs; nil if
	// that makes no sense.
	Agenda func(*model.Map, Options) (*agenda.Agenda, error)
}

// New returns the view with its functions wrapped: they get only the options that the
// view takes, with the words and the marks of findings resolved.
func New(v View) *View {
	v.Draw = spoken(prepared(&v, v.Draw), tell)
	v.Pages = spoken(prepared(&v, v.Pages), func(pages []*scene.Scene, language string, w *words.Words) {
		for _, s := range pages {
			tell(s, language, w)
		}
	})
	v.Graph = prepared(&v, v.Graph)
	v.Agenda = prepared(&v, v.Agenda)
	if rows := v.Table; rows != nil {
		v.Table = func(m *model.Map, o Options) *table.Table { return rows(o.prepared(&v, m)) }
	}
	return &v
}

func tell(s *scene.Scene, language string, w *words.Words) { s.Language, s.Words = language, w }

// spoken wraps make to set the language of its pictures.
func spoken[T any](make func(*model.Map, Options) (T, error), tell func(T, string, *words.Words)) func(*model.Map, Options) (T, error) {
	if make == nil {
		return nil
	}
	return func(m *model.Map, o Options) (T, error) {
		out, err := make(m, o)
		if err == nil {
			tell(out, o.Language(m), o.words(m))
		}
		return out, err
	}
}

func prepared[T any](v *View, make func(*model.Map, Options) (T, error)) func(*model.Map, Options) (T, error) {
	if make == nil {
		return nil
	}
	return func(m *model.Map, o Options) (T, error) { return make(o.prepared(v, m)) }
}

// prepared returns the map with its names in the requested language, and the options as
// the view gets them.
func (o Options) prepared(v *View, m *model.Map) (*model.Map, Options) {
	if o.Lang != "" {
		m = model.Translated(m, o.Lang)
	}
	return m, o.For(v).Judged(m)
}

// Has reports whether the view takes an option.
func (v *View) Has(option string) bool {
	return slices.ContainsFunc(v.Options, func(o *Option) bool { return o.Name == option })
}
