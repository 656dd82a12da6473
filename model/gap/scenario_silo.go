package gap

import (
	"fmt"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "scenario-silo",
		Severity: model.Warning,
		Area:     AreaScenarios,
		Title:    "Scenario 2: seen as a separate silo",
		Why: "Other units are known, and few of them work with the office, or only receive from it. " +
			"Open source then stays the business of one office instead of becoming part of how departments work.",
		Recommendation: "Put open source steps into two units' own routines; show each what it gains.",
		Source:         "OSPO book, introduction, scenario 2",
		Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Product, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, goals: [speed]}
`,
		Good: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Product, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, direction: both, goals: [speed]}
  - {to: Security, method: coordination, direction: both}
`,
		Check: scenarioSilo,
	})
}

func scenarioSilo(c *Context) {
	recorded, connected := c.recorded[model.Sideways], c.connected(model.Sideways)
	if !c.Map.OSPO.Status.InOperation() || len(recorded) < 2 {
		return
	}
	var signals []string
	if len(connected) < 2 {
		signals = append(signals, "fewer than 2 units connected")
	}
	if !share(len(connected), len(recorded), 50) {
		signals = append(signals, fmt.Sprintf("only %d of %d units connected", len(connected), len(recorded)))
	}
	directions, twoWay, aligned := 0, false, false
	for _, p := range connected {
		for _, col := range p.ospo {
			aligned = aligned || c.aligned(col)
			twoWay = twoWay || col.Direction == model.DirectionBoth
			if col.Direction != "" {
				directions++
			}
		}
	}
	if directions >= 2 && !twoWay {
		signals = append(signals, fmt.Sprintf("all %d known directions are one-way", directions))
	}
	if len(c.Map.Organization.Goals) > 0 && !aligned {
		signals = append(signals, "no work with a unit is linked to an organisation goal")
	}
	c.reportScenario("looks like a silo", signals)
}
