package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "mixed-scripts",
	Severity:       model.Info,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "A word that mixes scripts",
	Why:            "Some letters of Cyrillic and Greek look like Latin ones. A word that mixes them is found by no search and sorts elsewhere, and two names that look the same are not.",
	Recommendation: "Type the word again in one script.",
	Says: says{
		"": "{what}: the word {word} mixes letters of two scripts",
	},
	Source: from("the format of the map: names", formatURL),
	Bad: `organization: Acme
stakeholders:
  - {name: Lеgal, perspective: sideways}
`,
	Cure:  change{"name: Lеgal", "name: Legal"},
	Check: func(c *Context) { c.eachText("word", mixedWord) },
})

// mixedWord returns the first word of a name that mixes scripts, or "".
func mixedWord(t model.Text) string {
	if t.Name && !ascii(t.Value) {
		for _, w := range strings.Fields(t.Value) {
			if mixesScripts(w) {
				return w
			}
		}
	}
	return ""
}
