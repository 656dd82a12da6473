package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/view"
)

// indexName is the file that --index writes.
const indexName = "index.html"

// shownFormats are the formats that a page can show, the best first.
var shownFormats = []string{"svg", "png"}

// indexFolders are the folders that get a page.
func (b *batch) indexFolders() []string {
	if !b.flags.index {
		return nil
	}
	var folders []string
	for _, out := range b.flags.outputs {
		if isFolder(out) {
			folders = append(folders, out)
		}
	}
	return folders
}

// writeIndex writes the page of a folder, and gives its name; none where the run
// has written no picture there.
func (b *batch) writeIndex(folder string) (string, error) {
	index := &format.Index{}
	for _, s := range b.sources {
		if s.err != nil || s.inspect().shown == nil {
			continue
		}
		if shown := s.indexed(folder); len(shown.Pictures) > 0 {
			index.Maps = append(index.Maps, shown)
		}
	}
	switch len(index.Maps) {
	case 0:
		return "", nil
	case 1:
		index.Title = "Pictures of " + index.Maps[0].Name
	default:
		index.Title = fmt.Sprintf("Pictures of %d maps", len(index.Maps))
	}
	file := filepath.Join(folder, indexName)
	var page bytes.Buffer
	if err := format.WriteIndex(&page, index, b.flags.options()); err != nil {
		return "", failed("cannot write %q: %v", file, err)
	}
	return file, b.app.deliver(file, page.Bytes())
}

// indexed is what the page of a folder shows of a map.
func (s *source) indexed(folder string) format.IndexMap {
	in := s.inspect()
	seen := reported(in.shown)
	seen.Accepted = in.checked.Accepted // counted only
	shown := format.IndexMap{
		Name:    cmp.Or(in.shown.Map.Organization.Name, stem(s.arg)),
		File:    filepath.Base(in.checked.Name),
		Summary: report.Count(seen).String(),
	}
	var last *view.View
	for _, p := range s.pictures {
		if p.folder != folder || p.err != nil {
			continue
		}
		if p.view != last {
			last = p.view
			shown.Pictures = append(shown.Pictures, format.IndexPicture{View: p.view.Name, Question: p.view.Question})
		}
		picture, file := &shown.Pictures[len(shown.Pictures)-1], filepath.Base(p.file)
		picture.Files = append(picture.Files, format.IndexFile{Format: p.format.Name, Name: file})
		rank := slices.Index(shownFormats, p.format.Name)
		if rank == 0 || rank > 0 && picture.Image == "" {
			drawn, err := in.views[p.view.Name].Scene()
			if err != nil {
				continue
			}
			picture.Image, picture.Description = file, drawn.Description
			picture.Width, picture.Height = drawn.Width, drawn.Height
		}
	}
	return shown
}
