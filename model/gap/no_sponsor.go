package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "no-sponsor",
		Severity: model.Info,
		Area:     AreaUpward,
		Title:    "No sponsor recorded upward",
		Why: "Somebody decides on the mandate and the money of the office. " +
			"If the map does not show who, the office may not know either.",
		Recommendation: "Name who decides on budget and mandate.",
		Source:         "OSPO book, later chapters: executive sponsorship",
		Bad: `organization: Acme
stakeholders:
  - {name: Line manager, perspective: upward, influence: medium}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Line manager, perspective: upward, influence: medium}
  - {name: CTO, perspective: upward, kind: executive}
`,
		Check: noSponsor,
	})
}

func noSponsor(c *Context) {
	recorded := c.recorded[model.Upward]
	if len(recorded) == 0 {
		return
	}
	// A sponsor that is wanted counts here: stakeholder-wanted speaks of it.
	for _, p := range c.parties {
		if p.Perspective == model.Upward && sponsors(p) {
			return
		}
	}
	c.Report(ofPerspective(model.Upward), recorded[0].At("perspective"), "no sponsor recorded upward")
}

func sponsors(p *party) bool {
	switch p.Kind {
	case "executive", "board", "sponsor":
		return true
	}
	return p.Influence == model.High
}
