package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "body-one-sided",
	Severity:       model.Info,
	Area:           AreaEngagement,
	Title:          "Most members of a body come from one organisation",
	Why:            "What such a body decides is what one organisation wants, and it stops when that organisation leaves. It takes three members of whom the affiliation is recorded.",
	Recommendation: "Ask for a member from elsewhere when the next seat is free, or reach the others in another way.",
	Says: says{
		"": "{n} of {total} members of {party} come from {name}",
	},
	Source: from("stakeholder register practice: whom each member of a body stands for", registerURL),
	Bad: `organization: Acme
stakeholders:
  - name: Steering committee
    perspective: outside
    members:
      - {name: Chair, affiliation: Chip Works}
      - {name: Treasurer, affiliation: Chip Works}
      - {name: Secretary, affiliation: State University}
`,
	Cure:  change{"name: Treasurer, affiliation: Chip Works", "name: Treasurer, affiliation: City of Riverton"},
	Check: bodyOneSided,
})

// leastMembers is the smallest number of members of known affiliation for which the
// rule applies.
const leastMembers = 3

func bodyOneSided(c *Context) {
	for _, p := range c.parties {
		names, count := p.Affiliations()
		total := 0
		for _, n := range count {
			total += n
		}
		if total < leastMembers || 2*count[names[0]] <= total {
			continue
		}
		c.Report(ofStakeholder(p), p.At("members"), "", number("n", count[names[0]]), number("total", total),
			named("party", p.Name), named("name", names[0]))
	}
}
