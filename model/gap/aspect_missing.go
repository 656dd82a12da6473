package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "aspect-missing",
	Severity:       model.Warning,
	Area:           AreaHats,
	SignOf:         "scenario-compliance-only",
	Title:          "No collaboration works on one of the four aspects",
	Why:            "An OSPO's framework covers strategy, governance, compliance and community. Once at least four collaborations, and half of all, say which aspect they serve, an aspect that none serves stands out. Where work with fewer than eight stakeholders says so, this is only information.",
	Recommendation: "Record the aspect of a collaboration that already works on it (aspect), or start one.",
	Says: says{
		"":     "none of the {n} collaborations works on {aspect}",
		"rest": "none of the {n} collaborations that record an aspect works on {aspect}; {rest|other records|others record} none",
	},
	Source: from("OSPO book, introduction: how, a framework of strategy, governance, compliance and community engagement", whoURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: CTO, method: report, aspect: strategy}
  - {to: Legal, method: compliance, aspect: compliance}
  - {to: Security, method: training, aspect: governance}
  - {to: Log Library, method: contribution, aspect: compliance}
`,
	Cure:    change{"method: contribution, aspect: compliance", "method: contribution, aspect: community"},
	Snippet: (*facts).mendAspect,
	Check:   aspectMissing,
})

func aspectMissing(c *Context) {
	count, total := c.aspects()
	if total < 4 || !many(total, len(c.active)) {
		return
	}
	rest, variant, sev := len(c.active)-total, "", model.Info
	if relations(model.Those(c.active, func(col *model.Collaboration) bool { return col.Aspect != "" })) >= atWork {
		sev = c.rule.Severity
	}
	if rest > 0 {
		variant = "rest"
	}
	for _, a := range model.Aspects {
		if count[a] == 0 {
			sev := sev
			if slices.ContainsFunc(c.Map.Collaborations, func(col *model.Collaboration) bool { return col.Aspect == a && c.onItsWay(col) }) {
				sev = model.Info
			}
			c.ReportAs(sev, ofAspect(a), c.Map.AtKey("collaborations"), variant, number("n", total), word("aspect", a), number("rest", rest))
		}
	}
}

func (x *facts) mendAspect(f model.Finding) string {
	side := model.Sideways
	if f.Subject.ID == string(model.Community) {
		side = model.Outside
	}
	return x.works(x.next(side, anybody), 1, "label: "+model.Capitalised(f.Subject.ID)+", direction: both, aspect: "+f.Subject.ID)
}
