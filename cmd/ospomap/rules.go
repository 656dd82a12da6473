package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/reporter"
)

func (a *app) rulesCommand() *cobra.Command {
	var form *choice
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules that maps are checked against",
		Example: `  ospomap rules
  ospomap rules --format markdown > docs/rules.md`,
		Args:              cmdline.Takes(0, 0, "no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return reporter.WriteRules(a.stdout, form.Value, gap.Rules())
		},
	}
	form = cmdline.AddChoice(cmd, "format", "text", reporter.RuleFormats, "how to write the list")
	return cmd
}

func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain RULE",
		Short: "Explain why a rule matters and what to do about its findings",
		Long: `Explain why a rule matters and what to do about its findings; or, for readiness,
perspectives, hats and scenarios, what the OSPO book asks and recommends.`,
		Example: `  ospomap explain no-bridge
  ospomap explain scenario-silo
  ospomap explain readiness`,
		Args: cmdline.Takes(1, 1, "one RULE"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			rules, directive := cmdline.Rules(cmd, args, typed)
			for _, t := range gap.Topics() {
				if strings.HasPrefix(t.Name, typed) {
					rules = append(rules, t.Name+"\t"+t.Title)
				}
			}
			return rules, directive
		},
	}
	lang := cmdline.AddLang(cmd, "report in this language (default en)")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		a.tellLang(*lang)
		return a.explain(args[0], *lang)
	}
	return cmd
}

func (a *app) explain(id string, l lang) error {
	for _, t := range gap.Topics() {
		if t.Name == id {
			return reporter.ExplainTopic(a.stdout, t)
		}
	}
	r := gap.Find(id)
	if r == nil {
		return noRule(id)
	}
	w, _ := words.For(string(l))
	return reporter.Explain(a.stdout, r, w)
}

// noRule returns the error about an id of neither a rule nor a topic.
func noRule(id string) error {
	topics := model.Each(gap.Topics(), func(t gap.Topic) string { return t.Name })
	like := slices.Concat(cmdline.Like(id, gap.IDs()), model.HoldingOrNear(id, topics))
	return usage("no rule called %q%s", id, cmdline.DidYouMean(like, `see "ospomap rules"`))
}
