package render

import (
	"cmp"
	"io"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/view"
)

// Gallery is a map and its pictures in one folder.
type Gallery struct {
	Map   *model.Map
	Name  string          // used if the map has no name
	File  string          // the file the map was read from
	Found reporter.Counts // counts of its findings
	Files []File          // at least one; files of the same view are adjacent
}

// File is a picture that has been written to a file.
type File struct {
	Picture *Picture
	Format  *format.Format
	Name    string // base name
}

// shownFormats lists the formats that a page can embed, best first.
var shownFormats = []string{"svg", "png"}

// WriteIndex writes a page that shows the pictures beside it. The page is in lang or, if
// lang is empty, in the language that all of its maps share. Of the options, only the
// theme is used.
func WriteIndex(w io.Writer, maps []Gallery, lang string, o format.Options) error {
	page := &format.Index{Words: wordsOf(maps, lang)}
	for _, g := range maps {
		page.Maps = append(page.Maps, g.indexed(page.Words))
	}
	if page.Title = page.Words.Say("Pictures of {n|map}", "n", len(maps)); len(maps) == 1 {
		page.Title = page.Words.Say("Pictures of {map}", "map", page.Maps[0].Name)
	}
	return format.WriteIndex(w, page, o)
}

// wordsOf returns the words for a page about maps. It returns nil, which is English, if
// the maps have different languages.
func wordsOf(maps []Gallery, lang string) *words.Words {
	var all *words.Words
	for i, g := range maps {
		w := words.Of(lang, g.Map)
		if i > 0 && w.Language() != all.Language() {
			return nil
		}
		all = w
	}
	return all
}

// indexed returns what the page shows of a map.
func (g Gallery) indexed(say *words.Words) format.IndexMap {
	shown := format.IndexMap{Name: cmp.Or(g.Map.Organization.Name, g.Name), File: g.File, Summary: g.Found.In(say)}
	var last *view.View
	for _, f := range g.Files {
		if v := f.Picture.View; v != last {
			last = v
			shown.Pictures = append(shown.Pictures, format.IndexPicture{View: v.Name, Question: say.Say(v.Question)})
		}
		p := &shown.Pictures[len(shown.Pictures)-1]
		p.Files = append(p.Files, format.IndexFile{Format: f.Format.Name, Name: f.Name})
		if rank := slices.Index(shownFormats, f.Format.Name); rank < 0 || rank > 0 && p.Image != "" {
			continue
		}
		if drawn, err := f.Picture.Scene(); err == nil {
			p.Image, p.Description, p.Width, p.Height = f.Name, drawn.Description, drawn.Width, drawn.Height
		}
	}
	return shown
}
