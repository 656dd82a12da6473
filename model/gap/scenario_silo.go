package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "scenario-silo",
	Severity:       model.Warning,
	Area:           AreaScenarios,
	Title:          "Scenario 2: seen as a separate silo",
	Why:            "Other units are known, and few of them are in touch with the office or its champions, or they only receive, or nothing done with them serves a goal while other work does. News that run one way are no contact. Open source then stays the business of one office instead of becoming part of how departments work. Two of these signs make the scenario; fewer than a quarter of at least four units makes it alone.",
	Recommendation: "Build open source steps into the routines of two units, and show each what it gains.",
	Says: says{
		"":        "the office looks like a silo: {signs}",
		"few":     "{n} of the {total} sideways units {n?is|are} out of touch: {parties}",
		"one-way": "contact runs one way with all {n} units whose direction is recorded",
		"goals":   "no work with a unit is linked to a goal, while {n} other collaborations are",
	},
	Source: from("OSPO book, introduction, scenario 2", scenarioURL+"2"),
	Rests:  []model.RefKind{model.RefParty},
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
  - {name: Legal, perspective: sideways}
  - {name: Research, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, direction: to, goals: [speed]}
  - {to: Security, method: support, direction: to}
`,
	Cure: change{`direction: to, goals: [speed]}
  - {to: Security, method: support, direction: to`, `direction: both, goals: [speed]}
  - {to: Security, method: support, direction: both}
  - {to: Product, method: coordination, direction: both`},
	Snippet: (*facts).mendSilo,
	Check:   scenarioSilo,
})

func scenarioSilo(c *Context) {
	if c.Map.OSPO.Status.InOperation() && len(c.recorded[model.Sideways]) >= 2 {
		signs, idle := c.siloSigns()
		c.reportScenario(ofOSPO(), c.Map.AtKey("ospo"), signs, idle, "out of touch")
	}
}

// siloSigns returns the signs of a silo, and the units out of touch.
func (c *Context) siloSigns() (signs []sign, idle []*party) {
	recorded, idle := c.recorded[model.Sideways], c.outOfTouch()
	if n, total := len(recorded)-len(idle), len(recorded); 2*n < total {
		weight := 1
		if total >= 4 && 4*n < total {
			weight = 2
		}
		signs = append(signs, sign{"few", weight, []model.Arg{number("n", len(idle)), number("total", total), partyNames("parties", idle)}})
	}
	if n := c.oneWayUnits(); n >= 2 {
		signs = append(signs, sign{"one-way", 1, []model.Arg{number("n", n)}})
	}
	if list := c.goalsElsewhere(); relations(list) >= 2 {
		signs = append(signs, sign{"goals", 1, []model.Arg{number("n", len(list))}})
	}
	return signs, idle
}

// outOfTouch returns the units that the office does not work with.
func (x *facts) outOfTouch() []*party {
	return slices.DeleteFunc(slices.Clone(x.recorded[model.Sideways]), x.worksWith)
}

// worksWith reports whether the office works with a unit, or soon will, by more than
// one-way news.
func (x *facts) worksWith(p *party) bool {
	work := x.with(p, x.soon)
	told := model.Those(work, x.tells)
	return len(told) < len(work) || flowOf(told, x.across(p)).bothWays()
}

// tells reports whether a collaboration is recorded as one-way news.
func (x *facts) tells(col *model.Collaboration) bool { return col.Direction != "" && x.news(col) }

// inTouch reports whether work between the stakeholder and the office or its own people
// is under way or reliably planned.
func (x *facts) inTouch(p *party) bool { return len(x.with(p, x.soon)) > 0 }

// onItsWay reports whether a plan is reliable: its start date is not long past, or it
// has none but the office is only starting up.
func (x *facts) onItsWay(col *model.Collaboration) bool {
	late := !col.Started.IsZero() && col.Started.DaysUntil(x.today) > longPlanned
	dated := !col.Started.IsZero() || !x.m.OSPO.Status.Exists()
	return col.Status == model.Planned && !col.Over(x.today) && dated && !late
}

// oneWayUnits returns how many of the connected units work with the office in one
// direction only. It returns 0 if work with any unit runs both ways, or if fewer than
// half of the units are one-way.
func (c *Context) oneWayUnits() int {
	one, all := 0, 0
	for _, p := range c.connected(model.Sideways) {
		f := p.flow()
		switch {
		case f.out && f.in:
			return 0
		case c.oneWayByNature(p), !c.worksWith(p):
			continue
		case f.oneWay() != "":
			one++
		}
		all++
	}
	if !many(one, all) {
		return 0
	}
	return one
}

// goalsElsewhere returns the active collaborations that serve a goal, if there is work
// with units and none of it does. It returns none otherwise.
func (c *Context) goalsElsewhere() []*model.Collaboration {
	units := model.Those(c.touching(model.Sideways), func(col *model.Collaboration) bool { return !c.tells(col) })
	if len(units) == 0 || len(c.Map.Organization.Goals) == 0 || slices.ContainsFunc(units, c.aligned) {
		return nil
	}
	return model.Those(c.active, c.aligned)
}

// mendSilo proposes work with at least two units, and with so many that a quarter of
// all units are in touch, which removes all signs but one.
func (x *facts) mendSilo(model.Finding) string {
	all, units := len(x.recorded[model.Sideways]), x.outOfTouch()
	more := max(2, (all+3)/4-(all-len(units)))
	if len(units) == 0 {
		units = slices.Clone(x.recorded[model.Sideways])
	}
	byInfluence(units)
	return x.works(units, more, "method: coordination, direction: both, cadence: monthly")
}
