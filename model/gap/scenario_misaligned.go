package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "scenario-misaligned",
	Severity:       model.Warning,
	Area:           AreaScenarios,
	Title:          "Scenario 1: established without alignment with organisational goals",
	Why:            "An office that runs without a mission, without an open objective that anybody can check or without other departments at its side works hard on things that the organisation may not have asked for. Two of the three make the scenario, unless all that is known of them is that they are not recorded; a map with a single unit that is in touch is not blamed for its size. A missing mission alone has its own rule.",
	Recommendation: "Write the mission, give one objective a measure, a target and a goal, and start work with two units.",
	Says: says{
		"":          "the office is set up without alignment: {signs}",
		"mission":   "no mission",
		"objective": "no open objective has a measure, a target and a goal",
		"units":     "fewer than 2 sideways units are in touch with the office",
	},
	Source: from("OSPO book, introduction, scenario 1", scenarioURL+"1"),
	Rests:  []model.RefKind{model.RefParty, model.RefGoal},
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, goals: [speed]}
  - {to: Security, method: support}
`,
	Cure: change{"stakeholders:", `  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:`},
	Snippet: (*facts).mendAlignment,
	Check:   scenarioMisaligned,
})

func scenarioMisaligned(c *Context) {
	// Without an ospo block nothing is known about the office, not even that it is
	// established.
	if !c.Map.OSPO.Recorded || !c.Map.OSPO.Status.InOperation() {
		return
	}
	if signs, idle, known := c.misalignedSigns(); known {
		c.reportScenario(ofOSPO(), c.Map.AtKey("ospo"), signs, idle, "out of touch")
	}
}

// misalignedSigns returns the missing pillars, and the units out of touch if they are
// one of them. known is whether any of them is more than unrecorded: there are goals or
// objectives but no aligned objective, or units that are out of touch.
func (c *Context) misalignedSigns() (signs []sign, idle []*party, known bool) {
	if !tells(c.Map.OSPO.Mission) {
		signs = append(signs, sign{"mission", 1, nil})
	}
	goals, objectives := c.Map.Organization.Goals, c.Map.OSPO.Objectives
	aligned := func(o *model.Objective) bool {
		return o.Open() && o.Measure != "" && o.Target != "" && (len(o.Supports) > 0 || len(goals) == 0)
	}
	if !slices.ContainsFunc(objectives, aligned) {
		signs = append(signs, sign{"objective", 1, nil})
		known = len(goals)+len(objectives) > 0
	}
	units := c.recorded[model.Sideways]
	if n := count(units, c.worksWith); n < 2 && (n != 1 || len(units) != 1) { // a single unit may be in touch
		signs, idle = append(signs, sign{"units", 1, nil}), c.outOfTouch()
		known = known || len(units) >= 2
	}
	return signs, idle, known
}
