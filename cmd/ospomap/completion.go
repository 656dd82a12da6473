package main

import (
	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
)

// shells are the shells with a completion script.
var shells = []string{"bash", "fish", "powershell", "zsh"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a completion script for bash, fish, powershell or zsh",
		Long: `Print a script that lets a shell complete commands, flags, maps, views, densities
and rule ids.`,
		Example: `  source <(ospomap completion bash)
  ospomap completion zsh > "${fpath[1]}/_ospomap"
  ospomap completion fish > ~/.config/fish/completions/ospomap.fish`,
		Args:              cmdline.Takes(1, 1, "one of bash, fish, powershell, zsh"),
		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.completion(cmd.Root(), args[0]) },
	}
}

func (a *app) completion(root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.stdout, true)
	case "fish":
		return root.GenFishCompletion(a.stdout, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(a.stdout)
	case "zsh":
		return root.GenZshCompletion(a.stdout)
	}
	return usage("unknown shell %q%s", shell, cmdline.Suggest(shell, shells, "allowed: bash, fish, powershell, zsh"))
}
