package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/scene"
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
		Long: `Draw a map and print where the picture is. Without --output it is the map's name
with the ending of its format, in the current folder. A map with errors is not
drawn.

Several maps, --view or --format draw each of them in each view and format, best
into a folder: -o FOLDER/. --view all draws every view in each format that goes
with it. One map goes to several files with several -o. What can't be drawn does
not stop the rest; the exit code is that of the worst.`,
		Example: `  ospomap render acme.yaml                          write acme.svg
  ospomap render acme.yaml --open                   and look at it
  ospomap render acme.yaml -o docs/ospo.png         write it elsewhere, as PNG
  ospomap render acme.yaml --density slide --theme dark
  cat acme.yaml | ospomap render - -o -             from a pipe, to a pipe
  ospomap render acme.yaml -o a.svg -o a.pdf        two files at once
  ospomap render maps/*.yaml -o out/ --format svg,png,html
  ospomap render acme.yaml -o out/ --view all --index`,
		Args:              takes(1, 0, "at least one MAP"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.open && slices.Contains(f.outputs, stdinArg) {
				return usage("--open needs a file to show, not standard output")
			}
			if !f.watch {
				return a.render(cmd.Context(), args, f)
			}
			switch {
			case f.open:
				return usage("--open and --watch exclude each other; `ospomap serve --open %s` shows each save", shellWord(args[0]))
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
	f.fonts = addFonts(cmd, true)
	fs.BoolVar(&f.watch, "watch", false, "draw anew with every save of the map, until interrupted")
	fs.BoolVar(&f.open, "open", false, "open the picture, or the page of --index, with the program for it")
	f.public = addPublic(cmd)
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "mark what is overdue on this day (default SOURCE_DATE_EPOCH, else nothing)")
	f.maxSize = a.addLimits(cmd)
	return cmd
}

func themeNames() []string {
	names := make([]string, len(theme.Modes))
	for i, m := range theme.Modes {
		names[i] = string(m)
	}
	return names
}

// brief tells how many findings there are, if any, and where to read them. A picture
// knows only the day that it was given; what check finds today beside is counted.
func (a *app) brief(arg string, checked *check.Result) {
	brief := report.Count(reported(checked)).Brief()
	if more := a.onTheDay(checked); more > 0 && brief == "" {
		brief = model.Counted(more, "finding") + " that the day decides"
	} else if more > 0 {
		brief += fmt.Sprintf(" and %d more that the day decides", more)
	}
	if brief != "" {
		fmt.Fprintf(a.stderr, "%s; run `ospomap check %s`\n", brief, model.Printable(shellWord(arg)))
	}
}

// onTheDay counts what rules that need a day find today, where the picture was given
// none.
func (a *app) onTheDay(checked *check.Result) int {
	rules := checked.Rules
	if !rules.Today.IsZero() || rules.ErrorsOnly {
		return 0
	}
	rules.Today = model.DateOf(a.env.Now())
	var dated []string // no others, which were asked before
	for _, r := range gap.Rules() {
		if r.Dated && rules.Runs(r) {
			dated = append(dated, r.ID)
		}
	}
	if rules.Only = dated; len(dated) == 0 {
		return 0
	}
	return len(gap.Run(checked.Map, rules).Findings)
}

// tellLoss says what the picture of a view has no room for, and what is otherwise
// than asked for.
func (a *app) tellLoss(file string, s *scene.Scene) {
	var words []string
	if n := s.Lost.Cut; n > 0 {
		words = append(words, model.Counted(n, "text")+" shortened")
	}
	if n := s.Lost.Dropped; n > 0 {
		words = append(words, model.Counted(n, "text")+" left out")
	}
	words = append(words, s.Notes...)
	if len(words) > 0 {
		fmt.Fprintf(a.stderr, "%s: %s\n", model.Printable(file), model.Printable(strings.Join(words, ", ")))
	}
}

// options are what the user chose about the file.
func (f *renderFlags) options() format.Options {
	return format.Options{
		Theme: theme.Mode(f.theme.Value), Scale: float64(*f.format.scale), Page: f.format.page.Value,
	}
}

// withEnding is a file name if its ending says something, or else nothing.
func withEnding(name string) string {
	if name == stdinArg || safefile.IsDevice(name) {
		return ""
	}
	return name
}

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

// showFindings shows on standard error why something is not done.
func (a *app) showFindings(f ...report.File) error {
	o := report.Options{Color: a.wantsColor("auto", a.stderr)}
	return report.Lookup("text").Write(a.stderr, f, o)
}

// deliver writes a picture or what else was asked for.
func (a *app) deliver(target string, data []byte) error {
	if target == stdinArg {
		_, err := a.stdout.Write(data)
		return err
	}
	if err := safefile.Replace(target, data); err != nil {
		return failed("cannot write %q: %v", target, cause(err))
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
