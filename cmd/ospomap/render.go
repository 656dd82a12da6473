package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/spf13/cobra"
)

type renderFlags struct {
	outputs []string
	index   bool
	watch   bool
	public  *bool
	picture *pictureFlags
	theme   *choice
	format  *formatFlags
	layout  *layoutFlags
	config  *string
	today   *day
	maxSize *size
}

func (a *app) renderCommand() *cobra.Command {
	var f renderFlags
	cmd := &cobra.Command{
		Use:   "render MAP...",
		Short: "Draw maps",
		Long: `Draw a map and print where the picture is. Without --output it is the map's name
with the ending of its format, in the current folder. A map with errors is not
drawn.

Several maps, --view or --format draw each of them in each view and format, best
into a folder: -o FOLDER/. --view all draws every view in each format that goes
with it. One map goes to several files with several -o. What can't be drawn does
not stop the rest; the exit code is that of the worst.`,
		Example: `  ospomap render acme.yaml                          write acme.svg
  ospomap render acme.yaml -o docs/ospo.png         write it elsewhere, as PNG
  ospomap render acme.yaml --density slide --theme dark
  cat acme.yaml | ospomap render - -o -             from a pipe, to a pipe
  ospomap render acme.yaml -o a.svg -o a.pdf        two files at once
  ospomap render maps/*.yaml -o out/ --format svg,png,html
  ospomap render acme.yaml -o out/ --view all --index`,
		Args:              takes(1, 0, "at least one MAP"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !f.watch {
				return a.render(cmd.Context(), args, f)
			}
			switch {
			case len(args) > 1:
				return usage("--watch takes one MAP, not also %s", strings.Join(quoted(args[1:]), ", "))
			case slices.Contains(f.outputs, stdinArg):
				return usage("--watch needs a file to write to, not standard output")
			}
			return a.redraw(cmd.Context(), args[0], *f.config, func(ctx context.Context) error { return a.render(ctx, args, f) })
		},
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.StringArrayVarP(&f.outputs, "output", "o", nil, "write the picture to `FILE`, into FOLDER/, or to standard output where it is -")
	fs.BoolVar(&f.index, "index", false, "also write "+indexName+" into the folder, a page that shows all of its pictures")
	f.picture = addPicture(cmd)
	f.theme = addChoice(cmd, "theme", string(theme.Auto), themeNames(), "colours; auto follows the reader's system")
	f.format = addFormat(cmd)
	f.layout = addLayout(cmd)
	fs.BoolVar(&f.watch, "watch", false, "draw anew with every save of the map, until interrupted")
	f.public = addPublic(cmd)
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "mark what is overdue on this day (default SOURCE_DATE_EPOCH, else nothing)")
	f.maxSize = addMaxSize(cmd)
	return cmd
}

func themeNames() []string {
	names := make([]string, len(theme.Modes))
	for i, m := range theme.Modes {
		names[i] = string(m)
	}
	return names
}

func (a *app) render(ctx context.Context, args []string, f renderFlags) error {
	if err := f.picture.check(); err != nil {
		return err
	}
	if f.index && !slices.ContainsFunc(f.outputs, isFolder) {
		return usage("--index goes into a folder of pictures; give one with --output, such as %q", "pictures/")
	}
	if f.isBatch(args) {
		return a.renderBatch(ctx, args, f)
	}
	return a.renderOne(ctx, args[0], f)
}

func (a *app) renderOne(ctx context.Context, arg string, f renderFlags) error {
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	target, form, err := f.target(arg)
	if err != nil {
		return err
	}
	v := view.Lookup(f.picture.views()[0])
	if err := drawable(v, form); err != nil {
		return err
	}
	config, err := a.config(arg, *f.config)
	if err != nil {
		return err
	}
	name, src, err := a.read(arg, f.maxSize)
	if err != nil {
		return err
	}
	o := settle(gap.Options{Today: today}, config)
	m, checked := inspect(name, src, o)
	if contradictions(checked.Findings) > 0 {
		if err := a.showErrors(checked); err != nil {
			return err
		}
		a.complain("nothing drawn: a map with errors has no picture")
		return errFindings
	}
	findings := checked.Findings
	if *f.public {
		m, findings = public(m, findings, o)
	}

	shown := f.picture.options(findings, today)
	shown.LayOut = a.layOut(ctx, f.layout, v.Name)
	var picture bytes.Buffer
	err = draw(&picture, v, form, f.options(), m, shown)
	switch {
	case errors.Is(err, errInterrupted):
		return errInterrupted
	case err != nil:
		return failed("cannot draw %q as %s: %v", name, form.Name, err)
	}
	if err := a.deliver(target, picture.Bytes(), len(f.outputs) == 0 || f.watch); err != nil {
		return err
	}
	a.brief(arg, checked)
	return nil
}

