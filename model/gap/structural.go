package gap

import "github.com/ospomap/ospomap/model"

// structural lists the rules that the parser raises, so that explain, help and reports
// include them. Their common fields are set when they are registered.
var structural = []Rule{
	{
		ID:    "syntax",
		Title: "The file is not readable as a map",
		Why: "The text is not YAML, or uses a part of YAML that maps do not have, such as anchors, tags or a second document. " +
			"Nothing after that point can be trusted.",
		Recommendation: "Correct the line that the message names or the one before it, and indent with spaces.",
		Bad: `organization: "Acme
stakeholders: []
`,
		Cure: change{`organization: "Acme`, `organization: "Acme"`},
	},
	{
		ID:             "unknown-key",
		Title:          "An unknown key",
		Why:            "A misspelt key would otherwise be ignored, and what it says would silently be missing from every picture.",
		Recommendation: "Use the suggested key, or put free text into note.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspectiv: upward, perspective: upward}
`,
		Cure: change{"perspectiv: upward, perspective: upward", "perspective: upward"},
	},
	{
		ID:             "duplicate-key",
		Title:          "A key occurs twice in one entry",
		Why:            "Only one of the two values could be used, and readers of the file cannot tell which.",
		Recommendation: "Keep one of them.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, name: CIO}
`,
		Cure: change{"perspective: upward, name: CIO", "perspective: upward"},
	},
	{
		ID:             "wrong-type",
		Title:          "A value of the wrong type",
		Why:            "There is a list where text is expected, or the other way round, so the value cannot be what was meant.",
		Recommendation: "Write the value as the type that the message names.",
		Bad: `organization: Acme
stakeholders: CTO
`,
		Cure: change{"stakeholders: CTO", `stakeholders:
  - {name: CTO, perspective: upward}`},
	},
	{
		ID:             "bad-value",
		Title:          "A value that is not allowed",
		Why:            "Some keys take one of a few words or a number within bounds, because pictures and rules depend on them.",
		Recommendation: "Use one of the values that the message lists.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: above}
`,
		Cure: change{"perspective: above", "perspective: upward"},
	},
	{
		ID:    "missing-field",
		Title: "A required key is missing",
		Why: "Few keys are required, and without them the entry means nothing: " +
			"a stakeholder without a perspective has no place in the picture.",
		Recommendation: "Add the key that the message names.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO}
`,
		Cure: change{"name: CTO", "name: CTO, perspective: upward"},
	},
	{
		ID:    "bad-date",
		Title: "Not a date",
		Why: "Days are written year, month, day, so that everybody reads the same day; " +
			"days that do not exist are mistakes.",
		Recommendation: "Write the day as in 2026-11-22.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, started: 2026-02-30}
`,
		Cure: change{"started: 2026-02-30", "started: 2026-02-28"},
	},
	{
		ID:    "bad-id",
		Title: "Not an id",
		Why: "Ids end up in links, file names and waivers, so they hold only small letters, " +
			"digits and hyphens; \"ospo\" is the office itself.",
		Recommendation: "Use small letters, digits and hyphens, beginning with a letter or digit.",
		Bad: `organization: Acme
stakeholders:
  - {id: The CTO, name: CTO, perspective: upward}
`,
		Cure: change{"id: The CTO", "id: the-cto"},
	},
	{
		ID:             "bad-link",
		Title:          "Not a link that a picture may carry",
		Why:            "Links from the map become clickable in pictures, so only web and mail addresses are allowed.",
		Recommendation: "Write a whole address that begins with https:, http: or mailto:.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward, sources: ["javascript:alert(1)"]}
`,
		Cure: change{`"javascript:alert(1)"`, `"https://example.org/cto"`},
	},
	{
		ID:             "duplicate-id",
		Title:          "Two entries have one id",
		Why:            "A reference to that id could mean either of them.",
		Recommendation: "Give one of them another id.",
		Bad: `organization: Acme
stakeholders:
  - {id: tech, name: CTO, perspective: upward}
  - {id: tech, name: Tools, perspective: sideways}
`,
		Cure: change{"- {id: tech, name: Tools", "- {id: tools, name: Tools"},
	},
	{
		ID:             "ambiguous-reference",
		Title:          "A reference could mean several entries",
		Why:            "A name shared by two entries does not say which of them is meant.",
		Recommendation: "Use the id instead of the name.",
		Bad: `organization: Acme
stakeholders:
  - {id: lab-north, name: Lab, perspective: sideways}
  - {id: lab-south, name: Lab, perspective: sideways}
collaborations:
  - {to: Lab, method: training}
`,
		Cure: change{"to: Lab", "to: lab-north"},
	},
	{
		ID:             "accept-without-reason",
		Title:          "An accept entry gives no reason",
		Why:            "Whoever reads the map later must be able to judge whether the gap is still acceptable.",
		Recommendation: "Say in one sentence why the gap is accepted.",
		Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
accept:
  - {rule: orphan-stakeholder, target: CTO}
`,
		Cure: change{"target: CTO", "target: CTO, reason: the CTO starts in spring"},
	},
}

func init() {
	for _, r := range structural {
		r.Severity = model.Error
		r.Area = AreaStructure
		r.Structural = true
		r.Source = from("the rules of the map format", formatURL)
		register(r)
	}
}
