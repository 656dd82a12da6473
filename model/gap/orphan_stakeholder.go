package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "orphan-stakeholder",
		Severity: model.Warning,
		Area:     AreaStructure,
		SignOf:   "scenario-silo",
		Title:    "A stakeholder has no collaboration",
		Why: "Somebody important enough to be listed, with whom nothing is done or planned, " +
			"learns about the OSPO from others, or not at all.",
		Recommendation: "Agree one thing you deliver to them and one thing you need back.",
		Source:         "OSPO book, chapter on the value of OSPOs, problem 2: units that work without each other",
		Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Security, method: training}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Security, method: training}
  - {to: Legal, method: compliance}
`,
		Check: orphanStakeholder,
	})
}

func orphanStakeholder(c *Context) {
	for _, p := range c.parties {
		if p.Perspective == model.Downward || p.Wanted {
			continue
		}
		if !p.any(func(*model.Collaboration) bool { return true }) {
			c.Report(ofStakeholder(p), p.Pos, "%q has no collaboration", p.Name)
		}
	}
}
