package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "objective-unmeasured",
		Severity: model.Warning,
		Area:     AreaGoals,
		SignOf:   "scenario-misaligned",
		Title:    "An objective cannot be checked",
		Why: "Without a measure and a target nobody can say whether the objective was reached, " +
			"so it can neither be celebrated nor corrected.",
		Recommendation: "Go from goal to question to metric, with a number and a date.",
		Source:         "OSPO book, introduction, scenario 1: measurable objectives; later chapter on measuring success",
		Bad: `organization: Acme
ospo:
  objectives:
    - {id: faster, name: Faster releases to the community}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Good: `organization: Acme
ospo:
  objectives:
    - {id: faster, name: Faster releases to the community, measure: median days to publish, target: "10"}
stakeholders:
  - {name: CTO, perspective: upward}
`,
		Check: objectiveUnmeasured,
	})
}

func objectiveUnmeasured(c *Context) {
	for _, o := range c.Map.OSPO.Objectives {
		missing := ""
		switch {
		case o.Dropped():
		case o.Measure == "" && o.Target == "":
			missing = "no measure and no target"
		case o.Measure == "":
			missing = "no measure"
		case o.Target == "":
			missing = "no target"
		}
		if missing != "" {
			c.Report(ofObjective(o), o.At("name"), "objective %q cannot be checked: %s", o.Name, missing)
		}
	}
}
