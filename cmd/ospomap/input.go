package main

import (
	"slices"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/report"
)

// stdinArg is the argument that stands for standard input or output.
const stdinArg = "-"

// stdinName is what findings in standard input are said to stand in.
const stdinName = "<stdin>"

// read gives the bytes of the map that an argument names, and the name under
// which reports speak of it.
func (a *app) read(arg string, limit *size) (name string, src []byte, err error) {
	name, from := arg, a.stdin
	if arg == stdinArg {
		name = stdinName
	} else {
		f, err := safefile.Open(arg, a.follow)
		if err != nil {
			return name, nil, failed("cannot read %q: %v", arg, cause(err))
		}
		defer f.Close()
		from = f
	}
	src, err = parse.ReadAll(from, int64(*limit))
	if err != nil {
		return name, nil, failed("cannot read %q: %v", name, cause(err))
	}
	if filter := gitfile.Filter(src); filter != "" {
		return name, nil, failed("cannot read %q: %s has not put the file there that it keeps", name, filter)
	}
	return name, src, nil
}

// judge reads the map that an argument names and asks the rules of it.
func (a *app) judge(arg string, limit *size, o check.Options) (*check.Result, error) {
	name, src, err := a.read(arg, limit)
	if err != nil {
		return nil, err
	}
	o.Name = name
	return check.Run(src, o), nil
}

// reported is what reports say of a map.
func reported(r *check.Result) report.File {
	f := report.File{Name: r.Name, Source: r.Source, Findings: r.Findings, Accepted: r.Accepted}
	if len(r.Rules.Only) == 0 {
		f.Start = gap.Start(r.Map, r.Findings, r.Rules)
	}
	return f
}

// distinct leaves out files that are named again, by whatever path.
func distinct(maps []string) []string {
	var out []string
	for _, arg := range maps {
		same := func(other string) bool { return arg != stdinArg && other != stdinArg && safefile.Same(arg, other) }
		if !slices.ContainsFunc(out, same) {
			out = append(out, arg)
		}
	}
	return out
}
