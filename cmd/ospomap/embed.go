package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/embed"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/views"
	"github.com/spf13/cobra"
)

type embedFlags struct {
	check   bool
	given   []string // the other flags, as the user gave them
	layout  *layoutFlags
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
	e := &embedding{
		app: a, ctx: ctx, flags: f, today: today,
		maps: map[string]*mapSource{}, pictures: map[string]*safefile.Target{}, seen: map[string]bool{},
	}
	defer e.folders.Close()
	for _, doc := range docs {
		if err := e.document(doc); err != nil {
			return err
		}
	}
	switch {
	case e.failed:
		return errTold
	case e.wrong:
		return errFindings
	case e.blocks == 0:
		a.note("no block to fill; one begins with <!-- ospomap:begin map=FILE -->")
	}
	if f.check {
		return e.reportStale()
	}
	return e.write()
}

// embedding is one run over some documents. It works out all that has to be
// written before anything is.
type embedding struct {
	app   *app
	ctx   context.Context
	flags embedFlags
	today model.Date

	folders  safefile.Folders
	maps     map[string]*mapSource // by full path, as are the following
	pictures map[string]*safefile.Target
	seen     map[string]bool // documents

	changed   []*safefile.Target // what has to be written: pictures before the document that shows them
	stale     []string           // and because of which blocks
	staleDocs []string           // documents that have some, as the user named them
	blocks    int
	wrong     bool // a document or a map has mistakes, which have been told
	failed    bool // a document can't be read or a picture not laid out, which has been told
}

// mapSource is a map that blocks name; m is nil where nothing can be made of it.
type mapSource struct {
	m        *model.Map
	findings []model.Finding
	problem  string // why, where m is nil
}

// document works out what one document and its pictures should be.
func (e *embedding) document(arg string) error {
	if kind := embed.Foreign(arg); kind != "" {
		e.app.complain(fmt.Sprintf("cannot fill %q: it is %s, and blocks hold Markdown; write a picture with `ospomap render` and show that", arg, kind))
		e.failed = true
		return nil
	}
	home, src, err := e.open(arg)
	switch {
	case err != nil:
		e.app.complain(fmt.Sprintf("cannot read %q: %v", arg, cause(err)))
		e.failed = true
		return nil
	case home == nil:
		return nil
	}
	doc, problems := embed.Parse(src)
	e.blocks += len(doc.Blocks) + len(problems)
	contents := make([]string, len(doc.Blocks))
	for i, b := range doc.Blocks {
		content, problem, err := e.fill(home, b)
		if err != nil {
			return err
		}
		if contents[i] = content; problem != "" {
			problems = append(problems, embed.Problem{Line: b.Line, Message: problem})
		} else if doc.Stale(b, content) {
			e.note(home, b, "the text is out of date")
		}
	}
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].Line < problems[j].Line })
	for _, p := range problems {
		fmt.Fprintln(e.app.stderr, report.LineStart(fmt.Sprintf("%s:%d: error: %s", arg, p.Line, p.Message)))
		e.wrong = true
	}
	if filled := doc.Fill(contents); !bytes.Equal(filled, src) {
		t := home.Document()
		t.Data = filled
		e.changed = append(e.changed, t)
	}
	return nil
}

// open reads a document. The place is nil for one that the run has seen under
// another name.
func (e *embedding) open(arg string) (*safefile.Place, []byte, error) {
	home, err := e.folders.Place(arg)
	if err != nil {
		return nil, nil, err
	}
	t := home.Document()
	if e.seen[t.Full()] {
		return nil, nil, nil
	}
	e.seen[t.Full()] = true
	src, err := t.Read()
	return home, src, err
}

// note remembers that a block is not what it should be.
func (e *embedding) note(home *safefile.Place, b *embed.Block, what string) {
	e.stale = append(e.stale, fmt.Sprintf("%s:%d: stale %s: %s", home.Doc, b.Line, b.View, what))
	if n := len(e.staleDocs); n == 0 || e.staleDocs[n-1] != home.Doc {
		e.staleDocs = append(e.staleDocs, home.Doc)
	}
}

