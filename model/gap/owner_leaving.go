package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "owner-leaving",
	Severity:       model.Warning,
	Area:           AreaDownward,
	Dated:          true,
	Title:          "An owner of work leaves soon",
	Why:            "Two months are enough to hand over what a person knows and whom they know; after the last day it is too late. This is reported once for each person, from 60 days before.",
	Recommendation: "Agree on who takes over each of these, and introduce the successor before the last day.",
	Says: says{
		"": "{person} leaves on {date} and owns {n|thing}: {things}",
	},
	Source: from("stakeholder register practice: one owner for each stakeholder", registerURL),
	Bad: `organization: Acme
people:
  - {name: Head of OSPO, lead: true}
  - {name: License engineer, until: 2026-05-15}
stakeholders:
  - {name: Legal, perspective: sideways, owner: License engineer}
`,
	Cure:    change{"owner: License engineer", "owner: Head of OSPO"},
	Today:   "2026-04-01",
	Snippet: (*facts).mendHoldings,
	Check:   ownerLeaving,
})

// soon is how many days before an end it is time to act.
const soon = 60

func ownerLeaving(c *Context) {
	for _, p := range c.Map.People {
		if c.leaves(p) {
			c.reportOwner(p, c.ownedBy(p))
		}
	}
}

// leaves reports whether somebody who is still there leaves soon.
func (x *facts) leaves(p *model.Person) bool {
	return !p.Until.IsZero() && !x.today.IsZero() && p.Here(x.today) && x.today.DaysUntil(p.Until) <= soon
}
