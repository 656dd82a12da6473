package reporter

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// at returns a range on one line of acme.yaml.
func at(line, column, endColumn int) model.Pos {
	return model.Pos{File: "acme.yaml", Line: line, Column: column, EndLine: line, EndColumn: endColumn}
}

const acme = "organization: Acme\nstakeholders:\n\t- {name: Legal}\n"

var (
	errorFinding = model.Finding{
		Rule: "missing-field", Severity: model.Error, Pos: at(3, 4, 17),
		Subject: model.Subject{Kind: "stakeholder", ID: "legal"},
		Message: "stakeholders[0] needs a perspective", Hint: "add one of four",
		Related: []model.Related{{Pos: at(1, 1, 1), Message: "the map starts here"}},
	}
	warningFinding = model.Finding{
		Rule: "perspective-empty", Severity: model.Warning, Pos: at(2, 1, 13),
		Subject: model.Subject{Kind: "perspective", ID: "upward"}, Message: "nobody is recorded looking upward",
	}
	infoFinding = model.Finding{
		Rule: "mission-missing", Severity: model.Info, Pos: model.Pos{File: "acme.yaml"},
		Subject: model.Subject{Kind: "map"}, Message: "no mission",
	}
)

func render(t *testing.T, name string, files []File, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Lookup(name).Write(&b, files, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	files := []File{{Name: "acme.yaml", Source: []byte(acme), Findings: []model.Finding{warningFinding, errorFinding, infoFinding}}}
	want := `acme.yaml:3:4: error: stakeholders[0] needs a perspective [missing-field]
  3 | 	- {name: Legal}
    | 	  ^~~~~~~~~~~~~
acme.yaml:1:1: note: the map starts here
hint: add one of four

acme.yaml:2:1: warning: nobody is recorded looking upward [perspective-empty]
  2 | stakeholders:
    | ^~~~~~~~~~~~

acme.yaml: info: no mission [mission-missing]

acme.yaml: 1 error, 1 warning, 1 info
`
	if got := render(t, "text", files, Options{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTextSumsUpSeveralMaps(t *testing.T) {
	files := []File{
		{Name: "a.yaml", Source: []byte(acme), Findings: []model.Finding{warningFinding}},
		{Name: "b.yaml", Accepted: []model.Finding{warningFinding}},
	}
	got := render(t, "text", files, Options{})
	want := "a.yaml: 0 errors, 1 warning, 0 infos\n\nb.yaml: no findings, 1 accepted\n\n2 maps: 0 errors, 1 warning, 0 infos, 1 accepted\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant it to end in\n%s", got, want)
	}
}

func TestTextFolds(t *testing.T) {
	unrecorded := infoFinding
	unrecorded.Rule, unrecorded.Message = "hats-unrecorded", "no hats"
	raised := unrecorded
	raised.Severity = model.Warning
	files := []File{{Name: "acme.yaml", Findings: []model.Finding{unrecorded, unrecorded, raised, errorFinding, infoFinding}}}
	folded := render(t, "text", files, Options{})
	for _, want := range []string{
		"2 infos of things not recorded yet, not shown: hats-unrecorded\n", "--verbose", "--only RULE",
		"warning: no hats", "missing-field", "info: no mission", "acme.yaml: 1 error, 1 warning, 3 infos\n",
	} {
		if !strings.Contains(folded, want) {
			t.Errorf("folded: no %q in\n%s", want, folded)
		}
	}
	if strings.Contains(folded, "info: no hats") {
		t.Errorf("the folded finding is shown in\n%s", folded)
	}
	if all := render(t, "text", files, Options{Verbose: true}); strings.Count(all, "info: no hats") != 2 || strings.Contains(all, "not shown") {
		t.Errorf("verbose still folds:\n%s", all)
	}
}

func TestTextColor(t *testing.T) {
	files := []File{{Name: "acme.yaml", Source: []byte(acme), Findings: []model.Finding{errorFinding}}}
	colored := render(t, "text", files, Options{Color: true})
	if !strings.Contains(colored, "\x1b[1;31merror\x1b[0m") {
		t.Errorf("no red error in %q", colored)
	}
	plain := render(t, "text", files, Options{})
	if strings.Contains(plain, "\x1b") {
		t.Errorf("escapes without colour in %q", plain)
	}
	for _, code := range []string{bold, faint, red, green, magenta} {
		colored = strings.ReplaceAll(colored, "\x1b["+code+"m", "")
	}
	if stripped := strings.ReplaceAll(colored, "\x1b[0m", ""); stripped != plain {
		t.Errorf("colour changes the text:\n%s\nwant\n%s", stripped, plain)
	}
}

// hostile holds everything that must not reach a terminal unescaped.
const hostile = "a\x1b[31m\u202eb\u200b\u0085\n\xff"

func TestHostileText(t *testing.T) {
	x := errorFinding
	x.Pos.File, x.Message, x.Hint = hostile, hostile, hostile
	x.Related = []model.Related{{Pos: x.Pos, Message: hostile}}
	files := []File{{Name: hostile, Source: []byte("1\n2\n  {" + strings.ReplaceAll(hostile, "\n", "\t")), Findings: []model.Finding{x}}}
	for _, name := range Names() {
		got := render(t, name, files, Options{})
		for _, r := range got {
			if model.Hidden(r) && r != '\n' && r != '\t' || r == '\ufffd' && name == "text" {
				t.Errorf("%s: %q reaches the terminal in %q", name, r, got)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	got := render(t, "json", []File{
		{Name: "acme.yaml", Findings: []model.Finding{errorFinding}, Accepted: []model.Finding{infoFinding}},
	}, Options{})
	want := `{
  "version": 1,
  "findings": [
    {
      "rule": "missing-field",
      "severity": "error",
      "file": "acme.yaml",
      "line": 3,
      "column": 4,
      "endLine": 3,
      "endColumn": 17,
      "subject": "stakeholder:legal",
      "message": "stakeholders[0] needs a perspective",
      "hint": "add one of four",
      "fingerprint": "` + errorFinding.Fingerprint() + `"
    }
  ],
  "summary": {
    "error": 1,
    "warning": 0,
    "info": 0,
    "accepted": 1
  }
}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := render(t, "json", nil, Options{}); !strings.Contains(got, `"findings": [],`) {
		t.Errorf("no empty list in\n%s", got)
	}
}

func TestJSONReadsBackHiddenCharacters(t *testing.T) {
	x := warningFinding
	x.Message = "tags \U000e0041, bidi \u202e, joiner \u200d, delete \x7f, <b>&"
	var back jsonReport
	if err := json.Unmarshal([]byte(render(t, "json", []File{{Findings: []model.Finding{x}}}, Options{})), &back); err != nil {
		t.Fatal(err)
	}
	if got := back.Findings[0].Message; got != x.Message {
		t.Errorf("got %q, want %q", got, x.Message)
	}
}

func TestCounts(t *testing.T) {
	for _, c := range []struct {
		counts      Counts
		text, brief string
	}{
		{Counts{}, "no findings", ""},
		{Counts{Accepted: 2}, "no findings, 2 accepted", ""},
		{Counts{Error: 1, Warning: 2, Info: 1}, "1 error, 2 warnings, 1 info", "1 error, 2 warnings, 1 info"},
		{Counts{Info: 5, Accepted: 1}, "0 errors, 0 warnings, 5 infos, 1 accepted", "5 infos"},
	} {
		if got := c.counts.String(); got != c.text {
			t.Errorf("%+v: got %q, want %q", c.counts, got, c.text)
		}
		if got := c.counts.Brief(nil); got != c.brief {
			t.Errorf("%+v: got brief %q, want %q", c.counts, got, c.brief)
		}
	}
}

// For a map with broken references, reports for people start with the errors, and every
// report says how many findings are withheld.
func TestWithheldIsTold(t *testing.T) {
	f := File{Name: "acme.yaml", Source: []byte(acme), Findings: []model.Finding{infoFinding, warningFinding, errorFinding}, Withheld: 6}
	for name, want := range map[string]string{
		"text": "\n6 more findings rest on", "markdown": ": 6 more findings rest on", "github": "\n6 more findings rest on",
		"sarif": "acme.yaml: 6 more findings rest on", "json": `"findings": 6`,
	} {
		out := render(t, name, []File{f}, Options{})
		if !strings.Contains(out, want) {
			t.Errorf("%s does not say %q:\n%s", name, want, out)
		}
		first, then := strings.Index(out, errorFinding.Rule), strings.Index(out, warningFinding.Rule)
		if name != "json" && name != "sarif" && (first < 0 || then < first) { // JSON is in file order; SARIF starts with all rules
			t.Errorf("%s: the error is not told first:\n%s", name, out)
		}
	}
}
