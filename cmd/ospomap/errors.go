package main

import (
	"fmt"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
)

// The exit codes of the program.
const (
	exitOK       = 0 // nothing at or above --fail-on
	exitFindings = 1 // findings at or above it, or a map that can't be drawn
	exitUsage    = 2 // the command line makes no sense
	exitFailed   = 3 // something could not be read, written or laid out
)

// exitError ends the run with a code. One without a message has been reported
// already.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

// errFindings ends a run whose report has shown what is wrong.
var errFindings = &exitError{code: exitFindings}

// errTold ends a run that could not do everything and has said so.
var errTold = &exitError{code: exitFailed}

func usage(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Sprintf(format, args...)}
}

func failed(format string, args ...any) error {
	return &exitError{exitFailed, fmt.Sprintf(format, args...)}
}

// cause is what the system said, without what our own message names better.
func cause(err error) error { return safefile.Cause(err) }
