package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

func addPublic(cmd *cobra.Command) *bool {
	return cmd.Flags().Bool("public", false, "leave out engagement, influence, interest, notes and people's names")
}

// public is what those whom a map is about may see of it and of its findings. Of
// a map without errors it keeps the findings that can be made without knowing
// what is left out, in the words of such a reader; o is how they were made.
func public(m *model.Map, findings []model.Finding, o gap.Options) (*model.Map, []model.Finding) {
	m = model.Public(m)
	made := map[string]bool{}
	for _, f := range findings {
		made[f.Fingerprint()] = true
	}
	kept := slices.DeleteFunc(gap.Run(m, o).Findings, func(f model.Finding) bool {
		about := gap.Lookup(f.Rule)
		// What is missing only in the copy is no gap.
		return !made[f.Fingerprint()] || about.Area == gap.AreaEngagement || f.Subject.Kind == "person"
	})
	return m, kept
}
