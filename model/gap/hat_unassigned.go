package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "hat-unassigned",
		Severity: model.Warning,
		Area:     AreaHats,
		Title:    "Some of the five hats have nobody under them",
		Why: "Enabler, counselor, advocate, environmentalist and gatekeeper are the five roles that people in an OSPO play. " +
			"One that nobody plays is work that is not done, or done by somebody who is not asked.",
		Recommendation: "Give each hat a name, part time or outside the office, or accept with a reason.",
		Source:         "OSPO book, introduction: who, people wearing different hats",
		Bad: `organization: Acme
people:
  - {name: Head of OSPO, hats: [enabler, counselor, advocate]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO, hats: [enabler, counselor, advocate]}
  - {name: License engineer, hats: [gatekeeper, environmentalist]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Check: hatUnassigned,
	})
}

func hatUnassigned(c *Context) {
	count, total := c.hats()
	var missing []model.Hat
	for _, h := range model.Hats {
		if count[h] == 0 {
			missing = append(missing, h)
		}
	}
	if total > 0 && len(missing) > 0 {
		c.Report(ofOSPO(), c.Map.At("people"), "nobody wears %d of the %d hats: %s", len(missing), len(model.Hats), join(missing))
	}
}
