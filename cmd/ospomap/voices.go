package main

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/voices"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/theme"
)

func (a *app) askCommand() *cobra.Command {
	var party, output string
	cmd := &cobra.Command{
		Use:   "ask MAP",
		Short: "Write a form that asks a stakeholder what they think",
		Long: `Write a form, a page in one file, that asks a stakeholder the twelve questions about
readiness, and whether the map is right about what they expect. It works without a
network, shows nothing about anybody else, and saves the answers as a
small file, which "ospomap collect" brings into the map.

Without --for, anybody may answer and says who they are.`,
		Example: `  ospomap ask ospo.yaml --for legal              write questions-legal.html
  ospomap ask ospo.yaml --for works-council --lang de
  ospomap collect answers-legal.json --into ospo.yaml`,
		Args:              cmdline.Takes(1, 1, "one MAP"),
		ValidArgsFunction: cmdline.Maps,
	}
	cmd.Flags().StringVar(&party, "for", "", "ask this `STAKEHOLDER`, an id or a name")
	cmdline.Complete(cmd, "for", cmdline.Stakeholders)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the form to `FILE`, or to standard output if it is - (default questions-STAKEHOLDER.html)")
	mode := cmdline.AddChoice(cmd, "theme", string(theme.Auto), model.Plain(theme.Modes), "colours; auto follows the reader's system")
	asked := cmdline.AddLang(cmd, "ask in this language (default that of the map, else en)")
	limit := a.addLimits(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		judged, err := a.judgeWhole(args[0], limit)
		if err != nil {
			return err
		}
		form, err := voices.Ask(judged.Map, party)
		if err != nil {
			return usage("%v", err)
		}
		a.tellLang(*asked)
		var page bytes.Buffer
		if err := format.WriteForm(&page, form, words.Of(string(*asked), judged.Map), format.Options{Theme: theme.Mode(mode.Value)}); err != nil {
			return failed("cannot write the form: %v", err)
		}
		target := cmp.Or(output, strings.TrimSuffix("questions-"+form.Stakeholder, "-")+".html")
		if err := a.deliver(target, page.Bytes()); err != nil || target == stdinArg {
			return err
		}
		return a.wrote(target, nil)
	}
	return cmd
}

func (a *app) collectCommand() *cobra.Command {
	var into string
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "collect ANSWERS... --into MAP",
		Short: "Bring the answers of stakeholders into a map",
		Long: `Bring answers to the form of "ospomap ask" into a map: each answer goes below
readiness, with who gave it and when, and replaces an older one from the same
person; what they expect is recorded in their words. Nothing else in the map
changes, and collecting again changes nothing. What needs a look is reported.
Either all files are taken or none.`,
		Example: `  ospomap collect answers-legal.json --into ospo.yaml --dry-run
  ospomap collect answers/*.json --into ospo.yaml`,
		Args:              cmdline.Takes(1, 0, "at least one file of ANSWERS"),
		ValidArgsFunction: cmdline.Files("json", "yaml", "yml"),
	}
	cmd.Flags().StringVar(&into, "into", "", "the `MAP` to change")
	cmdline.Complete(cmd, "into", cmdline.Maps)
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "n", false, "print what would change as a unified diff, and write nothing")
	limit := a.addLimits(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if into == "" || into == stdinArg {
			return usage("--into names the file of the map that takes the answers")
		}
		return a.collect(safefile.Distinct(args), into, dryRun, limit)
	}
	return cmd
}

func (a *app) collect(args []string, into string, dryRun bool, limit *size) error {
	judged, err := a.judgeWhole(into, limit)
	if err != nil {
		return err
	}
	after, err := a.bringing(limit).Answers(args, judged.Name, judged.Source)
	if err != nil {
		return a.whyNot(err)
	}
	return a.replaceMap(into, judged.Name, judged.Source, after, dryRun)
}

// judgeWhole judges a map. It fails on a map with errors, and shows them.
func (a *app) judgeWhole(arg string, limit *size) (*check.Result, error) {
	judged, err := a.judge(arg, limit, check.Options{})
	if err == nil && judged.Err() != nil {
		return nil, cmp.Or(a.showFindings(reporter.Of(judged)), error(errFindings))
	}
	return judged, err
}
