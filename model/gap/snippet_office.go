package gap

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// otherWork is what an office does that not only checks, as keys of a collaboration.
var otherWork = []string{
	"method: training, direction: both, aspect: community", "method: strategy-advice, direction: both, aspect: strategy",
	"method: support, direction: both, aspect: governance", "method: communication, direction: both, aspect: community",
	"method: measuring, direction: both, aspect: strategy",
}

// mendSilo adds work that serves a goal, with two units or more: until a quarter of
// them are in touch, which takes away all signs but one.
func (x *facts) mendSilo(model.Finding) string {
	all, units := len(x.recorded[model.Sideways]), x.outOfTouch()
	more := max(2, (all+3)/4-(all-len(units)))
	if len(units) == 0 {
		units = slices.Clone(x.recorded[model.Sideways])
	}
	byInfluence(units)
	return x.works(units, more, "method: coordination, direction: both, cadence: monthly")
}

// mendCompliance takes away all signs but one: work of other kinds, then other hats.
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

func (x *facts) mendMission(model.Finding) string {
	name := x.m.Organization.Name
	if name == "" {
		name = "the organisation"
	}
	return "ospo:\n  mission: " + yamlText("Help every unit of "+name+" to use, share and sustain open source") + "\n"
}

func (x *facts) mendAlignment(f model.Finding) string {
	supports := ""
	if goals := x.m.Organization.Goals; len(goals) > 0 {
		supports = ", supports: [" + goals[0].ID + "]"
	}
	out := "ospo:\n  objectives:\n    - {id: next, name: " + yamlText(asked("Units that take part")) + ", measure: " + yamlText(todo("units with work of their own")) + ", target: " + yamlText(todo("3")) + ", due: 2027-12-31" + supports + "}\n"
	idle := func(p *party) bool { return !x.inTouch(p) }
	if slices.Contains(f.Evidence, signal("units")) {
		out += x.works(slices.Concat(x.first(model.Sideways, idle)), 2, "method: coordination, direction: both")
	}
	return out
}

func (x *facts) mendAspect(f model.Finding) string {
	side := model.Sideways
	if f.Subject.ID == string(model.Community) {
		side = model.Outside
	}
	return x.works(x.next(side, anybody), 1, "label: "+model.Capitalised(f.Subject.ID)+", direction: both, aspect: "+f.Subject.ID)
}

// mendHats gives so many more hats to the team, none of them the gatekeeper's.
func (x *facts) mendHats(more int) string {
	worn := make([][]string, len(x.team))
	for i, p := range x.team {
		for _, h := range p.Hats {
			worn[i] = append(worn[i], string(h))
		}
	}
	for round := range model.Hats { // to each in turn
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

// mendBridge adds work with somebody of each side that is not reached, and records
// somebody where nobody is.
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

// newcomers are who is recorded first in a perspective that holds nobody: a name
// and what else is known.
func newcomers(side model.Perspective) (name, known string) {
	switch side {
	case model.Upward:
		return "Sponsor of the office", ", kind: sponsor"
	case model.Downward:
		return "Champions", ""
	case model.Sideways:
		return "Engineering", ", kind: engineering"
	}
	return "Most used upstream project", ", kind: project"
}

// asked is a name that somebody has to put another one in the place of, and todo a
// text; the rule placeholder-text reports it until somebody does.
func asked(name string) string { return "<" + name + ">" }
func todo(text string) string  { return "TODO: " + text }

// newcomer is the name and the entry of who is recorded first in a perspective,
// under a name that nobody has.
func (x *facts) newcomer(side model.Perspective) (name, entry string) {
	name, known := newcomers(side)
	for x.byID[slug(name)] != nil || x.people[slug(name)] != nil {
		name = "Other " + strings.ToLower(name[:1]) + name[1:]
	}
	name = asked(name)
	return name, "{name: " + yamlText(name) + ", perspective: " + string(side) + known + "}"
}

func (x *facts) mendPerspective(f model.Finding) string {
	side := model.Perspective(f.Subject.ID)
	name, entry := x.newcomer(side)
	if side == model.Downward {
		return "stakeholders:\n  - " + entry + "\n"
	}
	method := map[model.Perspective]string{model.Upward: "report", model.Sideways: "coordination", model.Outside: "participation"}[side]
	return x.met(name, entry, method)
}

func (x *facts) mendCommunity(model.Finding) string {
	for _, p := range x.m.Projects {
		name := "Makers of " + p.Name
		return x.met(name, "{name: "+yamlText(name)+", perspective: outside, kind: project}", "participation")
	}
	name, entry := x.newcomer(model.Outside)
	return x.met(name, entry, "participation")
}

// met records somebody new, and what is done with them.
func (x *facts) met(name, entry, method string) string {
	return "stakeholders:\n  - " + entry + "\ncollaborations:\n" + x.work(name, "method: "+method+", direction: both, cadence: quarterly")
}

// mendSecond names a second person besides the one who carries too much, for as much
// work as it takes.
func (x *facts) mendSecond(f model.Finding) string {
	who := x.teammate(0, f.Subject.ID)
	if who == "" {
		return ""
	}
	out, enough, work := "", 1, x.touching(model.Outside)
	if f.Rule == "key-person-dependency" {
		alone, _, total, _ := x.ownedAlone()
		work = alone[f.Subject.ID]
		enough = len(work) - x.muchOwned()*total/100
	}
	for _, col := range work {
		if keeper := col.Keeper(); enough > 0 && keeper.Known() && keeper.ID == f.Subject.ID && !hasSecond(col, f.Subject.ID) {
			out += lines("collaborations", english(x.nameOf(col)), x.alsoResponsible(col, who))
			enough--
		}
	}
	return out
}

// alsoResponsible is the RACI of a collaboration with one more who is responsible.
func (x *facts) alsoResponsible(col *model.Collaboration, name string) string {
	r := cmp.Or(col.RACI, &model.RACI{})
	var duties []string
	duty := func(key string, refs []*model.Ref, more ...string) {
		var names []string
		for _, ref := range refs {
			names = append(names, yamlText(x.name(ref.ID)))
		}
		if names = append(names, more...); len(names) > 0 {
			duties = append(duties, key+": ["+strings.Join(names, ", ")+"]")
		}
	}
	duty("responsible", r.Responsible, yamlText(name))
	duty("accountable", r.Accountable)
	duty("consulted", r.Consulted)
	duty("informed", r.Informed)
	return "raci: {" + strings.Join(duties, ", ") + "}"
}
