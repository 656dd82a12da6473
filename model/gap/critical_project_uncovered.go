package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "critical-project-uncovered",
	Severity:       model.Warning,
	Area:           AreaOutside,
	Title:          "A critical project that nobody is in touch with",
	Why:            "The organisation depends on this project and has no active collaboration with those who make it, or only listens to them, so bad news arrives late and nothing can be asked.",
	Recommendation: "Join its channel, name an owner, and record what you bring to it.",
	Says: says{
		"":     "{project} is critical, and nobody is in touch with it",
		"read": "{project} is critical, and the organisation only listens: nothing goes to {party}",
	},
	Source:  from("OSPO book, introduction, readiness checklist: projects critical to the organisation's operations", readinessURL),
	Further: []model.Source{readManagement},
	Rests:   []model.RefKind{model.RefStakeholder, model.RefParty},
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
	Cure:  change{"owner: Head of OSPO", "owner: Head of OSPO, stakeholder: Log Library"},
	Check: criticalProjectUncovered,
})

func criticalProjectUncovered(c *Context) {
	for _, p := range c.Map.Projects {
		if !p.Critical() {
			continue
		}
		var maker *party
		if p.Stakeholder != nil {
			maker = c.byID[p.Stakeholder.ID]
		}
		switch {
		case maker == nil || len(maker.active) == 0:
			sev := model.Warning
			if maker != nil && c.inTouch(maker) { // planned work counts
				sev = model.Info
			}
			c.ReportAs(sev, ofProject(p), p.At("use"), "", named("project", p.Name))
		case !c.owedDialogue(maker) && !slices.ContainsFunc(maker.active, func(col *model.Collaboration) bool { return runs(col, col.Other(maker.ID)) }):
			// If a dialogue is owed, one-way-only reports the stakeholder.
			c.Report(ofProject(p), p.At("use"), "read", named("project", p.Name), named("party", maker.Name))
		}
	}
}
