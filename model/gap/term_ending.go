package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "term-ending",
	Severity:       model.Info,
	Area:           AreaCadence,
	Dated:          true,
	Title:          "The term of a contact or a member ends",
	Why:            "Whom we talk to changes when a term ends. Two months before is when to ask who follows. Where every contact of a stakeholder is past their term it is a warning: nobody is left to talk to.",
	Recommendation: "Ask who follows, and record the new name with its term.",
	Says: says{
		"":     "the term of {who} in {party} ends on {date}",
		"over": "the term of {who} in {party} ended on {date}",
		"all":  "{party} has no contact left: the term of {who} ended on {date}",
	},
	Source: from("stakeholder register practice: contacts are people who are there", registerURL),
	Bad: `organization: Acme
stakeholders:
  - name: Log Library
    perspective: outside
    contacts: [{name: Release manager, until: 2026-03-31}]
`,
	Cure:  change{"until: 2026-03-31", "until: 2027-03-31"},
	Today: "2026-04-01",
	Check: termEnding,
})

func termEnding(c *Context) {
	over := func(x *model.Member) bool { return !x.Until.IsZero() && x.Until.Before(c.Today) }
	for _, p := range c.parties {
		if last := lastTerm(p.Contacts); last != nil && over(last) {
			c.ReportAs(model.Warning, ofStakeholder(p), last.At("until"), "all", named("party", p.Name), named("who", last.Name), date("date", last.Until))
			continue
		}
		for _, x := range slices.Concat(p.Contacts, p.Members) {
			if x.Until.IsZero() || c.Today.DaysUntil(x.Until) > soon {
				continue
			}
			variant := ""
			if over(x) {
				variant = "over"
			}
			f := c.Report(ofStakeholder(p), x.At("until"), variant, named("who", x.Name), named("party", p.Name), date("date", x.Until))
			rests(f, slug(x.Name))
		}
	}
}

// lastTerm returns the member whose term ends last, or nil if there are no members or
// one of them has no end date.
func lastTerm(people []*model.Member) *model.Member {
	var last *model.Member
	for _, x := range people {
		if x.Until.IsZero() {
			return nil
		}
		if last == nil || last.Until.Before(x.Until) {
			last = x
		}
	}
	return last
}
