package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "hat-overload",
	Severity:       model.Warning,
	Area:           AreaHats,
	Excess:         true,
	Staff:          true,
	Title:          "One person wears nearly all hats",
	Why:            "With four or five roles on one person, most of them get what is left of the week. In a team of three or more, somebody else could wear one.",
	Recommendation: "Hand one hat to somebody else in the team, or to a champion in another unit.",
	Says: says{
		"": "{person} wears {n} of the 5 hats",
	},
	Source: from("OSPO book, introduction: who, people wearing different hats", whoURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO, lead: true, hats: [enabler, counselor, advocate, gatekeeper]}
  - {name: License engineer, hats: [gatekeeper]}
  - {name: Open source engineer, hats: [environmentalist]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"advocate, gatekeeper", "advocate"},
	Check: hatOverload,
})

func hatOverload(c *Context) {
	if !c.asksHats() {
		return
	}
	for _, p := range c.team {
		if n := len(p.Hats); n >= 4 {
			f := c.Report(ofPerson(p), p.At("hats"), "", named("person", p.Name), number("n", n))
			for _, h := range p.Hats {
				rests(f, "hat:"+string(h))
			}
		}
	}
}
