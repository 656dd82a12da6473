package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/theme"
)

type renderFlags struct {
	outputs []string
	index   bool
	watch   bool
	open    bool
	public  *bool
	picture *pictureFlags
	theme   *choice
	format  *formatFlags
	layout  *layoutFlags
	fonts   *fontFlags
	config  *string
	today   *day
	maxSize *size
}

func (a *app) renderCommand() *cobra.Command {
	var f renderFlags
	cmd := &cobra.Command{
		Use:   "render MAP...",
		Short: "Draw maps",
		Long: `Draw a map and print the path of the picture. Without --output it is the map's name
with the extension of its format, in the current folder. A map with errors is not
drawn.

Several maps, --view or --format draw each of them in each view and format, best
into a folder: -o FOLDER/. --view all draws every view in each format that suits
it. Several -o draw one map into several files. What can't be drawn does
not stop the rest; the exit code is the worst one.`,
		Example: `  ospomap render acme.yaml                          write acme.svg
  ospomap render acme.yaml --open                   and look at it
  ospomap render acme.yaml -o docs/ospo.png         write it elsewhere, as PNG
  ospomap render acme.yaml --density slide --theme dark
  cat acme.yaml | ospomap render - -o -             from a pipe, to a pipe
  ospomap render acme.yaml -o a.svg -o a.pdf        two files at once
  ospomap render maps/*.yaml -o out/ --format svg,png,html
  ospomap render acme.yaml -o out/ --view all --index`,
		Args:              cmdline.Takes(1, 0, "at least one MAP"),
		ValidArgsFunction: cmdline.Maps,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.renderOrWatch(cmd.Context(), args, f) },
	}
	fs := cmd.Flags()
	fs.StringArrayVarP(&f.outputs, "output", "o", nil, "write the picture to `FILE`, into FOLDER/, or to standard output if it is -")
	fs.BoolVar(&f.index, "index", false, "also write "+indexName+" into the folder, a page that shows all of its pictures")
	f.picture = addPicture(cmd)
	f.theme = cmdline.AddChoice(cmd, "theme", string(theme.Auto), model.Plain(theme.Modes), "colours; auto follows the reader's system")
	f.format = addFormat(cmd)
	f.layout = addLayout(cmd)
	f.fonts = addFonts(cmd, true)
	fs.BoolVar(&f.watch, "watch", false, "redraw on each save of the map, until interrupted")
	fs.BoolVar(&f.open, "open", false, "open the picture, or the page of --index, in its default program")
	f.public = addPublic(cmd)
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "mark what is overdue on this day (default SOURCE_DATE_EPOCH, else nothing)")
	f.maxSize = a.addLimits(cmd)
	return cmd
}

// renderOrWatch draws once, or on each save.
func (a *app) renderOrWatch(ctx context.Context, args []string, f renderFlags) error {
	if f.open && slices.Contains(f.outputs, stdinArg) {
		return usage("--open needs a file to show, not standard output")
	}
	if !f.watch {
		return a.render(ctx, args, f)
	}
	switch {
	case f.open:
		return usage("--open and --watch exclude each other; `ospomap serve --open %s` shows each save", outname.ShellWord(args[0]))
	case len(args) > 1:
		return usage("--watch takes one MAP, not also %s", strings.Join(model.Each(args[1:], strconv.Quote), ", "))
	case slices.Contains(f.outputs, stdinArg):
		return usage("--watch needs a file to write to, not standard output")
	}
	return a.redraw(ctx, args[0], *f.config, func(ctx context.Context) error { return a.render(ctx, args, f) })
}

// brief prints the number of findings, if any, and how to read them.
func (a *app) brief(arg string, checked *check.Result) {
	if brief := reporter.Brief(checked, model.DateOf(a.env.Now())); brief != "" {
		fmt.Fprintf(a.stderr, "%s; run `ospomap check %s`\n", brief, model.Printable(outname.ShellWord(arg)))
	}
}

// options returns the user's choices for the file.
func (f *renderFlags) options() format.Options {
	return format.Options{
		Theme: theme.Mode(f.theme.Value), Scale: float64(*f.format.scale), Page: f.format.page.Value, Register: f.format.register.Value,
	}
}

// withEnding returns a file name whose extension is meaningful, or else "".
func withEnding(name string) string {
	if name == stdinArg || safefile.IsDevice(name) {
		return ""
	}
	return name
}

// showFindings writes findings to standard error.
func (a *app) showFindings(f ...reporter.File) error {
	o := reporter.Options{Color: stream.Color("auto", a.stderr, a.env.Getenv)}
	return reporter.Lookup("text").Write(a.stderr, f, o)
}

// deliver writes a picture or other output.
func (a *app) deliver(target string, data []byte) error {
	if target == stdinArg {
		a.stdout.Write(data) // Run reports write errors
		return nil
	}
	if err := safefile.Replace(target, data); err != nil {
		return failed("cannot write %q: %v", target, cause(err))
	}
	return nil
}
