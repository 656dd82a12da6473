package main

import (
	"fmt"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
)

// Exit codes.
const (
	exitOK       = 0 // nothing at or above --fail-on
	exitFindings = 1 // findings at or above --fail-on, or a map that can't be drawn
	exitUsage    = 2 // invalid command line
	exitFailed   = 3 // something could not be read, written or laid out
)

// exitError ends the run with an exit code. Without a message, the error has already been
// reported.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

// errFindings ends a run whose report has shown the problem.
var errFindings = &exitError{code: exitFindings}

// errTold ends an incomplete run whose errors have been reported.
var errTold = &exitError{code: exitFailed}

func usage(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Sprintf(format, args...)}
}

func failed(format string, args ...any) error {
	return &exitError{exitFailed, fmt.Sprintf(format, args...)}
}

// cause returns the system's error, without what our own message says better.
func cause(err error) error { return safefile.Cause(err) }
