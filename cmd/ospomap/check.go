package main

import (
	"io"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/report"
)

type checkFlags struct {
	out          *outputFlags
	failOn       *choice
	color        *choice
	enable       []string
	disable      []string
	only         []string
	config       *string
	review       *reviewFlags
	today        *day
	maxSize      *size
	verbose      bool
	showAccepted bool

	given func(flag string) bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check MAP...",
		Short: "List what is wrong or missing in maps",
		Long: `List what is wrong or missing in maps, each finding with its place, its rule and
what to do about it. A rule is named by its id or by a pattern such as
'scenario-*'; "ospomap rules" lists them all.`,
		Example: `  ospomap check acme.yaml                        warnings do not fail
  ospomap check --fail-on warning maps/*.yaml    they do here
  ospomap check --only 'scenario-*' acme.yaml    run these rules alone
  ospomap check --format json acme.yaml          for programs
  ospomap check -o sarif=map.sarif -o junit=map.xml acme.yaml
                                                 for other programs, into files`,
		Args:              takes(1, 0, "at least one MAP"),
		ValidArgsFunction: completeMaps,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.given = cmd.Flags().Changed
			return a.check(args, f)
		},
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	f.out = addOutputs(cmd)
	f.failOn = addChoice(cmd, "fail-on", model.Error.String(), model.FailLevels, "exit with 1 on findings of this severity or above")
	for _, list := range []struct {
		value      *[]string
		name, help string
	}{
		{&f.enable, "enable", "also run this optional `RULE`; repeat, or separate by commas"},
		{&f.disable, "disable", "do not run this `RULE`"},
		{&f.only, "only", "run no other than this `RULE`"},
	} {
		fs.StringSliceVar(list.value, list.name, nil, list.help)
		completeFlag(cmd, list.name, completeRules)
	}
	f.config = addConfig(cmd)
	f.review = addReview(cmd)
	f.today = addToday(cmd, "judge what is overdue on this day (default SOURCE_DATE_EPOCH, else the clock)")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "list everything, also what is only not recorded yet")
	fs.BoolVar(&f.showAccepted, "show-accepted", false, "list what the maps accept too, with their reasons")
	f.color = addChoice(cmd, "color", "auto", []string{"auto", "always", "never"}, "colour the text")
	f.maxSize = a.addLimits(cmd)
	return cmd
}

func (a *app) check(maps []string, f checkFlags) error {
	o, err := a.gapOptions(f)
	if err != nil {
		return err
	}
	if count(maps, stdinArg) > 1 {
		return usage("standard input can be read only once")
	}
	if err := f.out.files.spare(maps); err != nil {
		return err
	}

	maps = distinct(maps)
	reviewer, err := a.reviewer(f.review, *f.config, maps, f.maxSize)
	if err != nil {
		return err
	}
	var files []report.File
	failing, strictest, strictestRevealed := false, check.Never, check.Never
	for _, arg := range maps {
		config, err := a.config(arg, *f.config)
		if err != nil {
			return err
		}
		judged, err := a.judge(arg, f.maxSize, check.Options{Project: config, Rules: o})
		if err != nil {
			a.complain(err.Error())
			continue
		}
		file, err := reviewer.file(arg, judged)
		if err != nil {
			return err
		}
		file.Off, file.OffBy = judged.Off(), f.offBy(arg, config)
		least, revealed := f.level(f.failOn, config.FailOn), f.level(f.review.failOnRevealed, config.FailOnRevealed)
		failing = failing || check.Fails(file.News(), least, revealed)
		strictest, strictestRevealed = min(strictest, least), min(strictestRevealed, revealed)
		files = append(files, file)
	}
	err = a.writeReports(f.out, files, len(files) == len(maps), report.Options{
		Color:          a.wantsColor(f.color.Value, a.stdout.w),
		Verbose:        f.verbose || len(f.only) > 0,
		FailOn:         strictest,
		FailOnRevealed: strictestRevealed,
		ShowAccepted:   f.showAccepted,
	})
	if err == nil {
		err = reviewer.finish(len(files) == len(maps))
	}
	switch {
	case err != nil:
		return err
	case len(files) < len(maps):
		return errTold
	case failing:
		return errFindings
	}
	return nil
}

// offBy names what switches rules off.
func (f *checkFlags) offBy(arg string, c *model.Config) string {
	var by []string
	if len(c.Disable) > 0 {
		file, _ := projectFileOf(arg, *f.config) // which has been read
		by = append(by, file)
	}
	if len(f.disable) > 0 {
		by = append(by, "--disable")
	}
	return strings.Join(by, " and ")
}

// level is the severity from which on findings fail the run: that of a flag, which
// the project file sets where it is not given.
func (f *checkFlags) level(flag *choice, project string) model.Severity {
	if project != "" && !f.given(flag.Name) {
		return check.FailLevel(project)
	}
	return check.FailLevel(flag.Value)
}

// gapOptions turns the flags into the choice of rules.
func (a *app) gapOptions(f checkFlags) (gap.Options, error) {
	for _, list := range []struct {
		flag  string
		rules []string
	}{{"enable", f.enable}, {"disable", f.disable}, {"only", f.only}} {
		for i, word := range list.rules {
			list.rules[i] = strings.TrimSpace(word)
			if err := knownRule(list.rules[i]); err != nil {
				return gap.Options{}, err
			}
			if r := gap.Lookup(list.rules[i]); r != nil && check.Fixed(r) && list.flag == "disable" {
				return gap.Options{}, usage("%q can't be disabled: a map that breaks it can't be drawn", r.ID)
			}
		}
	}
	today, err := a.givenDay(f.today)
	if err != nil {
		return gap.Options{}, err
	}
	if today.IsZero() {
		today = model.DateOf(a.env.Now())
	}
	return gap.Options{Today: today, Enable: f.enable, Disable: f.disable, Only: f.only}, nil
}

// knownRule refuses an id that no rule has and a pattern that none matches.
func knownRule(pattern string) error {
	for _, r := range gap.Rules() {
		if ok, err := path.Match(pattern, r.ID); err != nil {
			return usage("%q is not a pattern: %v", pattern, err)
		} else if ok {
			return nil
		}
	}
	return noRule(pattern)
}

// wantsColor decides on colour for what is written to w.
func (a *app) wantsColor(choice string, w io.Writer) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	return a.env.Getenv("NO_COLOR") == "" && a.env.Getenv("TERM") != "dumb" && isTerminal(w)
}

func count(words []string, word string) int {
	n := 0
	for _, w := range words {
		if w == word {
			n++
		}
	}
	return n
}
