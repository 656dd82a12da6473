package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/reporter"
)

type fmtFlags struct {
	check   bool
	write   bool
	maxSize *size
}

func (a *app) fmtCommand() *cobra.Command {
	var f fmtFlags
	cmd := &cobra.Command{
		Use:   "fmt MAP...",
		Short: "Format maps: order of keys, indentation, quotes",
		Long: `Bring maps into one form: the order of keys, indentation, quotes and blank lines.
Comments stay with what they are about, and the map means the same as before.
Without --write or --check the formatted map goes to standard output. A file with
syntax errors stays as it is.`,
		Example: `  ospomap fmt -w ospo.yaml            format it in place
  ospomap fmt --check maps/*.yaml     list maps that are not formatted, for CI
  ospomap fmt - <ospo.yaml            print it formatted`,
		Args:              cmdline.Takes(1, 0, "at least one MAP"),
		ValidArgsFunction: cmdline.Maps,
		RunE:              func(_ *cobra.Command, args []string) error { return a.fmt(args, f) },
	}
	fs := cmd.Flags()
	fs.BoolVarP(&f.write, "write", "w", false, "write maps that change back to their files, and list them")
	fs.BoolVar(&f.check, "check", false, "list maps that would change, and exit with 1 if there are any")
	f.maxSize = a.addLimits(cmd)
	return cmd
}

func (a *app) fmt(maps []string, f fmtFlags) error {
	switch {
	case f.check && f.write:
		return usage("--check and --write exclude each other")
	case f.write && slices.Contains(maps, stdinArg):
		return usage("standard input can't be written back; leave out --write")
	case !f.check && !f.write && len(maps) > 1:
		return usage("fmt prints one MAP; give --write or --check for several")
	}
	var unformatted []string
	var worst *exitError
	for _, arg := range safefile.Distinct(maps) {
		same, err := a.formatMap(arg, f)
		if err != nil && (worst == nil || err.code > worst.code) {
			worst = err
		}
		if err == nil && !same {
			unformatted = append(unformatted, arg)
		}
	}
	if f.check && len(unformatted) > 0 {
		a.hintFormat(unformatted)
		if worst == nil {
			worst = errFindings
		}
	}
	if worst != nil {
		return worst
	}
	return nil
}

// formatMap handles one map as the flags say. It reports whether the map was already
// formatted. Errors are reported immediately.
func (a *app) formatMap(arg string, f fmtFlags) (same bool, _ *exitError) {
	name, src, err := a.read(arg, f.maxSize)
	if err != nil {
		a.complain(err.Error())
		return false, errTold
	}
	out, findings := parse.Format(name, src)
	if len(findings) > 0 {
		if err := a.showFindings(reporter.File{Name: name, Source: src, Findings: findings}); err != nil {
			return false, errTold
		}
		return false, errFindings
	}
	same = bytes.Equal(out, src)
	switch {
	case !f.check && !f.write:
		a.stdout.Write(out) // Run reports write errors
		return same, nil
	case same:
		return true, nil
	case f.write:
		if err := safefile.Replace(arg, out); err != nil {
			a.complain(fmt.Sprintf("cannot write %q: %v", arg, cause(err)))
			return false, errTold
		}
	}
	fmt.Fprintln(a.stdout, reporter.LineStart(name))
	return false, nil
}

// hintFormat prints the command that formats the maps, except standard input.
func (a *app) hintFormat(maps []string) {
	var words []string
	for _, arg := range maps {
		if arg != stdinArg {
			words = append(words, model.Printable(outname.ShellWord(arg)))
		}
	}
	if len(words) > 0 {
		fmt.Fprintf(a.stderr, "hint: run `ospomap fmt -w %s`\n", strings.Join(words, " "))
	}
}
