package cmdline

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/gitfile"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// Files completes files with the given extensions, Maps those of YAML.
func Files(endings ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(endings, cobra.ShellCompDirectiveFilterFileExt)
}

var Maps = Files("yaml", "yml")

// Stakeholders completes the ids of the stakeholders of the first map, with their names.
func Stakeholders(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var out []string
	if len(args) > 0 {
		if f, err := safefile.Open(args[0], false); err == nil {
			defer f.Close()
			src, _ := parse.ReadAll(f, parse.DefaultMaxSize)
			m, _ := parse.Parse(args[0], src)
			for _, s := range m.Stakeholders {
				out = append(out, cobra.CompletionWithDesc(s.ID, model.Printable(s.Name)))
			}
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// Rules completes rule ids, with their titles, also in a comma-separated list.
func Rules(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	done := typed[:strings.LastIndexByte(typed, ',')+1]
	rules := model.Each(gap.Rules(), func(r *gap.Rule) string { return cobra.CompletionWithDesc(done+r.ID, string(r.Title)) })
	return rules, cobra.ShellCompDirectiveNoFileComp
}

// Revisions completes the branches and tags of the repository of the first map.
func Revisions(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	file, err := gitfile.Find(cmp.Or(append(args, ".")[0], "."))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return file.Revisions(), cobra.ShellCompDirectiveNoFileComp
}
