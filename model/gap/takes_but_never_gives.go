package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:       "takes-but-never-gives",
		Severity: model.Warning,
		Area:     AreaOutside,
		Title:    "The organisation takes from outside and gives nothing back",
		Why: "Software that nobody helps to maintain becomes a risk for everybody who uses it. " +
			"Good citizens contribute, take part, fund or lead somewhere, however little.",
		Recommendation: "Pick one dependency and contribute, fund or join.",
		Source:         "OSPO book, introduction: a good steward of open source software and a good open source citizen",
		Bad: `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside}
  - {name: Web Server, perspective: outside}
collaborations:
  - {to: Log Library, method: support}
  - {to: Web Server, method: training}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Log Library, perspective: outside}
  - {name: Web Server, perspective: outside}
collaborations:
  - {to: Log Library, method: [support, contribution]}
  - {to: Web Server, method: training}
`,
		Check: takesButNeverGives,
	})
}

func takesButNeverGives(c *Context) {
	var known []*model.Collaboration // those whose methods are recorded
	for _, col := range c.touching(model.Outside) {
		if col.HasMethod("contribution", "participation", "funding", "leading") {
			return
		}
		if len(col.Methods) > 0 {
			known = append(known, col)
		}
	}
	if len(known) >= 2 {
		c.Report(ofPerspective(model.Outside), known[0].At("method"),
			"the organisation takes from outside and gives nothing back in %d collaborations", len(known))
	}
}
