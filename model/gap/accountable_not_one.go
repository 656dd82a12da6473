package gap

import (
	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "accountable-not-one",
		Severity:       model.Warning,
		Area:           AreaDownward,
		Optional:       true,
		Title:          "Not exactly one is accountable",
		Why:            "Where nobody answers for a collaboration nothing is decided, and where several do each waits for the other.",
		Recommendation: "Name exactly one, under raci: accountable.",
		Says: says{
			"none": "nobody is accountable for {what}",
			"":     "{n} are accountable for {what}",
		},
		Source: "responsibility assignment (RACI): exactly one is accountable",
		URL:    raciURL,
		Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, method: compliance, raci: {accountable: [Head of OSPO, License engineer]}}
`,
		Good: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, method: compliance, raci: {responsible: [License engineer], accountable: [Head of OSPO]}}
`,
		Check: accountableNotOne,
	})
}

func accountableNotOne(c *Context) {
	for _, col := range c.Map.Collaborations {
		if col.RACI == nil || col.Over(c.Today) || !col.Known() {
			continue
		}
		n, variant := len(col.RACI.Accountable), ""
		if n == 0 {
			variant = "none"
		}
		if n != 1 {
			c.Report(c.ofCollaboration(col), col.At("raci"), variant, number("n", n), c.called("what", col))
		}
	}
}
