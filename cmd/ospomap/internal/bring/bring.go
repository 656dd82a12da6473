// Package bring reads the files of an import, plans the changes to a map, and reports and
// asks on a terminal.
package bring

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/importing"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
	"github.com/ospomap/ospomap/render/reporter"
)

// Import is one import, with its input and output.
type Import struct {
	Read    func(arg string) (name string, src []byte, err error)
	In      io.Reader // answers to questions; nil if nobody can be asked
	Err     io.Writer
	As      string // one of [importing.Kinds]
	Mapping string // file that explains words; written if missing
	DryRun  bool   // don't write the mapping file
	Options importing.PlanOptions
}

// Refused reports why nothing is changed, because of the files' contents.
type Refused struct{ Reason string }

func (e *Refused) Error() string { return e.Reason }

// Mistaken reports files with errors.
type Mistaken struct{ Files []reporter.File }

func (e *Mistaken) Error() string { return e.Files[0].Name + " has mistakes" }

// Sources reads files that are not maps.
func (i *Import) Sources(files []string) ([]*importing.Source, error) {
	var sources []*importing.Source
	for _, arg := range files {
		name, src, err := i.Read(arg)
		if err != nil {
			return nil, err
		}
		s, err := importing.Read(name, src, importing.Options{As: i.As, Mapping: i.Options.Mapping})
		if err != nil {
			return nil, fmt.Errorf("cannot read %w", err)
		}
		sources = append(sources, s)
	}
	return sources, nil
}

// Tell prints what was not understood.
func (i *Import) Tell(problems []register.Problem) {
	for _, p := range problems {
		fmt.Fprintln(i.Err, model.Printable(p.String()))
	}
}

// Plan plans the changes to the map into. If blank is not nil, the map is a new one,
// which blank creates from the sources. It returns the map before and after.
func (i *Import) Plan(files []string, into string, blank func([]*importing.Source) []byte) (name string, before, after []byte, plan *importing.Plan, err error) {
	isNew, err := i.mapping()
	if err != nil {
		return "", nil, nil, nil, err
	}
	sources, err := i.Sources(files)
	if err != nil {
		return "", nil, nil, nil, err
	}
	name = "map"
	if blank != nil {
		before = blank(sources)
	} else if name, before, err = i.Read(into); err != nil {
		return "", nil, nil, nil, err
	}
	m, findings := parse.Parse(name, before)
	if model.CountErrors(findings) > 0 {
		return "", nil, nil, nil, &Mistaken{[]reporter.File{{Name: name, Source: before, Findings: findings}}}
	}
	plan = importing.MakePlan(m, sources, i.Options)
	if len(plan.Close) > 0 && i.In != nil {
		importing.Ask(i.In, i.Err, plan.Close, i.Options.Same)
		if sources, err = i.Sources(files); err != nil { // planning resolves the records in place
			return "", nil, nil, nil, err
		}
		plan = importing.MakePlan(m, sources, i.Options)
	}
	i.Tell(plan.Problems)
	if len(plan.Nowhere) > 0 {
		fmt.Fprintln(i.Err, "hint: --perspective gives all of them the same one, --mapping each its own")
	}
	if isNew && !i.DryRun {
		if err := safefile.Create(i.Mapping, importing.WriteMapping(sources, plan)); err != nil {
			return "", nil, nil, nil, fmt.Errorf("cannot write %q: %w", i.Mapping, safefile.Cause(err))
		}
		fmt.Fprintf(i.Err, "%s: fill in what is empty, and import again\n", model.Printable(i.Mapping))
	}
	if len(plan.Close) > 0 {
		return "", nil, nil, nil, i.refuse(plan.Close)
	}
	if after, err = importing.Apply(before, plan, blank != nil); err != nil {
		return "", nil, nil, nil, &Refused{"nothing is changed: " + err.Error()}
	}
	if blank != nil && len(plan.Edits) == 0 {
		return "", nil, nil, nil, &Refused{"no map is written: nothing in the files says who is a stakeholder, and in which perspective"}
	}
	for _, line := range plan.Summary() {
		fmt.Fprintln(i.Err, line)
	}
	return name, before, after, plan, nil
}

// mapping reads the mapping file, and reports whether it is to be written.
func (i *Import) mapping() (isNew bool, err error) {
	i.Options.Mapping = &register.Mapping{}
	if i.Mapping == "" {
		return false, nil
	}
	if _, err := os.Stat(i.Mapping); errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	name, src, err := i.Read(i.Mapping)
	if err != nil {
		return false, err
	}
	m, findings := register.ReadMapping(name, src)
	if len(findings) > 0 {
		return false, &Mistaken{[]reporter.File{{Name: name, Source: src, Findings: findings}}}
	}
	i.Options.Mapping = m
	return false, nil
}

func (i *Import) refuse(list []importing.Close) error {
	for _, c := range list {
		fmt.Fprintln(i.Err, c)
	}
	fmt.Fprintf(i.Err, "hint: record it under same in a file for --mapping %s, such as {%q: %s}, or {%q: %s}\n",
		model.Printable(outname.ShellWord(cmp.Or(i.Mapping, "words.yaml"))), list[0].Name, list[0].ID, list[0].Name, register.New)
	return &Refused{"nothing is changed: say first who is who"}
}
