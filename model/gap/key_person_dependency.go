package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

var _ = register(Rule{
	ID:             "key-person-dependency",
	Severity:       model.Warning,
	Area:           AreaDownward,
	Staff:          true,
	Title:          "One person owns most of the work",
	Why:            "Much of what the office does depends on one person's time and memory. It is counted by whom the work is with, however finely that is recorded; whom a second person works with, as responsible or accountable, does not count. With three or more people, more than 60 % is much; with two, more than 75 %. For an office of one, this is a single piece of information: plan a deputy.",
	Recommendation: "Hand over two of them, or name a second person who is responsible for them (raci: responsible).",
	Says: says{
		"":     "{who} alone owns the work with {n} of the {total} stakeholders where it has an owner ({parties}); with {rest|other|others} it has none",
		"all":  "{who} alone owns the work with {n} of the {total} stakeholders: {parties}",
		"one":  "{who} is the whole office: plan a deputy",
		advice: "Agree with somebody, inside or outside the office, who can step in, and record it (raci: responsible).",
	},
	Source: from("network analysis: betweenness, how much runs through one point", networkURL),
	Rests:  []model.RefKind{model.RefPerson, model.RefAnyone, model.RefParty},
	Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Engineering, perspective: sideways}
  - {name: Security, perspective: sideways}
  - {name: Legal, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: CTO, method: report, owner: Head of OSPO}
  - {to: Engineering, method: training, owner: Head of OSPO}
  - {to: Security, method: coordination, owner: Head of OSPO}
  - {to: Legal, method: compliance, owner: License engineer}
  - {to: Log Library, method: contribution, owner: Head of OSPO}
`,
	Cure: change{"method: coordination, owner: Head of OSPO", "method: coordination, owner: License engineer"},
	Mended: change{
		"method: training, owner: Head of OSPO", "method: training, owner: Head of OSPO, raci: {responsible: [License engineer]}",
		"method: coordination, owner: Head of OSPO", "method: coordination, owner: Head of OSPO, raci: {responsible: [License engineer]}",
	},
	Snippet: (*facts).mendDependency,
	Check:   keyPersonDependency,
})

func keyPersonDependency(c *Context) {
	if len(c.team) == 1 {
		c.officeOfOne(c.team[0])
		return
	}
	alone, owners, total, rest := c.ownedAlone()
	owned := count(c.active, func(col *model.Collaboration) bool { return col.Keeper().Known() })
	if total < 5 || !many(total, total+rest) || !many(owned, len(c.active)) {
		return
	}
	variant := "all"
	if rest > 0 {
		variant = ""
	}
	for _, id := range owners {
		list := alone[id]
		if n := len(list); n*100 > c.muchOwned()*total { // at most one owner can exceed this
			f := c.Report(c.ofOwner(id), keptAt(list[0]), variant, named("who", c.name(id)), number("n", n),
				number("total", total), number("rest", rest), namedAll("parties", c.endsNamed(list, counterpart)))
			rests(f, shareID(n, total))
		}
	}
}

// counterpart returns the other end of a collaboration with the office.
func counterpart(col *model.Collaboration) string { return col.Other(model.OSPOID) }

// ownedAlone groups the active work by counterpart and finds those counterparts whose
// work nobody but its owner knows. alone has the first owned collaboration with each of
// them, by owner; owners has its keys in file order. total is the number of
// counterparts with owned work, and rest the number of those without.
func (x *facts) ownedAlone() (alone map[string][]*model.Collaboration, owners []string, total, rest int) {
	type relation struct {
		first  *model.Collaboration
		shared bool // somebody else knows the work
	}
	relations := map[string]*relation{}
	var with []*relation
	for _, col := range x.active {
		r := relations[counterpart(col)]
		if r == nil {
			r = &relation{}
			relations[counterpart(col)], with = r, append(with, r)
		}
		keeper := col.Keeper()
		if !keeper.Known() {
			continue
		}
		if r.first == nil {
			r.first = col
		}
		r.shared = r.shared || hasSecond(col, r.first.Keeper().ID) || keeper.ID != r.first.Keeper().ID
	}
	alone = map[string][]*model.Collaboration{}
	for _, r := range with {
		if r.first == nil {
			rest++
			continue
		}
		total++
		if id := r.first.Keeper().ID; !r.shared {
			if alone[id] == nil {
				owners = append(owners, id)
			}
			alone[id] = append(alone[id], r.first)
		}
	}
	return alone, owners, total, rest
}

// muchOwned returns the percentage above which one person owns too much.
func (x *facts) muchOwned() int {
	if len(x.team) == 2 {
		return 75
	}
	return 60
}

// officeOfOne reports that the office is a single person, once it is in operation and
// has no deputy.
func (c *Context) officeOfOne(p *model.Person) {
	deputy := func(col *model.Collaboration) bool {
		keeper := col.Keeper()
		return keeper.Known() && keeper.ID == p.ID && hasSecond(col, p.ID)
	}
	if c.Map.OSPO.Status.InOperation() && c.owned[p.ID] > 0 && !slices.ContainsFunc(c.active, deputy) {
		c.advise(c.ReportAs(model.Info, ofPerson(p), p.Pos, "one", named("who", p.Name)), advice)
	}
}

// endsNamed returns the names of one end of each collaboration, without duplicates.
func (c *Context) endsNamed(list []*model.Collaboration, end func(*model.Collaboration) string) []string {
	var names []string
	for _, col := range list {
		if name := c.name(end(col)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// hasSecond reports whether somebody besides owner is co-owner, responsible or
// accountable.
func hasSecond(col *model.Collaboration, owner string) bool {
	other := func(r *model.Ref) bool { return r.ID != "" && r.ID != owner }
	if slices.ContainsFunc(col.CoOwners, other) {
		return true
	}
	return col.RACI != nil && (slices.ContainsFunc(col.RACI.Responsible, other) || slices.ContainsFunc(col.RACI.Accountable, other))
}

// mendDependency proposes a second person for as much of the work as one person has too
// much of, outside first: all contact there may be theirs, too.
func (x *facts) mendDependency(f model.Finding) string {
	alone, _, total, _ := x.ownedAlone()
	inside := func(col *model.Collaboration) bool { return x.looks(counterpart(col)) != model.Outside }
	work := slices.DeleteFunc(slices.Clone(alone[f.Subject.ID]), inside)
	work = append(work, model.Those(alone[f.Subject.ID], inside)...)
	return x.second(f, work, len(work)-x.muchOwned()*total/100)
}
