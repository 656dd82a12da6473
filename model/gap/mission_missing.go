package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "mission-missing",
	Severity:       model.Warning,
	Area:           AreaGoals,
	SignOf:         "scenario-misaligned",
	Title:          "The OSPO has no mission",
	Why:            "Without one sentence on what the office is for, everybody fills in their own, and every request looks equally important. While a map shows little work yet (with fewer than eight stakeholders), this is only information; recording more about the office itself does not change that.",
	Recommendation: "Write one sentence on what the office is for that a stranger understands (mission).",
	Says: says{
		"":     "the OSPO has no mission",
		"dash": "the mission {text} says nothing",
	},
	Source: from("OSPO book, introduction, scenario 1: establish a clear mission", scenarioURL+"1"),
	Bad: `organization: Acme
ospo: {name: Open Source Office}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:    change{"name: Open Source Office", "name: Open Source Office, mission: Make open source safe and easy for every product team"},
	Snippet: (*facts).mendMission,
	Check:   missionMissing,
})

// atWork is the number of relations from which the office is considered at work.
const atWork = 8

func missionMissing(c *Context) {
	o := &c.Map.OSPO
	if tells(o.Mission) {
		return
	}
	sev, at, variant := model.Info, c.Map.Pos, ""
	if relations(c.active) >= atWork {
		sev = model.Warning
	}
	switch {
	case o.Mission != "":
		at, variant = o.At("mission"), "dash"
	case o.Recorded:
		at = c.Map.AtKey("ospo")
	}
	c.ReportAs(sev, ofOSPO(), at, variant, quoted("text", o.Mission))
}

func (x *facts) mendMission(model.Finding) string {
	name := x.m.Organization.Name
	if name == "" {
		name = "the organisation"
	}
	return "ospo:\n  mission: " + yamlText("Help every unit of "+name+" to use, share and sustain open source") + "\n"
}
