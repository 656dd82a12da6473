package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "mission-missing",
		Severity: model.Warning,
		Area:     AreaGoals,
		SignOf:   "scenario-misaligned",
		Title:    "The OSPO has no mission",
		Why: "Without one sentence on what the office is for, everybody fills in their own, " +
			"and every request looks equally important. Where the map does not describe the office at all, this is only information.",
		Recommendation: "Write one sentence that a stranger understands.",
		Source:         "OSPO book, introduction, scenario 1: establish a clear mission",
		Bad: `organization: Acme
ospo: {name: Open Source Office}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Good: `organization: Acme
ospo: {name: Open Source Office, mission: Make open source safe and easy for every product team}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Check: missionMissing,
	})
}

func missionMissing(c *Context) {
	if c.Map.OSPO.Mission != "" {
		return
	}
	if c.Map.OSPO.Recorded {
		c.Report(ofOSPO(), c.Map.At("ospo"), "no mission")
	} else {
		c.ReportAs(model.Info, ofOSPO(), c.Map.Pos, "no mission")
	}
}
