package parse

import (
	"fmt"
	"testing"
)

// TestPlaces describes where references that name nothing are.
func TestPlaces(t *testing.T) {
	src := `organization: {name: Acme, goals: [{id: ship-faster, name: Halve the time to market}]}
ospo: {reports_to: Boss, objectives: [{id: o, name: SBOMs, supports: [ship-fast], owner: Hed, answers: [fast]}]}
people: [{name: Head of OSPO}, {id: engineer, name: Open source lead}]
stakeholders:
  - {name: CTO, perspective: upward, owner: CTO, part_of: Board, expectations: [{id: fast-answers, text: Answers within a day}]}
collaborations:
  - {to: CTOO, method: strategy-advice}
  - {to: CTO, label: Weekly, owner: Team, goals: [none], answers: [nothing], raci: {responsible: Nobody}}
projects: [{name: Kernel, stakeholder: Linux, owner: head}, {name: Sphinx, owner: enginer}]
readiness: {answers: {goals: {text: Speed, from: [Board]}}}
`
	want := []string{
		`the office reports to: "Boss": the map's stakeholders are "CTO"`,
		`the objective "SBOMs" supports: "ship-fast": did you mean "ship-faster"?`,
		`the owner of the objective "SBOMs": "Hed": the map's people are "Head of OSPO" and "Open source lead"`,
		`the objective "SBOMs" answers: "fast": did you mean "fast-answers"?`,
		`the owner of "CTO": "CTO": that is a stakeholder; the map's people are "Head of OSPO" and "Open source lead"`,
		`"CTO" is a part of: "Board": the map's stakeholders are "CTO"`,
		`the collaboration "strategy advice": "CTOO": did you mean "CTO"?`,
		`the owner of the collaboration "Weekly" with "CTO": "Team": the map's people are "Head of OSPO" and "Open source lead"`,
		`the goals of the collaboration "Weekly" with "CTO": "none": the map's goals and objectives are "ship-faster" and "o"`,
		`what the collaboration "Weekly" with "CTO" answers: "nothing": the map's expectations and needs are "fast-answers"`,
		`those responsible for the collaboration "Weekly" with "CTO": "Nobody": the map's people and stakeholders are "Head of OSPO", "Open source lead" and "CTO"`,
		`the stakeholder of the project "Kernel": "Linux": the map's stakeholders are "CTO"`,
		`the owner of the project "Kernel": "head": did you mean "Head of OSPO"?`,
		`the owner of the project "Sphinx": "enginer": did you mean "Open source lead"?`,
		`the answer to "goals" comes from: "Board": the map's stakeholders are "CTO"`,
	}
	m, _ := Parse("map.yaml", []byte(src))
	n := 0
	for _, ref := range m.Refs {
		if ref.Known() {
			continue
		}
		if got := fmt.Sprintf("%s: %q: %s", ref.Place, ref.Text, ref.Advice); n >= len(want) || got != want[n] {
			t.Errorf("got %s", got)
		}
		n++
	}
	if n != len(want) {
		t.Errorf("%d references name nothing, want %d", n, len(want))
	}
}
