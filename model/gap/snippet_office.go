package gap

import (
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
		if units := x.first(model.Sideways, func(p *party) bool { return !p.is(checkingKinds...) }); len(units) > 0 {
			who = units[0].Name
		} else {
			var entry string
			who, entry = x.newcomer(model.Sideways)
			out = "stakeholders:\n  - " + entry + "\n"
		}
		out += "collaborations:\n"
		for _, said := range otherWork[:min(max(n*100/mostly-total+1, 1), len(otherWork))] {
			out += x.work(who, said)
		}
		signs--
	}
	if hats, worn := c.hats(); signs > 1 && slices.Contains(f.Evidence, signal("hats")) {
		out += x.mendHats(2*hats[model.Gatekeeper] - worn + 1)
	}
	return out
}

// mendHats gives so many more hats to the team, none of them the gatekeeper's.
func (x *facts) mendHats(more int) string {
	out := ""
	for _, p := range x.team {
		var worn []string
		for _, h := range p.Hats {
			worn = append(worn, string(h))
		}
		before := len(worn)
		for _, h := range model.Hats {
			if more > 0 && h != model.Gatekeeper && !slices.Contains(worn, string(h)) {
				worn, more = append(worn, string(h)), more-1
			}
		}
		if len(worn) > before {
			out += lines("people", p.Name, "hats: ["+strings.Join(worn, ", ")+"]")
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
			work += x.work(there[0].Name, said)
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
	_, entry := x.newcomer(model.Perspective(f.Subject.ID))
	return "stakeholders:\n  - " + entry + "\n"
}

func (x *facts) mendCommunity(model.Finding) string {
	for _, p := range x.m.Projects {
		return "stakeholders:\n  - {name: " + yamlText("Makers of "+p.Name) + ", perspective: outside, kind: project}\n"
	}
	_, entry := x.newcomer(model.Outside)
	return "stakeholders:\n  - " + entry + "\n"
}
