package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "duplicate-collaboration",
	Severity: model.Warning,
	Area:     AreaStructure,
	Wording:  true,
	Title:    "A collaboration is recorded twice",
	Why: "Two active entries with the same ends, methods and channel are counted twice " +
		"in every share and drawn as two arrows.",
	Recommendation: "Merge the two entries, and keep the later date (last_held).",
	Says: says{
		"": "{what} is recorded twice",
	},
	Source: from("the rules of the map format: one entry for each collaboration", formatURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, method: [training, support], channel: chat}
  - {from: Security, to: ospo, method: [support, training], channel: chat}
`,
	Cure:  change{"training], channel: chat", "training], channel: review board"},
	Check: duplicateCollaboration,
})

func duplicateCollaboration(c *Context) {
	between := make(map[[2]string]int, len(c.active))
	for _, col := range c.active {
		between[ends(col)]++
	}
	first := map[string]*model.Collaboration{}
	for _, col := range c.active {
		if between[ends(col)] == 1 {
			continue
		}
		key := c.collaborationKey(col)
		earlier := first[key]
		if earlier == nil {
			first[key] = col
			continue
		}
		f := c.Report(c.ofCollaboration(col), col.Pos, "", c.called("what", col))
		f.Related = []model.Related{related(earlier.Pos, "the first of them")}
	}
}

// ends returns the ids of the two parties of a collaboration in a fixed order.
func ends(c *model.Collaboration) [2]string {
	return [2]string{min(c.From.ID, c.To.ID), max(c.From.ID, c.To.ID)}
}

// collaborationKey returns equal keys for collaborations with the same ends, methods,
// direction, label and channel, in whatever order they are written. Without methods,
// the free text distinguishes collaborations.
func (x *facts) collaborationKey(c *model.Collaboration) string {
	return strings.Join([]string{x.workKey(c), string(c.Flow(ends(c)[0])), slug(c.Label), slug(c.Channel)}, "\x01")
}

// workKey is collaborationKey without direction, label and channel.
func (x *facts) workKey(c *model.Collaboration) string {
	pair := ends(c)
	what := make([]string, len(c.Methods))
	for i, m := range c.Methods {
		if what[i] = x.method(m); what[i] == "" {
			what[i] = lower(m)
		}
	}
	slices.Sort(what)
	what = slices.Compact(what)
	if len(what) == 0 {
		what = []string{slug(c.Text())}
	}
	return strings.Join([]string{pair[0], pair[1], strings.Join(what, "\x00")}, "\x01")
}
