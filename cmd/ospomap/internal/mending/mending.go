// Package mending applies the safe fixes of a map, and asks at a terminal which suggested
// fixes to apply.
package mending

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/render/reporter"
)

// Safe applies the safe fixes of a map and prints each.
func Safe(res *check.Result, out io.Writer) *check.Result {
	res, done := res.Mend()
	for _, m := range done {
		fmt.Fprintf(out, "%s: fixed: %s [%s]\n", reporter.Line(m.Finding.Pos.String()), reporter.Line(m.Fix.Label), m.Finding.Rule)
	}
	return res
}

// Ask shows the suggested fix of each finding as a diff, one at a time, and applies it if
// the answer is yes. The answer "q", or the end of the input, stops it.
func Ask(res *check.Result, answers io.Reader, out io.Writer) *check.Result {
	read := bufio.NewScanner(answers)
	asked := map[string]bool{}
	for {
		f, fix, after := next(res, asked)
		if fix == nil {
			return res
		}
		asked[f.Fingerprint()] = true
		fmt.Fprintf(out, "\n%s: %s [%s]\n%s:\n", reporter.Line(f.Pos.String()), reporter.Line(f.Message), f.Rule, fix.Label)
		for line := range strings.Lines(string(edit.Diff(res.Name, res.Source, after.Source))) {
			fmt.Fprintln(out, reporter.Line(strings.TrimRight(line, "\r\n")))
		}
		fmt.Fprint(out, "make this edit? [y/N/q] ")
		if !read.Scan() {
			fmt.Fprintln(out)
			return res
		}
		switch strings.ToLower(strings.TrimSpace(read.Text())) {
		case "y", "yes":
			res = after
		case "q", "quit":
			return res
		}
	}
}

// next returns the next finding to ask about, the most severe first, its fix and the map
// after it.
func next(res *check.Result, asked map[string]bool) (*model.Finding, *model.Fix, *check.Result) {
	for _, severity := range model.Severities {
		for _, f := range res.Findings {
			if f.Severity != severity || asked[f.Fingerprint()] {
				continue
			}
			if fix, after := res.Suggest(f); fix != nil {
				return &f, fix, after
			}
			asked[f.Fingerprint()] = true
		}
	}
	return nil, nil, nil
}
