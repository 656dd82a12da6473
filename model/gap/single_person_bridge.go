package gap

import "github.com/ospomap/ospomap/model"

func init() {
	register(Rule{
		ID:             "single-person-bridge",
		Severity:       model.Warning,
		Area:           AreaOutside,
		Title:          "All outside contact runs through one person",
		Why:            "When this person is ill, moves or leaves, the organisation is unknown outside from one day to the next.",
		Recommendation: "Add a second named contact to the most critical one.",
		Source:         "network analysis: a cut vertex, whose loss parts the network",
		Bad: `organization: Acme
people:
  - {name: Community manager}
  - {name: License engineer}
stakeholders:
  - {name: Log Library, perspective: outside}
  - {name: Web Server, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution, owner: Community manager}
  - {to: Web Server, method: funding, owner: Community manager}
`,
		Good: `organization: Acme
people:
  - {name: Community manager}
  - {name: License engineer}
stakeholders:
  - {name: Log Library, perspective: outside}
  - {name: Web Server, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution, owner: Community manager}
  - {to: Web Server, method: funding, owner: License engineer}
`,
		Check: singlePersonBridge,
	})
}

func singlePersonBridge(c *Context) {
	outside := c.touching(model.Outside)
	if len(outside) < 2 {
		return
	}
	first := outside[0].Owner
	for _, col := range outside {
		if first == nil || col.Owner == nil || col.Owner.ID != first.ID {
			return
		}
	}
	c.Report(c.ofOwner(first.ID), outside[0].At("owner"),
		"all outside contact runs through %q: %d collaborations", c.name(first.ID), len(outside))
}
