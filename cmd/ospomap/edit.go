package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
	"github.com/ospomap/ospomap/render/reporter"
)

func (a *app) editCommand() *cobra.Command {
	var dryRun bool
	var limit *size
	cmd := &cobra.Command{
		Use:   "edit MAP SET...",
		Short: "Change entries of a map and nothing else in it",
		Long: `Change entries of a map and nothing else in it: comments, order, quotes and indent
stay, and new entries are written like their neighbours. All edits are made or none.

A SET is one of
  PATH=VALUE    set a field; an empty VALUE removes it
  PATH.id=ID    rename an entry; references and waivers follow
  LIST+=VALUE   add to a list
  LIST-=ITEM    remove from a list, by the id or the text of the item
  PATH@=3       move an item to the third position in its list

A PATH begins with an entry by its id, as in stakeholder/legal.owner, person/head,
collaboration/legal#2.cadence (the second one with Legal), goal/…, objective/…,
expectation/…, project/… and accept/RULE, or with a key of the map, as in
ospo.stage. A VALUE in [ ] or { } is read as YAML.`,
		Example: `  ospomap edit ospo.yaml stakeholder/legal.owner=head
  ospomap edit ospo.yaml 'stakeholders+={name: Press, perspective: outside}'
  ospomap edit ospo.yaml person/head.hats+=advocate collaborations-=press
  ospomap edit --dry-run ospo.yaml stakeholder/legal.id=law   print the changes`,
		Args:              cmdline.Takes(2, 0, "a MAP and at least one SET"),
		ValidArgsFunction: cmdline.Maps,
		RunE:              func(_ *cobra.Command, args []string) error { return a.edit(args[0], args[1:], dryRun, limit) },
	}
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "n", false, "print what would change as a unified diff, and write nothing")
	limit = a.addLimits(cmd)
	return cmd
}

func (a *app) edit(arg string, sets []string, dryRun bool, limit *size) error {
	var edits []model.Edit
	for _, text := range sets {
		e, err := edit.Parse(text)
		if err != nil {
			return usage("%v", err)
		}
		edits = append(edits, e)
	}
	name, src, err := a.read(arg, limit)
	if err != nil {
		return err
	}
	res, err := edit.Apply(src, edits)
	if refused, ok := errors.AsType[*edit.Refused](err); ok {
		return &exitError{exitFindings, fmt.Sprintf("%s: nothing is changed: %s: %v", name, sets[refused.Edit], err)}
	}
	return a.replaceMap(arg, name, src, res.Source, dryRun)
}

// replaceMap writes back a changed map and prints its path. A map from standard input
// goes to standard output; a dry run only prints a diff.
func (a *app) replaceMap(arg, name string, before, after []byte, dryRun bool) error {
	switch {
	case dryRun:
		a.stdout.Write(edit.Diff(reporter.LineStart(name), before, after))
		return nil
	case arg == stdinArg:
		a.stdout.Write(after)
		return nil
	case bytes.Equal(before, after):
		return nil
	}
	if err := safefile.Swap(arg, before, after); err != nil {
		return failed("cannot write %q: %v", arg, cause(err))
	}
	fmt.Fprintln(a.stdout, reporter.LineStart(name))
	return nil
}
