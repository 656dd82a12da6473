package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/baseline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/earlier"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/reporter"
)

// reviewFlags say what a map is compared with, so that only what is new is reported.
type reviewFlags struct {
	against        revision
	baseline       string // a file
	writeBaseline  string // a file
	failOnRevealed *choice
}

func addAgainst(cmd *cobra.Command, r *revision, help string) {
	cmd.Flags().Var(r, "against", help)
	cmdline.Complete(cmd, "against", cmdline.Revisions)
}

func addReview(cmd *cobra.Command) *reviewFlags {
	var f reviewFlags
	addAgainst(cmd, &f.against, "list only what is new since the branch forked from this git revision")
	fs := cmd.Flags()
	fs.StringVar(&f.baseline, "baseline", "", "list only what is new since this `FILE` was written")
	fs.StringVar(&f.writeBaseline, "write-baseline", "", "write what is found to this `FILE`, for --baseline")
	f.failOnRevealed = cmdline.AddChoice(cmd, "fail-on-revealed", model.FailNever, model.FailLevels,
		"exit with 1 on findings of this severity or above that show only because more is recorded")
	return &f
}

// check refuses flags that make no sense together.
func (f *reviewFlags) check(maps []string) error {
	switch {
	case f.against != "" && slices.Contains(maps, stdinArg):
		return usage("--against needs a file: standard input has no history")
	case f.against != "" && f.baseline != "":
		return usage("--against and --baseline each say what is known; give one of them")
	case f.baseline == stdinArg || f.writeBaseline == stdinArg:
		return usage("a baseline is a file, not standard input or output")
	case f.writeBaseline == "":
		return nil
	case f.against != "" || f.baseline != "":
		return usage("--write-baseline records everything found; give it without --against and --baseline")
	}
	for _, m := range maps {
		if safefile.Same(m, f.writeBaseline) {
			return usage("the baseline would overwrite the map %q", m)
		}
	}
	return nil
}

// reviewer reports what is new in each map of a run.
type reviewer struct {
	*reviewFlags
	app     *app
	config  string // the --config of the run
	limit   *size
	base    *baseline.File  // of either flag; nil without
	judged  []*check.Result // each map of the run
	reviews []*check.Review // of each; nil where it is compared with nothing
}

func (a *app) reviewer(f *reviewFlags, config string, maps []string, limit *size) (*reviewer, error) {
	if err := f.check(maps); err != nil {
		return nil, err
	}
	r := &reviewer{reviewFlags: f, app: a, config: config, limit: limit}
	var err error
	switch {
	case f.writeBaseline != "":
		r.base, err = baseline.New(f.writeBaseline, a.note), a.spare(f.writeBaseline)
	case f.baseline != "":
		r.base, err = a.readBaseline(f.baseline)
	}
	return r, err
}

// spare refuses to write a baseline over a file that is none.
func (a *app) spare(path string) error {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil
	}
	if _, err := a.readBaseline(path); err != nil {
		return usage("%v; name another file for the new one", err)
	}
	return nil
}

func (a *app) readBaseline(path string) (*baseline.File, error) {
	limit := size(baseline.MaxSize)
	name, src, err := a.read(path, &limit)
	if err != nil {
		return nil, err
	}
	base, err := baseline.Read(name, src, a.note)
	if err != nil {
		return nil, failed("%v", err)
	}
	return base, nil
}

// file is what a report says of a map before it is settled what is new in it.
func (r *reviewer) file(arg string, judged *check.Result) (reporter.File, error) {
	f, review := reporter.Of(judged), (*check.Review)(nil)
	switch {
	case r.writeBaseline != "":
		r.base.Add(arg, judged)
		f.Findings = slices.DeleteFunc(slices.Clone(f.Findings), func(x model.Finding) bool { return !check.Contradicts(x) })
		r.hidden(f.Name, len(judged.Findings)-len(f.Findings), r.writeBaseline)
	case r.baseline != "":
		review = r.base.Since(arg, judged)
	case r.against != "":
		var err error
		if review, f.SinceNotes, err = r.app.since(arg, judged, string(r.against), r.config, r.limit); err != nil {
			return f, err
		}
	}
	r.judged, r.reviews = append(r.judged, judged), append(r.reviews, review)
	return f, nil
}

// settle leaves of each map what is new in it, and reports what fails and whether it does.
func (r *reviewer) settle(files []reporter.File, said *words.Words) (failing bool, strictest check.Levels) {
	check.Together(r.reviews...)
	strictest = check.Levels{FailOn: model.FailNever, FailOnRevealed: model.FailNever}
	for i := range files {
		f, levels := &files[i], r.judged[i].Levels()
		if review := r.reviews[i]; review != nil {
			f.Review(review, cmp.Or(r.baseline, string(r.against)))
			levels = review.Levels
		}
		r.hidden(f.Name, f.Known, f.Since)
		failing, strictest = failing || levels.Fails(f.News()), strictest.Stricter(levels)
		*f = f.In(said.Naming(r.judged[i].Map))
	}
	return failing, strictest
}

// hidden says how many findings are not shown.
func (r *reviewer) hidden(name string, n int, where string) {
	if n > 0 {
		r.app.note("%s: not shown: %s that %q also has", name, model.Counted(n, "finding"), where)
	}
}

// since reviews a map against what it and its project file were at a revision, and
// reports which version that is where a reader may expect another.
func (a *app) since(arg string, judged *check.Result, rev, config string, limit *size) (*check.Review, []model.Sentence, error) {
	review, notes, err := earlier.Review(arg, judged, rev, int64(*limit), func(v *gitfile.Version) (*model.Config, error) {
		return a.earlierConfig(arg, config, v)
	})
	if _, told := errors.AsType[*exitError](err); err != nil && !told {
		err = failed("%v", err)
	}
	if len(notes) > 0 {
		a.note("%s: %s", arg, (*words.Words)(nil).Join(notes))
	}
	return review, notes, err
}

// earlierConfig reads the project file that went with a version of a map. Where it is
// not in the repository, it is taken to be as it is now; of one with mistakes, what could
// be read counts.
func (a *app) earlierConfig(arg, given string, v *gitfile.Version) (*model.Config, error) {
	src, found, err := []byte(nil), false, error(nil)
	limit := int64(baseline.MaxSize)
	switch other, findErr := gitfile.Find(given); {
	case given == noConfig:
		return nil, nil
	case given == "":
		src, found, err = v.Beside(projectFile, limit)
	case findErr != nil:
		err = findErr
	default:
		src, found, err = v.At(other, limit)
	}
	if err == nil && !found {
		return nil, nil
	}
	if err == nil {
		c, _ := check.Project(projectFile, src)
		return c, nil
	}
	c, _, err := a.readConfig(arg, given)
	return c, err
}

// finish writes the baseline that was asked for, or reports what of the one that
// was read is no longer found.
func (r *reviewer) finish(complete bool) error {
	switch {
	case r.baseline != "":
		r.base.TellGone()
	case r.writeBaseline != "":
		if err := r.base.Write(complete); err != nil {
			return failed("%v", err)
		}
	}
	return nil
}

// note prints something besides the findings.
func (a *app) note(format string, args ...any) {
	fmt.Fprintln(a.stderr, reporter.LineStart(fmt.Sprintf(format, args...)))
}
