package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "typographic-quotes",
	Severity:       model.Info,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "A text in typographic quotation marks",
	Why:            "Only plain quotation marks keep a text together in the file. Typographic ones become part of it, and pictures show them.",
	Recommendation: "Use plain quotation marks, or none.",
	Says: says{
		"": "{what}: the quotation marks around {text} become part of the {key}",
	},
	Source: from("the format of the map: texts", formatURL),
	Bad: `organization: Acme
stakeholders:
  - {name: “Audit”, perspective: sideways}
`,
	Cure:  change{"name: “Audit”", `name: "Audit"`},
	Check: func(c *Context) { c.eachText("text", inTypographicQuotes) },
})

// inTypographicQuotes returns the text if all of it is enclosed in typographic
// quotation marks, and "" otherwise.
func inTypographicQuotes(t model.Text) string {
	text := t.Value
	if ascii(text) {
		return ""
	}
	for _, pair := range []string{"“”", "„“", "„”", "‘’", "‚‘", "””", "“\"", "\"”", "„\"", "«»", "»«", "「」", "『』", "″″", "＂＂"} {
		marks := []rune(pair)
		inner, opens := strings.CutPrefix(text, string(marks[0]))
		inner, closes := strings.CutSuffix(inner, string(marks[1]))
		if opens && closes && inner != "" && !strings.ContainsAny(inner, pair) {
			return text
		}
	}
	return ""
}
