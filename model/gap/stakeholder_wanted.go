package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "stakeholder-wanted",
		Severity: model.Warning,
		Area:     AreaStructure,
		Title:    "A stakeholder is wanted and nobody fills the place",
		Why: "The map says that the OSPO needs somebody here. " +
			"Until a name stands in this place, what depends on it waits.",
		Recommendation: "Name who could, and who asks them by when.",
		Source:         "OSPO book, introduction: looking sideways and looking upward",
		Bad: `organization: Acme
stakeholders:
  - {name: Sponsor on the board, perspective: upward, status: wanted}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Sponsor on the board, perspective: upward}
`,
		Check: stakeholderWanted,
	})
}

func stakeholderWanted(c *Context) {
	for _, p := range c.parties {
		if p.Wanted {
			c.Report(ofStakeholder(p), p.At("status"), "nobody fills %q yet", p.Name)
		}
	}
}
