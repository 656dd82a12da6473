package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "critical-project-unowned",
	Severity:       model.Info,
	Area:           AreaOutside,
	Title:          "A critical project without an owner",
	Why:            "Nobody in the organisation is named as the one who watches this project's releases, health and security.",
	Recommendation: "Name one person who watches its releases, health and security (owner).",
	Says: says{
		"": "nobody owns the critical project {project}",
	},
	Source: from("OSPO book, later chapters: owners for critical dependencies", bookURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution}
projects:
  - {name: Log Library core, use: critical, stakeholder: Log Library}
`,
	Cure:  change{"stakeholder: Log Library", "stakeholder: Log Library, owner: Head of OSPO"},
	Check: criticalProjectUnowned,
})

func criticalProjectUnowned(c *Context) {
	for _, p := range c.Map.Projects {
		if p.Critical() && p.Owner == nil {
			c.Report(ofProject(p), p.At("use"), "", named("project", p.Name))
		}
	}
}
