package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "accountable-not-one",
	Severity:       model.Warning,
	Area:           AreaDownward,
	Excess:         true,
	Optional:       true,
	Title:          "A collaboration without exactly one party accountable",
	Why:            "Where nobody answers for a collaboration, nothing is decided; where several do, each waits for the others.",
	Recommendation: "Name exactly one who is accountable (raci: accountable).",
	Says: says{
		"none": "nobody is accountable for {what}",
		"":     "{n} are accountable for {what}, and it should be one",
	},
	Source: from("responsibility assignment (RACI): exactly one is accountable", raciURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, method: compliance, raci: {accountable: [Head of OSPO, License engineer]}}
`,
	Cure: change{"accountable: [Head of OSPO, License engineer", `responsible: [License engineer], accountable: [Head of OSPO]}}
  - {to: Legal, label: Clinic, method: advice, owner: Head of OSPO, raci: {responsible: [License engineer`},
	Check: accountableNotOne,
})

func accountableNotOne(c *Context) {
	for _, col := range slices.Concat(c.Map.Collaborations, c.Map.Activities) {
		if col.RACI == nil || col.Over(c.Today) || !col.Known() {
			continue
		}
		n, variant := len(col.Answerable()), ""
		if n == 0 {
			variant = "none"
		}
		if n != 1 {
			c.Report(c.ofCollaboration(col), col.At("raci"), variant, number("n", n), c.called("what", col))
		}
	}
}
