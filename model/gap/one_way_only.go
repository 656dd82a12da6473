package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "one-way-only",
		Severity: model.Warning,
		Area:     AreaStructure,
		SignOf:   "scenario-silo",
		Title:    "Traffic with a stakeholder runs one way",
		Why: "Where everything flows in one direction, nobody hears what the other side needs. " +
			"With executives and communities, both directions are what keeps the relation alive; elsewhere this is only information.",
		Recommendation: "Add a return channel: questions, feedback, a joint review.",
		Source:         "OSPO book, introduction, diagram of players: the arrows to management and to the community go both ways",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, direction: to}
`,
		Good: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, direction: to}
  - {to: CTO, method: strategy-advice, direction: both}
`,
		Check: oneWayOnly,
	})
}

func oneWayOnly(c *Context) {
	for _, p := range c.parties {
		if p.Wanted {
			continue
		}
		way := "from the OSPO"
		switch oneWay(p.ospo) {
		case model.DirectionTo:
		case model.DirectionFrom:
			way = "to the OSPO"
		default:
			continue
		}
		sev := model.Info
		if p.Influence == model.High || p.Perspective == model.Upward || p.Perspective == model.Outside {
			sev = model.Warning
		}
		c.ReportAs(sev, ofStakeholder(p), p.ospo[0].At("direction"), "traffic with %q runs only %s", p.Name, way)
	}
}

// oneWay is the single direction, seen from the OSPO, in which all of the
// collaborations run; empty when one is unrecorded, two-way or different.
func oneWay(cs []*model.Collaboration) model.Direction {
	var way model.Direction
	for i, col := range cs {
		flow := col.Flow(model.OSPOID)
		if flow == model.DirectionBoth || i > 0 && flow != way {
			return ""
		}
		way = flow
	}
	return way
}
