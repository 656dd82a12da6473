package parse

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
)

// FuzzParse feeds the reader arbitrary text. Whatever the input, the map has what other
// packages rely on, and the positions of findings are inside the text.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds: ", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, seed := range []string{
		"", "{{},<<}", "a: &a [*a]", "? [a]\n: - \n", "%TAG ! !\n---\n", "a: |\n  b\n c", "\ufeffa: \"\\e\"",
		"organization: A\nstakeholders: [{name: A, perspective: upward}, ]\ncollaborations: [{to: A}, {from: [x]}]\n",
		"a: [[[[\n", "a: !<x\n", "- - - ? a\n", "'a\n---\n", "a:\tb\n", "{a: 1}\n]", " - ? a", " ? ![",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var m *model.Map
		var findings []model.Finding
		testkit.Bound(t, len(src), 64<<10, func() { m, findings = Parse("map.yaml", src) })
		lines := newSource(withoutBOM(src)).starts
		for _, x := range findings {
			if x.Pos.Line < 1 || x.Pos.Line > len(lines) || x.Pos.Column < 1 || x.Pos.EndLine < x.Pos.Line ||
				x.Pos.EndLine == x.Pos.Line && x.Pos.EndColumn < x.Pos.Column {
				t.Errorf("place %+v of %q", x.Pos, x.Message)
			}
			if model.Printable(x.Message) != x.Message || x.Message == "" || x.Severity != model.Error {
				t.Errorf("message %q, severity %v", x.Message, x.Severity)
			}
		}
		for i, c := range m.Collaborations {
			if c.From == nil || c.To == nil || c.Index < i {
				t.Errorf("collaboration %d: %+v", i, c)
			}
		}
		if len(findings) > 0 {
			return
		}
		for _, s := range m.Stakeholders {
			if !isID(s.ID) || s.Name == "" || s.Perspective == "" {
				t.Errorf("a stakeholder without findings: %+v", s)
			}
		}
	})
}
