package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "text-cut",
	Severity:       model.Info,
	Area:           AreaStructure,
	Wording:        true,
	Title:          "A text that ends at a #",
	Why:            "What follows a space and a # is a comment, which pictures do not show. After a single space it may be meant as part of the text.",
	Recommendation: "Put the whole text in quotation marks, or two spaces before a comment.",
	Says: says{
		"": "{what}: the {key} is {text}, because what follows the # is a comment",
	},
	Source: from("the format of the map: texts", formatURL),
	Bad: `organization: Acme
stakeholders:
  - name: Legal # and IP
    perspective: sideways
`,
	Cure: change{
		"name: Legal # and IP", `name: "Legal # and IP"`,
		"", `  - name: Audit  # the internal one
    perspective: sideways
`,
	},
	Check: func(c *Context) {
		c.eachText("text", func(t model.Text) string {
			if !t.Cut {
				return ""
			}
			return t.Value
		})
	},
})
