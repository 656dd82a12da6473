package parse

import "testing"

func TestForeignFiles(t *testing.T) {
	tests := []struct{ src, want string }{
		{"name,perspective,owner\nLegal,sideways,Head of OSPO\n", "a table of a spreadsheet (CSV)"},
		{"Name;Rolle\nRecht;Lizenzen\n", "a table of a spreadsheet (CSV)"},
		{"name\trole\nLegal\tLicences\n", "a table of a spreadsheet (CSV)"},
		{"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: x\n---\napiVersion: backstage.io/v1alpha1\nkind: Group\n", "a Backstage catalogue"},
		{"landscape:\n  - category:\n    name: Tools\n", "a landscape"},
		{"graph TD\n  A --> B\n", "a Mermaid diagram"},
		{"%%{init: {}}%%\nflowchart LR\n", "a Mermaid diagram"},
		{"flowchart LR\n  A-->B\n", "a Mermaid diagram"},
		{"sequenceDiagram\n  A->>B: x\n", "a Mermaid diagram other than a flowchart"},
		{"digraph G {\n a -> b\n}\n", "a Graphviz diagram"},
		{"@startuml\nA -> B\n@enduml\n", "a PlantUML diagram"},
		{"<?xml version=\"1.0\"?>\n<a/>\n", "HTML or XML"},
		{"PK\x03\x04\x00\x00", "a spreadsheet or another office document"},
		{"%PDF-1.7\n", "a PDF"},
		{"\x89PNG\r\n", "a picture"},
		{"teams:\n  - name: core\n", "a file of teams"},
		{"* @acme/core\n/docs @acme/docs\n", "a file of code owners"},
		{"# owners\n\n*  @acme/core\n", "a file of code owners"},
		{"{\n  \"bomFormat\": \"CycloneDX\",\n  \"components\": []\n}\n", "a list of software (SBOM)"},
		{"[organization]\nname = \"Acme\"\n", "TOML"},
		{"fail-on: warning\n", "a project file"},
		{"# Our stakeholders\n\n| a | b |\n|---|---|\n", "a Markdown document"},
	}
	for _, tt := range tests {
		_, findings := Parse("map.yaml", []byte(tt.src))
		if got, want := describe(findings), "1:1 wrong-type: this is "+tt.want+", not a map"; got != want {
			t.Errorf("%.20q: %s, want %s", tt.src, got, want)
		} else if findings[0].Hint == "" {
			t.Errorf("%.20q: nothing says what to do", tt.src)
		}
	}
	for _, src := range []string{
		"organization: Acme, Inc\nstakeholders: []\n", `{"organization": "A", "stakeholders": []}`,
		"# a comment\n# and another, with commas, many\norganization: A\nstakeholders: []\n",
	} {
		if _, findings := Parse("map.yaml", []byte(src)); len(findings) > 0 {
			t.Errorf("%q: %s", src, describe(findings))
		}
	}
}
