package main

import (
	"fmt"
	"io"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/parse"
)

// stdinArg stands for standard input or output.
const stdinArg = "-"

// stdinName is the file name of standard input in reports.
const stdinName = "<stdin>"

// read returns the contents of a map and the name to report it by.
func (a *app) read(arg string, limit *size) (name string, src []byte, err error) {
	name, from := arg, a.stdin
	if arg == stdinArg {
		name = stdinName
	} else {
		f, err := safefile.Open(arg, a.follow)
		if err != nil {
			return name, nil, failed("cannot read %q: %v%s", arg, cause(err), safefile.Near(arg, err))
		}
		defer f.Close()
		from = f
	}
	if src, err = a.take(from, limit); err != nil {
		return name, nil, failed("cannot read %q: %v", name, err)
	}
	return name, src, nil
}

// take reads a map from a reader.
func (a *app) take(from io.Reader, limit *size) ([]byte, error) {
	src, err := parse.ReadAll(from, int64(*limit))
	if err != nil {
		return nil, cause(err)
	}
	if a.env.Expect != nil {
		a.env.Expect(len(src))
	}
	if filter := gitfile.Filter(src); filter != "" {
		return nil, fmt.Errorf("it is stored by %s, which has not fetched it yet", filter)
	}
	return src, nil
}

// judge reads a map and runs the rules on it.
func (a *app) judge(arg string, limit *size, o check.Options) (*check.Result, error) {
	name, src, err := a.read(arg, limit)
	if err != nil {
		return nil, err
	}
	o.Name = name
	return check.Run(src, o), nil
}
