package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "scenario-compliance-only",
	Severity:       model.Warning,
	Area:           AreaScenarios,
	Excess:         true,
	Title:          "Scenario 3: seen as a legal or compliance function only",
	Why:            "Where most of what is recorded is checking and approving, others come to the office when they must. Its part in strategy, security and innovation stays unseen, and unfunded. Two of three signs make the scenario: what the work is, whose work it is, and which units it is done with. Governance is not compliance, and news that run one way are no work.",
	Recommendation: "Add strategy and community work with named owners; report on innovation and security, not just approvals.",
	Says: says{
		"":      "the office looks like a compliance function: {signs}",
		"work":  "{n} of the {total} kinds of work on record, news aside, only check or approve",
		"hats":  "{n} of the {total} hats {n?is a gatekeeper hat|are gatekeeper hats}",
		"units": "{n} of the {total} units that the office works with, news aside, are there to check: {parties}",
	},
	Source: from("OSPO book, introduction, scenario 3", scenarioURL+"3"),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - {name: Legal, perspective: sideways, kind: legal}
  - {name: Internal Audit, perspective: sideways, kind: audit}
collaborations:
  - {to: Legal, method: [compliance, approval], aspect: compliance, goals: [speed]}
  - {to: Internal Audit, method: audit, aspect: compliance}
  - {to: Legal, method: approval, channel: ticket}
`,
	Cure: change{
		"collaborations:", `  - {name: Engineering, perspective: sideways, kind: engineering}
collaborations:`,
		"", `  - {to: Engineering, method: [training, contribution], aspect: community, goals: [speed]}
  - {to: Engineering, method: strategy-advice, aspect: strategy}
  - {to: Engineering, method: support, aspect: governance}
`,
	},
	Snippet: (*facts).mendCompliance,
	Check:   scenarioComplianceOnly,
})

// Kinds of unit and methods that only check others' work.
var (
	checkingKinds   = []string{"legal", "compliance", "audit", "procurement"}
	checkingMethods = []string{"compliance", "approval", "audit"}
)

func scenarioComplianceOnly(c *Context) {
	if c.Map.OSPO.Status.InOperation() {
		signs, units := c.complianceSigns()
		c.reportScenario(ofOSPO(), c.Map.AtKey("ospo"), signs, units, "checks")
	}
}

// mostly is the percentage from which a part stands for the whole.
const mostly = 60

// complianceSigns returns the signs of a compliance function, and the units that check.
// Unknown kinds and methods count as not checking.
func (c *Context) complianceSigns() (signs []sign, checking []*party) {
	if n, total := c.checkingWork(); total >= 3 && share(n, total, mostly) {
		signs = append(signs, sign{"work", 1, []model.Arg{number("n", n), number("total", total)}})
	}
	hats, worn := c.hats()
	if n := hats[model.Gatekeeper]; c.asksHats() && share(n, worn, 50) {
		signs = append(signs, sign{"hats", 1, []model.Arg{number("n", n), number("total", worn)}})
	}
	units := model.Those(c.connected(model.Sideways), func(p *party) bool { return count(p.ospo, c.news) < len(p.ospo) })
	checking = model.Those(units, func(p *party) bool { return p.is(checkingKinds...) })
	if len(units) >= 2 && share(len(checking), len(units), mostly) {
		signs = append(signs, sign{"units", 1, []model.Arg{number("n", len(checking)), number("total", len(units)), partyNames("parties", checking)}})
	}
	return signs, checking
}

// news reports whether a collaboration only informs others.
func (x *facts) news(col *model.Collaboration) bool {
	return col.Aspect == "" && col.Direction != model.DirectionBoth && x.onlyDoes(col, "communication")
}

// checkingWork returns how many kinds of active work only check, by aspect or, without
// one, by methods, and how many have either. Both are 0 if fewer than half of the work
// has. What is done with the same party by the same methods is one kind, in however many
// entries. News is ignored.
func (c *Context) checkingWork() (n, total int) {
	all, told, seen := 0, 0, map[string]bool{}
	for _, col := range c.active {
		if c.news(col) {
			continue
		}
		all++
		if col.Aspect == "" && len(col.Methods) == 0 {
			continue
		}
		told++
		kind := c.workKey(col) + "\x01" + string(col.Aspect)
		if seen[kind] {
			continue
		}
		seen[kind] = true
		switch {
		case col.Aspect == model.Compliance, col.Aspect == "" && c.onlyDoes(col, checkingMethods...):
			n++
		}
		total++
	}
	if !many(told, all) {
		return 0, 0
	}
	return n, total
}

// otherWork lists work that does more than check, as keys of a collaboration.
var otherWork = []string{
	"method: training, direction: both, aspect: community", "method: strategy-advice, direction: both, aspect: strategy",
	"method: support, direction: both, aspect: governance", "method: communication, direction: both, aspect: community",
	"method: measuring, direction: both, aspect: strategy",
}

// mendCompliance proposes what removes all signs but one: work of other kinds, then
// other hats.
func (x *facts) mendCompliance(f model.Finding) string {
	c, out, signs := &Context{Map: x.m, facts: x}, "", 0
	for _, id := range []string{"work", "hats", "units"} {
		if slices.Contains(f.Evidence, signal(id)) {
			signs++
		}
	}
	if slices.Contains(f.Evidence, signal("work")) {
		n, total := c.checkingWork()
		var who string
		if units := x.next(model.Sideways, func(p *party) bool { return !p.is(checkingKinds...) }); len(units) > 0 {
			who = units[0].Name
		} else {
			var entry string
			who, entry = x.newcomer(model.Sideways)
			out = "stakeholders:\n  - " + entry + "\n"
		}
		out += "collaborations:\n"
		for i, said := range otherWork[:min(max(n*100/mostly-total+1, 1), len(otherWork))] {
			out += x.workOf(who, said, x.teammate(i, ""))
		}
		signs--
	}
	if hats, worn := c.hats(); signs > 1 && slices.Contains(f.Evidence, signal("hats")) {
		out += x.mendHats(2*hats[model.Gatekeeper] - worn + 1)
	}
	return out
}

// mendHats distributes that many more hats over the team, other than the gatekeeper's.
func (x *facts) mendHats(more int) string {
	worn := make([][]string, len(x.team))
	for i, p := range x.team {
		for _, h := range p.Hats {
			worn[i] = append(worn[i], string(h))
		}
	}
	for round := range model.Hats { // one hat each per round
		for i := range worn {
			h := model.Hats[(round+i)%len(model.Hats)]
			if more > 0 && h != model.Gatekeeper && !slices.Contains(worn[i], string(h)) {
				worn[i], more = append(worn[i], string(h)), more-1
			}
		}
	}
	out := ""
	for i, p := range x.team {
		if len(worn[i]) > len(p.Hats) {
			out += lines("people", p.Name, "hats: ["+strings.Join(worn[i], ", ")+"]")
		}
	}
	return out
}
