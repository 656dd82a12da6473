package parse

import (
	"strings"
	"testing"
)

// An entry at the wrong level is one mistake, and is read where it belongs: references
// can name it, and mistakes in it are reported as well.
func TestMisplaced(t *testing.T) {
	const cto, end = "organization: A\nstakeholders:\n  - name: CTO\n    perspective: upward\n", "collaborations:\n  - {to: CTO, method: report, answers: [fast]}\n"
	tests := []struct{ name, src, want, hint string }{
		{"a part in an entry of a list", cto + "    collaborations:\n      - {to: CTO, method: report, cadence: mothly}\n",
			`5:5 unknown-key: "collaborations" belongs to the map, not to a stakeholder` + "\n" + `6:44 bad-value: cadence "mothly" is not known; did you mean "monthly"?`, "write this beside organization"},
		{"work with each stakeholder", cto + "    collaborations:\n      - {method: report}\n", `5:5 unknown-key: "collaborations" belongs to the map, not to a stakeholder`, "write this beside organization"},
		{"parts in a block", "ospo:\n  organization: Acme\n  stakeholders: [{name: CTO, perspective: upward}]\ncollaborations: [{to: CTO}]\n",
			`2:3 unknown-key: "organization" and "stakeholders" belong to the map, not to the ospo block`, "write this beside organization"},
		{"goals of the office", "organization: A\nospo:\n  goals: [{id: g, name: G}]\n  objectives: [{id: o, name: O, supports: [g]}]\n" + cto[16:],
			`3:3 unknown-key: "goals" belongs to the organization, not to the ospo block`, `write this inside "organization"`},
		{"objectives of the map", "organization: A\nobjectives: [{id: o, name: O}]\n" + cto[16:] + "collaborations: [{to: CTO, goals: [o]}]\n",
			`2:1 unknown-key: "objectives" belongs to the ospo block, not to the map`, `write this inside "ospo"`},
		{"expectations below a list", cto + "expectations:\n  - {id: fast, text: Answers}\n" + end,
			`5:1 unknown-key: "expectations" belongs to the stakeholder above, not to the map`, "begin in column 5, as the other keys of a stakeholder do"},
		{"expectations in the midst of a list", cto + "needs:\n- Time\nexpectations:\n- {id: fast, text: Answers}\n- name: Legal\n  perspective: sideways\n" + end + "  - {to: Legal}\n",
			`5:1 unknown-key: "needs" and "expectations" belong to the stakeholder above, not to the map`, "begin in column 5, as the other keys of a stakeholder do"},
		{"the last keys of an entry", strings.Replace(cto, "    persp", "persp", 1) + "influence: heigh\n",
			`4:1 unknown-key: "perspective" and "influence" belong to the stakeholder above, not to the map` + "\n" + `5:12 bad-value: influence "heigh" is not known; did you mean "high"?`, "begin in column 5, as the other keys of a stakeholder do"},
		{"the keys of a block beside it", "organization:\nname: A\nsector: busines\n" + cto[16:],
			`2:1 unknown-key: "name" and "sector" belong to the organization above, not to the map` + "\n" + `3:9 bad-value: sector "busines" is not known; did you mean "business"?`, `indent all that belongs below "organization"`},
		{"the keys of a block in an entry beside it", cto + "    engagement:\n    current: neutral\n    desired: leading\n",
			`6:5 unknown-key: "current" and "desired" belong to the engagement block above, not to a stakeholder`, `indent all that belongs below "engagement"`},
		{"more of what is only named", "organization: A\nsector: business\n" + cto[16:],
			`2:1 unknown-key: "sector" belongs to the organization above, not to the map`, "write organization: {name: A, sector: …}"},
		{"a required key in a block of the entry", strings.Replace(cto, "    persp", "    engagement:\n      current: neutral\n      persp", 1),
			`6:7 unknown-key: an engagement block has no key "perspective"; "perspective" belongs to a stakeholder`, "its keys are current or desired"},
		{"lists below the words of perspectives", "organization: A\nupward:\n  - name: CTO\noutside:\n  - name: Fund\n" + end,
			`2:1 unknown-key: stakeholders are not listed below "upward"`, "list them below stakeholders and give each its perspective, such as {name: Legal, perspective: sideways}"},
		{"a part in the column of a list's dashes", cto + "  collaborations:\n  - to: CTO\n  projects:\n  - name: curl\n",
			`5:3 syntax: "collaborations" belongs to the map, whose keys begin in column 1`, "move this line and those below it to the left"},
		{"braces that are closed on purpose", "{organization: A, stakeholders: [{name: CTO, perspective: upward}], influence: high}",
			`1:69 unknown-key: the map has no key "influence"; "influence" belongs to a stakeholder`, "its keys are version, language, organization, ospo, people, stakeholders, collaborations, projects, readiness or accept"},
	}
	for _, tt := range tests {
		m, findings := Parse("map.yaml", []byte(tt.src))
		if got := describe(findings); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		} else if findings[0].Hint != tt.hint {
			t.Errorf("%s: hint %s, want %s", tt.name, findings[0].Hint, tt.hint)
		}
		for _, ref := range m.Refs {
			if !ref.Known() {
				t.Errorf("%s: %q is not known: %s", tt.name, ref.Text, ref.Advice)
			}
		}
	}
}
