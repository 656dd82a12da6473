package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/render/graphviz"
)

// layoutFlags say which program lays out the views that need one, and how long
// that may take.
type layoutFlags struct {
	program string
	timeout timeout
	must    bool // a view may not do without: what is in a document must not depend on the speed of a machine
}

func addLayout(cmd *cobra.Command) *layoutFlags {
	f := &layoutFlags{timeout: timeout(graphviz.DefaultTimeout)}
	cmd.Flags().StringVar(&f.program, "graphviz", "", "lay out with the program at `PATH` (default ospomap-graphviz, else dot)")
	cmd.Flags().Var(&f.timeout, "timeout", "stop a layout that takes longer")
	cmdline.Complete(cmd, "timeout", cobra.NoFileCompletions)
	return f
}

// errInterrupted ends a run whose layout the user has stopped.
var errInterrupted = &exitError{exitFailed, "interrupted"}

// layOut is how the view of that name is laid out. What it fails with ends a run.
// Ctrl-C ends the layout program first, and with it the run.
func (a *app) layOut(ctx context.Context, f *layoutFlags, name string) func(*graphviz.Diagram) (*graphviz.Layout, error) {
	o := graphviz.Options{Worker: f.program, Timeout: time.Duration(f.timeout), Getenv: a.env.Getenv, View: name}
	return func(d *graphviz.Diagram) (*graphviz.Layout, error) {
		ctx, stop := untilInterrupted(ctx)
		defer stop()
		l, err := graphviz.LayOut(ctx, d, o)
		switch {
		case errors.Is(err, context.Canceled):
			return nil, errInterrupted
		case err != nil && f.must:
			return nil, failed("%v", err)
		case err != nil:
			return nil, &layoutError{&exitError{exitFailed, err.Error()}, err}
		}
		return l, nil
	}
}

// layoutError ends a run, unless the view can do without the layout.
type layoutError struct {
	*exitError
	cause error
}

func (e *layoutError) Unwrap() []error { return []error{e.exitError, e.cause} }
