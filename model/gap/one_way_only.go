package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "one-way-only",
	Severity:       model.Warning,
	Area:           AreaStructure,
	SignOf:         "scenario-silo",
	Title:          "Contact with a stakeholder runs one way",
	Why:            "A relation in which only one side speaks is no collaboration. It is a warning where a dialogue is owed: with executives, boards, sponsors and whomever the office reports to; with projects, communities and foundations; and with parties of high influence and high interest. An executive of low interest is owed none where another one upward has it. What is contributed to a project or community is answered there, so that only listening to one is a warning. For all others it is information, given once. Audits, approvals, work with regulators, vendors and customers, and whatever happens yearly or on demand run one way by nature.",
	Recommendation: "Add a return channel, such as questions, feedback or a joint review, and record it (direction: both).",
	Says: says{
		"to":     "contact with {party} runs only one way, from the OSPO to them",
		"from":   "contact with {party} runs only one way, from them to the OSPO",
		"others": "contact runs only one way with {n|stakeholder}: {parties}",
	},
	Source: from("OSPO book, introduction, diagram of players: the arrows to management and to the community go both ways", perspectiveURL),
	Rests:  []model.RefKind{model.RefParty},
	Bad: `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, direction: to}
`,
	Cure:    change{"", "  - {to: CTO, method: strategy-advice, direction: both}\n"},
	Snippet: mendEvidence("label: Questions and feedback, method: communication, direction: both, cadence: quarterly"),
	Check:   oneWayOnly,
})

func oneWayOnly(c *Context) {
	var others []*party
	for _, p := range c.parties {
		work := c.dealings(p)
		way := flowOf(work, office).oneWay()
		answered := func(col *model.Collaboration) bool {
			return c.soon(col) && (slices.Contains(work, col) || !slices.Contains(p.ospo, col))
		}
		if p.Wanted || way == "" || c.oneWayByNature(p) {
			continue
		}
		switch {
		case p.Perspective == model.Upward && way == model.DirectionFrom:
			// Nothing flows back to them, which no-upward-report describes better.
		case !c.owedDialogue(p), way == model.DirectionTo && c.takesPart(p), flowOf(c.with(p, answered), c.across(p)).bothWays():
			others = append(others, p)
		default:
			f := c.Report(ofStakeholder(p), p.ospo[0].At("direction"), string(way), named("party", p.Name))
			c.restsOnWork(f, p.ospo)
		}
	}
	if len(others) > 0 {
		c.reportThem(model.Info, others[0].ospo[0].At("direction"), "others", others)
	}
}

// dialogueKinds are the kinds of party that an office has to talk to.
var dialogueKinds = []string{"executive", "board", "sponsor", "project", "community", "foundation"}

// owedDialogue reports whether work in one direction is not enough.
func (x *facts) owedDialogue(p *party) bool {
	ownWord := p.Kind != "" && p.kind == "" // may mean a regulator or a vendor
	return p.is(dialogueKinds...) && !x.spokenFor(p) || x.m.OSPO.ReportsTo.Known() && x.m.OSPO.ReportsTo.ID == p.ID ||
		p.Influence == model.High && p.Interest == model.High && !ownWord
}

// spokenFor reports whether p is an executive with little interest while somebody else
// upward is in a dialogue with the office. Reports to p are enough then.
func (x *facts) spokenFor(p *party) bool {
	return p.is("executive") && p.Interest == model.Low && x.talksUpward(p)
}

// talksUpward reports whether somebody upward other than p is in a dialogue with the
// office.
func (x *facts) talksUpward(p *party) bool {
	return slices.ContainsFunc(x.recorded[model.Upward], func(other *party) bool {
		f := other.flow()
		return other != p && f.out && f.in
	})
}

// takesPart reports whether the office takes part in what the party makes.
// Contributions are answered there, whatever the map records.
func (c *Context) takesPart(p *party) bool {
	return p.is(commonsKinds...) && slices.ContainsFunc(p.ospo, func(col *model.Collaboration) bool {
		return slices.ContainsFunc(col.Methods, func(m string) bool {
			m = c.method(m)
			return m == "contribution" || m == "participation" || m == "leading"
		})
	})
}

// oneWayByNature reports whether one-way work with the party is normal, because of its
// kind or of the work, or because somebody else of its side is in a dialogue, as with a
// board that only gets papers while the sponsor talks.
func (c *Context) oneWayByNature(p *party) bool {
	if p.is("regulator", "vendor", "customer", "public-body", "audit") {
		return true
	}
	byNature := func(col *model.Collaboration) bool {
		days := col.Cadence.Days()
		other := func(m string) bool { return c.method(m) != "" && c.method(m) != "audit" && c.method(m) != "approval" }
		return len(col.Methods) > 0 && !slices.ContainsFunc(col.Methods, other) || col.Cadence != "" && (days == 0 || days >= yearly)
	}
	if work := c.dealings(p); count(work, byNature) == len(work) {
		return true
	}
	return p.is("board") && c.talksUpward(p)
}

// dealings returns the work under way between a stakeholder and the office. One-way
// news is left out unless there is nothing else: a newsletter neither makes a dialogue
// nor calls for one.
func (c *Context) dealings(p *party) []*model.Collaboration {
	news := model.Those(p.ospo, c.news)
	if len(news) == len(p.ospo) || flowOf(news, office).oneWay() == "" {
		return p.ospo
	}
	return slices.DeleteFunc(slices.Clone(p.ospo), c.news)
}

// yearly is the shortest interval that counts as yearly, in days. It is less than a
// year so that "360d" counts.
const yearly = 360
