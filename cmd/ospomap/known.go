package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/model"
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
	completeFlag(cmd, "against", cobra.NoFileCompletions)
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
		if sameFile(m, f.writeBaseline) {
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
	base  *baseline // of either flag; nil without
}

func (a *app) known(f *knownFlags, maps []string, limit *size) (*known, error) {
	if err := f.check(maps); err != nil {
		return nil, err
	}
	k := &known{knownFlags: f, app: a, limit: limit}
	var err error
	switch {
	case f.writeBaseline != "":
		k.base = newBaseline(f.writeBaseline)
	case f.baseline != "":
		k.base, err = a.readBaseline(f.baseline, limit)
	}
	return k, err
}

// drop takes the known findings out of those of a map, which the options found.
func (k *known) drop(arg string, o gap.Options, f *report.File) error {
	if k.base != nil {
		if k.writeBaseline != "" {
			k.base.add(arg, f.Findings)
		} else {
			k.base.expect(arg, o, f.Findings)
		}
		k.hide(f, k.base.path, func(x model.Finding) bool { return k.base.has(arg, x) })
	}
	if k.against == "" {
		return nil
	}
	earlier, err := k.earlier(arg, o)
	if err != nil {
		return err
	}
	k.hide(f, k.against, func(x model.Finding) bool { return earlier[x.Fingerprint()] })
	return nil
}

// hide drops what an earlier state had and says how many there were.
func (k *known) hide(f *report.File, where string, had func(model.Finding) bool) {
	before := len(f.Findings)
	f.Findings = slices.DeleteFunc(f.Findings, func(x model.Finding) bool {
		return !fixed(gap.Lookup(x.Rule)) && had(x)
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
	_, was := inspect(arg, src, o)
	if unreadable(was.Findings) {
		k.app.note("%s: could not be read whole at %q, so every gap counts as new", arg, k.against)
	}
	had := make(map[string]bool, len(was.Findings))
	for _, x := range was.Findings {
		had[x.Fingerprint()] = true
	}
	return had, nil
}

// unreadable reports whether the reader found mistakes, under which gaps are not
// looked for.
func unreadable(found []model.Finding) bool {
	return slices.ContainsFunc(found, func(x model.Finding) bool { return gap.Lookup(x.Rule).Structural })
}

// finish writes the baseline that was asked for, or tells what of the one that
// was read is no longer found. A baseline is written only when all maps could be
// read.
func (k *known) finish(complete bool) error {
	switch {
	case k.base == nil:
		return nil
	case k.writeBaseline == "":
		for _, e := range k.base.missed() {
			k.app.note("%s: no longer found: %s about %s in %s", k.base.path, e.Rule, e.Subject, e.File)
		}
		return nil
	case !complete || k.base.broken:
		return failed("no baseline written: a map could not be read or has errors")
	}
	if err := k.base.write(); err != nil {
		return failed("cannot write %q: %v", k.base.path, cause(err))
	}
	k.app.note("%s: %s written", k.base.path, model.Counted(len(k.base.entries), "finding"))
	return nil
}

// note tells something beside the findings.
func (a *app) note(format string, args ...any) {
	fmt.Fprintln(a.stderr, report.LineStart(fmt.Sprintf(format, args...)))
}
