package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "bridge-bypassed",
	Severity:       model.Warning,
	Area:           AreaOutside,
	Title:          "Several stakeholders are reached through one other alone",
	Why:            "When three or more stakeholders are reached only through one other, all of them are cut off with that one, and it carries their load. That is a warning. Stakeholders outside count where a unit stands between; one that is only led by another does not, since that is how they are organised. That a unit works with somebody outside without the OSPO is a good thing that the office should still know of: this is information, on request.",
	Recommendation: "Agree on something with one or two of them directly, to support the one in between rather than to take over.",
	Says: says{
		"":       "{n} stakeholders are reached only through {party}: {parties}",
		"many":   "{n} stakeholders are reached only through {party}, {parties} among them",
		"bypass": "{unit} works with {party} without the OSPO",
	},
	Source: from("OSPO book, later chapters: decentralised open source work", bookURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Champions, perspective: sideways}
  - {name: Engineering, perspective: sideways}
  - {name: Research, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Champions, method: training}
  - {from: Champions, to: Engineering, method: support}
  - {from: Champions, to: Research, method: support}
  - {from: Champions, to: Log Library, method: contribution}
`,
	Cure:    change{"", "  - {to: Log Library, method: support}\n"},
	Snippet: (*facts).mendBypass,
	Check:   bridgeBypassed,
})

func bridgeBypassed(c *Context) {
	for _, b := range c.brokers() {
		says, shown := "", b.behind
		if b.all > len(b.behind) {
			says, shown = "many", b.behind[:3]
		}
		f := c.Report(ofStakeholder(b.party), b.Pos, says, named("party", b.Name), number("n", b.all), partyNames("parties", shown))
		rests(f, others(b.all)...)
		restsOn(f, b.behind, "reached only through {party}", model.Arg{Name: "party", Value: b.Name})
	}
	if c.Asked {
		c.bypasses()
	}
}

// bypasses reports outside parties that a unit works with but the office does not.
func (c *Context) bypasses() {
	for _, p := range c.recorded[model.Outside] {
		if p.connected() {
			continue
		}
		across := c.across(p)
		unit := func(col *model.Collaboration) bool { return c.looks(across(col)) == model.Sideways }
		if i := slices.IndexFunc(p.active, unit); i >= 0 {
			col := p.active[i]
			c.ReportAs(model.Info, ofStakeholder(p), col.Pos, "bypass", named("unit", c.name(across(col))), named("party", p.Name))
		}
	}
}

// mendBypass proposes work with so many of the parties behind the bridge that too few
// remain for the finding.
func (x *facts) mendBypass(f model.Finding) string {
	parties := byInfluence(x.evidenceOf(f))
	return x.works(parties, len(parties)-fewestBehind+1, "method: support, direction: both, cadence: quarterly")
}
