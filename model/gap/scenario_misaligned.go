package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "scenario-misaligned",
		Severity: model.Warning,
		Area:     AreaScenarios,
		Title:    "Scenario 1: established without alignment with organisational goals",
		Why: "An office that runs without a mission, without an objective anybody can check or without other departments " +
			"at its side works hard on things the organisation may not have asked for.",
		Recommendation: "Write the mission, give one objective a number and a goal, connect two units.",
		Source:         "OSPO book, introduction, scenario 1",
		Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo: {status: established}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, goals: [speed]}
  - {to: Security, method: support}
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
collaborations:
  - {to: Engineering, method: training, goals: [speed]}
  - {to: Security, method: support}
`,
		Check: scenarioMisaligned,
	})
}

func scenarioMisaligned(c *Context) {
	// Without an ospo block nothing is known about the office, not even that it
	// is established.
	if !c.Map.OSPO.Recorded || !c.Map.OSPO.Status.InOperation() {
		return
	}
	var missing []string
	if c.Map.OSPO.Mission == "" {
		missing = append(missing, "no mission")
	}
	if !hasAlignedObjective(c.Map) {
		missing = append(missing, "no objective with a measure, a target and a goal")
	}
	if len(c.connected(model.Sideways)) < 2 {
		missing = append(missing, "fewer than 2 units looking sideways connected")
	}
	c.reportScenario("set up without alignment", missing)
}

func hasAlignedObjective(m *model.Map) bool {
	for _, o := range m.OSPO.Objectives {
		if o.Measure != "" && o.Target != "" && len(o.Supports) > 0 {
			return true
		}
	}
	return false
}
