package main

import (
	"bytes"
	"os"
	"slices"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/mending"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/model/check"
)

// allow rejects flags that contradict each other or that don't work with the maps.
func (f *checkFlags) allow(a *app, maps []string) error {
	stdin, _ := a.stdin.(*os.File)
	switch {
	case f.suggested && !f.fix:
		return usage("--suggested is an option of --fix; give both")
	case f.fix && slices.Contains(maps, stdinArg):
		return usage("standard input can't be fixed; give the map as a file")
	case f.suggested && (stdin == nil || !stream.IsTerminal(stdin)):
		return usage("--suggested asks at a terminal, and standard input is not one")
	}
	return f.out.spare(maps)
}

// judgeFixed judges a map and makes the fixes that the flags request, writing the map
// back. It returns the result after the fixes.
func (a *app) judgeFixed(arg string, f checkFlags, o check.Options) (*check.Result, error) {
	judged, err := a.judge(arg, f.maxSize, o)
	if err != nil || !f.fix {
		return judged, err
	}
	after := mending.Safe(judged, a.stderr)
	if f.suggested {
		after = mending.Ask(after, a.stdin, a.stderr)
	}
	if !bytes.Equal(after.Source, judged.Source) {
		if err := safefile.Swap(arg, judged.Source, after.Source); err != nil {
			return nil, failed("cannot write %q: %v", arg, cause(err))
		}
	}
	return after, nil
}
