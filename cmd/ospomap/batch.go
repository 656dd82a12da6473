package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/desktop"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/progress"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/typeset"
	"github.com/ospomap/ospomap/render/view"
)

// batch is a run of render: a plan of one or more pictures.
type batch struct {
	app      *app
	ctx      context.Context // done when the user interrupts a layout
	stop     context.CancelFunc
	flags    *renderFlags
	today    model.Date
	sources  []*source
	pictures []*drawing // by source, then in the order of the command line
	indexes  []string   // pages written by --index
}

// source is one of the maps. Its problems do not stop the others.
type source struct {
	arg      string
	config   *model.Config
	err      error // project file has problems, already reported
	inspect  func() *inspected
	pictures []*drawing
}

// inspected holds what is known about a source once it has been read.
type inspected struct {
	checked *check.Result
	shown   *check.Result              // the part to be shown; nil if the map can't be drawn
	views   map[string]*render.Picture // of shown, by view name
	fonts   *typeset.Fonts
	err     error // the map can't be read
}

// drawing is one picture file to write.
type drawing struct {
	source *source
	view   *view.View
	format *format.Format
	folder string // created if missing; empty means the current one
	file   string
	tell   bool // print the path: the user did not choose it, or is watching
	err    error
}

func (a *app) render(ctx context.Context, args []string, f renderFlags) error {
	if err := f.picture.check(); err != nil {
		return err
	}
	if f.index && !slices.ContainsFunc(f.outputs, outname.IsFolder) {
		return usage("--index goes into a folder of pictures; give one with --output, such as %q", "pictures/")
	}
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	b := &batch{app: a, ctx: ctx, stop: stop, flags: &f, today: today}
	if err := b.plan(args); err != nil {
		return err
	}
	for _, s := range b.sources {
		s.config, s.err = a.config(s.arg, *f.config)
	}
	b.draw()
	a.tellLang(*f.picture.lang)
	err = b.tell()
	if file := b.toOpen(); f.open && file != "" {
		desktop.Open(file, a.complain)
	}
	return err
}

// toOpen returns the file that --open shows: the first page of --index, or else the first
// drawn picture.
func (b *batch) toOpen() string {
	files := b.indexes
	for _, p := range b.pictures {
		if p.err == nil && p.source.err == nil && p.source.inspect().shown != nil {
			files = append(files, p.file)
		}
	}
	if len(files) == 0 {
		return ""
	}
	if file, err := filepath.Abs(files[0]); err == nil {
		return file
	}
	return files[0]
}

// read reads and checks a map.
func (b *batch) read(s *source) *inspected {
	checked, err := b.app.judge(s.arg, b.flags.maxSize, check.Options{Project: s.config, Rules: gap.Options{Today: b.today}})
	if err != nil {
		return &inspected{err: err}
	}
	in := &inspected{checked: checked}
	if checked.Err() != nil {
		return in
	}
	in.shown, in.views = checked, map[string]*render.Picture{}
	if *b.flags.public {
		in.shown = checked.Public()
	}
	if in.fonts, in.err = b.flags.fonts.open(checked.Map, s.config); in.err != nil {
		return &inspected{err: in.err}
	}
	for _, p := range s.pictures {
		o := b.flags.picture.options(in.shown.Findings, b.today)
		o.LayOut = b.app.layOut(b.ctx, b.flags.layout, p.view.Name)
		if in.views[p.view.Name] == nil {
			in.views[p.view.Name] = render.NewPicture(p.view, in.shown.Map, o)
		}
	}
	return in
}

// draw draws all pictures, as many in parallel as there are processors.
func (b *batch) draw() {
	visible := stream.IsTerminal(b.app.stderr) && b.app.env.Getenv("TERM") != "dumb"
	progress.Do(b.app.stderr, visible, len(b.pictures), func(i int) { b.pictures[i].err = b.drawOne(b.pictures[i]) })
}

