// Package format holds the file formats that a scene can be written in, a file and a
// row of formats for each; escaping lives in here alone.
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

// Format writes a scene as bytes of one kind.
type Format struct {
	Name  string   // as in --format
	Ext   string   // file name ending, with its dot
	Takes []string // the options besides the theme that apply here, as flags are called
	// Write is nil for a format that holds names and lines, a table, or days, instead
	// of a picture.
	Write func(io.Writer, *scene.Scene, Options) error
	// WritePages writes a document of several pages or sections, of which the
	// first has its title; nil for a format that has none. Without pages it fails.
	WritePages func(io.Writer, []*scene.Scene, Options) error
	// WriteGraph is nil for all but formats that hold names and lines.
	WriteGraph func(io.Writer, *graph.Diagram, Options) error
	// WriteTable is nil for all but formats that hold tables.
	WriteTable func(io.Writer, *table.Table) error
	// WriteBook is nil for all but formats of spreadsheets.
	WriteBook func(io.Writer, *table.Book, Options) error
	// WriteAgenda is nil for all but formats that hold days with what is due.
	WriteAgenda func(io.Writer, *agenda.Agenda) error
}

// Options are what the user may choose about the output.
type Options struct {
	Theme    theme.Mode     // empty is auto
	Scale    float64        // png: pixels per px of the scene; 0 is 2
	Fonts    *typeset.Fonts // png, pdf: where glyphs come from; nil is the built-in font alone
	Register string         // csv, xlsx: one worksheet of the book; empty is the first of csv, all of xlsx
	Page     string         // pdf: one of [Pages]; empty is the picture's own size
}

// mode is the theme, or an error where there is none of that name.
func (o Options) mode() (theme.Mode, error) {
	if o.Theme != "" && !slices.Contains(theme.Modes, o.Theme) {
		return "", fmt.Errorf("no theme called %q", o.Theme)
	}
	return cmp.Or(o.Theme, theme.Auto), nil
}

// errNoPages reports that a document would be empty.
var errNoPages = errors.New("a document needs at least one page")

// sectionOf is what a document calls a page.
func sectionOf(s *scene.Scene) string { return cmp.Or(s.Section, s.Title) }

// Has reports whether an option means something to the format.
func (f *Format) Has(option string) bool { return slices.Contains(f.Takes, option) }

// formats lists all formats by name. A new one is a file and a row here.
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

// Lookup returns the format of that name, or nil.
func Lookup(name string) *Format {
	for _, f := range formats {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Names lists the names of the formats in alphabetical order.
func Names() []string { return namesOf(func(*Format) bool { return true }) }

// With lists the names of the formats to which an option means something.
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

// ForFile picks the format by a file name's ending.
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

// elsewhere says what serves the purpose of files that are not written.
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
