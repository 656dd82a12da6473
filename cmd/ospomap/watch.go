package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settleTime is how long files have to be left alone before they are read again:
// editors and version control write in several steps.
const settleTime = 40 * time.Millisecond

// lookTime is how often files are looked at even though nothing was heard of them:
// some file systems tell nothing, and a folder that was renamed or a link in the
// path that was turned goes unheard.
const lookTime = time.Second

// watch tells when files may have changed. It listens in the folders that they
// are in, since many programs save by putting a new file in the place of the old,
// and looks for itself besides.
type watch struct {
	files   []string // each of which need not be there; the first is the map
	note    func(format string, args ...any)
	notify  *fsnotify.Watcher // nil where the system tells nothing
	names   map[string]bool   // of the files, without folders
	folders map[string]bool   // that are listened in
	last    []look            // at each file
}

// look is what a file was when it was looked at.
type look struct {
	real string      // where its name led
	info os.FileInfo // nil where it was not there
}

func (l look) same(other look) bool {
	if l.info == nil || other.info == nil {
		return l.info == nil && other.info == nil
	}
	return l.real == other.real && os.SameFile(l.info, other.info) &&
		l.info.Size() == other.info.Size() && l.info.ModTime().Equal(other.info.ModTime())
}

func (a *app) watchFiles(files ...string) *watch {
	w := &watch{files: files, note: a.note, names: map[string]bool{}, folders: map[string]bool{}}
	var err error
	if w.notify, err = fsnotify.NewWatcher(); err != nil {
		w.deaf(err)
	}
	w.last = w.look()
	w.follow()
	return w
}

// deaf gives up listening.
func (w *watch) deaf(why error) {
	w.note("the system does not tell of changed files (%v); they are looked at every %v", why, lookTime)
	w.close()
	w.notify = nil
}

// look looks at all files.
func (w *watch) look() []look {
	looks := make([]look, len(w.files))
	for i, file := range w.files {
		looks[i].real, _ = filepath.EvalSymlinks(file)
		looks[i].info, _ = os.Stat(file)
	}
	return looks
}

// follow listens in the folder of every file, and for a link also in that of the
// file that it leads to. A folder may have gone and be another one now.
func (w *watch) follow() {
	if w.notify == nil {
		return
	}
	for folder := range w.folders {
		w.notify.Remove(folder) // fails where it has gone
	}
	clear(w.folders)
	for i, file := range w.files {
		for _, p := range []string{file, w.last[i].real} {
			if p == "" {
				continue
			}
			w.names[filepath.Base(p)] = true
			folder := filepath.Dir(p)
			if !w.folders[folder] && w.notify.Add(folder) == nil { // else looking has to do
				w.folders[folder] = true
			}
		}
	}
}

func (w *watch) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

// each calls changed after every change, one call at a time, until ctx ends or a
// call fails. A call may find that nothing has changed.
func (w *watch) each(ctx context.Context, changed func() error) error {
	ticker := time.NewTicker(lookTime)
	defer ticker.Stop()
	var settled <-chan time.Time
	for {
		var events chan fsnotify.Event
		var lost chan error
		if w.notify != nil {
			events, lost = w.notify.Events, w.notify.Errors
		}
		select {
		case <-ctx.Done():
			return nil
		case e, ok := <-events:
			if !ok {
				w.deaf(errors.New("it has stopped to"))
			} else if w.names[filepath.Base(e.Name)] {
				settled = time.After(settleTime)
			}
		case <-lost: // events, for example
			settled = time.After(settleTime)
		case <-ticker.C:
			if settled == nil && !slices.EqualFunc(w.look(), w.last, look.same) {
				settled = time.After(settleTime)
			}
		case <-settled:
			settled = nil
			w.take()
			if err := changed(); err != nil {
				return err
			}
		}
	}
}

// take takes in how the files are now, and says whether the map has gone or is
// back.
func (w *watch) take() {
	was := w.last[0].info != nil
	w.last = w.look()
	w.follow()
	switch is := w.last[0].info != nil; {
	case was && !is:
		w.note("%s: gone; waiting until it is back", w.files[0])
	case is && !was:
		w.note("%s: back", w.files[0])
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
func (a *app) watchMap(mapArg, config string) (*watch, error) {
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
		return a.watchFiles(mapArg), nil
	}
	return a.watchFiles(mapArg, project), nil
}

// redraw draws now and after each change of the map, until the user interrupts
// it. What is wrong with the map is told and waited out.
func (a *app) redraw(ctx context.Context, mapArg, config string, draw func(context.Context) error) error {
	w, err := a.watchMap(mapArg, config)
	if err != nil {
		return err
	}
	defer w.close()
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	try := func() error {
		if w.last[0].info == nil {
			return nil // which has been told
		}
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