// errLeftOut reports a picture that would show nothing and was not requested by name.
var errLeftOut = errors.New("nothing to show")

// drawOne writes one picture if its map can be drawn.
func (b *batch) drawOne(p *drawing) error {
	if p.source.err != nil {
		return nil
	}
	in := p.source.inspect()
	if in.shown == nil {
		return nil
	}
	if b.ctx.Err() != nil {
		return errInterrupted
	}
	var data bytes.Buffer
	o := b.flags.options()
	o.Fonts = in.fonts
	if err := in.views[p.view.Name].Write(&data, p.format, o); errors.Is(err, format.ErrEmpty) && b.flags.picture.all() {
		return errLeftOut
	} else if err != nil {
		return b.undrawn(p, in.checked.Name, err)
	}
	if p.folder != "" {
		if err := safefile.MkdirAll(p.folder); err != nil {
			return failed("cannot make the folder %q: %v", p.folder, cause(err))
		}
	}
	return b.app.deliver(p.file, data.Bytes())
}

// undrawn returns the error of a picture that could not be drawn. It names the view if
// there are several.
func (b *batch) undrawn(p *drawing, name string, err error) error {
	about := fmt.Sprintf("%q", name)
	if len(b.flags.picture.views()) > 1 {
		about = fmt.Sprintf("the view %q of %q", p.view.Name, name)
	}
	if errors.Is(err, errInterrupted) {
		b.stop()
		return errInterrupted
	}
	if _, ok := errors.AsType[*render.ViewError](err); ok {
		return failed("cannot draw %s: %v", about, err)
	}
	return failed("cannot draw %s as %s: %v", about, p.format.Name, err)
}

// tell prints the result of each map, in command-line order, and writes the index pages.
// The exit code is the worst one.
func (b *batch) tell() error {
	worst := exitOK
	said := map[string]bool{"": true}
	fail := func(err error) {
		code := exitFailed
		if e, ok := errors.AsType[*exitError](err); ok {
			code = e.code
		}
		if message := err.Error(); !said[message] { // a view fails in all of its formats
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
		case in.shown == nil:
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
			b.indexes = append(b.indexes, file)
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
		case p.err == errLeftOut:
		case p.err != nil:
			fail(p.err)
		case p.tell:
			fmt.Fprintln(b.app.stdout, model.Printable(p.file))
		}
	}
	if lacking := b.flags.fonts.Lacking(s.arg, s.inspect().checked.Source, s.inspect().fonts); lacking != "" {
		if b.flags.fonts.strict {
			fail(failed("%s", lacking))
		} else {
			fmt.Fprintf(b.app.stderr, "%s\n", reporter.Line("warning: "+lacking))
		}
	}
	b.tellLosses(s)
	if b.ctx.Err() == nil { // whoever interrupts the run wants no more output
		b.app.brief(s.arg, s.inspect().checked)
	}
}

// tellLosses prints what each drawn view of a map has no room for.
func (b *batch) tellLosses(s *source) {
	said := map[string]bool{}
	for _, p := range s.pictures {
		drawn := p.format.Write != nil && (p.view.Pages == nil || p.format.WritePages == nil)
		if p.err != nil || !drawn || said[p.view.Name] {
			continue
		}
		said[p.view.Name] = true
		if picture, err := s.inspect().views[p.view.Name].Scene(); err == nil && len(picture.Losses()) > 0 {
			fmt.Fprintf(b.app.stderr, "%s: %s\n", model.Printable(p.file), model.Printable(strings.Join(picture.Losses(), ", ")))
		}
	}
}

// refuse shows why a map is not drawn.
func (b *batch) refuse(r *check.Result) error {
	if err := b.app.showFindings(reporter.Of(r)); err != nil {
		return err
	}
	return &exitError{exitFindings, fmt.Sprintf("%q is not drawn: %v", r.Name, check.ErrNoPicture)}
}
