package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "bridge-bypassed",
		Severity: model.Info,
		Area:     AreaOutside,
		Optional: true,
		Title:    "A unit works with an outside party without the OSPO",
		Why: "Direct work between a unit and a community is a good thing. " +
			"The office should still know it, because support and shared experience are missed otherwise.",
		Recommendation: "Offer support; do not take over.",
		Source:         "OSPO book, later chapters: decentralised open source work",
		Bad: `organization: Acme
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {from: Engineering, to: Log Library, method: contribution}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {from: Engineering, to: Log Library, method: contribution}
  - {to: Log Library, method: support}
`,
		Check: bridgeBypassed,
	})
}

func bridgeBypassed(c *Context) {
	for _, p := range c.recorded[model.Outside] {
		if p.connected() {
			continue
		}
		for _, col := range p.active {
			if unit := col.Other(p.ID); c.looks(unit) == model.Sideways {
				c.Report(ofStakeholder(p), col.Pos, "%q works with %q without the OSPO", c.name(unit), p.Name)
				break
			}
		}
	}
}
