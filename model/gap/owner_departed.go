package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "owner-departed",
	Severity:       model.Warning,
	Area:           AreaDownward,
	Dated:          true,
	Title:          "An owner has left the office",
	Why:            "Somebody has left the office and still answers for work in the map. Either nobody does that work, or somebody whom the map does not name. This is reported once for each person.",
	Recommendation: "Name a successor for each of these (owner or raci).",
	Says: says{
		"": "{person} left on {date} and still owns {n|thing}: {things}",
	},
	Source: from("stakeholder register practice: owners are people who are there", registerURL),
	Bad: `organization: Acme
people:
  - {name: Community manager, until: 2026-03-31}
stakeholders:
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Log Library, method: contribution, owner: Community manager}
`,
	Cure: change{
		"stakeholders:", `  - {name: Head of OSPO}
stakeholders:`,
		"owner: Community manager", "owner: Head of OSPO",
	},
	Today:   "2026-04-01",
	Snippet: (*facts).mendHoldings,
	Check:   ownerDeparted,
})

func ownerDeparted(c *Context) {
	for _, p := range c.Map.People {
		if !p.Here(c.Today) {
			c.reportOwner(p, c.ownedBy(p))
		}
	}
}

// holding is something that a person owns: its subject, its name, and the position
// where the map records the owner.
type holding struct {
	subject model.Subject
	called  model.Sentence
	at      model.Pos
}

// ownedBy returns what a person owns that does not end by the day the person leaves. If
// the office is winding down, stakeholders with whom all work will have ended are left
// out.
func (c *Context) ownedBy(who *model.Person) []holding {
	id, out := who.ID, []holding(nil)
	lasts := func(col *model.Collaboration) bool {
		return !col.Over(c.Today) && (col.Ends.IsZero() || col.Ends.After(who.Until))
	}
	for _, s := range c.parties {
		if s.OwnedBy(id) && (!c.handedOver(s) || slices.ContainsFunc(s.all, lasts)) {
			out = append(out, holding{ofStakeholder(s), nameSentence(s.Name), s.At("owner")})
		}
	}
	for _, col := range slices.Concat(c.Map.Collaborations, c.Map.Activities) {
		if col.RestsOn(id) && lasts(col) {
			out = append(out, holding{c.ofCollaboration(col), c.nameOf(col), keptAt(col)})
		}
	}
	for _, x := range c.Map.Projects {
		if x.OwnedBy(id) {
			out = append(out, holding{ofProject(x), nameSentence(x.Name), x.At("owner")})
		}
	}
	for _, o := range c.Map.OSPO.Objectives {
		if o.OwnedBy(id) && o.Open() {
			out = append(out, holding{ofObjective(o), nameSentence(o.Name), o.At("owner")})
		}
	}
	return out
}

// keptAt returns the position where the map records who looks after a collaboration.
func keptAt(col *model.Collaboration) model.Pos {
	if col.Owner == nil {
		return col.At("raci")
	}
	return col.At("owner")
}

// reportOwner reports everything that a person owns in one finding.
func (c *Context) reportOwner(p *model.Person, owned []holding) {
	if len(owned) == 0 {
		return
	}
	const most = 3
	var things []model.Sentence
	for _, h := range owned[:min(most, len(owned))] {
		things = append(things, h.called)
	}
	if more := len(owned) - most; more > 0 {
		things = append(things, model.Sentence{Text: listMore, Args: []model.Arg{number("n", more)}})
	}
	f := c.Report(ofPerson(p), p.At("until"), "", named("person", p.Name), date("date", p.Until),
		number("n", len(owned)), saidAll("things", things))
	for _, h := range owned {
		rests(f, h.subject.String())
		f.Related = append(f.Related, related(h.at, "owned here: {thing}", said("thing", h.called)))
	}
}
