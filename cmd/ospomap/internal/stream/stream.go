// Package stream deals with the program's standard streams.
package stream

import (
	"io"
	"os"
)

// Output passes writes on and keeps the first error, so that a full disk behind standard
// output does not go unnoticed.
type Output struct {
	W   io.Writer
	Err error
}

func (o *Output) Write(p []byte) (int, error) {
	n, err := o.W.Write(p)
	if err != nil && o.Err == nil {
		o.Err = err
	}
	return n, err
}

// IsTerminal reports whether x is a character device, and thus likely a terminal.
func IsTerminal(x any) bool {
	f, ok := x.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Color reports whether to colour output to w. choice is "always", "never" or "auto".
func Color(choice string, w io.Writer, getenv func(string) string) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && IsTerminal(w)
}
