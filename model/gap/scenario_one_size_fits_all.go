package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/starter"
)

var _ = register(Rule{
	ID:             "scenario-one-size-fits-all",
	Severity:       model.Warning,
	Area:           AreaScenarios,
	Excess:         true,
	Title:          "Scenario 4: seen as a one-size-fits-all solution",
	Why:            "No two OSPOs are alike. A map that still reads like a template describes no office in particular: at least three quarters of its names and texts are those of a starter map, whatever their spelling. The same goes for a map in which everybody is treated the same and nothing is recorded about the organisation's own size, region and readiness, or what others expect of the office.",
	Recommendation: "Record the sector, the size and what others expect, and delete what does not apply.",
	Says: says{
		"":        "the map looks like the template: {signs}",
		"starter": "{n} of the {total} names and texts are those of the {sector} starter map",
		"uniform": "{n} collaborations over three perspectives share one method, channel and cadence",
		"alike":   "{n} collaborations over three perspectives share one method and cadence",
		"missing": "little is recorded about the organisation itself: {missing}",
	},
	Source: from("OSPO book, introduction, scenario 4", scenarioURL+"4"),
	Bad: `organization: {name: Acme, sector: business, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - {name: Chief of Technology, perspective: upward}
  - {name: Platform Group, perspective: sideways}
  - {name: Safety Group, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Chief of Technology, method: communication, channel: mail, cadence: monthly}
  - {to: Platform Group, method: communication, channel: mail, cadence: monthly, goals: [speed]}
  - {to: Safety Group, method: communication, channel: mail, cadence: monthly}
  - {to: Log Library, method: communication, channel: mail, cadence: monthly}
`,
	Cure: change{
		"goals: [{id: speed", "size: small, region: Nordic, goals: [{id: speed",
		"{name: Chief of Technology, perspective: upward}", `name: Chief of Technology
    perspective: upward
    expectations: [{id: dates, text: Release dates that hold}]`,
		"to: Chief of Technology, method: communication, channel: mail, cadence: monthly", "to: Chief of Technology, method: report, channel: board paper, cadence: quarterly, answers: [dates]",
		"to: Platform Group, method: communication, channel: mail", "to: Platform Group, method: training, channel: workshop",
		"to: Safety Group, method: communication, channel: mail, cadence: monthly", "to: Safety Group, method: coordination, channel: incident review, cadence: weekly",
		"to: Log Library, method: communication, channel: mail, cadence: monthly", "to: Log Library, method: contribution, channel: issue tracker, cadence: weekly",
	},
	Check: scenarioOneSizeFitsAll,
})

func scenarioOneSizeFitsAll(c *Context) {
	c.reportScenario(ofOrganization(), c.Map.AtKey("organization"), c.templateSigns(), nil, "")
}

// templateSigns returns the signs that a map was copied from a template.
func (c *Context) templateSigns() []sign {
	if s, like := c.likeStarter(); like {
		return []sign{s}
	}
	var signs []sign
	if s, uniform := c.uniform(); uniform {
		signs = append(signs, s)
	}
	var missing []model.Phrase
	blank := func(is bool, what model.Phrase) {
		if is {
			missing = append(missing, what)
		}
	}
	blank(c.Map.Organization.Size == "", "no size")
	blank(c.Map.Organization.Region == "", "no region")
	blank(c.Map.Readiness == nil, "no readiness")
	blank(!slices.ContainsFunc(c.parties, func(p *party) bool { return len(p.Expectations) > 0 }), "no expectations")
	if len(missing) >= 2 {
		signs = append(signs, sign{"missing", 1, []model.Arg{wordAll("missing", missing)}})
	}
	return signs
}

// The smallest share of texts from a starter map, in percent, and the smallest number
// of texts and of those that are not names.
const (
	templateShare = 75
	templateTexts = 10
	templateProse = 4
)

// likeStarter reports whether most names and texts are those of a starter map. Names
// alone prove nothing: every CTO is called CTO.
func (c *Context) likeStarter() (sign, bool) {
	names, prose := ownTexts(c.Map)
	total, others := len(names)+len(prose), 0
	if total < templateTexts {
		return sign{}, false
	}
	sectors := map[string][]string{} // sectors whose starter map has a text
	for _, sector := range starter.Sectors() {
		for _, t := range starter.Texts(sector) {
			if t = plain(t); !slices.Contains(sectors[t], sector) {
				sectors[t] = append(sectors[t], sector)
			}
		}
	}
	ofNames, ofProse := map[string]int{}, map[string]int{}
	for i, t := range append(prose, names...) {
		of := ofNames
		if i < len(prose) {
			of = ofProse
		}
		in := sectors[plain(t)]
		for _, sector := range in {
			of[sector]++
		}
		if len(in) == 0 {
			others++
		}
		if !share(total-others, total, templateShare) {
			return sign{}, false // the rest cannot change that
		}
	}
	for _, sector := range starter.Sectors() {
		if n := ofNames[sector] + ofProse[sector]; ofProse[sector] >= templateProse && share(n, total, templateShare) {
			return sign{"starter", 2, []model.Arg{number("n", n), number("total", total), word("sector", sector)}}, true
		}
	}
	return sign{}, false
}

// ownTexts returns the names of a map's stakeholders, and its prose.
func ownTexts(m *model.Map) (names, prose []string) {
	add := func(texts ...string) {
		for _, t := range texts {
			if t != "" {
				prose = append(prose, t)
			}
		}
	}
	for _, g := range m.Organization.Goals {
		add(g.Name)
	}
	add(m.OSPO.Mission)
	for _, o := range m.OSPO.Objectives {
		add(o.Name, o.Measure, o.Target)
	}
	for _, s := range m.Stakeholders {
		names = append(names, s.Name)
		add(s.Role)
		for _, e := range s.Expectations {
			add(e.Text)
		}
	}
	for _, k := range m.Collaborations {
		add(k.Channel, k.Label, k.Purpose)
	}
	return names, prose
}

// The smallest number of equal collaborations that count as uniform, and their share of
// all in percent. Without a channel less is known to be equal, so the share has to be
// larger.
const (
	uniformLeast   = 4
	uniformSides   = 3 // perspectives that they cover
	uniformShare   = 50
	uniformWithout = 75
)

// uniform reports whether many collaborations have the same methods, channel and
// cadence, whoever they are with. Collaborations without methods or cadence are not
// counted.
func (c *Context) uniform() (sign, bool) {
	type way struct{ methods, channel, cadence string }
	type use struct {
		count int
		sides map[model.Perspective]bool
	}
	uses := map[way]*use{}
	for _, col := range c.active {
		side := c.looks(col.Other(model.OSPOID))
		if !col.WithOSPO() || side == "" || len(col.Methods) == 0 || col.Cadence == "" {
			continue
		}
		methods := slices.Sorted(slices.Values(col.Methods))
		w := way{lower(strings.Join(methods, "\x00")), plain(col.Channel), string(col.Cadence)}
		u := uses[w]
		if u == nil {
			u = &use{sides: map[model.Perspective]bool{}}
			uses[w] = u
		}
		u.count++
		u.sides[side] = true
	}
	for w, u := range uses { // if two are enough, each has half, and the result is the same
		id, enough := "uniform", uniformShare
		if w.channel == "" {
			id, enough = "alike", uniformWithout
		}
		if len(u.sides) >= uniformSides && u.count >= uniformLeast && share(u.count, len(c.active), enough) {
			return sign{id, 1, []model.Arg{number("n", u.count)}}, true
		}
	}
	return sign{}, false
}
