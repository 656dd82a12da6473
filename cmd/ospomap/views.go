package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/render/views"
)

func (a *app) viewsCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "views",
		Short:             "List the views that a map can be drawn in",
		Long:              "List the views that a map can be drawn in, each with the question that it answers.",
		Example:           "  ospomap views\n  ospomap render acme.yaml --view calendar",
		Args:              cmdline.Takes(0, 0, "no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
			for _, v := range views.All {
				fmt.Fprintf(w, "%s\t%s\n", v.Name, v.Question)
			}
			return w.Flush()
		},
	}
}
