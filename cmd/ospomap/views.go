package main

import (
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/render/views"
	"github.com/spf13/cobra"
)

func (a *app) viewsCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "views",
		Short:             "List the pictures that a map can be drawn as",
		Long:              "List the pictures that a map can be drawn as, each with the question that it answers.",
		Example:           "  ospomap views\n  ospomap render acme.yaml --view calendar",
		Args:              takes(0, 0, "no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			var b strings.Builder
			width := 0
			for _, name := range views.Names() {
				width = max(width, len(name))
			}
			for _, name := range views.Names() {
				fmt.Fprintf(&b, "%-*s  %s\n", width, name, views.Lookup(name).Question)
			}
			_, err := a.stdout.Write([]byte(b.String()))
			return err
		},
	}
}
