package gap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/starter"
)

func init() {
	register(Rule{
		ID:       "scenario-one-size-fits-all",
		Severity: model.Warning,
		Area:     AreaScenarios,
		Title:    "Scenario 4: seen as a one-size-fits-all solution",
		Why: "No two OSPOs are alike. A map that still reads like a template, with everybody treated the same " +
			"and nothing about the organisation's own size, place and needs, describes no office in particular.",
		Recommendation: "Record sector, size and needs; delete what does not apply.",
		Source:         "OSPO book, introduction, scenario 4",
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
		Good: `organization: {name: Acme, sector: business, size: small, region: Nordic, goals: [{id: speed, name: Ship faster}]}
ospo:
  status: established
  mission: Let every product team build on open source without delay
  objectives:
    - {id: reuse, name: Reuse first, measure: share of reused parts, target: 60 percent, supports: [speed]}
stakeholders:
  - name: Chief of Technology
    perspective: upward
    expectations: [{id: dates, text: Release dates that hold}]
  - {name: Platform Group, perspective: sideways}
  - {name: Safety Group, perspective: sideways}
  - {name: Log Library, perspective: outside}
collaborations:
  - {to: Chief of Technology, method: report, channel: board paper, cadence: quarterly, answers: [dates]}
  - {to: Platform Group, method: training, channel: workshop, cadence: monthly, goals: [speed]}
  - {to: Safety Group, method: coordination, channel: incident review, cadence: weekly}
  - {to: Log Library, method: contribution, channel: issue tracker, cadence: weekly}
`,
		Check: scenarioOneSizeFitsAll,
	})
}

func scenarioOneSizeFitsAll(c *Context) {
	like := c.likeStarter()
	if like == "" {
		like = c.uniform()
	}
	if like == "" {
		return
	}
	var missing []string
	if c.Map.Organization.Size == "" {
		missing = append(missing, "no size")
	}
	if c.Map.Organization.Region == "" {
		missing = append(missing, "no region")
	}
	if c.Map.Readiness == nil {
		missing = append(missing, "no readiness")
	}
	if !slices.ContainsFunc(c.parties, func(p *party) bool { return len(p.Expectations) > 0 }) {
		missing = append(missing, "no expectations")
	}
	if len(missing) >= signalsOfScenario {
		c.Report(ofOrganization(), c.Map.At("organization"), "looks like the template: %s; %s", like, strings.Join(missing, ", "))
	}
}

// likeStarter says how many stakeholders still carry the names of a starter map,
// or nothing when they are few.
func (x *index) likeStarter() string {
	total := len(x.parties)
	if total < 4 {
		return ""
	}
	for _, sector := range starter.Sectors() {
		same := 0
		for _, p := range x.parties {
			if slices.Contains(starter.Names(sector), p.Name) {
				same++
			}
		}
		if share(same, total, 80) {
			return fmt.Sprintf("%d of %d stakeholders are those of the %s starter map", same, total, sector)
		}
	}
	return ""
}

// uniform says how many collaborations over three or more perspectives are the
// same in method, channel and cadence, or nothing. Only those that record all
// three count: what is not recorded is not alike.
func (x *index) uniform() string {
	type way struct{ methods, channel, cadence string }
	type use struct {
		count int
		sides map[model.Perspective]bool
	}
	uses := map[way]*use{}
	for _, col := range x.active {
		side := x.looks(col.Other(model.OSPOID))
		if !col.WithOSPO() || side == "" || len(col.Methods) == 0 || col.Channel == "" || col.Cadence == "" {
			continue
		}
		methods := slices.Sorted(slices.Values(col.Methods))
		w := way{strings.Join(methods, "\x00"), slug(col.Channel), string(col.Cadence)}
		u := uses[w]
		if u == nil {
			u = &use{sides: map[model.Perspective]bool{}}
			uses[w] = u
		}
		u.count++
		u.sides[side] = true
		if u.count >= 4 && len(u.sides) >= 3 {
			return "collaborations in three perspectives share one method, channel and cadence"
		}
	}
	return ""
}
