package gap

import (
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "objective-unmeasured",
	Severity:       model.Warning,
	Area:           AreaGoals,
	SignOf:         "scenario-misaligned",
	Title:          "An objective cannot be checked",
	Why:            "Without a measure and a target nobody will be able to say whether the objective was reached, and without a date nobody will ask. A missing date is a warning where at least half of the open objectives have one; otherwise it is information, as is a target without a figure.",
	Recommendation: "Write a measure, a target with a number, and a date.",
	Says: says{
		"":        "the objective {objective} cannot be checked: {missing}",
		"measure": "no measure",
		"target":  "no target",
		"due":     "no date",
		"figure":  "the target {target} has no figure",
	},
	Source: from("OSPO book, introduction, scenario 1: measurable objectives; later chapter on measuring success", scenarioURL+"1"),
	Bad: `organization: Acme
ospo:
  objectives:
    - {id: faster, name: Faster releases to the community}
stakeholders:
  - {name: CTO, perspective: upward}
`,
	Cure:    change{"name: Faster releases to the community", `name: Faster releases to the community, measure: median days to publish, target: "10", due: 2027-06-30`},
	Snippet: mendObjective("measure: " + yamlText(todo("how many units use it")) + ", target: " + yamlText(todo("3")) + ", due: 2027-12-31"),
	Check:   objectiveUnmeasured,
})

func objectiveUnmeasured(c *Context) {
	open := model.Those(c.Map.OSPO.Objectives, (*model.Objective).Open)
	dated := count(open, func(o *model.Objective) bool { return !o.Due.IsZero() })
	for _, o := range open {
		c.reportUnmeasured(o, many(dated, len(open)))
	}
}

// reportUnmeasured reports what an objective lacks. dates is whether the map usually
// records due dates of objectives.
func (c *Context) reportUnmeasured(o *model.Objective, dates bool) {
	var missing []string
	sev := model.Info
	lacks := func(what string, grave bool) {
		missing = append(missing, what)
		if grave {
			sev = model.Warning
		}
	}
	if o.Measure == "" {
		lacks("measure", true)
	}
	switch {
	case o.Target == "":
		lacks("target", true)
	case !strings.ContainsFunc(o.Target, unicode.IsNumber): // digits of any script
		lacks("figure", false)
	}
	if o.Due.IsZero() {
		lacks("due", dates)
	}
	if len(missing) == 0 {
		return
	}
	parts := make([]model.Sentence, len(missing))
	for i, what := range missing {
		parts[i] = model.Sentence{Text: c.rule.Says[what], Args: []model.Arg{quoted("target", o.Target)}}
	}
	f := c.ReportAs(sev, ofObjective(o), o.At("name"), "", named("objective", o.Name), saidAll("missing", parts))
	for _, what := range missing {
		rests(f, signal(what))
	}
}
