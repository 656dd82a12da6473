package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "takes-but-never-gives",
	Severity:       model.Warning,
	Area:           AreaOutside,
	Grows:          true,
	Title:          "The organisation takes from outside and gives nothing back",
	Why:            "Software that an organisation only takes is kept alive by others, who may stop. Contributing, taking part, funding or leading counts as giving where it runs from the organisation, as do support and training that run only that way; money that comes from a donor does not. A foundation is there to give. Vendors, customers and stakeholders whose kind is not known are not counted.",
	Recommendation: "Pick one project or community that you depend on, and contribute to it, take part or fund it.",
	Says: says{
		"": "none of the {n} collaborations outside contributes, takes part, funds or leads: {parties}",
	},
	Source: from("OSPO book, introduction: a good steward of open source software and a good open source citizen", chapterURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside}
  - {name: Web Server, perspective: outside}
collaborations:
  - {to: Log Library, method: support}
  - {to: Web Server, method: training}
`,
	Cure:    change{"method: support", "method: [support, contribution]"},
	Snippet: (*facts).mendGiving,
	Check:   takesButNeverGives,
})

func takesButNeverGives(c *Context) {
	if c.Map.Organization.Sector == "foundation" {
		return
	}
	var takes []*model.Collaboration
	commons := false
	for _, col := range c.touching(model.Outside) {
		p := c.byID[col.To.ID]
		if c.looks(col.From.ID) == model.Outside {
			if p != nil && p.Perspective == model.Outside {
				continue // between two parties outside
			}
			p = c.byID[col.From.ID]
		}
		known := p.kind != "" || p.Kind == ""
		switch {
		case c.gives(col, p):
			return
		case len(col.Methods) == 0 || !known || p.is("vendor", "customer"):
		default:
			takes = append(takes, col)
			commons = commons || p.is(commonsKinds...) || p.Kind == ""
		}
	}
	if relations(takes) >= 2 && commons {
		sev := model.Warning
		if slices.ContainsFunc(c.Map.Collaborations, c.willGive) {
			sev = model.Info
		}
		f := c.ReportAs(sev, ofPerspective(model.Outside), takes[0].At("method"), "", number("n", len(takes)), namedAll("parties", c.outsideOf(takes)))
		c.restsOnWork(f, takes)
	}
}

// gives reports whether a collaboration gives something to the outside party, or may:
// unknown methods count as giving, except with a vendor or a customer, where they count
// as trade.
func (c *Context) gives(col *model.Collaboration, p *party) bool {
	giver := col.Other(p.ID)
	if !runs(col, giver) {
		return false
	}
	helps := func(col *model.Collaboration) bool { return c.does(col, "support", "training") }
	return c.does(col, "contribution", "participation", "funding", "leading") ||
		helps(col) && flowOf(append(model.Those(p.active, helps), col), c.across(p)).oneWay() == model.DirectionTo ||
		len(col.Methods) > 0 && c.unclear(col) && !p.is("vendor", "customer")
}

// willGive reports whether a collaboration is a reliable plan to give something to an
// outside party.
func (c *Context) willGive(col *model.Collaboration) bool {
	if !col.Known() || !c.onItsWay(col) {
		return false
	}
	for _, id := range []string{col.To.ID, col.From.ID} {
		if p := c.byID[id]; p != nil && p.Perspective == model.Outside {
			return c.gives(col, p)
		}
	}
	return false
}

// outsideOf returns the names of the outside parties of collaborations, without
// duplicates.
func (c *Context) outsideOf(list []*model.Collaboration) []string {
	return c.endsNamed(list, func(col *model.Collaboration) string {
		if c.looks(col.To.ID) == model.Outside {
			return col.To.ID
		}
		return col.From.ID
	})
}

func (x *facts) mendGiving(model.Finding) string {
	commons := func(p *party) bool { return p.is(commonsKinds...) || p.Kind == "" }
	return x.works(x.first(model.Outside, commons), 1, "method: contribution, direction: to")
}
