package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "orphan-stakeholder",
	Severity:       model.Warning,
	Area:           AreaStructure,
	SignOf:         "scenario-silo",
	Title:          "A stakeholder has no collaboration",
	Why:            "Somebody is in the map and nothing is done with them, not even planned. Either they do not matter to the office, or they hear from it too late. Where at least three stakeholders that share a tag or a group have none, and they are half of them or more, that is reported once for all of them.",
	Recommendation: "Agree on one thing that you give them and one that you need from them, and record it as a collaboration (a planned one will do).",
	Says: says{
		"":    "{party} has no collaboration",
		"tag": "{n} of the {total} stakeholders that share {tag} have no collaboration: {parties}",
	},
	Source: from("OSPO book, chapter on the value of OSPOs, problem 2: units that work without each other", chapterURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Security, method: training}
`,
	Cure:    change{"", "  - {to: Legal, method: compliance}\n"},
	Snippet: mendEvidence("method: coordination, direction: both, cadence: quarterly"),
	Check:   orphanStakeholder,
})

func orphanStakeholder(c *Context) {
	for _, p := range c.parties {
		if c.orphan(p) {
			c.Report(ofStakeholder(p), p.Pos, "", named("party", p.Name))
		}
	}
	c.orphanGroups()
}

// orphan reports whether all recorded work with the stakeholder, if any, has ended. The
// team itself needs no collaboration, a part is reported with its whole, and a member
// of a body takes part in the body's work.
func (x *facts) orphan(p *party) bool {
	return p.Perspective != model.Downward && !p.Wanted && x.whole(p) == nil && !x.member[p.ID] && x.alone(p) && !x.handedOver(p)
}

// handedOver reports whether an office that is winding down has ended its work with the
// stakeholder, as it should.
func (x *facts) handedOver(p *party) bool {
	return x.m.OSPO.Status == model.OSPOWindingDown && len(p.all) > 0
}

// alone reports whether all work with the stakeholder is recorded as ended. Work that
// should have ended by its dates is reported as an impossible date instead.
func (x *facts) alone(p *party) bool {
	return !slices.ContainsFunc(p.all, func(c *model.Collaboration) bool { return c.Status != model.Ended })
}

// groupSize is the smallest number of stakeholders with a common tag or group that is
// no coincidence.
const groupSize = 3

// orphanGroups reports tags and groups most of whose stakeholders have no
// collaboration.
func (c *Context) orphanGroups() {
	all, alone := map[string]int{}, map[string][]*party{}
	var labels []string
	for _, p := range c.parties {
		for _, label := range p.Labels() {
			if all[label]++; c.orphan(p) {
				alone[label] = append(alone[label], p)
			}
			if all[label] == 1 {
				labels = append(labels, label)
			}
		}
	}
	for _, label := range labels {
		group := alone[label]
		if n := len(group); n < groupSize || !many(n, all[label]) || n == len(c.parties) {
			continue
		}
		f := c.Report(model.Subject{Kind: model.AboutTag, ID: label}, group[0].Pos, "tag", number("n", len(group)), number("total", all[label]), quoted("tag", label), partyNames("parties", group))
		restsOn(f, group, "one of them")
	}
}
