package main

import (
	"bytes"
	"path/filepath"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/reporter"
)

// indexName is the name of --index's page.
const indexName = "index.html"

// indexFolders returns the folders that get an index page.
func (b *batch) indexFolders() []string {
	if !b.flags.index {
		return nil
	}
	var folders []string
	for _, out := range b.flags.outputs {
		if outname.IsFolder(out) {
			folders = append(folders, out)
		}
	}
	return folders
}

// writeIndex writes the index page of a folder and returns its name, or "" if the run has
// written no picture there.
func (b *batch) writeIndex(folder string) (string, error) {
	var maps []render.Gallery
	for _, s := range b.sources {
		if g := s.gallery(folder); len(g.Files) > 0 {
			maps = append(maps, g)
		}
	}
	if len(maps) == 0 {
		return "", nil
	}
	file := filepath.Join(folder, indexName)
	var page bytes.Buffer
	if err := render.WriteIndex(&page, maps, string(*b.flags.picture.lang), b.flags.options()); err != nil {
		return "", failed("cannot write %q: %v", file, err)
	}
	return file, b.app.deliver(file, page.Bytes())
}

// gallery returns what this run has written of a map into a folder.
func (s *source) gallery(folder string) render.Gallery {
	in := &inspected{}
	if s.err == nil {
		in = s.inspect()
	}
	if in.shown == nil {
		return render.Gallery{}
	}
	found := reporter.File{Findings: in.shown.Findings, Accepted: in.checked.Accepted} // only the counts are shown
	g := render.Gallery{Map: in.shown.Map, Name: outname.Stem(s.arg), File: filepath.Base(in.checked.Name), Found: reporter.Count(found)}
	for _, p := range s.pictures {
		if p.folder == folder && p.err == nil {
			g.Files = append(g.Files, render.File{Picture: in.views[p.view.Name], Format: p.format, Name: filepath.Base(p.file)})
		}
	}
	return g
}
