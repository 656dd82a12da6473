package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:       "duplicate-stakeholder",
	Severity: model.Warning,
	Area:     AreaStructure,
	Wording:  true,
	Title:    "Two stakeholders look like the same one",
	Why: "The same party recorded twice splits its collaborations over two cards, " +
		"and both halves look less connected than they are.",
	Recommendation: "Merge them, or add a word that tells them apart.",
	Says: says{
		"":        "{first} and {party} look like the same stakeholder",
		"letters": "{first} and {party} look the same and are spelt with letters of different scripts",
	},
	Source: from("stakeholder register practice: one entry for each stakeholder", registerURL),
	Bad: `organization: Acme
stakeholders:
  - {id: legal, name: Legal Team, perspective: sideways}
  - {id: legal-2, name: legal-team, perspective: sideways}
`,
	Cure:  change{"name: legal-team", "name: Legal Team Asia"},
	Check: duplicateStakeholder,
})

func duplicateStakeholder(c *Context) {
	first := make(map[string]*party, len(c.parties))
	for _, p := range c.parties {
		key := sameParty(p.Name)
		if key == "" {
			continue
		}
		earlier := first[key]
		if earlier == nil {
			first[key] = p
			continue
		}
		variant := ""
		if plain(earlier.Name) != plain(p.Name) && plain(lookAlike(earlier.Name)) == plain(lookAlike(p.Name)) {
			variant = "letters"
		}
		f := c.Report(ofStakeholder(p), p.At("name"), variant, named("first", earlier.Name), named("party", p.Name))
		rests(f, ofStakeholder(earlier).String())
		f.Related = []model.Related{related(earlier.At("name"), "the first of them")}
	}
}
