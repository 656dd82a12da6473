package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render/report"
)

// reviewFlags say what a map is compared with, so that only what is new is told.
type reviewFlags struct {
	against        revision
	baseline       string // a file
	writeBaseline  string // a file
	failOnRevealed *choice
}

func addAgainst(cmd *cobra.Command, r *revision, help string) {
	cmd.Flags().Var(r, "against", help)
	completeFlag(cmd, "against", completeRevisions)
}

func addReview(cmd *cobra.Command) *reviewFlags {
	var f reviewFlags
	addAgainst(cmd, &f.against, "list only what is new since the branch left this git revision")
	fs := cmd.Flags()
	fs.StringVar(&f.baseline, "baseline", "", "list only what is new since this `FILE` was written")
	fs.StringVar(&f.writeBaseline, "write-baseline", "", "write what is found to this `FILE`, for --baseline")
	f.failOnRevealed = addChoice(cmd, "fail-on-revealed", model.FailNever, model.FailLevels,
		"the same for findings that show only since more is recorded")
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
		return usage("--write-baseline takes all that is found; give it without --against and --baseline")
	}
	for _, m := range maps {
		if safefile.Same(m, f.writeBaseline) {
			return usage("the baseline would overwrite the map %q", m)
		}
	}
	return nil
}

// reviewer tells of each map of a run what is new in it.
type reviewer struct {
	*reviewFlags
	app    *app
	config string // the --config of the run
	limit  *size
	base   *check.Baseline // of either flag; nil without
	gone   []string        // what of the baseline is found no longer
	wrong  bool            // a map has errors, so that its gaps are not known
}

func (a *app) reviewer(f *reviewFlags, config string, maps []string, limit *size) (*reviewer, error) {
	if err := f.check(maps); err != nil {
		return nil, err
	}
	r := &reviewer{reviewFlags: f, app: a, config: config, limit: limit}
	var err error
	switch {
	case f.writeBaseline != "":
		r.base, err = check.NewBaseline(), a.spare(f.writeBaseline)
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
		return usage("%v; another file has to be named for the new one", err)
	}
	return nil
}

// maxBaseline is how large a baseline may be: it holds several maps.
const maxBaseline = size(64 << 20)

func (a *app) readBaseline(path string) (*check.Baseline, error) {
	limit := maxBaseline
	name, src, err := a.read(path, &limit)
	if err != nil {
		return nil, err
	}
	base, err := check.ReadBaseline(src)
	if err != nil {
		return nil, failed("%q is %v", name, err)
	}
	return base, nil
}

// file is what a report says of a map.
func (r *reviewer) file(arg string, judged *check.Result) (report.File, error) {
	f := reported(judged)
	switch {
	case r.writeBaseline != "":
		r.wrong = r.wrong || judged.Err() != nil
		r.base.Add(baselineName(r.writeBaseline, arg), judged)
		known := len(f.Findings)
		f.Findings = slices.DeleteFunc(slices.Clone(f.Findings), func(x model.Finding) bool { return !check.Contradicts(x) })
		r.hidden(f.Name, known-len(f.Findings), r.writeBaseline)
	case r.baseline != "":
		name := r.known(arg)
		review := r.base.Since(name, judged)
		r.show(&f, review, r.baseline)
		for _, x := range review.Gone(judged.Rules) {
			r.gone = append(r.gone, fmt.Sprintf("%s about %s in %s", x.Rule, x.Subject, name))
		}
	case r.against != "":
		earlier, err := r.app.earlier(arg, string(r.against), r.config, r.limit)
		if err != nil {
			return f, err
		}
		review := judged.Since(earlier)
		if review.Old.Unread() {
			r.app.note("%s: could not be read whole at %q, so every gap counts as new", f.Name, r.against)
		}
		r.show(&f, review, string(r.against))
		f.SinceNote = earlier.Note
	}
	return f, nil
}

