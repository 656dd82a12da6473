package main

import (
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/views"
)

// plan determines every file that the run will write. It writes none.
func (b *batch) plan(args []string) error {
	args = safefile.Distinct(args)
	for _, arg := range args {
		s := &source{arg: arg}
		s.inspect = sync.OnceValue(func() *inspected { return b.read(s) })
		if err := b.addPictures(s, len(args)); err != nil {
			return err
		}
		b.sources = append(b.sources, s)
		b.pictures = append(b.pictures, s.pictures...)
	}
	forms := make([]*format.Format, len(b.pictures))
	for i, p := range b.pictures {
		forms[i] = p.format
		p.tell = p.tell || b.flags.watch
	}
	if err := b.flags.format.check(forms...); err != nil {
		return err
	}
	for _, p := range b.pictures {
		if err := render.Fits(p.view, p.format); err != nil {
			return usage("%v", err)
		}
	}
	return b.checkNames()
}

// addPictures plans the pictures of one of maps maps.
func (b *batch) addPictures(s *source, maps int) error {
	chosen, formats := b.flags.picture.views(), b.flags.format.name.Values
	several := maps > 1 || len(chosen) > 1 || len(formats) > 1
	outputs := b.flags.outputs
	switch {
	case len(outputs) > 0:
	case s.arg == stdinArg && !several:
		outputs = []string{stdinArg}
	default:
		b.addFolder(s, "", outname.Stem(s.arg))
		return nil
	}
	for _, out := range outputs {
		switch {
		case outname.IsFolder(out):
			b.addFolder(s, out, outname.Slug(s.arg))
			continue
		case out == stdinArg && (several || len(outputs) > 1):
			return usage("standard output takes one picture of one map, and no other output")
		case several:
			return usage("%q is one file, but there are several pictures; give a folder, such as %q", out, "pictures/")
		}
		form, err := b.flags.format.forFile(withEnding(out))
		if err != nil {
			return err
		}
		s.pictures = append(s.pictures, &drawing{source: s, view: views.Lookup(chosen[0]), format: form, file: out})
	}
	return nil
}

// addFolder plans every view in every format. No map's name can lead out of the folder.
func (b *batch) addFolder(s *source, folder, name string) {
	chosen, formats := b.flags.picture.views(), b.flags.format.name.Values
	if len(formats) == 0 {
		formats = []string{defaultFormat}
	}
	for _, v := range chosen {
		file := name
		if len(chosen) > 1 {
			file += "-" + v
		}
		drawn := views.Lookup(v)
		for _, form := range formats {
			f := format.Lookup(form)
			if b.flags.picture.all() && render.Fits(drawn, f) != nil {
				continue
			}
			s.pictures = append(s.pictures, &drawing{
				source: s, view: drawn, format: f, folder: folder, file: filepath.Join(folder, file+f.Ext), tell: true,
			})
		}
	}
}

// checkNames refuses to write a file twice, or over a map.
func (b *batch) checkNames() error {
	var maps []os.FileInfo
	for _, s := range b.sources {
		if info, err := os.Stat(s.arg); err == nil && s.arg != stdinArg {
			maps = append(maps, info)
		}
	}
	first := map[string]*drawing{}
	for _, p := range b.pictures {
		full, err := fullName(p.file, maps)
		if err != nil {
			return err
		}
		if earlier := first[full]; earlier != nil {
			return usage("two pictures would go to %q, of %q and of %q", p.file, earlier.source.arg, p.source.arg)
		}
		first[full] = p
	}
	for _, folder := range b.indexFolders() {
		file := filepath.Join(folder, indexName)
		full, err := fullName(file, maps)
		if err != nil {
			return err
		}
		if p := first[full]; p != nil {
			return usage("the picture %q of %q is where --index writes its page; leave that out, or give the map another name",
				file, p.source.arg)
		}
	}
	return nil
}

// fullName returns the absolute path of a file. It refuses a file that is one of the
// maps.
func fullName(file string, maps []os.FileInfo) (string, error) {
	full, err := filepath.Abs(file)
	if err != nil {
		return "", failed("cannot write %q: %v", file, err)
	}
	info, err := os.Stat(file)
	isFile := func(m os.FileInfo) bool { return os.SameFile(m, info) }
	if err == nil && !safefile.IsDevice(file) && slices.ContainsFunc(maps, isFile) {
		return "", usage("the picture %q would overwrite a map; choose another file with --output", file)
	}
	return full, nil
}
