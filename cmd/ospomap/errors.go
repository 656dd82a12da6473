package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/flagtype"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
)

// The exit codes of the program.
const (
	exitOK       = 0 // nothing at or above --fail-on
	exitFindings = 1 // findings at or above it, or a map that can't be drawn
	exitUsage    = 2 // the command line makes no sense
	exitFailed   = 3 // something could not be read, written or laid out
)

// exitError ends the run with a code. One without a message has been told
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

// flagProblem puts the flag library's errors in our words.
func flagProblem(cmd *cobra.Command, err error) error {
	if e, ok := errors.AsType[flagtype.Error](err); ok {
		return usage("%s", string(e))
	}
	if e, ok := errors.AsType[*exitError](err); ok { // from a flag of one command
		return e
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(cmd, e)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usage("--%s needs a value", e.GetFlag().Name)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usage("bad value %q for --%s", e.GetValue(), e.GetFlag().Name)
	}
	return usage("%v", err)
}

func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) error {
	see := fmt.Sprintf("see %q", cmd.CommandPath()+" --help")
	if e.GetSpecifiedShortnames() != "" {
		return usage("unknown flag %q; %s", "-"+e.GetSpecifiedName(), see)
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
	name := "--" + e.GetSpecifiedName()
	return usage("unknown flag %q%s", name, flagtype.Suggest(name, known, see))
}

// takes checks how many arguments a command was given; what names them in the
// message. A max below min sets no limit.
func takes(min, max int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < min:
			return usage("%s needs %s; see %q", cmd.Name(), what, cmd.CommandPath()+" --help")
		case max >= min && len(args) > max:
			return usage("%s takes %s, not also %s", cmd.Name(), what, strings.Join(quoted(args[max:]), ", "))
		}
		return nil
	}
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fmt.Sprintf("%q", w)
	}
	return out
}
