package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
)

type renderFlags struct {
	output  string
	title   string
	noGaps  bool
	view    *choice
	density *choice
	theme   *choice
	format  *formatFlags
	config  *string
	today   *day
	maxSize *size
}

func (a *app) renderCommand() *cobra.Command {
	var f renderFlags
	cmd := &cobra.Command{
		Use:   "render MAP",
		Short: "Draw a map",
		Long: `Draw a map and print where the picture is. Without --output it is the map's name
with the ending of its format, in the current folder. A map with errors is not
drawn.`,
		Example: `  ospomap render acme.yaml                          write acme.svg
  ospomap render acme.yaml -o docs/ospo.png         write it elsewhere, as PNG
  ospomap render acme.yaml --density slide --theme dark
  cat acme.yaml | ospomap render - -o -             from a pipe, to a pipe`,
		Args:              takes(1, 1, "one MAP"),
		ValidArgsFunction: completeMaps,
		RunE:              func(_ *cobra.Command, args []string) error { return a.render(args[0], f) },
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.StringVarP(&f.output, "output", "o", "", "write the picture to `FILE`, or to standard output where it is -")
	f.view = addChoice(cmd, "view", "compass", view.Names(), "the picture to draw")
	f.density = addChoice(cmd, "density", "auto", compass.Densities, "how much of each stakeholder to show")
	f.theme = addChoice(cmd, "theme", string(theme.Auto), themeNames(), "colours; auto follows the reader's system")
	f.format = addFormat(cmd)
	fs.StringVar(&f.title, "title", "", "replace the picture's title by `TEXT`")
	fs.BoolVar(&f.noGaps, "no-gaps", false, "leave out ghost cards and warning marks")
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "mark what is overdue on this day (default SOURCE_DATE_EPOCH, else nothing)")
	f.maxSize = addMaxSize(cmd)
	completeFlag(cmd, "title", cobra.NoFileCompletions)
	return cmd
}

func themeNames() []string {
	names := make([]string, len(theme.Modes))
	for i, m := range theme.Modes {
		names[i] = string(m)
	}
	return names
}

func (a *app) render(arg string, f renderFlags) error {
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	target, form, err := f.target(arg)
	if err != nil {
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
	m, checked := inspect(name, src, settle(gap.Options{Today: today}, config))
	counts := report.Count(checked)
	if contradictions(checked.Findings) > 0 {
		return a.refuse(checked)
	}

	var picture bytes.Buffer
	scene, err := view.Lookup(f.view.value).Draw(m, view.Options{
		Density: f.density.value, Title: f.title, NoGaps: f.noGaps, Findings: checked.Findings,
	})
	if err != nil {
		return failed("cannot draw %q: %v", name, err)
	}
	if err := form.Write(&picture, scene, f.options()); err != nil {
		return failed("cannot draw %q as %s: %v", name, form.Name, err)
	}
	if err := a.deliver(target, picture.Bytes(), f.output == ""); err != nil {
		return err
	}
	if brief := counts.Brief(); brief != "" {
		fmt.Fprintf(a.stderr, "%s; run `ospomap check %s`\n", brief, model.Printable(shellWord(arg)))
	}
	return nil
}

// options are what the user chose about the file.
func (f *renderFlags) options() format.Options {
	return format.Options{
		Theme: theme.Mode(f.theme.value), Scale: float64(*f.format.scale), Page: f.format.page.value,
	}
}

// target is where the picture goes and in which format.
func (f *renderFlags) target(arg string) (string, *format.Format, error) {
	target := f.output
	if target == "" && arg == stdinArg {
		target = stdinArg
	}
	named := target // whose ending says something
	if target == stdinArg || isDevice(target) {
		named = ""
	}
	form, err := f.format.forFile(named)
	if err != nil {
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

// defaultName is the map's file name with the picture's ending, without folder.
func defaultName(mapFile, ext string) string {
	base := filepath.Base(mapFile)
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
		base = stem
	}
	return base + ext
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

// refuse shows why a map is not drawn.
func (a *app) refuse(f report.File) error {
	o := report.Options{Color: a.wantsColor("auto", a.stderr)}
	if err := report.Lookup("text").Write(a.stderr, []report.File{f}, o); err != nil {
		return err
	}
	a.complain("nothing drawn: a map with errors has no picture")
	return errFindings
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
