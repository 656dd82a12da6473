// Package bring reads the files of an import, plans what they change in a map, and
// prints and asks what there is to report and to ask.
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

// Import is one import with where it reads and speaks.
type Import struct {
	Read    func(arg string) (name string, src []byte, err error)
	In      io.Reader // who answers; nil where nobody can be asked
	Err     io.Writer
	As      string // one of [importing.Kinds]
	Mapping string // a file that says what words mean; written where it is not there
	DryRun  bool   // write no such file
	Options importing.PlanOptions
}

// Refused is why nothing is changed: something in the files, not in the call.
type Refused struct{ Reason string }

func (e *Refused) Error() string { return e.Reason }

// Mistaken is files with mistakes of their own.
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

// Tell lists what was not understood.
func (i *Import) Tell(problems []register.Problem) {
	for _, p := range problems {
		fmt.Fprintln(i.Err, model.Printable(p.String()))
	}
}

// Plan plans what files change in the map of that name. With blank, which makes one of
// what was read, the map is a new one. It gives the map as it is and as it will be.
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
		if sources, err = i.Sources(files); err != nil { // a plan resolves the records that it has
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

// mapping reads the mapping file, and reports whether it has yet to be written.
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
