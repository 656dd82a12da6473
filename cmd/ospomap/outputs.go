package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/render/report"
)

// formatAuto stands for the report that suits where the program runs.
const formatAuto = "auto"

// outputFlags say which reports a check writes, and where to.
type outputFlags struct {
	format *choice
	files  cmdline.Reports
}

func addOutputs(cmd *cobra.Command) *outputFlags {
	o := &outputFlags{}
	formats := append([]string{formatAuto}, report.Names()...)
	o.format = cmdline.AddChoice(cmd, "format", formatAuto, formats, "how to write the findings; auto is github in a GitHub job, else text")
	cmd.Flags().VarP(&o.files, "output", "o", "write a report to a file as well; repeat for more")
	cmdline.Complete(cmd, "output", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, name := range report.Names() {
			words = append(words, name+"=")
		}
		return words, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
	return o
}

// spare refuses reports that would overwrite one of the maps.
func (o *outputFlags) spare(maps []string) error {
	for _, f := range o.files {
		for _, arg := range maps {
			if arg != stdinArg && safefile.Same(arg, f.Path) {
				return usage("the report would overwrite the map %q; choose another file with --output", arg)
			}
		}
	}
	return nil
}

// writeReports writes what was found to standard output, to the files that were
// asked for and, in a GitHub job, to the summary of the step. Where a map could
// not be read only standard output is written: a report in a file would say of
// that map that it has no findings.
func (a *app) writeReports(out *outputFlags, files []report.File, complete bool, o report.Options) error {
	o.Version = currentVersion()
	for i := range files {
		if files[i].Name != stdinName {
			files[i].Path = safefile.InRepository(files[i].Name)
		}
	}
	format, summary := out.format.Value, ""
	if format == formatAuto {
		format = "text"
		if a.env.Getenv("GITHUB_ACTIONS") == "true" {
			format, summary = "github", a.env.Getenv("GITHUB_STEP_SUMMARY")
		}
	}
	if err := report.Lookup(format).Write(a.stdout, files, o); err != nil {
		return err
	}
	o.Color = false
	told := false
	put := func(format, path, what string, write func(string, []byte) error) {
		var b bytes.Buffer
		err := report.Lookup(format).Write(&b, files, o)
		if err == nil {
			err = write(path, b.Bytes())
		}
		if err != nil {
			a.complain(fmt.Sprintf("cannot write %s%q: %v", what, path, cause(err)))
			told = true
		}
	}
	for _, f := range out.files {
		if complete {
			put(f.Format, f.Path, "", safefile.Replace)
		} else {
			a.complain(fmt.Sprintf("report %q not written: it would lack a map", f.Path))
		}
	}
	if summary != "" && complete { // below what earlier commands of a step have written
		put("markdown", summary, "the step summary ", func(path string, text []byte) error { return safefile.Append(path, append([]byte("\n"), text...)) })
	}
	if told {
		return errTold
	}
	return nil
}
