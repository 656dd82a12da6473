package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "duplicate-collaboration",
		Severity: model.Warning,
		Area:     AreaStructure,
		Title:    "One collaboration is recorded twice",
		Why: "Two active entries with the same ends, methods and channel are counted twice " +
			"in every share and drawn as two arrows.",
		Recommendation: "Keep the one with the later last_held.",
		Source:         "the rules of the map format: one entry for each collaboration",
		Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, method: [training, support], channel: chat}
  - {from: Security, to: ospo, method: [support, training], channel: chat}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
collaborations:
  - {to: Security, method: [training, support], channel: chat}
  - {from: Security, to: ospo, method: [support, training], channel: review board}
`,
		Check: duplicateCollaboration,
	})
}

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
		key := collaborationKey(col)
		earlier := first[key]
		if earlier == nil {
			first[key] = col
			continue
		}
		f := c.Report(c.ofCollaboration(col), col.Pos, "%s is recorded twice", c.called(col))
		f.Related = []model.Related{{Pos: earlier.Pos, Message: "the first of them"}}
	}
}

// ends are the two parties of a collaboration, whichever way it is written.
func ends(c *model.Collaboration) [2]string {
	return [2]string{min(c.From.ID, c.To.ID), max(c.From.ID, c.To.ID)}
}

// collaborationKey is equal for collaborations that say the same: ends in any
// order, methods in any order, channel. Where no method is recorded, the free
// words tell two collaborations apart.
func collaborationKey(c *model.Collaboration) string {
	pair := ends(c)
	what := slices.Clone(c.Methods)
	slices.Sort(what)
	if len(what) == 0 {
		what = []string{slug(c.Text())}
	}
	return strings.Join(pair[:], "\x00") + "\x01" + strings.Join(what, "\x00") + "\x01" + slug(c.Channel)
}
