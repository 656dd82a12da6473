package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/reporter"
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
	lang         *lang
	maxSize      *size
	verbose      bool
	showAccepted bool
	fix          bool
	suggested    bool
	drift        []string

	given func(flag string) bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check MAP...",
		Short: "List what is wrong or missing in maps",
		Long: `List what is wrong or missing in maps, each finding with its location, its rule and
what to do about it. A rule is named by its id or by a pattern such as
'scenario-*'; "ospomap rules" lists them all.`,
		Example: `  ospomap check acme.yaml                        warnings do not fail
  ospomap check --fail-on warning maps/*.yaml    they do here
  ospomap check --only 'scenario-*' acme.yaml    run only these rules
  ospomap check --fix acme.yaml                  make the safe fixes first
  ospomap check --format json acme.yaml          for programs
  ospomap check -o sarif=map.sarif -o junit=map.xml acme.yaml
                                                 for other programs, into files`,
		Args:              cmdline.Takes(1, 0, "at least one MAP"),
		ValidArgsFunction: cmdline.Maps,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.given = cmd.Flags().Changed
			return a.check(args, f)
		},
	}
	fs := cmd.Flags()
	f.out = addOutputs(cmd)
	f.failOn = cmdline.AddChoice(cmd, "fail-on", model.Error.String(), model.FailLevels, "exit with 1 on findings of this severity or above")
	for _, list := range []struct {
		value      *[]string
		name, help string
	}{
		{&f.enable, "enable", "also run this optional `RULE`; repeat, or separate by commas"},
		{&f.disable, "disable", "do not run this `RULE`"},
		{&f.only, "only", "run only this `RULE`"},
	} {
		fs.StringSliceVar(list.value, list.name, nil, list.help)
		cmdline.Complete(cmd, list.name, cmdline.Rules)
	}
	f.config = addConfig(cmd)
	f.review = addReview(cmd)
	f.today = addToday(cmd, "judge what is overdue on this day (default SOURCE_DATE_EPOCH, else the clock)")
	f.lang = cmdline.AddLang(cmd, "report in this language (default en)")
	fs.BoolVar(&f.fix, "fix", false, "make the safe fixes in the maps: misspellings with only one meaning, exact duplicates, stale waivers")
	fs.BoolVar(&f.suggested, "suggested", false, "with --fix: ask about suggested fixes too, one at a time, with the diff")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "list everything, including what is merely not recorded yet")
	fs.BoolVar(&f.showAccepted, "show-accepted", false, "also list the findings that the maps accept, with the reasons")
	f.color = cmdline.AddChoice(cmd, "color", "auto", []string{"auto", "always", "never"}, "colour the text")
	fs.StringArrayVar(&f.drift, "drift", nil, "also report where a map and the register or catalogue `FILE` differ; repeat for more")
	f.maxSize = a.addLimits(cmd)
	return cmd
}

func (a *app) check(maps []string, f checkFlags) error {
	o, err := a.gapOptions(f)
	if err != nil {
		return err
	}
	if err := f.allow(a, maps); err != nil {
		return err
	}
	maps = safefile.Distinct(maps)
	a.tellLang(*f.lang)
	said, _ := words.For(string(*f.lang))
	reviewer, err := a.reviewer(f.review, *f.config, maps, f.maxSize)
	if err != nil {
		return err
	}
	drift, err := a.bringing(f.maxSize).Drift(f.drift)
	if err != nil {
		return a.whyNot(err)
	}
	var files []reporter.File
	for _, arg := range maps {
		config, err := a.config(arg, *f.config)
		if err != nil {
			return err
		}
		judged, err := a.judgeFixed(arg, f, check.Options{Project: config, Rules: o, Levels: f.levels(), Drift: drift})
		if err != nil {
			a.complain(err.Error())
			continue
		}
		file, err := reviewer.file(arg, judged)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	failing, strictest := reviewer.settle(files, said)
	err = a.writeFindings(f.out, files, len(files) == len(maps), a.reportOptions(f, said, strictest))
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

func (a *app) reportOptions(f checkFlags, said *words.Words, strictest check.Levels) reporter.Options {
	return reporter.Options{
		Words: said, Color: stream.Color(f.color.Value, a.stdout.W, a.env.Getenv), Verbose: f.verbose || len(f.only) > 0, ShowAccepted: f.showAccepted,
		FailOn: check.FailLevel(strictest.FailOn), FailOnRevealed: check.FailLevel(strictest.FailOnRevealed),
	}
}

// levels returns the levels set by flags, which override the project file.
func (f *checkFlags) levels() (l check.Levels) {
	if f.given(f.failOn.Name) {
		l.FailOn = f.failOn.Value
	}
	if f.given(f.review.failOnRevealed.Name) {
		l.FailOnRevealed = f.review.failOnRevealed.Value
	}
	return l
}

// gapOptions returns the rule options that the flags specify.
func (a *app) gapOptions(f checkFlags) (gap.Options, error) {
	for _, list := range []struct {
		flag  string
		rules []string
	}{{"enable", f.enable}, {"disable", f.disable}, {"only", f.only}} {
		for i, word := range list.rules {
			list.rules[i] = strings.TrimSpace(word)
			if problem := parse.RuleProblem(list.rules[i], check.ProjectRules(), list.flag == "disable"); problem != "" {
				return gap.Options{}, usage("%s", problem)
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
