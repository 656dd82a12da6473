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

// reviewFlags choose what to compare a map with, so that only new findings are reported.
type reviewFlags struct {
	against        revision
	baseline       string // file name
	writeBaseline  string // file name
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

// check rejects contradictory flags.
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

// reviewer determines what is new in each map of a run.
type reviewer struct {
	*reviewFlags
	app     *app
	config  string // value of --config
	limit   *size
	base    *baseline.File  // of --baseline or --write-baseline; nil without either
	judged  []*check.Result // one for each map
	reviews []*check.Review // one for each map; nil without a comparison
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

// spare refuses to overwrite a file that is not a baseline.
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

// file returns the report of a map before settle reduces it to what is new.
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

// settle reduces each map's report to what is new. It reports whether the run fails, and
// the strictest levels.
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

// hidden prints how many findings are not shown.
func (r *reviewer) hidden(name string, n int, where string) {
	if n > 0 {
		r.app.note("%s: not shown: %s that %q also has", name, model.Counted(n, "finding"), where)
	}
}

// since reviews a map against its version at a revision, and the project file of that
// version. The notes say which version it is if readers may expect another.
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

// earlierConfig reads the project file of an earlier version of a map. If it is outside
// the repository, the current one is used. Of a file with errors, the valid parts count.
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

// finish writes the requested baseline, or reports entries of the one read that are no
// longer found.
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

// note prints a message other than a finding.
func (a *app) note(format string, args ...any) {
	fmt.Fprintln(a.stderr, reporter.LineStart(fmt.Sprintf(format, args...)))
}
