package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:         "hats-unrecorded",
	Severity:   model.Info,
	Area:       AreaHats,
	Staff:      true,
	Unrecorded: true,
	Title:      "Hats are not recorded",
	Why: "The five hats show which roles the office fills. " +
		"With people listed and no hat on anybody, the map cannot show what is missing.",
	Recommendation: "Record for each person which of the five hats they wear (hats).",
	Says: says{
		"": "no hats are recorded for {n|person|people}",
	},
	Source: from("OSPO book, introduction: who, people wearing different hats", whoURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:  change{"name: Head of OSPO", "name: Head of OSPO, hats: [advocate, enabler]"},
	Check: hatsUnrecorded,
})

func hatsUnrecorded(c *Context) {
	if _, worn := c.hats(); worn == 0 && len(c.Map.People) > 0 {
		c.Report(ofMap(), c.Map.AtKey("people"), "", number("n", len(c.Map.People)))
	}
}
