package gap

import (
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "kind-unknown",
		Severity: model.Info,
		Area:     AreaStructure,
		Title:    "A kind of stakeholder that is neither known nor listed",
		Why: "Kinds are open words, but several rules go by them, and a slip of the finger makes a word of its own. " +
			"The rule is silent until the project file lists the kinds that the map uses beside those that are known, or until it is asked for.",
		Recommendation: "Mend the spelling, or list the word under kinds in the project file.",
		Source:         "the format of the map: kind",
		Bad: `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside, kind: comunity}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside, kind: community}
`,
		Check: kindUnknown,
	})
}

func kindUnknown(c *Context) {
	if len(c.Kinds) == 0 && !c.Asked {
		return
	}
	known := slices.Concat(model.KnownKinds, c.Kinds)
	for _, p := range c.parties {
		if p.Kind == "" || slices.Contains(known, p.Kind) {
			continue
		}
		suggestion := ""
		if near := model.Near(p.Kind, known); near != "" {
			suggestion = "; did you mean " + strconv.Quote(near) + "?"
		}
		c.Report(ofStakeholder(p), p.At("kind"), "the kind %q of %q is neither known nor listed%s", model.Short(p.Kind), p.Name, suggestion)
	}
}
