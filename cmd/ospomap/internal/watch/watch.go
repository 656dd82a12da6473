// Package watch reports file changes.
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

// settleTime is how long files must stay unchanged before they are read: editors and
// version control write in several steps.
const settleTime = 40 * time.Millisecond

// lookTime is the polling interval. Polling is needed because some file systems report no
// changes, and renamed folders and retargeted links are not reported.
const lookTime = time.Second

// Watcher reports when files may have changed. It watches their folders, since many
// programs save by replacing the file, and polls the files as well.
type Watcher struct {
	files   []string // may not exist; the first is the map
	note    func(format string, args ...any)
	notify  *fsnotify.Watcher // nil if the system reports no changes
	names   map[string]bool   // base names of the files
	folders map[string]bool   // watched folders
	last    []look            // state of each file
}

// look is the state of a file at one point in time.
type look struct {
	real string      // path after following links
	info os.FileInfo // nil if the file did not exist
}

func (l look) same(other look) bool {
	if l.info == nil || other.info == nil {
		return l.info == nil && other.info == nil
	}
	return l.real == other.real && os.SameFile(l.info, other.info) &&
		l.info.Size() == other.info.Size() && l.info.ModTime().Equal(other.info.ModTime())
}

// New watches files. Messages for the user go to note.
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

// deaf stops listening; polling goes on.
func (w *Watcher) deaf(why error) {
	w.note("the system does not report file changes (%v); checking every %v", why, lookTime)
	w.Close()
	w.notify = nil
}

// look returns the current state of all files.
func (w *Watcher) look() []look {
	looks := make([]look, len(w.files))
	for i, file := range w.files {
		looks[i].real, _ = filepath.EvalSymlinks(file)
		looks[i].info, _ = os.Stat(file)
	}
	return looks
}

// follow watches the folder of every file and, for a link, the folder of its target. It
// starts over, since a folder may have been replaced by another.
func (w *Watcher) follow() {
	if w.notify == nil {
		return
	}
	for folder := range w.folders {
		w.notify.Remove(folder) // fails if it is gone
	}
	clear(w.folders)
	for i, file := range w.files {
		for _, p := range []string{file, w.last[i].real} {
			if p == "" {
				continue
			}
			w.names[filepath.Base(p)] = true
			folder := filepath.Dir(p)
			if !w.folders[folder] && w.notify.Add(folder) == nil { // if Add fails, polling remains
				w.folders[folder] = true
			}
		}
	}
}

// Close stops watching.
func (w *Watcher) Close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

// Each calls changed after every change, one call at a time, until ctx is done or a call
// fails. There may be calls without a change.
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
		case <-lost: // an overflow, for example
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

// take records the current state of the files, and notes whether the map is gone or back.
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

// Gone reports whether the first file did not exist at the last look.
func (w *Watcher) Gone() bool { return w.last[0].info == nil }
