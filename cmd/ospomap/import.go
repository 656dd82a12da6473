package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/bring"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/importing"
)

type importFlags struct {
	into         string
	output       string
	as           *choice
	mapping      string
	perspective  *choice
	organization string
	prune        bool
	dryRun       bool
	maxSize      *size
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Make a map from a register, a catalogue or a diagram, or update one from it",
		Long: `Make a map from what an office already has: a register of stakeholders in a
spreadsheet (CSV, TSV, XLSX) or a Markdown table, a RACI table, a Backstage
catalogue, teams from the GitHub API, CODEOWNERS, a landscape.yml, an SBOM, a Mermaid
flowchart or a Graphviz diagram. Without --into that is a new map, ospo.yaml.

With --into, only those lines of the map change that differ from the files: entries
are matched by id, then by name, and nothing is removed without --prune. A second
import of the same files changes nothing. Where a name is close to one in the map
but not the same, it asks at a terminal; elsewhere it stops.

What is not understood is listed by cell and left out. --mapping writes a file with
the headings and words in question, and reads it once it is there.`,
		Example: `  ospomap import register.xlsx                    write ospo.yaml
  ospomap import register.csv -o - | less         look at it first
  ospomap import register.csv --mapping words.yaml
  ospomap import register.csv --into ospo.yaml --dry-run
  ospomap import teams.json --into ospo.yaml      update a map`,
		Args: cmdline.Takes(1, 0, "at least one FILE"),
		RunE: func(_ *cobra.Command, args []string) error { return a.imports(args, f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.into, "into", "", "change this `MAP` instead of writing a new one")
	fs.StringVarP(&f.output, "output", "o", "", "write the new map to `FILE`, or to standard output if it is - (default "+defaultMap+")")
	f.as = cmdline.AddChoice(cmd, "as", "", importing.Kinds(), "the kind of the files (default recognised by their content)")
	fs.StringVar(&f.mapping, "mapping", "", "read headings and words as this `FILE` says; if it does not exist, it is written")
	f.perspective = cmdline.AddChoice(cmd, "perspective", "", model.Plain(model.Perspectives), "the perspective of new stakeholders where the files have none")
	fs.StringVar(&f.organization, "organization", "", "the `NAME` of the organisation, for a new map")
	fs.BoolVar(&f.prune, "prune", false, "remove from the map what is not in the files")
	fs.BoolVar(&f.dryRun, "dry-run", false, "write nothing, but print what would change")
	f.maxSize = a.addLimits(cmd)
	cmdline.Complete(cmd, "into", cmdline.Maps)
	cmdline.Complete(cmd, "organization", cobra.NoFileCompletions)
	return cmd
}

func (f *importFlags) check() error {
	switch {
	case f.into == "" && f.prune:
		return usage("--prune needs a map to remove from; name it with --into")
	case f.into != "" && f.output != "":
		return usage("--into changes a map and --output writes a new one; give only one of them")
	case f.into != "" && f.organization != "":
		return usage("--organization is for a new map; %q has its own", f.into)
	case f.into == stdinArg:
		return usage("--into needs a file to change, not standard input")
	}
	return nil
}

// imports imports files into a map.
func (a *app) imports(args []string, f importFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	i := a.bringing(f.maxSize)
	i.As, i.Mapping, i.DryRun = f.as.Value, f.mapping, f.dryRun
	i.Options = importing.PlanOptions{Prune: f.prune, Perspective: f.perspective.Value, Same: map[string]string{}}
	if in, ok := a.stdin.(*os.File); ok && stream.IsTerminal(in) && stream.IsTerminal(a.stderr) {
		i.In = in
	}
	var blank func([]*importing.Source) []byte
	if f.into == "" {
		blank = func(sources []*importing.Source) []byte { return importing.Blank(f.organization, sources) }
	}
	name, before, after, plan, err := i.Plan(args, f.into, blank)
	if err == nil && f.into != "" {
		err = a.replaceMap(f.into, name, before, after, f.dryRun)
	} else if err == nil {
		err = a.createMap(f, after)
	}
	if err == nil && plan.Lost() {
		err = errFindings
	}
	return a.whyNot(err)
}

// bringing returns an import that uses the program's input and standard error.
func (a *app) bringing(limit *size) *bring.Import {
	return &bring.Import{Err: a.stderr, Read: func(arg string) (string, []byte, error) { return a.read(arg, limit) }}
}

// whyNot converts an import error to one with an exit code.
func (a *app) whyNot(err error) error {
	if e, ok := errors.AsType[*bring.Mistaken](err); ok {
		for _, f := range e.Files { // separately: these are not maps to be summed up
			if err := a.showFindings(f); err != nil {
				return err
			}
		}
		return errFindings
	}
	if e, ok := errors.AsType[*bring.Refused](err); ok {
		return &exitError{exitFindings, e.Reason}
	}
	if _, ok := errors.AsType[*exitError](err); err == nil || ok {
		return err
	}
	return failed("%v", err)
}

// createMap writes or prints a new map.
func (a *app) createMap(f importFlags, text []byte) error {
	if f.dryRun || f.output == stdinArg {
		a.stdout.Write(text) // Run reports write errors
		return nil
	}
	target := cmp.Or(f.output, defaultMap)
	return a.putMap(target, text, false, fmt.Sprintf("--into %s changes it, --output writes elsewhere", outname.ShellWord(target)))
}