// fill gives what belongs into a block, or what is wrong with it. An error ends
// the run.
func (e *embedding) fill(home *safefile.Place, b *embed.Block) (content, problem string, err error) {
	source, err := e.source(home, b)
	if err != nil {
		return "", "", err
	}
	if source.m == nil {
		return "", source.problem, nil
	}
	o := b.Options
	o.Findings, o.Today, o.LayOut = source.findings, e.today, e.app.layOut(e.ctx, e.flags.layout, b.View)
	if b.Table() {
		return b.Tabulate(source.m, o), "", nil
	}
	scene, err := views.Lookup(b.View).Draw(source.m, o)
	if err != nil {
		if errors.Is(err, errInterrupted) {
			return "", "", errInterrupted
		}
		if _, ok := errors.AsType[*exitError](err); ok { // of the layout
			e.failed = true
		}
		return "", fmt.Sprintf("cannot draw %q: %v", b.Map, err), nil
	}
	for _, p := range b.Pictures() {
		var data bytes.Buffer
		if err := format.Lookup(b.Format).Write(&data, scene, format.Options{Theme: p.Theme}); err != nil {
			return "", fmt.Sprintf("cannot draw %q as %s: %v", b.Map, b.Format, err), nil
		}
		if problem := e.picture(home, b, p.Path, data.Bytes()); problem != "" {
			return "", problem, nil
		}
	}
	return b.Reference(scene.Description), "", nil
}

// picture plans to write an image file, or tells why it can't be.
func (e *embedding) picture(home *safefile.Place, b *embed.Block, path string, data []byte) (problem string) {
	if !home.Holds(path) {
		return fmt.Sprintf("the picture %q would lie outside of %s", path, home.Limit)
	}
	t := home.File(path)
	t.Data, t.By = data, fmt.Sprintf("%s:%d", home.Doc, b.Line)
	if other, taken := e.pictures[t.Full()]; taken {
		if !bytes.Equal(other.Data, data) {
			return fmt.Sprintf("the picture %q is another one at %s; give this one a name with out=", path, other.By)
		}
		return ""
	}
	e.pictures[t.Full()] = t
	if err := t.Spared(); err != nil {
		return fmt.Sprintf("cannot write the picture %q: %v", path, err)
	}
	have, err := t.Read()
	switch {
	case err == nil && !format.Made(b.Format, have):
		return fmt.Sprintf("%q is there and is no %s picture that ospomap wrote; give another place with out=, or remove it", path, b.Format)
	case err == nil && samePicture(b.Format, have, data):
		return ""
	case err == nil:
		e.note(home, b, fmt.Sprintf("%q is out of date", t.Name))
	case errors.Is(err, fs.ErrNotExist):
		e.note(home, b, fmt.Sprintf("%q is missing", t.Name))
	default:
		return fmt.Sprintf("cannot read the picture %q: %v", path, cause(err))
	}
	e.changed = append(e.changed, t)
	return ""
}

// samePicture compares images. A checkout may have given a text other line ends.
func samePicture(format string, a, b []byte) bool {
	if format == defaultFormat {
		a = bytes.ReplaceAll(a, []byte("\r\n"), []byte("\n"))
	}
	return bytes.Equal(a, b)
}

// source reads and checks the map of a block, once in a run.
func (e *embedding) source(home *safefile.Place, b *embed.Block) (*mapSource, error) {
	t := home.File(b.Map)
	if s, known := e.maps[t.Full()]; known {
		return s, nil
	}
	s := &mapSource{}
	e.maps[t.Full()] = s
	if !home.Holds(b.Map) {
		s.problem = fmt.Sprintf("the map %q lies outside of %s", b.Map, home.Limit)
		return s, nil
	}
	src, err := readMap(t, *e.flags.maxSize)
	if err != nil {
		s.problem = fmt.Sprintf("cannot read the map %q: %v", b.Map, cause(err))
		return s, nil
	}
	config, err := e.app.config(t.Name, *e.flags.config)
	if err != nil {
		return nil, err
	}
	checked := check.Run(src, check.Options{Name: t.Name, Project: config, Rules: gap.Options{Today: e.today}})
	if checked.Err() != nil {
		s.problem = fmt.Sprintf("the map %q has errors", b.Map)
		return s, e.app.showFindings(reported(checked))
	}
	if *e.flags.public {
		checked = checked.Public()
	}
	s.m, s.findings = checked.Map, checked.Findings
	return s, nil
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
func (e *embedding) reportStale() error {
	for _, s := range e.stale {
		fmt.Fprintln(e.app.stdout, report.LineStart(s))
	}
	if len(e.stale) == 0 {
		return nil
	}
	words := slices.Clone(e.flags.given)
	for _, doc := range e.staleDocs {
		words = append(words, shellWord(doc))
	}
	e.app.complain(fmt.Sprintf("not up to date; run `ospomap embed %s`", strings.Join(words, " ")))
	return errFindings
}

// write writes all that changed, or nothing.
func (e *embedding) write() error {
	if err := safefile.ReplaceAll(e.changed); err != nil {
		return failed("%v", err)
	}
	for _, t := range e.changed {
		fmt.Fprintln(e.app.stdout, model.Printable(t.Name))
	}
	return nil
}
