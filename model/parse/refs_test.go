package parse

import (
	"slices"
	"testing"
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
	tests := []struct{ text, id, near string }{
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
		{"ctoo", "", "cto"},
		{"Chief Tecnology Officer", "", "Chief Technology Officer"},
		{"Kim", "", ""},
		{"lee", "", ""},
		{"Somebody else entirely", "", ""},
	}
	for _, tt := range tests {
		m, findings := Parse("map.yaml", []byte(replaceVerb(src, tt.text)))
		if len(findings) > 0 {
			t.Errorf("%s: %s", tt.text, describe(findings))
			continue
		}
		ref := slices.Concat(m.Collaborations, m.Activities)[0].To
		if ref.ID != tt.id || ref.Near != tt.near {
			t.Errorf("%s: id %q near %q, want %q near %q", tt.text, ref.ID, ref.Near, tt.id, tt.near)
		}
		if owner := m.Stakeholders[1].Owner; owner.ID != "lee" {
			t.Errorf("an owner is a person, found %q", owner.ID)
		}
		if last := m.Refs[len(m.Refs)-1]; last != ref {
			t.Errorf("%s: the reference is not the last of the map", tt.text)
		}
	}
}

// TestReferenceBeforeEntry resolves what is defined further down.
func TestReferenceBeforeEntry(t *testing.T) {
	m, findings := Parse("map.yaml", []byte("collaborations: [{to: B, goals: [g]}]\nstakeholders: [{name: B, perspective: upward}]\norganization: {name: A, goals: [{id: g, name: G}]}\n"))
	if len(findings) > 0 {
		t.Fatal(describe(findings))
	}
	if c := m.Collaborations[0]; c.To.ID != "b" || c.Goals[0].ID != "g" {
		t.Errorf("to %q, goal %q", c.To.ID, c.Goals[0].ID)
	}
}
