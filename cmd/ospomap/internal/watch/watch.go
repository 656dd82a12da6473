// Package watch reports when files have changed.
package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settleTime is how long files have to be left alone before they are read again:
// editors and version control write in several steps.
const settleTime = 40 * time.Millisecond

// lookTime is how often files are looked at even though nothing was heard of them:
// some file systems report nothing, and a folder that was renamed or a link in the
// path that was turned goes unheard.
const lookTime = time.Second

// Watcher reports when files may have changed. It listens in the folders that they
// are in, since many programs save by putting a new file in the place of the old,
// and looks for itself besides.
type Watcher struct {
	files   []string // each of which need not be there; the first is the map
	note    func(format string, args ...any)
	notify  *fsnotify.Watcher // nil where the system reports nothing
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

// New watches files. What a user has to know is reported by note.
func New(note func(format string, args ...any), files ...string) *Watcher {
	w := &Watcher{files: files, note: note, names: map[string]bool{}, folders: map[string]bool{}}
	var err error
	if w.notify, err = fsnotify.NewWatcher(); err != nil {
		w.deaf(err)
	}
	w.last = w.look()
	w.follow()
	return w
}

// deaf gives up listening.
func (w *Watcher) deaf(why error) {
	w.note("the system does not report file changes (%v); checking every %v", why, lookTime)
	w.Close()
	w.notify = nil
}

// look looks at all files.
func (w *Watcher) look() []look {
	looks := make([]look, len(w.files))
	for i, file := range w.files {
		looks[i].real, _ = filepath.EvalSymlinks(file)
		looks[i].info, _ = os.Stat(file)
	}
	return looks
}

// follow listens in the folder of every file, and for a link also in that of the
// file that it leads to. A folder may have gone and be another one now.
func (w *Watcher) follow() {
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

// Close ends the watch.
func (w *Watcher) Close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

// Each calls changed after every change, one call at a time, until ctx ends or a
// call fails. A call may find that nothing has changed.
func (w *Watcher) Each(ctx context.Context, changed func() error) error {
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
				w.deaf(errors.New("it has stopped doing so"))
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
func (w *Watcher) take() {
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

// Gone reports whether the first file was not there when it was last looked at.
func (w *Watcher) Gone() bool { return w.last[0].info == nil }
