package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "hat-unassigned",
	Severity:       model.Warning,
	Area:           AreaHats,
	Staff:          true,
	Title:          "Nobody wears some of the five hats",
	Why:            "Enabler, counselor, advocate, environmentalist and gatekeeper are the five roles that people in an OSPO play. One that nobody plays is work that is not done, or done by somebody who is not asked. All five are expected of an established office of three or more people, once half of them have hats recorded.",
	Recommendation: "Name somebody for each hat, part time or outside the office if need be, or accept the finding with a reason.",
	Says: says{
		"": "nobody wears {n} of the {total} hats: {hats}",
	},
	Source: from("OSPO book, introduction: who, people wearing different hats", whoURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO, lead: true, hats: [enabler]}
  - {name: License engineer, hats: [counselor]}
  - {name: Open source engineer, hats: [advocate]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"counselor", "counselor, advocate", "hats: [advocate]", "hats: [gatekeeper, environmentalist]"},
	Check: hatUnassigned,
})

func hatUnassigned(c *Context) {
	count, _ := c.hats()
	missing := model.Those(model.Hats, func(h model.Hat) bool { return count[h] == 0 })
	if len(missing) == 0 || !c.asksHats() {
		return
	}
	f := c.Report(ofOSPO(), c.Map.AtKey("people"), "", number("n", len(missing)), number("total", len(model.Hats)), wordAll("hats", missing))
	for _, h := range missing {
		rests(f, "hat:"+string(h))
	}
}
