// Package render is the front door of drawing: a map goes in, and a picture or a
// document of it comes out.
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

// What Draw draws where nothing else is asked for.
const (
	DefaultView   = "compass"
	DefaultFormat = "svg"
)

// What says what to draw. The zero value is the compass as SVG.
type What struct {
	View   string         // as `ospomap views` lists them; empty is [DefaultView]
	Format string         // one of [format.Names]; empty is [DefaultFormat]
	Show   view.Options   // what the picture shows: findings, the day, the view's own options
	File   format.Options // what only the file is concerned with: theme, scale, page
}

// ErrUnknown is returned for a view or a format that does not exist.
var ErrUnknown = errors.New("not known")

// ErrUnfit is returned for a format that needs more than the view has: names and lines,
// a table, or days.
var ErrUnfit = errors.New("view and format do not go together")

// Draw writes one view of a map in one format. The map must have no errors. Draw fails
// with ErrUnknown, ErrUnfit, a ViewError or an error of w; only then may a part have
// been written.
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

// ViewError is why a view can't be drawn, in any format: a stakeholder to focus on that
// the map does not have, for example, or a missing layout program.
type ViewError struct {
	View  string
	Cause error
}

func (e *ViewError) Error() string { return e.Cause.Error() }
func (e *ViewError) Unwrap() error { return e.Cause }

// unfit is an ErrUnfit in words for one view and format.
type unfit string

func (e unfit) Error() string { return string(e) }
func (e unfit) Unwrap() error { return ErrUnfit }

// Fits returns an ErrUnfit if a format needs more than a picture and the view has no
// more.
func Fits(v *view.View, f *format.Format) error {
	var lacks string
	var others []string
	switch {
	case f.WriteGraph != nil && v.Graph == nil:
		lacks, others = "graph", views.Graphs()
	case f.WriteTable != nil && v.Table == nil:
		lacks, others = "table", views.Tables()
	case f.WriteBook != nil && v.Name != DefaultView: // of the whole map, whatever the view
		lacks, others = "registers", []string{DefaultView}
	case f.WriteAgenda != nil && v.Agenda == nil:
		lacks, others = "dates", views.Agendas()
	default:
		return nil
	}
	return unfit(fmt.Sprintf("the view %q has no %s, which %s needs; views that have: %s", v.Name, lacks, f.Name, strings.Join(others, ", ")))
}

// Picture is one view of one map. It is laid out once, in however many formats it is
// written, concurrently or not.
type Picture struct {
	View  *view.View
	scene func() (*scene.Scene, error)
	pages func() ([]*scene.Scene, error)
	m     *model.Map
	show  view.Options
}

// NewPicture returns a picture that is not laid out yet.
func NewPicture(v *view.View, m *model.Map, show view.Options) *Picture {
	p := &Picture{View: v, m: m, show: show}
	p.scene = sync.OnceValues(func() (*scene.Scene, error) { return ofView(v, v.Draw, m, show) })
	p.pages = sync.OnceValues(func() ([]*scene.Scene, error) { return ofView(v, v.Pages, m, show) })
	return p
}

// Scene is the picture as shapes and texts.
func (p *Picture) Scene() (*scene.Scene, error) { return p.scene() }

// Write writes the picture in a format that fits: as a picture, as names and lines
// for another tool, as a table, as days for a calendar, or as a document.
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

// ofView makes one of the things that a view gives; its error is the view's.
func ofView[T any](v *view.View, make func(*model.Map, view.Options) (T, error), m *model.Map, show view.Options) (T, error) {
	x, err := make(m, show)
	if err != nil {
		err = &ViewError{v.Name, err}
	}
	return x, err
}
