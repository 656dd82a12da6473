package reporter

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
)

// attacks are texts that mean something to at least one reader of a report.
var attacks = []string{
	hostile, "::error::x", "::add-mask::a\n::set-output name=x::y", "##[add-mask]x", "###[group]x##[error]", "#\\u0023[error]",
	"a%0A::error::b", "%250D", "a,file=b:c", "##vso[task.setvariable]x", "](https://a.test)", "[x](1) {0}", "@acme #1 !2 GH-3",
	"| a | b |", `\|`, "`a` ``b", "<script>alert(1)</script><!--", "</failure>]]>", "&#64;&amp;", "![x](https://a.test/x.png)",
	"\ufffe\uffff\x00", "\U000e0041\u2066", `"a\" @b`, "'", " ", "a\u00a0::b", "=", "<details>", "$x$ ~y~", "--- ===", "https://a.test",
}

// FuzzReports puts arbitrary text everywhere a map can put text. It must not change the
// structure of any report.
func FuzzReports(f *testing.F) {
	schema := sarifValidator(f)
	for i, a := range attacks {
		f.Add(a, attacks[(i+1)%len(attacks)], a)
		f.Add("acme.yaml", `no stakeholder called "`+a+`" here`, attacks[(i+7)%len(attacks)])
	}
	f.Fuzz(func(t *testing.T, name, message, hint string) {
		if message == "" {
			return // a finding always has a message
		}
		x := errorFinding
		x.Message, x.Hint, x.Subject.ID, x.Pos.File = message, hint, message, name
		x.Related = []model.Related{{Pos: x.Pos, Message: hint + "."}}
		source := []byte("1\n2\n# " + message)
		files := []File{{Name: name, Source: source, Findings: []model.Finding{x, x}}}

		reports := map[string]string{}
		testkit.Bound(t, len(name)+len(message)+len(hint), 16<<10, func() {
			for _, reporter := range Names() {
				if reporter != "sarif" { // mostly rules, which come from no map
					reports[reporter] = render(t, reporter, files, Options{})
				}
			}
		})
		var log bytes.Buffer
		if err := WriteJSON(&log, newSARIF(files, nil, Options{})); err != nil {
			t.Fatal(err)
		}
		reports["sarif"] = log.String()

		for reporter, got := range reports {
			if !utf8.ValidString(got) {
				t.Errorf("%s: not UTF-8", reporter)
			}
			commands, _ := obeyed(got)
			if reporter == "github" {
				checkAnnotations(t, commands, x)
			} else if len(commands) > 0 {
				t.Errorf("%s: commands %+v", reporter, commands)
			}
		}
		if !json.Valid([]byte(reports["json"])) {
			t.Error("not JSON")
		}
		readGitLab(t, reports["gitlab"])
		if rows := readMarkdown(t, reports["markdown"]); len(rows) != 2 {
			t.Errorf("%d rows", len(rows))
		}
		if cases := readJUnit(t, reports["junit"]).Suites[0].Cases; len(cases) != 2 || cases[0].Name == cases[1].Name {
			t.Errorf("test cases %+v", cases)
		}
		readSARIF(t, schema, reports["sarif"])
		if got := shown(t, Code(message)); got != Line(message) {
			t.Errorf("%q is shown as %q", message, got)
		}
	})
}

func checkAnnotations(t *testing.T, commands []command, x model.Finding) {
	t.Helper()
	if len(commands) != 2 {
		t.Fatalf("%d annotations, want 2: %+v", len(commands), commands)
	}
	for _, c := range commands {
		if c.name != "error" || c.data != (Options{}).annotation(&x, nil, 0) || c.properties["title"] != x.Rule || c.properties["line"] != "3" {
			t.Errorf("got %+v, want %q", c, (Options{}).annotation(&x, nil, 0))
		}
	}
}
