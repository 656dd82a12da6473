// Package format writes scenes, graphs, tables and agendas as files. Each file format has
// one file and one row in formats. Scenes hold plain text: each format does its own
// escaping.
package format

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/render/agenda"
	"github.com/ospomap/ospomap/render/graph"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/table"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/typeset"
)

// Format is a file format.
type Format struct {
	Name  string   // as in --format
	Ext   string   // file name ending, with its dot
	Takes []string // flags that apply to the format, besides the theme
	// Write is nil for a format that holds a graph, a table or dates instead of a
	// picture.
	Write func(io.Writer, *scene.Scene, Options) error
	// WritePages writes a document of several pages or sections; the first holds the
	// title. It fails without pages. It is nil for a format without documents.
	WritePages func(io.Writer, []*scene.Scene, Options) error
	// WriteGraph is nil for all but graph formats.
	WriteGraph func(io.Writer, *graph.Diagram, Options) error
	// WriteTable is nil for all but text formats with tables.
	WriteTable func(io.Writer, *table.Table) error
	// WriteBook is nil for all but spreadsheet formats.
	WriteBook func(io.Writer, *table.Book, Options) error
	// WriteAgenda is nil for all but calendar formats.
	WriteAgenda func(io.Writer, *agenda.Agenda) error
}

// Options are the user's choices about the output.
type Options struct {
	Theme    theme.Mode     // empty means auto
	Scale    float64        // png: pixels per px of the scene; 0 means 2, or what fits
	Fonts    *typeset.Fonts // png, pdf: where glyphs come from; nil means only the built-in font
	Register string         // csv, xlsx: one sheet of the book; empty means the first for csv, all for xlsx
	Page     string         // pdf: one of [Pages]; empty means the picture's own size
}

// mode returns the theme, or an error if it is unknown.
func (o Options) mode() (theme.Mode, error) {
	if o.Theme != "" && !slices.Contains(theme.Modes, o.Theme) {
		return "", fmt.Errorf("no theme called %q", o.Theme)
	}
	return cmp.Or(o.Theme, theme.Auto), nil
}

// errNoPages reports a document without pages.
var errNoPages = errors.New("a document needs at least one page")

// sectionOf returns the section name of a page in a document.
func sectionOf(s *scene.Scene) string { return cmp.Or(s.Section, s.Title) }

// Has reports whether an option applies to the format.
func (f *Format) Has(option string) bool { return slices.Contains(f.Takes, option) }

// formats lists all formats by name. To add one, add a file and a row here.
var formats = []*Format{
	{Name: "csv", Ext: ".csv", Takes: []string{"register"}, WriteBook: writeCSV},
	{Name: "dot", Ext: ".dot", WriteGraph: writeDOT},
	{Name: "html", Ext: ".html", Write: writeHTML, WritePages: writeHTMLPages},
	{Name: "ics", Ext: ".ics", WriteAgenda: writeICS},
	{Name: "json", Ext: ".json", Write: writeJSON},
	{Name: "markdown", Ext: ".md", WriteTable: writeMarkdown},
	{Name: "mermaid", Ext: ".mmd", WriteGraph: writeMermaid},
	{Name: "pdf", Ext: ".pdf", Takes: []string{"page"}, Write: writePDF, WritePages: writePDFPages},
	{Name: "png", Ext: ".png", Takes: []string{"scale"}, Write: writePNG},
	{Name: "svg", Ext: ".svg", Write: writeSVG},
	{Name: "xlsx", Ext: ".xlsx", Takes: []string{"register"}, WriteBook: writeXLSX},
}

// Lookup returns the format with that name, or nil.
func Lookup(name string) *Format {
	for _, f := range formats {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Names returns the names of the formats in alphabetical order.
func Names() []string { return namesOf(func(*Format) bool { return true }) }

// With returns the names of the formats that an option applies to.
func With(option string) []string {
	return namesOf(func(f *Format) bool { return f.Has(option) })
}

func namesOf(keep func(*Format) bool) []string {
	var names []string
	for _, f := range formats {
		if keep(f) {
			names = append(names, f.Name)
		}
	}
	return names
}

// ForFile returns the format for a file name's ending.
func ForFile(name string) (*Format, error) {
	for _, f := range formats {
		if strings.HasSuffix(strings.ToLower(name), f.Ext) {
			return f, nil
		}
	}
	for _, other := range elsewhere {
		if slices.Contains(other.endings, strings.ToLower(filepath.Ext(name))) {
			return nil, fmt.Errorf("no format for the file name %q; for %s", name, other.advice)
		}
	}
	return nil, fmt.Errorf("no format for the file name %q: known are %s", name, strings.Join(Names(), ", "))
}

// elsewhere suggests an alternative for file types that are not supported.
var elsewhere = []struct {
	endings []string
	advice  string
}{
	{[]string{".pptx", ".ppt", ".odp", ".key", ".potx"}, "slides write a .png or an .svg and place it on one, or a .pdf with --page 16:9"},
	{[]string{".docx", ".doc", ".odt", ".rtf", ".pages"}, "a text document write an .svg or a .png and place it there, or a table as .md"},
	{[]string{".xls", ".ods", ".tsv", ".numbers"}, "a spreadsheet write an .xlsx or a .csv"},
	{[]string{".eps", ".ps", ".emf", ".wmf", ".ai"}, "a picture that scales write an .svg or a .pdf"},
	{[]string{".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".heic"}, "a picture in pixels write a .png"},
	{[]string{".txt", ".rst", ".adoc", ".tex", ".markdown"}, "a text write a table as .md"},
	{[]string{".htm", ".xhtml", ".mhtml"}, "a page write an .html"},
	{[]string{".gv"}, "Graphviz write a .dot"},
	{[]string{".mermaid"}, "Mermaid write an .mmd"},
	{[]string{".ical", ".vcs"}, "a calendar write an .ics"},
	{[]string{".yaml", ".yml"}, `the map itself write with "ospomap fmt"; for programs write a .json`},
	{[]string{".puml", ".plantuml", ".drawio", ".vsdx", ".graphml"}, "another drawing program write a .dot or a .mmd, or an .svg that it imports"},
}
