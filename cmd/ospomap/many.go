package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/view"
)

// batch is a run that draws more than one picture, or into a folder.
type batch struct {
	app      *app
	flags    *renderFlags
	sources  []*source
	pictures []*drawing // by source, then in the order of the command line
}

// source is one of the maps. What is wrong with it does not stop the others.
type source struct {
	arg      string
	options  gap.Options
	err      error // its project file is wrong, which has been told
	inspect  func() *inspected
	pictures []*drawing
}

// inspected is what there is to know about a source once it has been read.
type inspected struct {
	m        *model.Map // nil where it can't be drawn
	findings []model.Finding
	checked  report.File
	err      error // it can't be read
}

// drawing is one file to be written.
type drawing struct {
	source *source
	view   *view.View
	format *format.Format
	folder string // made where it is not there; empty for the current one
	file   string
	tell   bool // the user did not choose the file's name
	err    error
}

// isBatch reports whether the flags ask for more than one picture of one map in
// one file.
func (f *renderFlags) isBatch(args []string) bool {
	return len(args) > 1 || len(f.outputs) > 1 || len(f.view.values) > 1 || len(f.format.name.values) > 1 ||
		len(f.outputs) == 1 && isFolder(f.outputs[0])
}

// isFolder reports whether an --output names a folder: one that is there, or
// anything that ends like one.
func isFolder(name string) bool {
	if name == "" {
		return false
	}
	info, err := os.Stat(name)
	return os.IsPathSeparator(name[len(name)-1]) || err == nil && info.IsDir()
}

func (a *app) renderBatch(args []string, f renderFlags) error {
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	b := &batch{app: a, flags: &f}
	if err := b.plan(args); err != nil {
		return err
	}
	for _, s := range b.sources {
		config, err := a.config(s.arg, *f.config)
		if err != nil {
			s.err = err
			continue
		}
		s.options = settle(gap.Options{Today: today}, config)
	}
	b.draw()
	return b.tell()
}

// plan works out every file that the run is to write. It touches none.
func (b *batch) plan(args []string) error {
	if count(args, stdinArg) > 1 {
		return usage("standard input can be read only once")
	}
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
		if err := drawable(p.view, p.format); err != nil {
			return err
		}
	}
	if err := b.flags.format.check(forms...); err != nil {
		return err
	}
	return b.checkNames()
}

// addPictures plans the pictures of one map out of so many.
func (b *batch) addPictures(s *source, maps int) error {
	if len(b.flags.outputs) == 0 {
		b.addFolder(s, "", stem(s.arg))
		return nil
	}
	views, formats := b.flags.view.values, b.flags.format.name.values
	for _, out := range b.flags.outputs {
		switch {
		case isFolder(out):
			b.addFolder(s, out, fileSlug(s.arg))
			continue
		case out == stdinArg:
			return usage("standard output takes one picture of one map, and no other output beside it")
		case maps > 1 || len(views) > 1 || len(formats) > 1:
			return usage("%q is one file, for several pictures; give a folder, such as %q", out, "pictures/")
		}
		form, err := b.flags.format.forFile(withEnding(out))
		if err != nil {
			return err
		}
		s.pictures = append(s.pictures, &drawing{source: s, view: view.Lookup(views[0]), format: form, file: out})
	}
	return nil
}

// addFolder plans every view in every format under a name that no map can lead
// out of the folder with.
func (b *batch) addFolder(s *source, folder, name string) {
	views, formats := b.flags.view.values, b.flags.format.name.values
	if len(formats) == 0 {
		formats = []string{defaultFormat}
	}
	for _, v := range views {
		file := name
		if len(views) > 1 {
			file += "-" + v
		}
		for _, form := range formats {
			f := format.Lookup(form)
			s.pictures = append(s.pictures, &drawing{
				source: s, view: view.Lookup(v), format: f, folder: folder, file: filepath.Join(folder, file+f.Ext), tell: true,
			})
		}
	}
}

// fileSlug names the pictures of a map in a folder: letters and digits of any
// script, in lower case, joined by hyphens.
func fileSlug(mapArg string) string {
	words := strings.FieldsFunc(strings.ToLower(stem(mapArg)), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	return cmp.Or(strings.Join(words, "-"), "map")
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
		full, err := filepath.Abs(p.file)
		if err != nil {
			return failed("cannot write %q: %v", p.file, err)
		}
		if earlier := first[full]; earlier != nil {
			return usage("two pictures would be %q, of %q and of %q", p.file, earlier.source.arg, p.source.arg)
		}
		first[full] = p
		info, err := os.Stat(p.file)
		if err != nil || isDevice(p.file) {
			continue
		}
		for _, m := range maps {
			if os.SameFile(m, info) {
				return usage("the picture %q would overwrite a map; give another place with --output", p.file)
			}
		}
	}
	return nil
}

