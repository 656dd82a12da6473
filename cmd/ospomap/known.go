package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/report"
)

// knownFlags say which findings are known and not to be told again.
type knownFlags struct {
	against       string // a git revision
	baseline      string // a file
	writeBaseline string // a file
}

func addKnown(cmd *cobra.Command) *knownFlags {
	var f knownFlags
	fs := cmd.Flags()
	fs.StringVar(&f.against, "against", "", "list only what the map at this git `REVISION` did not have")
	fs.StringVar(&f.baseline, "baseline", "", "list only what this `FILE` does not hold")
	fs.StringVar(&f.writeBaseline, "write-baseline", "", "write what is found to this `FILE`, for --baseline")
	completeFlag(cmd, "against", completeRevisions)
	return &f
}

// check refuses flags that make no sense together.
func (f *knownFlags) check(maps []string) error {
	switch {
	case f.against != "" && slices.Contains(maps, stdinArg):
		return usage("--against needs a file: standard input has no history")
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

// known are the findings that a run does not tell again. Errors are always told:
// a map that has some can't be drawn, however long they have been there.
type known struct {
	*knownFlags
	app   *app
	limit *size
	base  *check.Baseline       // of either flag; nil without
	gone  []check.BaselineEntry // of the baseline that was read, and found no longer
	wrong bool                  // a map has errors, so that its gaps are not known
}

func (a *app) known(f *knownFlags, maps []string, limit *size) (*known, error) {
	if err := f.check(maps); err != nil {
		return nil, err
	}
	k := &known{knownFlags: f, app: a, limit: limit}
	var err error
	switch {
	case f.writeBaseline != "":
		k.base, err = check.NewBaseline(), a.spare(f.writeBaseline, limit)
	case f.baseline != "":
		k.base, err = a.readBaseline(f.baseline, limit)
	}
	return k, err
}

// spare refuses to write a baseline over a file that is none.
func (a *app) spare(path string, limit *size) error {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil
	}
	if _, err := a.readBaseline(path, limit); err != nil {
		return usage("%v; another file has to be named for the new one", err)
	}
	return nil
}

func (a *app) readBaseline(path string, limit *size) (*check.Baseline, error) {
	name, src, err := a.read(path, limit)
	if err != nil {
		return nil, err
	}
	base, err := check.ReadBaseline(src)
	if err != nil {
		return nil, failed("%q is %v", name, err)
	}
	return base, nil
}

// drop gives a map's findings without the known ones.
func (k *known) drop(arg string, r *check.Result) (report.File, error) {
	f := reported(r)
	switch {
	case k.writeBaseline != "":
		k.wrong = k.wrong || r.Err() != nil
		k.base.Add(seenFrom(k.writeBaseline, arg), r.Findings)
		k.hide(&f, k.writeBaseline, func(model.Finding) bool { return true })
	case k.baseline != "":
		file := seenFrom(k.baseline, arg)
		k.gone = append(k.gone, k.base.Missed(file, r)...)
		k.hide(&f, k.baseline, func(x model.Finding) bool { return k.base.Has(file, x) })
	}
	if k.against != "" {
		earlier, err := k.earlier(arg, r.Rules)
		if err != nil {
			return f, err
		}
		k.hide(&f, k.against, func(x model.Finding) bool { return earlier[x.Fingerprint()] })
	}
	return f, nil
}

// seenFrom is how a baseline speaks of a map: it stays the same whatever folder
// the program is run from.
func seenFrom(baseline, arg string) string {
	if arg == stdinArg {
		return stdinArg
	}
	folder, err := filepath.Abs(filepath.Dir(baseline))
	if err != nil {
		return filepath.ToSlash(arg)
	}
	file, err := filepath.Abs(arg)
	if err != nil {
		return filepath.ToSlash(arg)
	}
	rel, err := filepath.Rel(folder, file)
	if err != nil { // on another drive
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(rel)
}

// hide drops what an earlier state had and says how many there were.
func (k *known) hide(f *report.File, where string, had func(model.Finding) bool) {
	before := len(f.Findings)
	f.Findings = slices.DeleteFunc(f.Findings, func(x model.Finding) bool {
		return !check.Contradicts(x) && had(x)
	})
	if n := before - len(f.Findings); n > 0 {
		k.app.note("%s: not shown: %s that %q has too", f.Name, model.Counted(n, "finding"), where)
	}
}

// earlier gives the fingerprints of what the map had at the revision.
func (k *known) earlier(arg string, o gap.Options) (map[string]bool, error) {
	src, found, err := k.app.readAt(k.against, arg, k.limit)
	if err != nil {
		return nil, err
	}
	if !found {
		k.app.note("%s: not there at %q, so everything is new", arg, k.against)
		return nil, nil
	}
	was := check.Run(src, check.Options{Name: arg, Rules: o})
	if was.Unread() {
		k.app.note("%s: could not be read whole at %q, so every gap counts as new", arg, k.against)
	}
	had := make(map[string]bool, len(was.Findings))
	for _, x := range was.Findings {
		had[x.Fingerprint()] = true
	}
	return had, nil
}

// finish writes the baseline that was asked for, or tells what of the one that
// was read is no longer found. A baseline is written only when all maps could be
// read.
func (k *known) finish(complete bool) error {
	for _, e := range k.gone {
		k.app.note("%s: no longer found: %s about %s in %s", k.baseline, e.Rule, e.Subject, e.File)
	}
	if k.writeBaseline == "" {
		return nil
	}
	if !complete || k.wrong {
		return failed("no baseline written: a map could not be read or has errors")
	}
	var out bytes.Buffer
	err := report.WriteJSON(&out, k.base)
	if err == nil {
		err = safefile.Replace(k.writeBaseline, out.Bytes())
	}
	if err != nil {
		return failed("cannot write %q: %v", k.writeBaseline, cause(err))
	}
	k.app.note("%s: %s written", k.writeBaseline, model.Counted(len(k.base.Findings), "finding"))
	return nil
}

// note tells something beside the findings.
func (a *app) note(format string, args ...any) {
	fmt.Fprintln(a.stderr, report.LineStart(fmt.Sprintf(format, args...)))
}
