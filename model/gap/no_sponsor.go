package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "no-sponsor",
		Severity:       model.Warning,
		Area:           AreaUpward,
		Title:          "Nobody upward who can decide for the office, or nobody who is reached",
		Why:            "Budget and mandate come from somebody who decides. It is a warning when an office that is piloting or established has only parties upward that are known to decide nothing, or has a sponsor with whom nothing is under way; while it is not recorded who decides, this is information.",
		Recommendation: "Record who decides on budget and mandate (kind: sponsor, executive or board), and agree a regular talk with them.",
		Says: says{
			"":           "none of the parties looking upward decides on budget and mandate: {parties}",
			"unrecorded": "it is not recorded who upward decides on budget and mandate",
			"unreached":  "nothing is under way with {parties}, who {n?decides|decide} on budget and mandate",
		},
		Source: "OSPO book, later chapters: executive sponsorship",
		URL:    bookURL,
		Rests:  []model.RefKind{model.RefParty},
		Bad: `organization: Acme
ospo: {status: established}
stakeholders:
  - {name: Legal of the group, perspective: upward, kind: legal}
collaborations:
  - {to: Legal of the group, method: report}
`,
		Good: `organization: Acme
ospo: {status: established}
stakeholders:
  - {name: Legal of the group, perspective: upward, kind: legal}
  - {name: CTO, perspective: upward, kind: sponsor}
collaborations:
  - {to: Legal of the group, method: report}
  - {to: CTO, method: report}
`,
		Check: noSponsor,
	})
}

func noSponsor(c *Context) {
	recorded := c.recorded[model.Upward]
	if len(recorded) == 0 {
		return
	}
	var deciding []*party
	unknown := false
	// A sponsor that is wanted counts here: stakeholder-wanted speaks of it.
	for _, p := range c.parties {
		switch {
		case p.Perspective != model.Upward:
		case sponsors(p):
			deciding = append(deciding, p)
		case p.Kind != "" && p.kind == "":
			return // in a word of its own, it may well be one that decides
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

// unreachedSponsors reports that nothing is under way with any of those who
// decide, although others upward are reached. One with whom nothing is even
// planned is an orphan, and told as such.
func (c *Context) unreachedSponsors(deciding []*party) {
	idle := func(p *party) bool { return !p.Wanted && len(p.active) == 0 && !c.orphan(p) }
	others := len(c.connected(model.Upward)) > 0
	if !c.Map.OSPO.Status.InOperation() || !others || slices.ContainsFunc(deciding, func(p *party) bool { return !idle(p) }) {
		return
	}
	f := c.Report(ofPerspective(model.Upward), deciding[0].Pos, "unreached", number("n", len(deciding)), partyNames("parties", deciding))
	restsOn(f, deciding, "decides")
}

func sponsors(p *party) bool {
	return p.is("executive", "board", "sponsor") || p.Influence == model.High
}
