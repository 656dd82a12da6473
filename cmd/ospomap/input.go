package main

import (
	"os"

	"github.com/ospomap/ospomap/model"
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
		f, err := os.Open(arg)
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
	return name, src, nil
}

// inspect reads a map and asks the rules of it.
func inspect(name string, src []byte, o gap.Options) (*model.Map, report.File) {
	m, findings := parse.Parse(name, src)
	f := report.File{Name: name, Source: src, Findings: findings}
	o.ErrorsOnly = model.CountErrors(findings) > 0
	res := gap.Run(m, o)
	f.Findings = append(f.Findings, res.Findings...)
	f.Accepted = res.Accepted
	model.SortFindings(f.Findings)
	return m, f
}
