package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "duplicate-stakeholder",
		Severity: model.Warning,
		Area:     AreaStructure,
		Title:    "Two stakeholders look like one",
		Why: "The same party recorded twice splits its collaborations over two cards, " +
			"and both halves look less connected than they are.",
		Recommendation: "Merge them, or add a distinguishing word.",
		Source:         "stakeholder register practice: one entry for each stakeholder",
		Bad: `organization: Acme
stakeholders:
  - {id: legal, name: Legal Team, perspective: sideways}
  - {id: legal-2, name: legal-team, perspective: sideways}
`,
		Good: `organization: Acme
stakeholders:
  - {id: legal, name: Legal Team, perspective: sideways}
  - {id: legal-2, name: Legal Team Asia, perspective: sideways}
`,
		Check: duplicateStakeholder,
	})
}

func duplicateStakeholder(c *Context) {
	first := make(map[string]*party, len(c.parties))
	for _, p := range c.parties {
		if p.Slug == "" {
			continue
		}
		earlier := first[p.Slug]
		if earlier == nil {
			first[p.Slug] = p
			continue
		}
		f := c.Report(ofStakeholder(p), p.At("name"), "%q and %q look like one stakeholder", earlier.Name, p.Name)
		f.Related = []model.Related{{Pos: earlier.At("name"), Message: "the first of them"}}
	}
}
