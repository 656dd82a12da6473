package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "gatekeeper-dominated",
		Severity: model.Warning,
		Area:     AreaHats,
		SignOf:   "scenario-compliance-only",
		Title:    "Half or more of the hats are gatekeeper",
		Why: "An office that mostly checks and forbids is asked late and avoided where possible. " +
			"Enabling and advocating is what makes others come early.",
		Recommendation: "Add enabler or advocate work to the same people.",
		Source:         "OSPO book, introduction: who, and scenario 3, an OSPO seen as a compliance function",
		Bad: `organization: Acme
people:
  - {name: Head of OSPO, hats: [gatekeeper, counselor]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO, hats: [gatekeeper, counselor, enabler]}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Check: gatekeeperDominated,
	})
}

func gatekeeperDominated(c *Context) {
	count, total := c.hats()
	if n := count[model.Gatekeeper]; share(n, total, 50) {
		c.Report(ofOSPO(), c.Map.At("people"), "half or more of the hats are gatekeeper: %d of %d", n, total)
	}
}
