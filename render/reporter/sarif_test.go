package reporter

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// sarifValidator returns the official schema. It also checks formats, such as URIs.
func sarifValidator(t testing.TB) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile("testdata/sarif-2.1.0-rtm.5.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// readSARIF validates and decodes a log.
func readSARIF(t testing.TB, schema *jsonschema.Schema, text string) sarifRun {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if err := schema.Validate(v); err != nil {
		t.Errorf("%v", err)
	}
	for _, path := range emptyStrings("", v) {
		t.Errorf("empty string at %s", path)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log.Runs[0]
}

func emptyStrings(path string, v any) []string {
	var found []string
	switch v := v.(type) {
	case string:
		if v == "" {
			found = append(found, path)
		}
	case []any:
		for i, x := range v {
			found = append(found, emptyStrings(fmt.Sprintf("%s/%d", path, i), x)...)
		}
	case map[string]any:
		for key, x := range v {
			found = append(found, emptyStrings(path+"/"+key, x)...)
		}
	}
	return found
}

func TestSARIFIsValid(t *testing.T) {
	schema := sarifValidator(t)
	for name, files := range map[string][]File{"none": nil, "clean": {{Name: "a.yaml"}}, "all": everything()} {
		run := readSARIF(t, schema, render(t, "sarif", files, Options{}))
		if run.Results == nil {
			t.Errorf("%s: results is not an array", name)
		}
		if want := Count(files...); len(run.Results) != want.Error+want.Warning+want.Info+want.Accepted {
			t.Errorf("%s: %d results, want %s", name, len(run.Results), want)
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0"}); err == nil {
		t.Error("a log without runs is valid")
	}
}

// TestSARIFRules checks what code scanning requires of a rule beyond the schema.
func TestSARIFRules(t *testing.T) {
	run := readSARIF(t, sarifValidator(t), render(t, "sarif", everything(), Options{}))
	rules := run.Tool.Driver.Rules
	if len(rules) != len(gap.Rules()) {
		t.Errorf("%d rules, want %d", len(rules), len(gap.Rules()))
	}
	for _, r := range rules {
		for what, text := range map[string]string{
			"id": r.ID, "short": r.ShortDescription.Text, "full": r.FullDescription.Text,
			"help": r.Help.Text, "markdown": r.Help.Markdown,
		} {
			if text == "" || what != "markdown" && len(text) > 1024 {
				t.Errorf("%s: %s has %d bytes", r.ID, what, len(text))
			}
		}
	}
	indexed := 0
	for _, x := range run.Results {
		if x.RuleIndex != nil {
			indexed++
			if rules[*x.RuleIndex].ID != x.RuleID {
				t.Errorf("%s has the index of %s", x.RuleID, rules[*x.RuleIndex].ID)
			}
		}
		r := x.Locations[0].Physical.Region
		if r.StartLine < 1 || r.StartColumn < 1 || r.EndLine < r.StartLine || r.EndColumn < 1 {
			t.Errorf("%s: region %+v", x.RuleID, r)
		}
	}
	if indexed != 6 { // one of them is accepted
		t.Errorf("%d of 6 results know their rule", indexed)
	}
}

func TestSARIFFingerprints(t *testing.T) {
	hashes := func(files []File) (all []string) {
		for _, x := range newSARIF(files, nil, Options{}).Runs[0].Results {
			all = append(all, x.Fingerprints["primaryLocationLineHash"])
		}
		return all
	}
	moved := errorFinding
	moved.Pos = at(90, 1, 2)
	got := hashes([]File{{Name: "a", Findings: []model.Finding{errorFinding, errorFinding, warningFinding}}, {Name: "b", Findings: []model.Finding{moved}}})
	f := errorFinding.Fingerprint()
	want := []string{f + ":1", f + ":2", f + ":1", warningFinding.Fingerprint() + ":1"}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSARIFKeepsTheWorst(t *testing.T) {
	files := []File{{Name: "a.yaml"}}
	for range maxResults {
		files[0].Findings = append(files[0].Findings, infoFinding)
	}
	files[0].Findings = append(files[0].Findings, errorFinding, warningFinding)
	run := readSARIF(t, sarifValidator(t), render(t, "sarif", files, Options{}))
	if len(run.Results) != maxResults || run.Results[0].Level != "error" || run.Results[1].Level != "warning" {
		t.Fatalf("%d results, the first of %s and %s", len(run.Results), run.Results[0].Level, run.Results[1].Level)
	}
	if n := run.Invocations[0].Notifications; len(n) != 1 || !strings.HasPrefix(n[0].Message.Text, "2 findings more") {
		t.Errorf("notifications: %+v", n)
	}
}

func TestFileURI(t *testing.T) {
	for in, want := range map[string]string{
		"maps/acme.yaml":  "maps/acme.yaml",
		"a b%/ü#?.yaml":   "a%20b%25/%C3%BC%23%3F.yaml",
		"a:b.yaml":        "./a:b.yaml",
		"<stdin>":         "%3Cstdin%3E",
		"/tmp/a b.yaml":   "file:///tmp/a%20b.yaml",
		"../outside.yaml": "../outside.yaml",
	} {
		if got := fileURI(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestSARIFMessageHasNoLinks(t *testing.T) {
	for in, want := range map[string]string{
		"stakeholders[0] (first)":  "stakeholders[0] (first)",
		`no "[x](https://a.test)"`: `no "\[x\](https://a.test)"`,
		"[a](1) [b]":               `\[a\](1) \[b\]`,
	} {
		if got := sarifMessage(in).Text; got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
