package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/compass"
)

type diffFlags struct {
	against  revision
	format   *choice
	output   string
	exitCode bool
	density  *choice
	theme    *choice
	title    string
	color    *choice
	verbose  bool
	config   *string
	today    *day
	maxSize  *size
}

// diffFormat maps an output file's extension to a format, if --format is not given.
var diffFormat = map[string]string{".svg": defaultFormat, ".md": "markdown", ".json": "json"}

func (a *app) diffCommand() *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   "diff OLD NEW | diff MAP --against REVISION",
		Short: "Show what changed between two versions of a map",
		Long: `Show what changed between two versions of a map, by meaning: the gaps that opened
and closed, and what was removed, added, renamed, moved or changed. The order of
entries and comments do not count. As SVG it is the new picture with every
change marked, and with what was removed as a ghost where it was.`,
		Example: `  ospomap diff old.yaml new.yaml
  ospomap diff ospo.yaml --against main                  what this branch changes
  ospomap diff ospo.yaml --against main -o changes.svg   the same as a picture
  ospomap diff ospo.yaml --against v1 --format markdown  for a comment`,
		ValidArgsFunction: cmdline.Maps,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.diff(cmd, args, f) },
	}
	fs := cmd.Flags()
	addAgainst(cmd, &f.against, "compare with the map as it was when the branch forked from this git revision")
	f.format = cmdline.AddChoice(cmd, "format", "text", slices.Concat(reporter.ChangeFormats, []string{defaultFormat}), "how to write the changes; with -o, as the file's ending says")
	fs.StringVarP(&f.output, "output", "o", "", "write the changes to `FILE`, or to standard output if it is -")
	fs.BoolVar(&f.exitCode, "exit-code", false, "exit with 1 when something changed")
	f.density = cmdline.AddChoice(cmd, compass.Density.Name, compass.Density.Default, compass.Density.Words, "svg: how much of each stakeholder to show")
	f.theme = cmdline.AddChoice(cmd, "theme", string(theme.Auto), model.Plain(theme.Modes), "svg: colours; auto follows the reader's system")
	fs.StringVar(&f.title, "title", "", "svg: replace the picture's title with `TEXT`")
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "judge what is overdue on this day (default SOURCE_DATE_EPOCH, else the clock; svg: else nothing)")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "list everything, including what is merely not recorded yet")
	f.color = cmdline.AddChoice(cmd, "color", "auto", []string{"auto", "always", "never"}, "colour the text")
	f.maxSize = a.addLimits(cmd)
	cmdline.Complete(cmd, "title", cobra.NoFileCompletions)
	return cmd
}

func (a *app) diff(cmd *cobra.Command, args []string, f diffFlags) error {
	if err := f.check(cmd, args); err != nil {
		return err
	}
	newArg := args[len(args)-1]
	o, err := a.diffOptions(newArg, f)
	if err != nil {
		return err
	}
	new, err := a.judge(newArg, f.maxSize, o)
	if err != nil {
		return err
	}
	review, err := a.compare(args[0], new, f, o)
	if err != nil {
		return err
	}
	if new.Err() != nil || review.Old.Err() != nil {
		return a.refuseDiff(review.Old, new)
	}
	text, err := a.writeDiff(new, review, f)
	if err != nil {
		return err
	}
	target := f.output
	if target == "" {
		target = stdinArg
	}
	if err := a.deliver(target, text); err != nil {
		return err
	}
	if f.exitCode && len(review.Changes.Changes) > 0 {
		return errFindings
	}
	return nil
}

// check rejects contradictory arguments and chooses the format.
func (f *diffFlags) check(cmd *cobra.Command, args []string) error {
	want, what := 2, "two maps, OLD and NEW, or one with --against"
	if f.against != "" {
		want, what = 1, "one MAP with --against"
	}
	if err := cmdline.Takes(want, want, what)(cmd, args); err != nil {
		return err
	}
	switch {
	case slices.Contains(args, stdinArg) && f.against != "":
		return usage("--against needs a file: standard input has no history")
	case f.output == "" || f.output == stdinArg:
		return nil
	}
	for _, arg := range args {
		if arg != stdinArg && safefile.Same(arg, f.output) && !safefile.IsDevice(f.output) {
			return usage("the changes would overwrite the map %q; choose another file with --output", arg)
		}
	}
	if cmd.Flags().Changed("format") {
		return nil
	}
	ending := strings.ToLower(filepath.Ext(f.output))
	if form, known := diffFormat[ending]; known {
		f.format.Value = form
	} else if _, err := format.ForFile(f.output); err == nil {
		return usage("changes are not written as %s; use .svg, .md, .json or .txt", ending)
	}
	return nil
}

// diffOptions returns the options for both versions, from the new one's project file.
func (a *app) diffOptions(newArg string, f diffFlags) (check.Options, error) {
	today, err := a.givenDay(f.today)
	if err != nil {
		return check.Options{}, err
	}
	if today.IsZero() && f.format.Value != defaultFormat { // a picture must not change from day to day
		today = model.DateOf(a.env.Now())
	}
	config, err := a.config(newArg, *f.config)
	return check.Options{Project: config, Rules: gap.Options{Today: today}}, err
}

// compare reads the old map and its project file, and compares the two.
func (a *app) compare(arg string, new *check.Result, f diffFlags, o check.Options) (*check.Review, error) {
	if f.against == "" {
		old, err := a.judge(arg, f.maxSize, o)
		if err != nil {
			return nil, err
		}
		return new.Against(old), nil
	}
	review, _, err := a.since(arg, new, string(f.against), *f.config, f.maxSize)
	return review, err
}

// refuseDiff shows the errors that prevent the comparison.
func (a *app) refuseDiff(results ...*check.Result) error {
	var broken []reporter.File
	for i, r := range results {
		if r.Err() != nil && (i == 0 || r.Name != results[0].Name) {
			f := reporter.Of(r)
			f.Findings = slices.DeleteFunc(f.Findings, func(x model.Finding) bool { return x.Severity != model.Error })
			broken = append(broken, f)
		}
	}
	if err := a.showFindings(broken...); err != nil {
		return err
	}
	a.complain("nothing compared: a map with errors contradicts itself")
	return errFindings
}

func (a *app) writeDiff(new *check.Result, review *check.Review, f diffFlags) ([]byte, error) {
	var out bytes.Buffer
	if f.format.Value != defaultFormat {
		err := reporter.WriteChanges(&out, f.format.Value, reporter.Comparison{
			Old: review.Old.Name, New: new.Name, Changes: review.Changes.Changes, SwitchedOff: review.Off, Milder: review.Milder, Lowered: review.Lowered,
		}, reporter.Options{Color: (f.output == "" || f.output == stdinArg) && stream.Color(f.color.Value, a.stdout.W, a.env.Getenv), Verbose: f.verbose})
		return out.Bytes(), err
	}
	scene, err := compass.DrawChanges(review.Old.Map, new.Map, review.Changes, view.Options{
		Chosen: view.Choices{compass.Density.Name: f.density.Value}, Title: f.title, Findings: new.Findings,
	})
	if err != nil {
		return nil, failed("cannot draw %q: %v", new.Name, err)
	}
	if err := format.Lookup(defaultFormat).Write(&out, scene, format.Options{Theme: theme.Mode(f.theme.Value)}); err != nil {
		return nil, failed("cannot draw %q as %s: %v", new.Name, defaultFormat, err)
	}
	return out.Bytes(), nil
}
