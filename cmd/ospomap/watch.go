package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/watch"
)

// untilInterrupted returns a context that is cancelled by an interrupt. A second
// interrupt ends the program immediately.
func untilInterrupted(ctx context.Context) (context.Context, func()) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// watchMap watches a map, which must exist, and its project file, which may not.
func (a *app) watchMap(mapArg, config string) (*watch.Watcher, error) {
	if mapArg == stdinArg {
		return nil, usage("only a MAP in a file can be watched, not standard input")
	}
	f, err := safefile.Open(mapArg, a.follow)
	if err != nil {
		return nil, failed("cannot read %q: %v", mapArg, cause(err))
	}
	f.Close()
	project, err := projectFileOf(mapArg, config)
	switch {
	case err != nil:
		return nil, err
	case project == "":
		return watch.New(a.note, mapArg), nil
	}
	return watch.New(a.note, mapArg, project), nil
}

// redraw draws now and after each change of the map, until the user interrupts it.
// Problems of the map are reported, and it keeps waiting for changes.
func (a *app) redraw(ctx context.Context, mapArg, config string, draw func(context.Context) error) error {
	w, err := a.watchMap(mapArg, config)
	if err != nil {
		return err
	}
	defer w.Close()
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	try := func() error {
		if w.Gone() {
			return nil // already reported
		}
		err := draw(ctx)
		if ctx.Err() != nil || errors.Is(err, errInterrupted) { // interrupted by the user
			return nil
		}
		e, ok := errors.AsType[*exitError](err)
		if !ok || e.code == exitUsage && e.message != "" { // saving the map can't fix that
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
	return w.Each(ctx, try)
}
