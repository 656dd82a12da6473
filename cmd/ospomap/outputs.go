package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/render/report"
)

// formatAuto stands for the report that suits where the program runs.
const formatAuto = "auto"

// outputFlags say which reports a check writes, and where to.
type outputFlags struct {
	format *choice
	files  reportFiles
}

func addOutputs(cmd *cobra.Command) *outputFlags {
	o := &outputFlags{}
	formats := append([]string{formatAuto}, report.Names()...)
	o.format = addChoice(cmd, "format", formatAuto, formats, "how to write the findings; auto is github in a GitHub job, else text")
	cmd.Flags().VarP(&o.files, "output", "o", "write a report to a file as well; repeat for more")
	completeFlag(cmd, "output", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, name := range report.Names() {
			words = append(words, name+"=")
		}
		return words, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
	return o
}

// reportFile is a report that goes to a file.
type reportFile struct{ format, path string }

// reportFiles is a flag that can be repeated.
type reportFiles []reportFile

func (r *reportFiles) Type() string { return "FORMAT=FILE" }

func (r *reportFiles) String() string {
	words := make([]string, len(*r))
	for i, f := range *r {
		words[i] = f.format + "=" + f.path
	}
	return strings.Join(words, ",")
}

func (r *reportFiles) Set(text string) error {
	format, path, ok := strings.Cut(text, "=")
	if !ok || path == "" {
		return usage("%q is not FORMAT=FILE, such as sarif=map.sarif", text)
	}
	known := choice{Name: "format", Allowed: report.Names()}
	if err := known.Set(format); err != nil {
		return err
	}
	if path == stdinArg {
		return usage("a report to standard output is chosen by --format %s", format)
	}
	for _, other := range *r {
		if filepath.Clean(other.path) == filepath.Clean(path) {
			return usage("two reports to one file %q", path)
		}
	}
	*r = append(*r, reportFile{format, path})
	return nil
}

// spare refuses reports that would overwrite one of the maps.
func (r reportFiles) spare(maps []string) error {
	for _, f := range r {
		for _, arg := range maps {
			if arg != stdinArg && safefile.Same(arg, f.path) {
				return usage("the report would overwrite the map %q; give another place with --output", arg)
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
	for _, f := range out.files {
		if !complete {
			a.complain(fmt.Sprintf("report %q not written: it would lack a map", f.path))
		} else if err := writeReport(f, files, o); err != nil {
			a.complain(err.Error())
			told = true
		}
	}
	if summary != "" && complete {
		if err := appendSummary(summary, files, o); err != nil {
			a.complain(err.Error())
			told = true
		}
	}
	if told {
		return errTold
	}
	return nil
}

func writeReport(f reportFile, files []report.File, o report.Options) error {
	var b bytes.Buffer
	if err := report.Lookup(f.format).Write(&b, files, o); err != nil {
		return err
	}
	if err := safefile.Replace(f.path, b.Bytes()); err != nil {
		return failed("cannot write %q: %v", f.path, cause(err))
	}
	return nil
}

// appendSummary adds a report for people to what earlier commands of a step have
// written.
func appendSummary(path string, files []report.File, o report.Options) error {
	b := bytes.NewBufferString("\n")
	if err := report.Lookup("markdown").Write(b, files, o); err != nil {
		return err
	}
	if err := safefile.Append(path, b.Bytes()); err != nil {
		return failed("cannot write the step summary %q: %v", path, cause(err))
	}
	return nil
}
