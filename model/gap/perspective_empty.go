package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "perspective-empty",
	Severity: model.Warning,
	Area:     AreaStructure,
	Grows:    true,
	SignOf:   "scenario-silo",
	Title:    "Nobody is recorded in a perspective",
	Why: "An OSPO looks in four directions: up to those who decide, down to its team, sideways to other units " +
		"and outside to communities. A direction with nobody in it is usually the one that was forgotten. " +
		"A committee without staff has no team to look down to, nor has an office that is only proposed; in a foundation, which may have no units beside the office, an empty sideways is information.",
	Recommendation: "Record who is there, or accept the finding with a reason.",
	Says: says{
		"": "nobody is recorded in the {side} perspective",
	},
	Source: from("OSPO book, introduction: the four perspectives of cross-functional collaboration", perspectiveURL),
	Bad: `organization: Acme
stakeholders:
  - {name: OSPO team, perspective: downward}
  - {name: CTO, perspective: upward}
  - {name: Security, perspective: sideways}
`,
	Cure:    change{"", "  - {name: Package Registry, perspective: outside}\n"},
	Snippet: (*facts).mendPerspective,
	Check:   perspectiveEmpty,
})

func perspectiveEmpty(c *Context) {
	for _, p := range model.Perspectives {
		switch {
		case len(c.recorded[p]) > 0, c.wantedOnly(p):
		case p == model.Downward && (len(c.Map.People) > 0 || c.Map.OSPO.Structure == model.Committee || c.Map.OSPO.Status == model.OSPOProposed):
		case c.mayBeEmpty(p):
			c.ReportAs(model.Info, ofPerspective(p), c.Map.AtKey("stakeholders"), "", word("side", p))
		default:
			c.Report(ofPerspective(p), c.Map.AtKey("stakeholders"), "", word("side", p))
		}
	}
}

// mayBeEmpty reports whether an empty perspective is plausible: a foundation may have
// no units besides the office.
func (x *facts) mayBeEmpty(p model.Perspective) bool {
	return p == model.Sideways && x.m.Organization.Sector == "foundation" && len(x.recorded[p]) == 0
}

func (x *facts) mendPerspective(f model.Finding) string {
	side := model.Perspective(f.Subject.ID)
	name, entry := x.newcomer(side)
	if side == model.Downward {
		return "stakeholders:\n  - " + entry + "\n"
	}
	method := map[model.Perspective]string{model.Upward: "report", model.Sideways: "coordination", model.Outside: "participation"}[side]
	return x.met(name, entry, method)
}
