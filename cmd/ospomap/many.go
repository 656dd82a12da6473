package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// batch is a run that draws more than one picture, or into a folder.
type batch struct {
	app      *app
	ctx      context.Context // over when the user has stopped a layout
	stop     context.CancelFunc
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
	views    map[string]*shared // those that are asked for, by name
	pictures []*drawing
}

// view gives a view of the map, the same one for every file that shows it.
func (s *source) view(name string) *shared {
	if s.views[name] == nil {
		s.views[name] = share(view.Lookup(name))
	}
	return s.views[name]
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
	view   *shared
	format *format.Format
	folder string // made where it is not there; empty for the current one
	file   string
	tell   bool // the user did not choose the file's name
	err    error
}

// shared is a view of one map that is drawn only once, in however many formats it
// is written.
type shared struct {
	view.View
	once  sync.Once
	scene *scene.Scene // nil until it is drawn, and where that is not possible
	err   error
}

// viewError is why a view can't be drawn, in any format.
type viewError struct{ cause error }

func (e *viewError) Error() string { return e.cause.Error() }
func (e *viewError) Unwrap() error { return e.cause }

func share(v *view.View) *shared {
	s := &shared{View: *v}
	s.Draw = func(m *model.Map, o view.Options) (*scene.Scene, error) {
		s.once.Do(func() {
			if s.scene, s.err = v.Draw(m, o); s.err != nil {
				s.err = &viewError{s.err}
			}
		})
		return s.scene, s.err
	}
	return s
}

func (a *app) renderBatch(ctx context.Context, args []string, f renderFlags) error {
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	b := &batch{app: a, ctx: ctx, stop: stop, flags: &f}
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
	if b.ctx.Err() != nil {
		return errInterrupted
	}
	o := b.flags.picture.options(in.findings, s.options.Today)
	o.LayOut = b.app.layOut(b.ctx, b.flags.layout, p.view.Name)
	var data bytes.Buffer
	if err := draw(&data, &p.view.View, p.format, b.flags.options(), in.m, o); err != nil {
		return b.undrawn(p, in.checked.Name, err)
	}
	if p.folder != "" {
		if err := os.MkdirAll(p.folder, 0o777); err != nil {
			return failed("cannot make the folder %q: %v", p.folder, cause(err))
		}
	}
	return b.app.deliver(p.file, data.Bytes(), false)
}

// undrawn tells of a picture that could not be drawn, with its view where that
// is not clear.
func (b *batch) undrawn(p *drawing, name string, err error) error {
	about := fmt.Sprintf("%q", name)
	if len(b.flags.picture.views()) > 1 {
		about = fmt.Sprintf("the view %q of %q", p.view.Name, name)
	}
	if errors.Is(err, errInterrupted) {
		b.stop()
		return errInterrupted
	}
	if _, ok := errors.AsType[*viewError](err); ok {
		return failed("cannot draw %s: %v", about, err)
	}
	return failed("cannot draw %s as %s: %v", about, p.format.Name, err)
}

// tell prints what has become of each map, in the order of the command line, and
// writes the pages that show the pictures. The worst decides on the exit code.
func (b *batch) tell() error {
	worst := exitOK
	said := map[string]bool{"": true}
	fail := func(err error) {
		code := exitFailed
		if e, ok := errors.AsType[*exitError](err); ok {
			code = e.code
		}
		if message := err.Error(); !said[message] { // a view fails for all of its formats
			said[message] = true
			b.app.complain(message)
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
			b.tellPictures(s, fail)
		}
	}
	for _, folder := range b.indexFolders() {
		switch file, err := b.writeIndex(folder); {
		case err != nil:
			fail(err)
		case file != "":
			fmt.Fprintln(b.app.stdout, model.Printable(file))
		}
	}
	if worst == exitOK {
		return nil
	}
	return &exitError{code: worst}
}

func (b *batch) tellPictures(s *source, fail func(error)) {
	for _, p := range s.pictures {
		switch {
		case p.err != nil:
			fail(p.err)
		case p.tell:
			fmt.Fprintln(b.app.stdout, model.Printable(p.file))
		}
	}
	if b.ctx.Err() == nil { // whoever stops the run asks for nothing more
		b.app.brief(s.arg, s.inspect().checked)
	}
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
