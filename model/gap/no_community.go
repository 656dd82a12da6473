package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "no-community",
		Severity: model.Warning,
		Area:     AreaOutside,
		Title:    "No community, project or foundation outside",
		Why: "Vendors, customers and regulators are not where open source is made. " +
			"Without a community in view, the office represents the organisation to nobody who writes its software.",
		Recommendation: "Add the communities whose software you depend on.",
		Source:         "OSPO book, introduction: looking outside is representing the organisation to communities and foundations",
		Bad: `organization: Acme
stakeholders:
  - {name: Cloud Supplier, perspective: outside, kind: vendor}
  - {name: Data Authority, perspective: outside, kind: regulator}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Cloud Supplier, perspective: outside, kind: vendor}
  - {name: Data Authority, perspective: outside, kind: regulator}
  - {name: Log Library, perspective: outside, kind: project}
`,
		Check: noCommunity,
	})
}

func noCommunity(c *Context) {
	var kinds []string
	var first *party
	for _, p := range c.parties {
		if p.Perspective != model.Outside {
			continue
		}
		// A kind that is not recorded, or not one of the known words, may well be
		// a community; so may somebody who is still wanted.
		switch {
		case p.Kind == "community", p.Kind == "project", p.Kind == "foundation":
			return
		case !slices.Contains(model.KnownKinds, p.Kind):
			return
		case p.Wanted:
			continue
		}
		if first == nil {
			first = p
		}
		if !slices.Contains(kinds, p.Kind) {
			kinds = append(kinds, p.Kind)
		}
	}
	if first != nil {
		c.Report(ofPerspective(model.Outside), first.At("kind"), "outside holds only %s", join(kinds))
	}
}
