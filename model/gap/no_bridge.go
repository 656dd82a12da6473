package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:       "no-bridge",
	Severity: model.Warning,
	Area:     AreaOutside,
	Grows:    true,
	Title:    "The OSPO does not join inside and outside",
	Why: "An OSPO is the bridge between the organisation and open source communities. " +
		"A bridge needs both banks: some unit inside and some community outside that it reaches through active work.",
	Recommendation: "Add one active collaboration with a sideways unit or with a community outside, whichever is missing.",
	Says: says{
		"sideways": "the OSPO does not join inside and outside: active work reaches no sideways unit",
		"outside":  "the OSPO does not join inside and outside: active work reaches nobody outside",
		"both":     "the OSPO does not join inside and outside: active work reaches neither a sideways unit nor anybody outside",
		"advice":   "Add one active collaboration in the {side} perspective, for example with {parties}.",
	},
	Source:  from("OSPO book, introduction: why an OSPO, a vital bridge between organisation and community", whoURL),
	Further: []model.Source{readDefinition},
	Rests:   []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Security, method: training}
`,
	Cure:    change{"", "  - {from: Security, to: Log Library, method: contribution}\n"},
	Snippet: (*facts).mendBridge,
	Check:   noBridge,
})

func noBridge(c *Context) {
	reached := c.reachedSides()
	missing := func(p model.Perspective) bool {
		settled := func(p *party) bool { return c.handedOver(p) || c.inTouch(p) }
		return !reached[p] && !c.wantedOnly(p) && !c.mayBeEmpty(p) && !slices.ContainsFunc(c.recorded[p], settled)
	}
	side, variant := model.Sideways, ""
	switch inside, outside := missing(model.Sideways), missing(model.Outside); {
	case inside && outside:
		variant = "both"
	case inside:
		variant = "sideways"
	case outside:
		side, variant = model.Outside, "outside"
	default:
		return
	}
	f := c.Report(ofOSPO(), c.Map.AtKey("collaborations"), variant)
	if there := c.recorded[side]; len(there) > 0 {
		c.advise(f, advice, word("side", side), partyNames("parties", there[:min(2, len(there))]))
	}
}

// reachedSides returns the perspectives of the parties that active collaborations
// connect to the OSPO, directly or through others.
func (x *facts) reachedSides() map[model.Perspective]bool {
	sides := map[model.Perspective]bool{}
	for p := range x.reached() {
		sides[p.Perspective] = true
	}
	return sides
}

// reached returns the parties that active collaborations connect to the OSPO, directly
// or through others.
func (x *facts) reached() map[*party]bool {
	seen := map[*party]bool{}
	var queue []*party
	reach := func(id string) {
		if p := x.byID[id]; p != nil && !seen[p] {
			seen[p] = true
			queue = append(queue, p)
		}
	}
	for _, col := range x.active {
		if col.WithOSPO() {
			reach(col.Other(model.OSPOID))
		}
	}
	for len(queue) > 0 {
		p := queue[0]
		queue = queue[1:]
		for _, col := range p.active {
			reach(col.Other(p.ID))
		}
	}
	return seen
}

// mendBridge proposes work with a party of each side that is not reached, and a new
// party if the side is empty.
func (x *facts) mendBridge(model.Finding) string {
	said := "method: coordination, direction: both, cadence: monthly"
	reached, parties, work := x.reachedSides(), "", ""
	for _, side := range []model.Perspective{model.Sideways, model.Outside} {
		if reached[side] {
			continue
		}
		if there := x.first(side, anybody); len(there) > 0 {
			work += strings.TrimPrefix(x.works(there, 1, said), "collaborations:\n")
			continue
		}
		name, entry := x.newcomer(side)
		parties += "  - " + entry + "\n"
		work += x.work(name, said)
	}
	if parties != "" {
		parties = "stakeholders:\n" + parties
	}
	return parties + "collaborations:\n" + work
}
