package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "no-sponsor",
	Severity:       model.Warning,
	Area:           AreaUpward,
	Title:          "No sponsor upward, or none in touch with the office",
	Why:            "Budget and mandate come from somebody who decides. For an office that is piloting or established, it is a warning when everybody upward is known to decide nothing, or when nothing is under way with the sponsor; while it is not recorded who decides, this is information.",
	Recommendation: "Record who decides on budget and mandate (kind: sponsor, executive or board; or the members of a body), and agree on a regular talk with them.",
	Says: says{
		"":           "none of the upward stakeholders decides on budget and mandate: {parties}",
		"unrecorded": "it is not recorded which upward stakeholder decides on budget and mandate",
		"unreached":  "nothing is under way with {parties}, who {n?decides|decide} on budget and mandate",
	},
	Source: from("OSPO book, later chapters: executive sponsorship", bookURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
ospo: {status: established}
stakeholders:
  - {name: Legal of the group, perspective: upward, kind: legal}
collaborations:
  - {to: Legal of the group, method: report}
`,
	Cure: change{
		"collaborations:", `  - {name: CTO, perspective: upward, kind: sponsor}
collaborations:`,
		"", "  - {to: CTO, method: report}\n",
	},
	Snippet: (*facts).mendSponsor,
	Check:   noSponsor,
})

func noSponsor(c *Context) {
	recorded := c.recorded[model.Upward]
	if len(recorded) == 0 {
		return
	}
	var deciding []*party
	unknown := false
	// A wanted sponsor counts here: stakeholder-wanted reports it.
	for _, p := range c.parties {
		switch {
		case p.Perspective != model.Upward:
		case sponsors(p):
			deciding = append(deciding, p)
		case p.Kind != "" && p.kind == "":
			return // an unknown kind may be one that decides
		default:
			unknown = unknown || p.kind == ""
		}
	}
	at, running := recorded[0].At("perspective"), c.Map.OSPO.Status.InOperation()
	switch {
	case len(deciding) > 0:
		c.unreachedSponsors(deciding)
	case unknown || !running:
		c.ReportAs(model.Info, ofPerspective(model.Upward), at, "unrecorded")
	default:
		f := c.Report(ofPerspective(model.Upward), at, "", partyNames("parties", recorded))
		restsOn(f, recorded, "looks upward")
	}
}

// unreachedSponsors reports that no work with the decision-makers is under way,
// although there is some with others upward. A decision-maker with whom nothing is even
// planned is reported as an orphan.
func (c *Context) unreachedSponsors(deciding []*party) {
	idle := func(p *party) bool { return !p.Wanted && len(p.active) == 0 && !c.inTouch(p) && !c.orphan(p) }
	others := len(c.connected(model.Upward)) > 0
	if !c.Map.OSPO.Status.InOperation() || !others || slices.ContainsFunc(deciding, func(p *party) bool { return !idle(p) }) {
		return
	}
	f := c.Report(ofPerspective(model.Upward), deciding[0].Pos, "unreached", number("n", len(deciding)), partyNames("parties", deciding))
	restsOn(f, deciding, "decides")
}

func sponsors(p *party) bool {
	body := p.Seats != nil || p.MemberCount != nil || len(p.Members) > 0 // a body with seats decides by vote
	return p.is("executive", "board", "sponsor") || p.Influence == model.High || body && p.Perspective == model.Upward
}

func (x *facts) mendSponsor(f model.Finding) string {
	said := "method: report, direction: both, cadence: quarterly"
	if f.Says.Text == Lookup(f.Rule).Says["unreached"] {
		return mendEvidence(said)(x, f)
	}
	name, entry := x.newcomer(model.Upward)
	return "stakeholders:\n  - " + entry + "\ncollaborations:\n" + x.work(name, said)
}
