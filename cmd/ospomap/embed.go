package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/docfill"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/reporter"
)

type embedFlags struct {
	check   bool
	given   []string // flags other than --check, as given
	layout  *layoutFlags
	fonts   *fontFlags
	public  *bool
	config  *string
	today   *day
	maxSize *size
}

func (a *app) embedCommand() *cobra.Command {
	var f embedFlags
	cmd := &cobra.Command{
		Use:   "embed DOC.md...",
		Short: "Keep pictures and tables in Markdown documents up to date",
		Long: `Write what a map gives between the markers of Markdown documents:

  <!-- ospomap:begin map=ospo.yaml view=compass -->
  <!-- ospomap:end -->

For a picture, that is an image file next to the document and a reference to it;
the views stakeholders, collaborations, due and gaps are tables. Paths are relative
to the document. Everything outside the markers stays as it is, byte for byte. If
anything is wrong with a document, a map or a layout, no file is touched. The
paths of changed files are printed.`,
		Example: `  ospomap embed README.md docs/*.md            write what has changed
  ospomap embed --check README.md docs/*.md    list what is stale, and fail`,
		Args:              cmdline.Takes(1, 0, "at least one document"),
		ValidArgsFunction: cmdline.Files("md", "mdx", "markdown"),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.given = cmdline.Given(cmd, "check")
			return a.embed(cmd.Context(), args, f)
		},
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.check, "check", false, "write nothing; list the blocks that are stale and exit with 1")
	f.layout = addLayout(cmd)
	f.layout.must = true
	f.fonts = addFonts(cmd, false)
	f.public = addPublic(cmd)
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "mark what is overdue on this day (default SOURCE_DATE_EPOCH, else nothing)")
	f.maxSize = a.addLimits(cmd)
	return cmd
}

func (a *app) embed(ctx context.Context, docs []string, f embedFlags) error {
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	fill := &docfill.Filler{
		Read:        func(name string, t *safefile.Target) (*docfill.Source, error) { return a.embedded(name, t, today, f) },
		LayOut:      func(view string) docfill.LayOut { return a.layOut(ctx, f.layout, view) },
		Interrupted: errInterrupted, Complain: a.complain, Tell: func(line string) { a.note("%s", line) }, Today: today,
	}
	defer fill.Close()
	for _, doc := range docs {
		if err := fill.Document(doc); err != nil {
			return err
		}
	}
	switch {
	case fill.Failed:
		return errTold
	case fill.Wrong:
		return errFindings
	case fill.Blocks == 0:
		a.note("no block to fill; one begins with <!-- ospomap:begin map=FILE -->")
	}
	if f.check {
		return a.reportStale(fill, f.given)
	}
	if err := safefile.ReplaceAll(fill.Changed); err != nil {
		return failed("%v", err)
	}
	for _, t := range fill.Changed {
		fmt.Fprintln(a.stdout, model.Printable(t.Name))
	}
	return nil
}

// embedded reads and checks the map of a block.
func (a *app) embedded(name string, t *safefile.Target, today model.Date, f embedFlags) (*docfill.Source, error) {
	var src []byte
	in, err := t.Open(a.follow)
	if err == nil {
		defer in.Close()
		src, err = a.take(in, f.maxSize)
	}
	if err != nil {
		return &docfill.Source{Problem: fmt.Sprintf("cannot read the map %q: %v", name, cause(err))}, nil
	}
	config, err := a.config(t.Name, *f.config)
	if err != nil {
		return nil, err
	}
	checked := check.Run(src, check.Options{Name: t.Name, Project: config, Rules: gap.Options{Today: today}})
	if checked.Err() != nil {
		return &docfill.Source{Problem: fmt.Sprintf("the map %q has errors", name)}, a.showFindings(reporter.Of(checked))
	}
	if *f.public {
		checked = checked.Public()
	}
	fonts, err := f.fonts.open(checked.Map, config)
	return &docfill.Source{
		Map: checked.Map, Findings: checked.Findings, Fonts: fonts, Strict: f.fonts.strict,
		Lacking: func() string { return f.fonts.Lacking(name, src, fonts) },
	}, err
}

// reportStale lists the blocks that a run without --check would change.
func (a *app) reportStale(fill *docfill.Filler, given []string) error {
	for _, s := range fill.Stale {
		fmt.Fprintln(a.stdout, reporter.LineStart(s))
	}
	if len(fill.Stale) == 0 {
		return nil
	}
	words := slices.Concat(given, model.Each(fill.StaleDocs, outname.ShellWord))
	a.complain(fmt.Sprintf("not up to date; run `ospomap embed %s`", strings.Join(words, " ")))
	return errFindings
}
