package parse

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

func TestReferences(t *testing.T) {
	const src = `
organization: Acme
ospo: {name: Open Source Office}
people: [{name: Legal, id: lee}, {name: Kim}]
stakeholders:
  - {name: Chief Technology Officer, id: cto, perspective: upward}
  - {name: Legal, perspective: sideways, owner: Legal}
  - {name: "Open  Chain Gruppe É", perspective: outside}
  - {name: cto office, id: x, perspective: upward}
collaborations:
  - {to: %s}
`
	const known = `the map's stakeholders are "Chief Technology Officer", "Legal", "Open Chain Gruppe É" and "cto office"`
	tests := []struct{ text, id, advice string }{
		{"cto", "cto", ""},
		{"Chief Technology Officer", "cto", ""},
		{"chief technology OFFICER", "cto", ""},
		{"' cto '", "cto", ""},
		{"Legal", "legal", ""},
		{"open chain gruppe \u00c9", "open-chain-gruppe-e", ""},
		{"\"Open Chain Gruppe e\\u0301\"", "open-chain-gruppe-e", ""},
		{"ospo", "ospo", ""},
		{"OSPO", "ospo", ""},
		{"Open Source Office", "ospo", ""},
		{"Chief Tecnology Officer", "", `did you mean "Chief Technology Officer"?`},
		{"open chain", "", `did you mean "Open Chain Gruppe É"?`},
		{"Legal team", "", `did you mean "Legal"?`},
		{"office", "", `did you mean "cto office" or "Open Source Office"?`},
		{"Acme", "", `that is the organization; the office itself is "Open Source Office"`},
		{"Kim", "", "that is a person of the office; " + known},
		{"lee", "", "that is a person of the office; " + known},
		{"leg", "", `did you mean "Legal"?`},
		{"cio", "", known},
		{"Somebody else entirely", "", known},
	}
	for _, tt := range tests {
		m, findings := Parse("map.yaml", []byte(replaceVerb(src, tt.text)))
		if len(findings) > 0 {
			t.Errorf("%s: %s", tt.text, describe(findings))
			continue
		}
		ref := slices.Concat(m.Collaborations, m.Activities)[0].To
		if ref.ID != tt.id || strings.ReplaceAll(ref.Advice, "  ", " ") != tt.advice {
			t.Errorf("%s: id %q, %s; want %q, %s", tt.text, ref.ID, ref.Advice, tt.id, tt.advice)
		}
		if want := `the collaboration`; tt.id == "" && ref.Place != want {
			t.Errorf("%s: stands at %q, want %q", tt.text, ref.Place, want)
		}
		if owner := m.Stakeholders[1].Owner; owner.ID != "lee" {
			t.Errorf("an owner is a person, found %q", owner.ID)
		}
		if last := m.Refs[len(m.Refs)-1]; last != ref {
			t.Errorf("%s: the reference is not the last of the map", tt.text)
		}
	}
}

// TestReferenceBeforeEntry resolves references to entries that are defined further down.
func TestReferenceBeforeEntry(t *testing.T) {
	m, findings := Parse("map.yaml", []byte("collaborations: [{to: B, goals: [g]}]\nstakeholders: [{name: B, perspective: upward}]\norganization: {name: A, goals: [{id: g, name: G}]}\n"))
	if len(findings) > 0 {
		t.Fatal(describe(findings))
	}
	if c := m.Collaborations[0]; c.To.ID != "b" || c.Goals[0].ID != "g" {
		t.Errorf("to %q, goal %q", c.To.ID, c.Goals[0].ID)
	}
}

