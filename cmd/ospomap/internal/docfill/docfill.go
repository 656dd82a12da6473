// Package docfill computes the contents of documents' blocks, and the files to write. It
// writes none of them.
package docfill

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/embed"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/typeset"
	"github.com/ospomap/ospomap/render/views"
)

// LayOut lays out a diagram.
type LayOut = func(*graphviz.Diagram) (*graphviz.Layout, error)

// Filler is one run over some documents. It computes everything before anything is
// written.
type Filler struct {
	// Read reads and checks the map that a block refers to. An error ends the run.
	Read        func(name string, file *safefile.Target) (*Source, error)
	LayOut      func(view string) LayOut
	Interrupted error             // error of an interrupted layout; it ends the run
	Complain    func(line string) // reports what makes the run fail
	Tell        func(line string) // reports problems of documents
	Today       model.Date

	Changed   []*safefile.Target // files to write: pictures before the documents that show them
	Stale     []string           // blocks that are out of date
	StaleDocs []string           // documents with stale blocks, as the user named them
	Blocks    int
	Wrong     bool // a document or a map has errors, already reported
	Failed    bool // a document can't be read or a layout failed, already reported

	folders  safefile.Folders
	maps     map[string]*Source // by full path, like the next two
	pictures map[string]*safefile.Target
	seen     map[string]bool // documents
}

// Source is the map of a block. Map is nil if it can't be used.
type Source struct {
	Map      *model.Map
	Findings []model.Finding
	Problem  string // why Map is nil
	Fonts    *typeset.Fonts
	Lacking  func() string // describes texts drawn without glyphs since the last call, or ""
	Strict   bool          // missing glyphs are an error
}

// Close closes the folders of the documents.
func (f *Filler) Close() { f.folders.Close() }

// Document computes the contents of one document and its pictures.
func (f *Filler) Document(arg string) error {
	if kind := embed.Foreign(arg); kind != "" {
		f.Complain(fmt.Sprintf("cannot fill %q: it is %s, and blocks hold Markdown; write a picture with `ospomap render` and show that", arg, kind))
		f.Failed = true
		return nil
	}
	home, src, err := f.open(arg)
	switch {
	case err != nil:
		f.Complain(fmt.Sprintf("cannot read %q: %v", arg, safefile.Cause(err)))
		f.Failed = true
		return nil
	case home == nil:
		return nil
	}
	doc, problems := embed.Parse(src)
	f.Blocks += len(doc.Blocks) + len(problems)
	contents := make([]string, len(doc.Blocks))
	for i, b := range doc.Blocks {
		content, problem, err := f.fill(home, b)
		if err != nil {
			return err
		}
		if contents[i] = content; problem != "" {
			problems = append(problems, embed.Problem{Line: b.Line, Message: problem})
		} else if doc.Stale(b, content) {
			f.note(home, b, "the text is out of date")
		}
	}
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].Line < problems[j].Line })
	for _, p := range problems {
		f.Tell(fmt.Sprintf("%s:%d: error: %s", arg, p.Line, p.Message))
		f.Wrong = true
	}
	if filled := doc.Fill(contents); !bytes.Equal(filled, src) {
		t := home.Document()
		t.Data = filled
		f.Changed = append(f.Changed, t)
	}
	return nil
}

// open reads a document. The home is nil if the run has already seen the document under
// another name.
func (f *Filler) open(arg string) (*safefile.Home, []byte, error) {
	home, err := f.folders.Home(arg)
	if err != nil {
		return nil, nil, err
	}
	t := home.Document()
	if f.seen[t.Full()] {
		return nil, nil, nil
	}
	if f.seen == nil {
		f.seen, f.maps, f.pictures = map[string]bool{}, map[string]*Source{}, map[string]*safefile.Target{}
	}
	f.seen[t.Full()] = true
	src, err := t.Read()
	return home, src, err
}

// note records that a block is out of date.
func (f *Filler) note(home *safefile.Home, b *embed.Block, what string) {
	f.Stale = append(f.Stale, fmt.Sprintf("%s:%d: stale %s: %s", home.Doc, b.Line, b.View, what))
	if n := len(f.StaleDocs); n == 0 || f.StaleDocs[n-1] != home.Doc {
		f.StaleDocs = append(f.StaleDocs, home.Doc)
	}
}

