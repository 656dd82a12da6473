package gap

import (
	"slices"

	"github.com/ospomap/ospomap/model"
)

func init() {
	register(Rule{
		ID:             "key-person-dependency",
		Severity:       model.Warning,
		Area:           AreaDownward,
		Staff:          true,
		Title:          "One person owns most of the work",
		Why:            "Much of what the office does depends on one person's time and memory. Work for which a second person is responsible or accountable does not count. With three or more people, more than 60 % is much; with two, more than 75 %. For an office of one, this is a single piece of information: plan a deputy.",
		Recommendation: "Hand over two of them, or name a second person responsible for them under raci.",
		Says: says{
			"":     "{who} alone owns {n} of the {total} collaborations that have an owner ({parties}); {rest|other has|others have} none",
			"all":  "{who} alone owns {n} of the {total} collaborations: {parties}",
			"one":  "{who} is the whole office: plan a deputy",
			advice: "Agree with somebody, inside or outside the office, who can step in, and name them as responsible under raci.",
		},
		Source: "network analysis: betweenness, how much runs through one point",
		URL:    networkURL,
		Rests:  []model.RefKind{model.RefPerson, model.RefAnyone, model.RefParty},
		Bad: `organization: Acme
people:
  - {name: Head of OSPO}
  - {name: License engineer}
stakeholders:
  - {name: Engineering, perspective: sideways}
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Engineering, method: training, owner: Head of OSPO}
  - {to: Engineering, method: support, owner: Head of OSPO}
  - {to: Engineering, method: measuring, owner: Head of OSPO}
  - {to: Legal, method: coordination, owner: Head of OSPO}
  - {to: Legal, method: compliance, owner: License engineer}
`,
		Cure: change{"method: coordination, owner: Head of OSPO", "method: coordination, owner: License engineer"},
		Mended: change{
			"method: training, owner: Head of OSPO", "method: training, owner: Head of OSPO, raci: {responsible: [License engineer]}",
			"method: support, owner: Head of OSPO", "method: support, owner: Head of OSPO, raci: {responsible: [License engineer]}",
		},
		Check: keyPersonDependency,
	})
}

func keyPersonDependency(c *Context) {
	if len(c.team) == 1 {
		c.officeOfOne(c.team[0])
		return
	}
	alone, owners, total := c.ownedAlone()
	if total < 5 || !many(total, len(c.active)) {
		return
	}
	for _, id := range owners {
		if n := len(alone[id]); n*100 > c.muchOwned()*total { // at most one owner can have that many
			c.reportKeyPerson(id, alone[id], total)
		}
	}
}

// ownedAlone is the active work of which nobody but its owner knows, by owner, and
// how much has an owner.
func (x *facts) ownedAlone() (alone map[string][]*model.Collaboration, owners []string, total int) {
	alone = map[string][]*model.Collaboration{}
	for _, col := range x.active {
		keeper := col.Keeper()
		if !keeper.Known() {
			continue
		}
		total++
		id := keeper.ID
		if !hasSecond(col, id) {
			if alone[id] == nil {
				owners = append(owners, id)
			}
			alone[id] = append(alone[id], col)
		}
	}
	return alone, owners, total
}

// muchOwned is the percentage above which one person owns too much.
func (x *facts) muchOwned() int {
	if len(x.team) == 2 {
		return 75
	}
	return 60
}

func (c *Context) reportKeyPerson(id string, alone []*model.Collaboration, total int) {
	variant, rest := "all", len(c.active)-total
	if rest > 0 {
		variant = ""
	}
	f := c.Report(c.ofOwner(id), keptAt(alone[0]), variant, named("who", c.name(id)), number("n", len(alone)),
		number("total", total), number("rest", rest), namedAll("parties", c.endsNamed(alone, func(col *model.Collaboration) string { return col.Other(model.OSPOID) })))
	rests(f, shareID(len(alone), total))
}

// officeOfOne reports that there is no one else, once the office is at work and
// no deputy is named.
func (c *Context) officeOfOne(p *model.Person) {
	deputy := func(col *model.Collaboration) bool {
		keeper := col.Keeper()
		return keeper.Known() && keeper.ID == p.ID && hasSecond(col, p.ID)
	}
	if c.Map.OSPO.Status.InOperation() && c.owned[p.ID] > 0 && !slices.ContainsFunc(c.active, deputy) {
		c.advise(c.ReportAs(model.Info, ofPerson(p), p.Pos, "one", named("who", p.Name)), advice)
	}
}

// endsNamed names one end of each collaboration, each once.
func (c *Context) endsNamed(list []*model.Collaboration, end func(*model.Collaboration) string) []string {
	var names []string
	for _, col := range list {
		if name := c.name(end(col)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// hasSecond reports whether somebody besides the owner owns it too, or is responsible or
// accountable for a collaboration.
func hasSecond(col *model.Collaboration, owner string) bool {
	other := func(r *model.Ref) bool { return r.ID != "" && r.ID != owner }
	if slices.ContainsFunc(col.CoOwners, other) {
		return true
	}
	return col.RACI != nil && (slices.ContainsFunc(col.RACI.Responsible, other) || slices.ContainsFunc(col.RACI.Accountable, other))
}
