package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "method-unknown",
	Severity:       model.Info,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "An unknown method",
	Why:            "Methods are free words, and rules that depend on them are silent about a word that they do not know. A typing mistake can therefore hide a finding or cause a wrong one, so a word close to a known one is always reported. Any other word is reported only once the project file gives methods a meaning, or when the rule is enabled.",
	Recommendation: "Use the known word, or say what the word means under methods in the project file.",
	Says: says{
		"":     "the method {method} is not known",
		"near": "the method {method} is not known; did you mean {near}?",
	},
	Source: from("the format of the map: method", formatURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: reporting}
`,
	Cure:  change{"method: reporting", "method: report"},
	Check: methodUnknown,
})

func methodUnknown(c *Context) {
	at := map[string]int{} // index in c.findings; each word is reported once
	for _, col := range c.Map.Collaborations {
		for _, m := range col.Methods {
			if c.method(m) != "" {
				continue
			}
			near, variant := meant(m, model.KnownMethods), "near"
			if list := c.listed(m); list != "" {
				near = list
			}
			if near == "" {
				if !c.words && !c.Asked {
					continue
				}
				variant = ""
			}
			id := slug(m)
			if i, again := at[id]; again {
				f := &c.findings[i]
				f.Related = append(f.Related, related(col.At("method"), "here too"))
				continue
			}
			at[id] = len(c.findings)
			c.Report(model.Subject{Kind: model.AboutMethod, ID: id}, col.At("method"), variant, quoted("method", m), named("near", near))
		}
	}
}

// listed returns the YAML list meant by a text that consists of known methods separated
// by commas or semicolons, or "" for any other text.
func (c *Context) listed(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	for i, part := range parts {
		if parts[i] = strings.TrimSpace(part); c.method(parts[i]) == "" {
			return ""
		}
	}
	if len(parts) < 2 {
		return ""
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
