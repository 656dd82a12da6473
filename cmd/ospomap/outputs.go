package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/reporter"
)

// formatAuto chooses the format by environment.
const formatAuto = "auto"

// outputFlags choose the formats and files of a check's findings.
type outputFlags struct {
	format *choice
	files  cmdline.Outputs
}

func addOutputs(cmd *cobra.Command) *outputFlags {
	o := &outputFlags{}
	formats := append([]string{formatAuto}, reporter.Names()...)
	o.format = cmdline.AddChoice(cmd, "format", formatAuto, formats, "how to write the findings; auto is github in a GitHub job, else text")
	cmd.Flags().VarP(&o.files, "output", "o", "also write the findings to a file; repeat for more")
	cmdline.Complete(cmd, "output", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		words := model.Each(reporter.Names(), func(name string) string { return name + "=" })
		return words, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
	return o
}

// spare refuses output files that would overwrite one of the maps.
func (o *outputFlags) spare(maps []string) error {
	for _, f := range o.files {
		for _, arg := range maps {
			if arg != stdinArg && safefile.Same(arg, f.Path) {
				return usage("--output would overwrite the map %q; choose another file", arg)
			}
		}
	}
	return nil
}

// writeFindings writes the findings to standard output, to the requested files and, in a
// GitHub job, to the step summary. If a map could not be read, it writes only standard
// output: a file would look as if that map had no findings.
func (a *app) writeFindings(out *outputFlags, files []reporter.File, complete bool, o reporter.Options) error {
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
	if err := reporter.Lookup(format).Write(a.stdout, files, o); err != nil {
		return err
	}
	o.Color = false
	told := false
	put := func(format, path, what string, write func(string, []byte) error) {
		var b bytes.Buffer
		err := reporter.Lookup(format).Write(&b, files, o)
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
			a.complain(fmt.Sprintf("%q not written: it would lack a map", f.Path))
		}
	}
	if summary != "" && complete { // below the output of earlier commands in the step
		put("markdown", summary, "the step summary ", func(path string, text []byte) error { return safefile.Append(path, append([]byte("\n"), text...)) })
	}
	if told {
		return errTold
	}
	return nil
}
