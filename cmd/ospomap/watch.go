package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settleTime is how long files have to be left alone before they are read again:
// editors and version control write in several steps.
const settleTime = 40 * time.Millisecond

// watch tells when files may have changed. It watches the folders that they are
// in, since many programs save by putting a new file in the place of the old.
type watch struct {
	notify *fsnotify.Watcher
	files  []string
	names  map[string]bool // of the files, without folders
}

// watchFiles watches files, each of which need not be there.
func watchFiles(files ...string) (*watch, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, failed("cannot watch files: %v", err)
	}
	w := &watch{notify, files, map[string]bool{}}
	if err := w.follow(); err != nil {
		notify.Close()
		return nil, err
	}
	return w, nil
}

// follow watches the folder of every file, and for a link also that of the file
// that it leads to.
func (w *watch) follow() error {
	for _, file := range w.files {
		places := []string{file}
		if real, err := filepath.EvalSymlinks(file); err == nil && real != filepath.Clean(file) {
			places = append(places, real)
		}
		for _, p := range places {
			w.names[filepath.Base(p)] = true
			if err := w.notify.Add(filepath.Dir(p)); err != nil {
				return failed("cannot watch the folder of %q: %v", p, cause(err))
			}
		}
	}
	return nil
}

func (w *watch) close() { w.notify.Close() }

// each calls changed after every change, one call at a time, until ctx ends or a
// call fails. A call may find that nothing has changed.
func (w *watch) each(ctx context.Context, changed func() error) error {
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case e, ok := <-w.notify.Events:
			if !ok {
				return failed("the system does not tell of changed files any more")
			}
			if w.names[filepath.Base(e.Name)] {
				settled = time.After(settleTime)
			}
		case <-w.notify.Errors: // such as that events were lost
			settled = time.After(settleTime)
		case <-settled:
			settled = nil
			w.follow() // a link may lead elsewhere now; what is gone is told by whoever reads it
			if err := changed(); err != nil {
				return err
			}
		}
	}
}

// untilInterrupted is a context that ends when the user asks the program to. A
// second time the program ends at once.
func untilInterrupted(ctx context.Context) (context.Context, func()) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// watchMap watches a map, which must be there, and its project file, which need
// not.
func watchMap(mapArg, config string) (*watch, error) {
	if mapArg == stdinArg {
		return nil, usage("only a MAP in a file can be watched, not standard input")
	}
	if _, err := os.Stat(mapArg); err != nil {
		return nil, failed("cannot read %q: %v", mapArg, cause(err))
	}
	project, err := projectFileOf(mapArg, config)
	switch {
	case err != nil:
		return nil, err
	case project == "":
		return watchFiles(mapArg)
	}
	return watchFiles(mapArg, project)
}

// redraw draws now and after each change of the map, until the user interrupts
// it. What is wrong with the map is told and waited out.
func (a *app) redraw(ctx context.Context, mapArg, config string, draw func(context.Context) error) error {
	w, err := watchMap(mapArg, config)
	if err != nil {
		return err
	}
	defer w.close()
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	try := func() error {
		err := draw(ctx)
		if ctx.Err() != nil || errors.Is(err, errInterrupted) { // which the user knows
			return nil
		}
		e, ok := errors.AsType[*exitError](err)
		if !ok || e.code == exitUsage && e.message != "" { // no saving of the map mends that
			return err
		}
		if e.message != "" {
			a.complain(e.message)
		}
		return nil
	}
	if err := try(); err != nil {
		return err
	}
	return w.each(ctx, try)
}