// fill returns the content of a block, or a problem with it. An error ends the run.
func (f *Filler) fill(home *safefile.Home, b *embed.Block) (content, problem string, err error) {
	source, err := f.source(home, b)
	if err != nil {
		return "", "", err
	}
	if source.Map == nil {
		return "", source.Problem, nil
	}
	o := b.Options
	o.Findings, o.Today, o.LayOut = source.Findings, f.Today, f.layOut(b.View)
	if b.Table() {
		return b.Tabulate(source.Map, o), "", nil
	}
	scene, err := views.Lookup(b.View).Draw(source.Map, o)
	if err != nil {
		if errors.Is(err, f.Interrupted) {
			return "", "", f.Interrupted
		}
		return "", fmt.Sprintf("cannot draw %q: %v", b.Map, err), nil
	}
	for _, p := range b.Pictures() {
		var data bytes.Buffer
		if err := format.Lookup(b.Format).Write(&data, scene, format.Options{Theme: p.Theme, Fonts: source.Fonts}); err != nil {
			return "", fmt.Sprintf("cannot draw %q as %s: %v", b.Map, b.Format, err), nil
		}
		if problem := f.picture(home, b, p.Path, data.Bytes()); problem != "" {
			return "", problem, nil
		}
		if lacking := source.Lacking(); lacking != "" {
			if source.Strict {
				return "", lacking, nil
			}
			f.Tell("warning: " + lacking)
		}
	}
	return b.Reference(scene.Description), "", nil
}

// picture plans writing an image file, or returns why it can't be written.
func (f *Filler) picture(home *safefile.Home, b *embed.Block, path string, data []byte) (problem string) {
	if !home.Holds(path) {
		return fmt.Sprintf("the picture %q would lie outside of %s", path, home.Limit)
	}
	t := home.File(path)
	t.Data, t.By = data, fmt.Sprintf("%s:%d", home.Doc, b.Line)
	if other, taken := f.pictures[t.Full()]; taken {
		if !bytes.Equal(other.Data, data) {
			return fmt.Sprintf("the picture %q is another one at %s; give this one a name with out=", path, other.By)
		}
		return ""
	}
	f.pictures[t.Full()] = t
	if err := t.Spared(); err != nil {
		return fmt.Sprintf("cannot write the picture %q: %v", path, err)
	}
	have, err := t.Read()
	switch {
	case err == nil && !format.Made(b.Format, have):
		return fmt.Sprintf("%q is not a picture in %s that ospomap wrote; choose another file with out=, or remove it", path, strings.ToUpper(b.Format))
	case err == nil && samePicture(b.Format, have, data):
		return ""
	case err == nil:
		f.note(home, b, fmt.Sprintf("%q is out of date", t.Name))
	case errors.Is(err, fs.ErrNotExist):
		f.note(home, b, fmt.Sprintf("%q is missing", t.Name))
	default:
		return fmt.Sprintf("cannot read the picture %q: %v", path, safefile.Cause(err))
	}
	f.Changed = append(f.Changed, t)
	return ""
}

// samePicture compares images. A checkout may have changed the line endings of text.
func samePicture(format string, a, b []byte) bool {
	if format == "svg" {
		a = bytes.ReplaceAll(a, []byte("\r\n"), []byte("\n"))
	}
	return bytes.Equal(a, b)
}

// source reads the map of a block, once per run.
func (f *Filler) source(home *safefile.Home, b *embed.Block) (*Source, error) {
	t := home.File(b.Map)
	if s, known := f.maps[t.Full()]; known {
		return s, nil
	}
	s := &Source{Problem: fmt.Sprintf("the map %q lies outside of %s", b.Map, home.Limit)}
	if home.Holds(b.Map) {
		var err error
		if s, err = f.Read(b.Map, t); err != nil {
			return nil, err
		}
	}
	f.maps[t.Full()] = s
	return s, nil
}

// layOut records failed layouts, which are not errors of a map.
func (f *Filler) layOut(view string) LayOut {
	lay := f.LayOut(view)
	return func(d *graphviz.Diagram) (*graphviz.Layout, error) {
		l, err := lay(d)
		f.Failed = f.Failed || err != nil
		return l, err
	}
}
