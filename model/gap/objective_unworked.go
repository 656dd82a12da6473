package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "objective-unworked",
	Severity:       model.Warning,
	Area:           AreaGoals,
	SignOf:         "scenario-misaligned",
	Title:          "Nobody works on an objective",
	Why:            "An objective that no active collaboration works on, neither directly nor through a goal that it supports, is a wish. Where its goal is worked on, where work on it is planned, or where fewer than half of the stakeholders in touch have work that is linked to any goal or objective, this is only information.",
	Recommendation: "Link the collaboration that works on it (goals), start one, or drop the objective.",
	Says: says{
		"":         "no active collaboration works on the objective {objective}",
		"planned":  "no active collaboration works on the objective {objective}; one that will is planned",
		"goal":     "no active collaboration is linked to the objective {objective}, only to its goal",
		"unlinked": "no active collaboration is linked to the objective {objective}; {n} of the {total} {n?is|are} linked to any",
	},
	Source: from("OSPO book, introduction, scenario 1: measurable objectives that cross-departmental work serves", scenarioURL+"1"),
	Rests:  []model.RefKind{model.RefWork, model.RefGoal, model.RefParty},
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}, {id: trust, name: Be trusted}]}
ospo:
  objectives:
    - {id: reuse, name: Reuse first, supports: [speed], measure: share of reused parts, target: 60 percent}
stakeholders:
  - {name: Engineering, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, goals: [trust]}
`,
	Cure:    change{"goals: [trust", "goals: [trust, reuse"},
	Snippet: mendAim,
	Check:   objectiveUnworked,
})

func objectiveUnworked(c *Context) {
	linked := model.Those(c.active, func(col *model.Collaboration) bool { return len(col.Goals) > 0 })
	some := len(linked) > 0 && many(relations(linked), relations(c.active))
	for _, o := range c.Map.OSPO.Objectives {
		if !o.Open() || c.served[o.ID] {
			continue
		}
		sev, variant := model.Warning, ""
		switch {
		case !some:
			sev, variant = model.Info, "unlinked"
		case slices.ContainsFunc(o.Supports, func(g *model.Ref) bool { return c.served[g.ID] }):
			sev, variant = model.Info, "goal"
		case c.plannedFor(o):
			sev, variant = model.Info, "planned"
		}
		c.ReportAs(sev, ofObjective(o), o.At("name"), variant, named("objective", o.Name), number("n", len(linked)), number("total", len(c.active)))
	}
}

// plannedFor reports whether work on an objective or on one of its goals is planned.
func (c *Context) plannedFor(o *model.Objective) bool {
	isOf := func(r *model.Ref) bool {
		return r.ID == o.ID || slices.ContainsFunc(o.Supports, func(g *model.Ref) bool { return g.ID == r.ID })
	}
	return slices.ContainsFunc(slices.Concat(c.Map.Collaborations, c.Map.Activities), func(col *model.Collaboration) bool {
		return col.Status == model.Planned && !col.Over(c.Today) && slices.ContainsFunc(col.Goals, isOf)
	})
}
