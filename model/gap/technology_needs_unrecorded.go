package gap

import "github.com/ospomap/ospomap/model"

var _ = register(Rule{
	ID:             "technology-needs-unrecorded",
	Severity:       model.Info,
	Area:           AreaUpward,
	Title:          "An office is proposed, and what executives need from technology is not recorded",
	Why:            "Whoever proposes an office has to manage what executives expect and to fit their technology needs. A proposal that answers none of them is one more cost. A foundation with a board alone at its top has no executives to ask.",
	Recommendation: "Ask one executive what technology has to do for the organisation in the next year, and record it under needs.",
	Says: says{
		"": "the office is {status}, and it is not recorded what {parties} {n?needs|need} from technology",
	},
	Source: from("OSPO book, introduction: looking upward, executives' technology needs", perspectiveURL),
	Bad: `organization: Acme
ospo: {name: OSPO, status: proposed}
stakeholders:
  - {name: CTO, perspective: upward, kind: executive}
`,
	Cure:  change{"kind: executive", "kind: executive, needs: [{id: portable, text: Systems that can change suppliers}]"},
	Check: technologyNeedsUnrecorded,
})

func technologyNeedsUnrecorded(c *Context) {
	status := c.Map.OSPO.Status
	if status != model.OSPOProposed && status != model.OSPOPiloting {
		return
	}
	var asked []*party
	for _, p := range c.recorded[model.Upward] {
		if len(p.Needs) > 0 {
			return
		}
		if sponsors(p) && (c.Map.Organization.Sector != "foundation" || p.is("executive", "sponsor")) {
			asked = append(asked, p)
		}
	}
	if len(asked) > 0 {
		f := c.Report(ofPerspective(model.Upward), asked[0].Pos, "", word("status", status), number("n", len(asked)), partyNames("parties", asked))
		restsOn(f, asked, "decides")
	}
}
