package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "single-person-bridge",
	Severity:       model.Warning,
	Area:           AreaOutside,
	Title:          "All outside contact runs through one person",
	Why:            "When this one person leaves, everybody outside loses their contact at once. A second person who is responsible or accountable for some of the work, or who owns a stakeholder outside, is a second contact. An office of one is not asked for a second.",
	Recommendation: "Name a second contact for the most critical one: somebody who looks after the stakeholder, or shares in the work (owner or raci).",
	Says: says{
		"": "all {n|collaboration} outside {n?runs|run} through {who}: {parties}",
	},
	Source: from("network analysis: a cut vertex, whose loss parts the network", cutVertexURL),
	Rests:  []model.RefKind{model.RefParty, model.RefAnyone},
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Log Library, perspective: outside}
  - {name: Web Server, perspective: outside}
  - {name: Cloud Foundation, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution, owner: Head of OSPO}
  - {to: Web Server, method: contribution, owner: Head of OSPO}
  - {to: Cloud Foundation, method: participation, owner: Head of OSPO}
`,
	Cure:    change{"to: Web Server, method: contribution, owner: Head of OSPO", "to: Web Server, method: contribution, owner: License engineer"},
	Mended:  change{"to: Log Library, method: contribution, owner: Head of OSPO", "to: Log Library, method: contribution, owner: Head of OSPO, raci: {responsible: [License engineer]}"},
	Snippet: func(x *facts, f model.Finding) string { return x.second(f, x.touching(model.Outside), 1) },
	Check:   singlePersonBridge,
})

func singlePersonBridge(c *Context) {
	const fewest = 3 // with one or two contacts outside, a single person is normal
	outside := slices.DeleteFunc(c.touching(model.Outside), c.news)
	if len(c.team) == 1 || len(outside) < fewest {
		return
	}
	first := outside[0].Keeper()
	for _, col := range outside {
		if keeper := col.Keeper(); !first.Known() || keeper == nil || keeper.ID != first.ID || hasSecond(col, first.ID) {
			return
		}
	}
	parties := c.outsideOf(outside)
	second := func(p *party) bool {
		return p.Perspective == model.Outside && slices.ContainsFunc(p.Owners(), func(r *model.Ref) bool { return r.ID != first.ID && r.ID != "" })
	}
	if len(parties) < fewest || slices.ContainsFunc(c.parties, second) {
		return
	}
	f := c.Report(c.ofOwner(first.ID), keptAt(outside[0]), "", number("n", len(outside)), named("who", c.name(first.ID)),
		namedAll("parties", parties))
	c.restsOnWork(f, outside)
}