// A reference that may name an entry of a list that could not be read is not a second
// mistake.
func TestReferencesIntoLostLists(t *testing.T) {
	const end = "collaborations:\n  - {to: Legal, owner: Kim, method: report}\n"
	for _, tt := range []struct {
		name, src string
		want      []string // reported references
	}{
		{"by id", "organization: A\nstakeholders:\n  legal: {name: Legal}\n" + end, []string{"Kim"}},
		{"names alone", "organization: A\nstakeholders:\n  - Legal\npeople: {kim: {name: Kim}}\n" + end, nil},
		{"a name with an anchor", "organization: A\nstakeholders:\n  - {name: &l Legal, perspective: sideways}\n" + end, []string{"Kim"}},
		{"no name", "organization: A\nstakeholders:\n  - {name: ~, perspective: sideways}\n" + end, []string{"Kim"}},
		{"a list of names", "organization: A\nstakeholders:\n  - {id: l, name: [Legal], perspective: sideways}\npeople: [{name: [Kim]}]\n" + end, nil},
		{"a person without a name", "organization: A\nstakeholders: []\npeople: [{role: Kim}]\n" + end, []string{"Legal"}},
		{"an entry with an anchor", "organization: A\nstakeholders:\n  - &l {name: Legal, perspective: sideways}\n" + end, []string{"Kim"}},
		{"names in two languages", "organization: A\nstakeholders: [{name: {en: CTO, de: TL}, perspective: upward}]\n" + end, []string{"Kim", "Legal"}},
		{"a goal without an id", "organization: {name: A, goals: [{name: Speed}]}\nstakeholders:\n  - {name: Legal, perspective: sideways}\npeople: [{name: Kim}]\n" + strings.Replace(end, "method", "goals: [speed], method", 1), []string{"Kim", "Legal"}},
		{"nothing lost", "organization: A\nstakeholders:\n  - {name: CTO, perspective: upward}\n" + end, []string{"Kim", "Legal"}},
	} {
		m, _ := Parse("map.yaml", []byte(tt.src))
		var got []string
		for _, ref := range m.Refs {
			got = append(got, ref.Text)
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// References are checked after a syntax error as well, unless the error may hide what
// they name.
func TestReferencesBehindSlips(t *testing.T) {
	const src = `organization:
  name: Acme
  goals:
    - {id: speed, name: Speed}
    - id: trust
      name: Trust
people:
  - {id: ada, name: Ada}
  - id: bob
    name: Bob
stakeholders:
  - name: Legal
    perspective: sideways
    role: Licences
    needs:
      - {id: cases, text: Clear cases}
  - {name: Fund, perspective: outside}
collaborations:
  - {to: Legall, owner: Adda, goals: [sped], answers: [case], method: report}
  - to: Fund
    purpose: Money
  - {to: Fund, owner: ada, goals: [trust], answers: [cases], method: report}
`
	all := []string{"Adda", "Legall", "case", "sped"}
	for _, tt := range []struct {
		name, old, new string
		want           []string
	}{
		{"a colon in a role", "role: Licences", "role: Licences: all", all},
		{"a role that begins with a sign", "role: Licences", "role: @licences", all},
		{"a colon in a purpose", "purpose: Money", "purpose: Money: much", all},
		{"an apostrophe", "purpose: Money", "purpose: 'Don't know'", all},
		{"two slips", "role: Licences", "role: Licences: all\n    note: @x", all},
		{"a bracket in a collaboration", "  - to: Fund\n    purpose", "  - {to: [Fund, method: report}\n  - to: Fund\n    purpose", all},
		{"a colon in a need", "text: Clear cases", "text: 'Clear' cases", []string{"Adda", "sped"}},
		{"a stakeholder's name", "name: Legal\n", "name: Legal: all\n", []string{"Adda", "sped"}},
		{"a stakeholder's line", "  - {name: Fund,", "  - {name: \"Fund,", []string{"Adda", "sped"}},
		{"a stakeholder without a dash", "  - {name: Fund,", "  {name: Fund,", []string{"Adda", "Legall", "case", "sped"}},
		{"a person's name", "name: Bob", "name: Bob: B", []string{"Legall", "case", "sped"}},
		{"a person's line", "  - {id: ada,", "  - {id: @ada,", []string{"Legall", "case", "sped"}},
		{"a goal's name", "name: Trust", "name: @trust", []string{"Adda", "Legall", "case"}},
		{"a part without a colon", "people:", "people", nil},
		{"a part that is indented", "people:", " people:", all},
		{"a part that is indented further", "\nstakeholders:", "\n   stakeholders:", all},
		{"a tab before a part", "\ncollaborations:", "\n\tcollaborations:", nil},
		{"a dash below a reference", "owner: ada, goals: [trust], answers: [cases], method: report}\n", "owner: ada}\n  - to: Fund\n    owner: ada\n      - id: x\n", all},
		{"the reference itself", "sped]", "@sped]", []string{}},
		{"a part that is a text", "people:", "people: Ada: Bob", nil},
	} {
		text := strings.Replace(src, tt.old, tt.new, 1)
		m, findings := Parse("map.yaml", []byte(text))
		if model.CountErrors(findings) == 0 {
			t.Errorf("%s: no error", tt.name)
		}
		var got []string
		for _, ref := range m.Refs {
			if got = append(got, ref.Text); ref.Known() || ref.Advice == "" {
				t.Errorf("%s: %q is known, or has no advice", tt.name, ref.Text)
			}
		}
		if slices.Sort(got); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q\n%s", tt.name, got, tt.want, describe(findings))
		}
	}
}