// brief tells how many findings there are, if any, and where to read them.
func (a *app) brief(arg string, checked report.File) {
	if brief := report.Count(checked).Brief(); brief != "" {
		fmt.Fprintf(a.stderr, "%s; run `ospomap check %s`\n", brief, model.Printable(shellWord(arg)))
	}
}

// drawable refuses to draw a view in a format that needs more than a picture
// where the view has no more.
func drawable(v *view.View, form *format.Format) error {
	switch {
	case form.WriteGraph != nil && v.Graph == nil:
		return usage("the view %q is no graph, which %s needs; these are: %s", v.Name, form.Name,
			strings.Join(view.Graphs(), ", "))
	case form.WriteTable != nil && v.Table == nil:
		return usage("the view %q is no table, which %s needs; these are: %s", v.Name, form.Name,
			strings.Join(view.Tables(), ", "))
	case form.WriteAgenda != nil && v.Agenda == nil:
		return usage("the view %q has no days, which %s needs; these have: %s", v.Name, form.Name,
			strings.Join(view.Agendas(), ", "))
	}
	return nil
}

// draw writes one view of a map in one format that goes with it: as a picture, as
// names and lines for another tool, as a table, as days for a calendar, or as a
// document.
func draw(w io.Writer, v *view.View, form *format.Format, fo format.Options, m *model.Map, vo view.Options) error {
	switch {
	case form.WriteGraph != nil:
		g, err := v.Graph(m, vo)
		if err != nil {
			return err
		}
		return form.WriteGraph(w, g, fo)
	case form.WriteTable != nil:
		return form.WriteTable(w, v.Table(m, vo))
	case form.WriteAgenda != nil:
		a, err := v.Agenda(m, vo)
		if err != nil {
			return err
		}
		return form.WriteAgenda(w, a)
	case v.Sheets != nil && form.WriteSheets != nil:
		sheets, err := v.Sheets(m, vo)
		if err != nil {
			return err
		}
		return form.WriteSheets(w, sheets, fo)
	}
	s, err := v.Draw(m, vo)
	if err != nil {
		return err
	}
	return form.Write(w, s, fo)
}

// options are what the user chose about the file.
func (f *renderFlags) options() format.Options {
	return format.Options{
		Theme: theme.Mode(f.theme.value), Scale: float64(*f.format.scale), Page: f.format.page.value,
	}
}

// target is where the picture goes and in which format.
func (f *renderFlags) target(arg string) (string, *format.Format, error) {
	target := ""
	if len(f.outputs) > 0 {
		target = f.outputs[0]
	}
	if target == "" && arg == stdinArg {
		target = stdinArg
	}
	form, err := f.format.forFile(withEnding(target))
	if err != nil {
		return "", nil, err
	}
	if err := f.format.check(form); err != nil {
		return "", nil, err
	}
	if target == "" {
		target = defaultName(arg, form.Ext)
	}
	if target != stdinArg && !isDevice(target) && sameFile(arg, target) {
		return "", nil, usage("the picture would overwrite its map %q; give another place with --output", arg)
	}
	return target, form, nil
}

// withEnding is a file name if its ending says something, or else nothing.
func withEnding(name string) string {
	if name == stdinArg || isDevice(name) {
		return ""
	}
	return name
}

// defaultName is the map's file name with the picture's ending, without folder.
func defaultName(mapFile, ext string) string { return stem(mapFile) + ext }

// stem is the name of a map without folder and ending.
func stem(mapFile string) string {
	if mapFile == stdinArg {
		return "stdin"
	}
	base := filepath.Base(mapFile)
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
		return stem
	}
	return base
}

// sameFile reports whether two names lead to one existing file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// showErrors shows why a map is not drawn.
func (a *app) showErrors(f report.File) error {
	o := report.Options{Color: a.wantsColor("auto", a.stderr)}
	return report.Lookup("text").Write(a.stderr, []report.File{f}, o)
}

// deliver writes the picture; its path is told where the user did not choose it.
func (a *app) deliver(target string, picture []byte, tell bool) error {
	if target == stdinArg {
		_, err := a.stdout.Write(picture)
		return err
	}
	if err := replaceFile(target, picture); err != nil {
		return failed("cannot write %q: %v", target, cause(err))
	}
	if tell {
		fmt.Fprintln(a.stdout, model.Printable(target))
	}
	return nil
}

// shellWord quotes a file name where a shell would read it differently.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:@%,=", r)
	}
	if strings.TrimFunc(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
