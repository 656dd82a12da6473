package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/render/graphviz"
)

// layoutFlags configure the layout program and its timeout.
type layoutFlags struct {
	program string
	timeout timeout
	must    bool // fail without a layout: a document must not depend on the speed of a machine
}

func addLayout(cmd *cobra.Command) *layoutFlags {
	f := &layoutFlags{timeout: timeout(graphviz.DefaultTimeout)}
	cmd.Flags().StringVar(&f.program, "graphviz", "", "lay out with the program at `PATH` (default ospomap-graphviz, else dot)")
	cmd.Flags().Var(&f.timeout, "timeout", "stop a layout that takes longer")
	cmdline.Complete(cmd, "timeout", cobra.NoFileCompletions)
	return f
}

// errInterrupted ends a run whose layout the user interrupted.
var errInterrupted = &exitError{exitFailed, "interrupted"}

// layOut returns the layout function of a view. Its errors end the run. Ctrl-C stops the
// layout program first, and then the run.
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

// layoutError ends a run, unless the view works without a layout.
type layoutError struct {
	*exitError
	cause error
}

func (e *layoutError) Unwrap() []error { return []error{e.exitError, e.cause} }
