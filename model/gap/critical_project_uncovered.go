package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "critical-project-uncovered",
		Severity: model.Warning,
		Area:     AreaOutside,
		Title:    "A critical project that nobody talks to",
		Why: "The organisation depends on this project and has no active collaboration with those who make it, " +
			"so bad news arrives last.",
		Recommendation: "Join its channel; name an owner.",
		Source:         "OSPO book, introduction, readiness checklist: projects critical to the organisation's operations",
		Bad: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution}
projects:
  - {name: Log Library core, use: critical, owner: Head of OSPO}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution}
projects:
  - {name: Log Library core, use: critical, owner: Head of OSPO, stakeholder: Log Library}
`,
		Check: criticalProjectUncovered,
	})
}

func criticalProjectUncovered(c *Context) {
	for _, p := range c.Map.Projects {
		if p.Use != "critical" {
			continue
		}
		if p.Stakeholder != nil {
			if s := c.byID[p.Stakeholder.ID]; s != nil && len(s.active) > 0 {
				continue
			}
		}
		c.Report(ofProject(p), p.At("use"), "%q is critical, and nobody talks to it", p.Name)
	}
}
