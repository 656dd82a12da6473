package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/flagtype"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/report"
)

func (a *app) rulesCommand() *cobra.Command {
	var form *choice
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules that maps are checked by",
		Example: `  ospomap rules
  ospomap rules --format markdown > docs/rules.md`,
		Args:              takes(0, 0, "no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return report.WriteRules(a.stdout, form.Value, gap.Rules())
		},
	}
	form = addChoice(cmd, "format", "text", report.RuleFormats, "how to write the list")
	return cmd
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "Say why a rule matters and what to do about its findings",
		Example: `  ospomap explain no-bridge
  ospomap explain scenario-silo`,
		Args: takes(1, 1, "one RULE"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeRules(cmd, args, typed)
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args[0]) },
	}
}

func (a *app) explain(id string) error {
	r := gap.Lookup(id)
	if r == nil {
		// A word of its name will do where no other rule has it.
		holds := func(rule string) bool { return strings.Contains("-"+rule+"-", "-"+id+"-") }
		if ids := slices.DeleteFunc(ruleIDs(), func(rule string) bool { return !holds(rule) }); len(ids) == 1 {
			r = gap.Lookup(ids[0])
		}
	}
	if r == nil {
		return noRule(id)
	}
	return report.Explain(a.stdout, r)
}

func ruleIDs() []string {
	rules := gap.Rules()
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}

// noRule refuses an id that no rule has.
func noRule(id string) error {
	return usage("no rule called %q%s", id, flagtype.Suggest(id, ruleIDs(), `see "ospomap rules"`))
}
