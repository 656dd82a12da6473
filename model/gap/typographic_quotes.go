package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "typographic-quotes",
		Severity:       model.Info,
		Area:           AreaStructure,
		Title:          "A text in typographic quotation marks",
		Why:            "Only plain quotation marks keep a text together in the file. Typographic ones become part of it, and pictures show them.",
		Recommendation: "Use plain quotation marks, or none.",
		Says: says{
			"": "{what}: the quotation marks around {text} become part of the {key}",
		},
		Source: "the format of the map: texts",
		URL:    formatURL,
		Bad: `organization: Acme
stakeholders:
  - {name: “Audit”, perspective: sideways}
`,
		Cure:  change{"name: “Audit”", `name: "Audit"`},
		Check: typographicQuotes,
	})
}

func typographicQuotes(c *Context) {
	said := map[model.Subject]bool{}
	for _, t := range c.Map.Texts {
		if !inTypographicQuotes(t.Value) {
			continue
		}
		subject := c.holder(t.Path)
		if said[subject] {
			continue
		}
		said[subject] = true
		what, key := c.place(t.Path)
		c.Report(subject, t.Pos, "", what, key, quoted("text", t.Value))
	}
}

// inTypographicQuotes reports whether quotation marks of a word processor are
// around the whole of a text.
func inTypographicQuotes(text string) bool {
	if ascii(text) {
		return false
	}
	for _, pair := range []string{"“”", "„“", "„”", "‘’", "‚‘", "””", "“\"", "\"”", "„\"", "«»", "»«", "「」", "『』", "″″", "＂＂"} {
		marks := []rune(pair)
		inner, opens := strings.CutPrefix(text, string(marks[0]))
		inner, closes := strings.CutSuffix(inner, string(marks[1]))
		if opens && closes && inner != "" && !strings.ContainsAny(inner, pair) {
			return true
		}
	}
	return false
}
