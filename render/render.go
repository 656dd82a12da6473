// Package render is the entry point for drawing: it turns a map into a picture or a
// document.
package render

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/book"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// The view and the format that Draw uses by default.
const (
	DefaultView   = "compass"
	DefaultFormat = "svg"
)

// What selects what Draw draws. The zero value is the compass as SVG.
type What struct {
	View   string         // a name that `ospomap views` lists; empty is [DefaultView]
	Format string         // one of [format.Names]; empty is [DefaultFormat]
	Show   view.Options   // what the picture shows: findings, the date, the view's own options
	File   format.Options // options of the file format: theme, scale, page
}

// ErrUnknown is returned for a view or a format that does not exist.
var ErrUnknown = errors.New("not known")

// ErrUnfit is returned for a format that needs something the view does not have, such as
// a graph, a table or dates.
var ErrUnfit = errors.New("view and format do not go together")

// Draw writes one view of a map in one format. The map must have no errors. Draw fails
// with ErrUnknown, ErrUnfit, a ViewError or an error from w; only an error from w can
// leave partial output.
func Draw(w io.Writer, m *model.Map, what What) error {
	v := views.Lookup(cmp.Or(what.View, DefaultView))
	if v == nil {
		return fmt.Errorf("view %q: %w; known are %s", what.View, ErrUnknown, strings.Join(views.Names(), ", "))
	}
	f := format.Lookup(cmp.Or(what.Format, DefaultFormat))
	if f == nil {
		return fmt.Errorf("format %q: %w; known are %s", what.Format, ErrUnknown, strings.Join(format.Names(), ", "))
	}
	return NewPicture(v, m, what.Show).Write(w, f, what.File)
}

// ViewError reports why a view can't be drawn, whatever the format: for example, the map
// has no stakeholder with the given focus, or the layout program is missing.
type ViewError struct {
	View  string
	Cause error
}

func (e *ViewError) Error() string { return e.Cause.Error() }
func (e *ViewError) Unwrap() error { return e.Cause }

// unfit is an ErrUnfit with a message about one view and format.
type unfit string

func (e unfit) Error() string { return string(e) }
func (e unfit) Unwrap() error { return ErrUnfit }

// Fits returns an ErrUnfit if the format needs something the view does not have.
func Fits(v *view.View, f *format.Format) error {
	var lacks string
	var others []string
	switch {
	case f.WriteGraph != nil && v.Graph == nil:
		lacks, others = "graph", views.Graphs()
	case f.WriteTable != nil && v.Table == nil:
		lacks, others = "table", views.Tables()
	case f.WriteBook != nil && v.Name != DefaultView: // a workbook holds the whole map, whatever the view
		lacks, others = "registers", []string{DefaultView}
	case f.WriteAgenda != nil && v.Agenda == nil:
		lacks, others = "dates", views.Agendas()
	default:
		return nil
	}
	return unfit(fmt.Sprintf("the view %q has no %s, which %s needs; views that have: %s", v.Name, lacks, f.Name, strings.Join(others, ", ")))
}

// Picture is one view of one map. It is laid out once, however many formats it is written
// in. It is safe for concurrent use.
type Picture struct {
	View  *view.View
	scene func() (*scene.Scene, error)
	pages func() ([]*scene.Scene, error)
	m     *model.Map
	show  view.Options
}

// NewPicture returns a picture. Nothing is laid out until it is needed.
func NewPicture(v *view.View, m *model.Map, show view.Options) *Picture {
	p := &Picture{View: v, m: m, show: show}
	p.scene = sync.OnceValues(func() (*scene.Scene, error) { return ofView(v, v.Draw, m, show) })
	p.pages = sync.OnceValues(func() ([]*scene.Scene, error) { return ofView(v, v.Pages, m, show) })
	return p
}

// Scene returns the picture as shapes and texts.
func (p *Picture) Scene() (*scene.Scene, error) { return p.scene() }

// Write writes the picture in the given format: as a picture, a graph, a table, a
// workbook, an agenda or a document of pages. It returns an ErrUnfit if the format does
// not fit the view.
func (p *Picture) Write(w io.Writer, f *format.Format, o format.Options) error {
	if err := Fits(p.View, f); err != nil {
		return err
	}
	switch v := p.View; {
	case f.WriteGraph != nil:
		g, err := ofView(v, v.Graph, p.m, p.show)
		if err != nil {
			return err
		}
		return f.WriteGraph(w, g, o)
	case f.WriteTable != nil:
		return f.WriteTable(w, v.Table(p.m, p.show))
	case f.WriteBook != nil:
		return f.WriteBook(w, book.Of(p.m, p.show.Findings), o)
	case f.WriteAgenda != nil:
		a, err := ofView(v, v.Agenda, p.m, p.show)
		if err != nil {
			return err
		}
		return f.WriteAgenda(w, a)
	case v.Pages != nil && f.WritePages != nil:
		pages, err := p.pages()
		if err != nil {
			return err
		}
		return f.WritePages(w, pages, o)
	}
	s, err := p.scene()
	if err != nil {
		return err
	}
	return f.Write(w, s, o)
}

// ofView calls one of the view's functions and wraps its error in a ViewError.
func ofView[T any](v *view.View, make func(*model.Map, view.Options) (T, error), m *model.Map, show view.Options) (T, error) {
	x, err := make(m, show)
	if err != nil {
		err = &ViewError{v.Name, err}
	}
	return x, err
}
