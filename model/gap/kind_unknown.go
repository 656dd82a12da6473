package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "kind-unknown",
	Severity:       model.Info,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "A kind of stakeholder that is neither known nor listed",
	Why:            "Kinds are free words, but several rules depend on them, and a typing mistake makes a new word. A word close to a known one is always reported; any other only once the project file lists the kinds that the map uses, or when the rule is enabled.",
	Recommendation: "Correct the spelling, or say what the word means under kinds in the project file.",
	Says: says{
		"":     "the kind {kind} of {party} is neither known nor listed",
		"near": "the kind {kind} of {party} is not known; did you mean {near}?",
	},
	Source: from("the format of the map: kind", formatURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside, kind: comunity}
`,
	Cure:  change{"kind: comunity", "kind: community"},
	Check: kindUnknown,
})

func kindUnknown(c *Context) {
	known := slices.Concat(model.KnownKinds, c.Kinds)
	for _, p := range c.parties {
		if p.Kind == "" || p.kind != "" || slices.ContainsFunc(c.Kinds, func(k string) bool { return lower(k) == lower(p.Kind) }) {
			continue
		}
		near, variant := meant(p.Kind, known), "near"
		if near == "" {
			if len(c.Kinds) == 0 && !c.Asked {
				continue
			}
			variant = ""
		}
		c.Report(ofStakeholder(p), p.At("kind"), variant, quoted("kind", p.Kind), named("party", p.Name), named("near", near))
	}
}