// show takes the findings of a review over.
func (r *reviewer) show(f *report.File, review *check.Review, since string) {
	f.Since, f.Known = since, review.Known
	f.Findings, f.SwitchedOff, f.Hidden, f.Milder = review.Findings, review.Off, review.Hidden, review.Milder
	r.hidden(f.Name, review.Known, since)
}

// hidden says how many findings are not shown.
func (r *reviewer) hidden(name string, n int, where string) {
	if n > 0 {
		r.app.note("%s: not shown: %s that %q has too", name, model.Counted(n, "finding"), where)
	}
}

// earlier reads a map and its project file as they were when the branch left a
// revision, and tells which version that is where a reader may expect another.
func (a *app) earlier(arg, rev, config string, limit *size) (check.Earlier, error) {
	e := check.Earlier{Name: rev + ":" + arg}
	f, err := gitfile.Find(arg)
	if err != nil {
		return e, failed("%v", err)
	}
	v, err := f.Since(rev, int64(*limit))
	if err != nil {
		return e, failed("%v", err)
	}
	switch e.Note = v.Note; {
	case v.Found:
		e.Source = append([]byte{}, v.Source...) // empty is not missing
	case e.Note == "":
		e.Note = fmt.Sprintf("not there at %q, so everything is new", rev)
	}
	if e.Note != "" {
		a.note("%s: %s", arg, e.Note)
	}
	e.Project, err = a.earlierConfig(arg, config, v)
	return e, err
}

// earlierConfig reads the project file that went with a version of a map. Where it
// can't be read, or is not in the repository, it is taken to be as it is now.
func (a *app) earlierConfig(arg, given string, v *gitfile.Version) (*model.Config, error) {
	src, found, err := []byte(nil), false, error(nil)
	limit := int64(maxBaseline)
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
		if c, mistakes := check.Project(projectFile, src); len(mistakes) == 0 {
			return c, nil
		}
	}
	c, _, err := a.readConfig(arg, given)
	return c, err
}

// known is what the baseline calls a map. One that it does not know may be the
// only one of it that is not there any more, under another name.
func (r *reviewer) known(arg string) string {
	name, files := baselineName(r.baseline, arg), r.base.Files()
	if slices.Contains(files, name) {
		return name
	}
	missing := slices.DeleteFunc(files, func(file string) bool {
		_, err := os.Stat(filepath.Join(filepath.Dir(r.baseline), filepath.FromSlash(file)))
		return err == nil
	})
	if len(missing) == 1 && arg != stdinArg {
		r.app.note("%s: compared with %q, as it was called in %q", arg, missing[0], r.baseline)
		return missing[0]
	}
	return name
}

// baselineName is how a baseline speaks of a map, whatever folder the program is
// run from.
func baselineName(baseline, arg string) string {
	if arg == stdinArg {
		return stdinArg
	}
	return safefile.SeenFrom(filepath.Dir(baseline), arg)
}

// finish writes the baseline that was asked for, or tells what of the one that
// was read is no longer found. A baseline is written only when all maps could be
// read.
func (r *reviewer) finish(complete bool) error {
	for _, x := range r.gone {
		r.app.note("%s: no longer found: %s", r.baseline, x)
	}
	if r.writeBaseline == "" {
		return nil
	}
	if !complete || r.wrong {
		return failed("no baseline written: a map could not be read or has errors")
	}
	var out bytes.Buffer
	err := report.WriteJSON(&out, r.base)
	if err == nil {
		err = safefile.Replace(r.writeBaseline, out.Bytes())
	}
	if err != nil {
		return failed("cannot write %q: %v", r.writeBaseline, cause(err))
	}
	r.app.note("%s: %s written", r.writeBaseline, model.Counted(len(r.base.Findings), "finding"))
	return nil
}

// note tells something beside the findings.
func (a *app) note(format string, args ...any) {
	fmt.Fprintln(a.stderr, report.LineStart(fmt.Sprintf(format, args...)))
}
