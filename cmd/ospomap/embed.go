package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/docfill"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/report"
)

type embedFlags struct {
	check   bool
	given   []string // the other flags, as the user gave them
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

For a picture that is an image file beside the document and the reference to it;
the views stakeholders, collaborations, due and gaps are tables. Paths are seen
from the document. Everything outside the markers stays byte for byte. Where
anything is wrong with a document, a map or a layout, no file is touched. The
paths of the files that changed are printed.`,
		Example: `  ospomap embed README.md docs/*.md            write what has changed
  ospomap embed --check README.md docs/*.md    name what is stale, and fail`,
		Args: takes(1, 0, "at least one document"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"md", "mdx", "markdown"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f.given = givenFlags(cmd, "check")
			return a.embed(cmd.Context(), args, f)
		},
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.BoolVar(&f.check, "check", false, "write nothing; name the blocks that are stale and exit with 1")
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
	src, err := readMap(t, *f.maxSize)
	if err != nil {
		return &docfill.Source{Problem: fmt.Sprintf("cannot read the map %q: %v", name, cause(err))}, nil
	}
	config, err := a.config(t.Name, *f.config)
	if err != nil {
		return nil, err
	}
	checked := check.Run(src, check.Options{Name: t.Name, Project: config, Rules: gap.Options{Today: today}})
	if checked.Err() != nil {
		return &docfill.Source{Problem: fmt.Sprintf("the map %q has errors", name)}, a.showFindings(reported(checked))
	}
	if *f.public {
		checked = checked.Public()
	}
	project, _ := projectFileOf(t.Name, *f.config) // an error has been told
	fonts, err := f.fonts.open(checked.Map, config, project)
	return &docfill.Source{
		Map: checked.Map, Findings: checked.Findings, Fonts: fonts, Strict: f.fonts.strict,
		Lacking: func() string { return f.fonts.lacking(name, src, fonts) },
	}, err
}

func readMap(t *safefile.Target, limit size) ([]byte, error) {
	f, err := t.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return parse.ReadAll(f, int64(limit))
}

// reportStale tells which blocks a run without --check would change.
func (a *app) reportStale(fill *docfill.Filler, given []string) error {
	for _, s := range fill.Stale {
		fmt.Fprintln(a.stdout, report.LineStart(s))
	}
	if len(fill.Stale) == 0 {
		return nil
	}
	words := slices.Clone(given)
	for _, doc := range fill.StaleDocs {
		words = append(words, shellWord(doc))
	}
	a.complain(fmt.Sprintf("not up to date; run `ospomap embed %s`", strings.Join(words, " ")))
	return errFindings
}