// read reads and checks a map.
func (b *batch) read(s *source) *inspected {
	name, src, err := b.app.read(s.arg, b.flags.maxSize)
	if err != nil {
		return &inspected{err: err}
	}
	m, checked := inspect(name, src, s.options)
	if contradictions(checked.Findings) > 0 {
		return &inspected{checked: checked}
	}
	in := &inspected{m: m, findings: checked.Findings, checked: checked}
	if *b.flags.public {
		in.m, in.findings = public(m, checked.Findings, s.options)
	}
	return in
}

// slow is how many ticks a run may take before its progress is shown, and large
// how many pictures show it at once.
const (
	tick  = 100 * time.Millisecond
	slow  = 10
	large = 10
)

// draw draws all pictures, as many at a time as there are processors.
func (b *batch) draw() {
	todo, done := make(chan *drawing), make(chan struct{})
	for range min(runtime.GOMAXPROCS(0), len(b.pictures)) {
		go func() {
			for p := range todo {
				p.err = b.drawOne(p)
				done <- struct{}{}
			}
		}()
	}
	go func() {
		defer close(todo)
		for _, p := range b.pictures {
			todo <- p
		}
	}()

	bar := progress{w: b.app.stderr, total: len(b.pictures)}
	visible := isTerminal(b.app.stderr) && b.app.env.Getenv("TERM") != "dumb"
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	ticks := 0
	for bar.done < bar.total {
		select {
		case <-done:
			bar.done++
		case <-ticker.C:
			if ticks++; visible && (ticks >= slow || bar.total > large) {
				bar.show()
			}
		}
	}
	bar.erase()
}

// drawOne writes one picture if its map can be drawn.
func (b *batch) drawOne(p *drawing) error {
	s := p.source
	if s.err != nil {
		return nil
	}
	in := s.inspect()
	if in.m == nil {
		return nil
	}
	var data bytes.Buffer
	if err := draw(&data, p.view, p.format, b.flags.options(), in.m, b.flags.viewOptions(in.findings, s.options.Today)); err != nil {
		return failed("cannot draw %q as %s: %v", in.checked.Name, p.format.Name, err)
	}
	if p.folder != "" {
		if err := os.MkdirAll(p.folder, 0o777); err != nil {
			return failed("cannot make the folder %q: %v", p.folder, cause(err))
		}
	}
	return b.app.deliver(p.file, data.Bytes(), false)
}

// tell prints what has become of each map, in the order of the command line. The
// worst decides on the exit code.
func (b *batch) tell() error {
	worst := exitOK
	fail := func(err error) {
		code := exitFailed
		if e, ok := errors.AsType[*exitError](err); ok {
			code = e.code
		}
		if err.Error() != "" {
			b.app.complain(err.Error())
		}
		worst = max(worst, code)
	}
	for _, s := range b.sources {
		if s.err != nil {
			fail(s.err)
			continue
		}
		switch in := s.inspect(); {
		case in.err != nil:
			fail(in.err)
		case in.m == nil:
			fail(b.refuse(in.checked))
		default:
			for _, p := range s.pictures {
				switch {
				case p.err != nil:
					fail(p.err)
				case p.tell:
					fmt.Fprintln(b.app.stdout, model.Printable(p.file))
				}
			}
			b.app.brief(s.arg, in.checked)
		}
	}
	if worst == exitOK {
		return nil
	}
	return &exitError{code: worst}
}

// refuse shows why a map is not drawn.
func (b *batch) refuse(f report.File) error {
	if err := b.app.showErrors(f); err != nil {
		return err
	}
	return &exitError{exitFindings, fmt.Sprintf("%q is not drawn: a map with errors has no picture", f.Name)}
}

// progress is a line on a terminal that tells how far a run is.
type progress struct {
	w           io.Writer
	done, total int
	shown       bool
}

const barWidth = 30

func (p *progress) show() {
	filled := barWidth * p.done / p.total
	fmt.Fprintf(p.w, "\r[%s%s] %d of %d\x1b[K", strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled), p.done, p.total)
	p.shown = true
}

// erase leaves the line as it was before.
func (p *progress) erase() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
