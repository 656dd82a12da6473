package importing

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

// String describes what has to be decided, with its position.
func (c Close) String() string {
	return fmt.Sprintf("%s: %s may be %s in the map", model.Printable(c.At.String()), quoted(c.Name), quoted(c.Like))
}

// Ask asks for each close name whether it is the one in the map, and records the answers
// as in a mapping file. A name without an answer stays open.
func Ask(in io.Reader, out io.Writer, list []Close, same map[string]string) {
	lines := bufio.NewScanner(in)
	for _, c := range list {
		fmt.Fprintf(out, "%s: is %s the %s in the map? [y/n] ", model.Printable(c.At.String()), quoted(c.Name), quoted(c.Like))
		if !lines.Scan() {
			return
		}
		switch strings.ToLower(strings.TrimSpace(lines.Text())) {
		case "y", "yes":
			same[c.Name] = c.ID
		case "n", "no":
			same[c.Name] = register.New
		}
	}
}

// Lost reports whether an entry is left out because something in it was not understood.
func (p *Plan) Lost() bool {
	return slices.ContainsFunc(p.Problems, func(x register.Problem) bool { return x.Lost })
}

// Summary describes what a plan changes, line by line.
func (p *Plan) Summary() []string {
	var lines []string
	for _, list := range parse.Lists {
		n := p.Added[list]
		if n == 0 {
			continue
		}
		words := model.Counted(n, parse.ListOf(list).Name)
		if list == "people" && n > 1 {
			words = fmt.Sprintf("%d people", n)
		}
		lines = append(lines, "new: "+words)
	}
	if p.Inside > 0 {
		lines = append(lines, fmt.Sprintf("placed sideways: %d that the files only call internal; move those who decide to upward, and the office's own team to downward", p.Inside))
	}
	if p.Changed > 0 {
		lines = append(lines, "changed: "+model.Counted(p.Changed, "field"))
	}
	if p.Removed > 0 {
		lines = append(lines, fmt.Sprintf("taken out: %d", p.Removed))
	}
	if len(lines) == 0 {
		lines = []string{"no changes"}
	}
	if p.Kept > 0 {
		lines = append(lines, fmt.Sprintf("kept: %d that the files do not have; --prune removes them", p.Kept))
	}
	return lines
}
