package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "hat-overload",
		Severity: model.Warning,
		Area:     AreaHats,
		Title:    "One person wears nearly all hats",
		Why: "Five roles in one head means that most of them get the end of the week. " +
			"In an office of one that is how it is, and this is only information.",
		Recommendation: "Shed one hat to a champion.",
		Source:         "OSPO book, introduction: who, people wearing different hats",
		Bad: `organization: Acme
people:
  - {name: Head of OSPO, hats: [enabler, counselor, advocate, gatekeeper]}
  - {name: License engineer, hats: [gatekeeper]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO, hats: [enabler, counselor, advocate]}
  - {name: License engineer, hats: [gatekeeper]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Check: hatOverload,
	})
}

func hatOverload(c *Context) {
	team := len(c.Map.People)
	for _, p := range c.Map.People {
		n := len(p.Hats)
		switch {
		case team > 1 && n >= 4:
			c.Report(ofPerson(p), p.At("hats"), "%q wears %d hats", p.Name, n)
		case team == 1 && n >= len(model.Hats):
			c.ReportAs(model.Info, ofPerson(p), p.At("hats"), "%q wears %d hats", p.Name, n)
		}
	}
}
