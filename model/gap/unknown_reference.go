package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "unknown-reference",
	Severity: model.Error,
	Area:     AreaStructure,
	Title:    "A reference names nothing in the map",
	Why: "A collaboration, owner, goal or answer that points at nobody is usually a typing mistake, " +
		"and every picture and number built on it would be wrong.",
	Recommendation: "Correct the spelling, or add the entry.",
	Says: says{
		"":     "{place}: no {kind} called {text}; {advice}",
		"more": "{n} more unknown references are not shown",
	},
	Source: from("the rules of the map format: references take an id or an unambiguous name", formatURL),
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: ctoo, method: report}
`,
	Cure:  change{"to: ctoo", "to: cto"},
	Check: unknownReference,
})

// maxUnknown is how many references are reported one by one. Nobody reads more, and a
// broken or hostile file can contain very many.
const maxUnknown = model.MostOfRule

func unknownReference(c *Context) {
	ids := numbering{}
	count, last := 0, model.Pos{}
	for _, r := range c.Map.Refs {
		if r.ID != "" || r.Ambiguous {
			continue
		}
		count, last = count+1, r.Pos
		if count > maxUnknown {
			continue
		}
		// A list index as the subject would not survive when entries move, so equal
		// mistakes are numbered instead.
		subject := model.Subject{Kind: model.AboutReference, ID: ids.unique(r.Text)}
		kind := strings.TrimPrefix(string(r.Kind), "known ")
		f := c.Report(subject, r.Pos, "", word("place", r.Place), word("kind", kind), quoted("text", r.Text), word("advice", r.Advice))
		if r.Meant != "" {
			f.Fixes = []model.Fix{{Label: "write " + model.Quoted(r.Meant), Safe: true, Edits: []model.Edit{
				{Op: model.EditSet, Path: r.Path, Value: model.TextValue(r.Meant)},
			}}}
		}
	}
	if count > maxUnknown {
		c.Report(ofMap(), last, "more", number("n", count-maxUnknown))
	}
}
