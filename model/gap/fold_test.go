package gap_test

import (
	"fmt"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// TestManyOrphansStayFast would take minutes if every finding were compared with every
// other as its cause.
func TestManyOrphansStayFast(t *testing.T) {
	m := &model.Map{}
	for i := range 20000 {
		id := fmt.Sprint("s-", i)
		m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{
			ID: id, Name: id, Perspective: model.Perspectives[i%2], Influence: model.High, Interest: model.High, Tags: []string{fmt.Sprint("t", i%50)},
		})
	}
	found := gap.Run(m, gap.Options{}).Findings
	if steps := gap.NewMender(m, gap.Options{}).Start(found); len(steps) != 3 {
		t.Errorf("%d steps of %d findings, want 3", len(steps), len(found))
	}
}

// One cause is one warning: its consequences fold under it.
func TestOneCause(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{`organization: Acme
stakeholders:
  - {name: Library, perspective: outside, kind: project}
  - {name: Server, perspective: outside, kind: project}
  - {name: CTO, perspective: upward, kind: executive}
  - {name: Team, perspective: sideways}
collaborations:
  - {to: Library, method: support, direction: from}
  - {to: Server, method: support, direction: from}
  - {to: CTO, method: report, direction: to}
  - {to: Team}
`, "[perspective-empty perspective:downward takes-but-never-gives perspective:outside one-way-only stakeholder:cto]"},
		{`organization: {name: Acme, goals: [{id: win, name: Win tenders}, {id: keep, name: Keep engineers}]}
ospo: {status: established, objectives: [{id: more, name: More open source}]}
people: [{name: Head}]
stakeholders:
  - {name: Partner, perspective: upward, kind: executive}
  - {name: Cloud, perspective: sideways}
  - {name: Data, perspective: sideways}
  - {name: Tests, perspective: sideways}
  - {name: Scheduler, perspective: outside, kind: project}
collaborations:
  - {to: Partner, method: report}
  - {to: Cloud, method: training}
  - {to: Scheduler, method: contribution}
`, "[scenario-misaligned ospo]"},
		{`organization: {name: Acme, sector: foundation}
people: [{name: Head}]
stakeholders:
  - {name: Board, perspective: upward}
  - {name: Legal, perspective: outside}
  - {name: Legal department, perspective: outside}
collaborations: [{to: Board, method: report, direction: both}, {to: Legal department, method: compliance}]
`, "[duplicate-stakeholder stakeholder:legal-department]"},
		{`organization: Acme
ospo: {status: established, reports_to: Legal, mission: Help all}
people: [{name: Head}]
stakeholders: [{name: CTO, perspective: upward}, {name: Legal, perspective: sideways}, {name: Library, perspective: outside}]
collaborations: [{to: CTO, method: report, direction: both}, {from: Legal, to: Library}, {to: Library}]
`, "[reporting-line ospo perspective-unconnected perspective:sideways]"},
		// One unit of five in touch is a silo, which is half of a misaligned office
		// without a mission.
		{`organization: {name: Acme, goals: [{id: win, name: Win tenders}]}
ospo: {status: established, objectives: [{id: more, name: Reuse, measure: shared parts, target: "9", due: 2027, supports: [win]}]}
people: [{name: Head}]
stakeholders:
  - {name: Partner, perspective: upward, kind: executive}
  - {name: Cloud, perspective: sideways}
  - {name: Data, perspective: sideways}
  - {name: Tests, perspective: sideways}
  - {name: Radio, perspective: sideways}
  - {name: Films, perspective: sideways}
  - {name: Scheduler, perspective: outside, kind: project}
collaborations:
  - {to: Partner, method: report}
  - {to: Cloud, method: training}
  - {to: Scheduler, method: contribution}
`, "[scenario-silo ospo]"},
		// A resistant key player is also met too rarely, and only informed.
		{`organization: Acme
ospo: {status: proposed}
people: [{name: Head}]
stakeholders: [{name: CFO, perspective: upward, kind: executive, influence: high, interest: high, engagement: {current: resistant}}, {name: Platform, perspective: sideways}, {name: Library, perspective: outside}]
collaborations: [{to: CFO, method: report, direction: to, cadence: half-yearly}, {to: Platform}, {to: Library}]
readiness: {assessed: 2026-11-01}
`, "[resistant-key-player stakeholder:cfo]"},
		// Resistant stakeholders have no owner, an idle group appears twice, and the
		// mission is a placeholder.
		{`organization: Acme
ospo: {status: proposed, mission: TBD}
people: [{name: Head}, {name: Engineer}]
stakeholders:
  - {name: CFO, perspective: upward, influence: high, engagement: {current: resistant}}
  - {name: CIO, perspective: upward, influence: high, engagement: {current: resistant}}
  - {name: Peru, perspective: sideways, group: South, tags: [lands]}
  - {name: Chile, perspective: sideways, group: South, tags: [lands]}
  - {name: Bolivia, perspective: sideways, group: South, tags: [lands]}
  - {name: Platform, perspective: sideways}
  - {name: Library, perspective: outside}
collaborations:
  - {to: CFO, method: report, direction: both}
  - {to: Platform, method: training}
  - {to: Library, method: contribution, owner: Head}
readiness: {assessed: 2026-11-01}
`, "[placeholder-text ospo resistant-key-player stakeholder:cfo resistant-key-player stakeholder:cio orphan-stakeholder tag:South]"},
	} {
		var alone []string
		for _, f := range gap.Run(read(t, tt.src), gap.Options{}).Findings {
			if f.CausedBy == "" && f.Severity > model.Info {
				alone = append(alone, f.Rule+" "+f.Subject.String())
			}
		}
		if got := fmt.Sprint(alone); got != tt.want {
			t.Errorf("causes are %s, want %s in\n%s", got, tt.want, tt.src)
		}
	}
}
