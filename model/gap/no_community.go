package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "no-community",
	Severity: model.Warning,
	Area:     AreaOutside,
	Grows:    true,
	Title:    "No community, project or foundation outside",
	Why: "Vendors, customers and regulators are not where open source is made. " +
		"Without a community in view, the office represents the organisation to nobody who writes its software.",
	Recommendation: "Record the communities whose software you depend on (perspective: outside).",
	Says: says{
		"":    "none of the {n} parties outside is a community, project or foundation: {kinds}",
		"one": "the only party outside is no community, project or foundation: {kinds}",
	},
	Source:  from("OSPO book, introduction: looking outside is representing the organisation to communities and foundations", perspectiveURL),
	Further: []model.Source{readBasics, readBook},
	Bad: `organization: Acme
stakeholders:
  - {name: Cloud Supplier, perspective: outside, kind: vendor}
  - {name: Data Authority, perspective: outside, kind: regulator}
`,
	Cure:    change{"", "  - {name: Log Library, perspective: outside, kind: project}\n"},
	Snippet: (*facts).mendCommunity,
	Check:   noCommunity,
})

func noCommunity(c *Context) {
	var kinds []string
	var others []*party
	for _, p := range c.parties {
		if p.Perspective != model.Outside {
			continue
		}
		// An unrecorded or unknown kind may be a community. So may somebody who is
		// still wanted.
		switch {
		case p.is(commonsKinds...), p.kind == "":
			return
		case p.Wanted:
			continue
		}
		others = append(others, p)
		if !slices.Contains(kinds, p.kind) {
			kinds = append(kinds, p.kind)
		}
	}
	if len(others) > 0 {
		variant := ""
		if len(others) == 1 {
			variant = "one"
		}
		severity := c.rule.Severity
		if c.Map.OSPO.Status == model.OSPOProposed {
			severity = model.Info // a proposed office speaks for nobody yet
		}
		f := c.ReportAs(severity, ofPerspective(model.Outside), others[0].At("kind"), variant, number("n", len(others)), wordAll("kinds", kinds))
		restsOn(f, others, "looks outside")
	}
}

// commonsKinds are the kinds of party that develop open source together.
var commonsKinds = []string{"community", "project", "foundation"}

func (x *facts) mendCommunity(model.Finding) string {
	for _, p := range x.m.Projects {
		name := "Makers of " + p.Name
		return x.met(name, "{name: "+yamlText(name)+", perspective: outside, kind: project}", "participation")
	}
	name, entry := x.newcomer(model.Outside)
	return x.met(name, entry, "participation")
}
