package gap

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:       "no-bridge",
		Severity: model.Warning,
		Area:     AreaOutside,
		Title:    "The OSPO does not join inside and outside",
		Why: "An OSPO is the bridge between the organisation and open source communities. " +
			"A bridge needs both banks: some unit inside and some community outside that it reaches through active work.",
		Recommendation: "Connect the missing side first; all else follows.",
		Source:         "OSPO book, introduction: why an OSPO, a vital bridge between organisation and community",
		Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Security, method: training}
`,
		Good: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Security, method: training}
  - {from: Security, to: Log Library, method: contribution}
`,
		Check: noBridge,
	})
}

func noBridge(c *Context) {
	reached := c.reachedSides()
	var missing []string
	if !reached[model.Sideways] && !c.wantedOnly(model.Sideways) {
		missing = append(missing, "no unit looking sideways")
	}
	if !reached[model.Outside] && !c.wantedOnly(model.Outside) {
		missing = append(missing, "nobody outside")
	}
	if len(missing) > 0 {
		c.Report(ofOSPO(), c.Map.At("collaborations"),
			"the OSPO does not join inside and outside: active work reaches %s", strings.Join(missing, " and "))
	}
}

// reachedSides tells whether somebody sideways and somebody outside can be reached
// from the OSPO over active collaborations, through others where need be.
func (x *index) reachedSides() map[model.Perspective]bool {
	sides := map[model.Perspective]bool{}
	seen := map[*party]bool{}
	var queue []*party
	reach := func(id string) {
		if p := x.byID[id]; p != nil && !seen[p] {
			seen[p] = true
			sides[p.Perspective] = true
			queue = append(queue, p)
		}
	}
	for _, col := range x.active {
		if col.WithOSPO() {
			reach(col.Other(model.OSPOID))
		}
	}
	for len(queue) > 0 && !(sides[model.Sideways] && sides[model.Outside]) {
		p := queue[0]
		queue = queue[1:]
		for _, col := range p.active {
			reach(col.Other(p.ID))
		}
	}
	return sides
}
