package reporter

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

const unmended = "organization: Acme\npeople:\n  - {name: Head}\nstakeholders:\n  - {name: CTO}\n"

// patched returns a file with one finding whose fix results in after.
func patched(after string) []File {
	f := File{
		Name: "ospo.yaml", Source: []byte(unmended),
		Findings: []model.Finding{{Rule: "bad-value", Severity: model.Error, Message: "this is wrong", Pos: model.Pos{File: "ospo.yaml", Line: 3, Column: 5, EndLine: 3, EndColumn: 9}}},
		Fix: func(model.Finding, bool) *check.Patch {
			return &check.Patch{Fix: model.Fix{Label: "write it well", Safe: true}, After: []byte(after)}
		},
	}
	return []File{f}
}

var mendings = map[string]string{
	"a changed line":    strings.Replace(unmended, "Head", "Head of OSPO", 1),
	"a line at the end": unmended + "accept: []\n",
	"a line in between": strings.Replace(unmended, "stakeholders:", "  - {name: Clerk}\nstakeholders:", 1),
	"a line at the top": "version: 1\n" + unmended,
	"a line less":       strings.Replace(unmended, "people:\n  - {name: Head}\n", "", 1),
	"several places":    "version: 1\n" + unmended + "accept: []\n",
}

// TestSARIFFixes applies the replacements of a fix as SARIF readers do.
func TestSARIFFixes(t *testing.T) {
	for name, after := range mendings {
		var log sarifLog
		if err := json.Unmarshal([]byte(written(t, "sarif", patched(after))), &log); err != nil {
			t.Fatal(err)
		}
		fixes := log.Runs[0].Results[0].Fixes
		if len(fixes) != 1 || fixes[0].Description.Text != "Write it well." {
			t.Fatalf("%s: %+v", name, fixes)
		}
		lines := strings.SplitAfter(unmended, "\n")
		for _, r := range slices.Backward(fixes[0].Changes[0].Replacements) {
			text := ""
			if r.Inserted != nil {
				text = r.Inserted.Text
			}
			lines = slices.Concat(lines[:r.Deleted.StartLine-1], []string{text}, lines[r.Deleted.EndLine-1:])
		}
		if got := strings.Join(lines, ""); got != after {
			t.Errorf("%s: gives\n%s\nwant\n%s", name, got, after)
		}
	}
}

// TestReviewSuggestions applies the suggestion of a review's comment as GitHub does: its
// text replaces the lines of the comment.
func TestReviewSuggestions(t *testing.T) {
	for name, after := range mendings {
		var r review
		if err := json.Unmarshal([]byte(written(t, "github-review", patched(after))), &r); err != nil {
			t.Fatal(err)
		}
		if r.Event != "COMMENT" || len(r.Comments) != 1 {
			t.Fatalf("%s: %+v", name, r)
		}
		c := r.Comments[0]
		if !strings.HasPrefix(c.Body, "**error**: this is wrong\n") || c.Path != "ospo.yaml" || c.Side != "RIGHT" {
			t.Errorf("%s: %+v", name, c)
		}
		_, text, ok := strings.Cut(c.Body, "```suggestion\n")
		if !ok {
			if name != "several places" || !strings.Contains(c.Body, "```diff\n") || c.Line != 3 {
				t.Errorf("%s: there is no suggestion in %q", name, c.Body)
			}
			continue
		}
		text, _, _ = strings.Cut(text, "```\n")
		first := c.Line
		if c.StartLine > 0 {
			first = c.StartLine
		}
		lines := strings.SplitAfter(unmended, "\n")
		lines = slices.Concat(lines[:first-1], []string{text}, lines[c.Line:])
		if got := strings.Join(lines, ""); got != after && strings.Replace(got, "\n\n", "\n", 1) != after {
			t.Errorf("%s: gives\n%s\nwant\n%s", name, got, after)
		}
	}
}

// TestMarkdownDiff checks that a fix is shown as a diff.
func TestMarkdownDiff(t *testing.T) {
	text := written(t, "markdown", patched(mendings["a changed line"]))
	if !strings.Contains(text, "`bad-value`: Write it well.") || !strings.Contains(text, "```diff\n--- ospo.yaml\n") || !strings.Contains(text, "\n+  - {name: Head of OSPO}\n") {
		t.Errorf("it shows\n%s", text)
	}
	if text := written(t, "markdown", []File{{Name: "ospo.yaml", Source: []byte(unmended), Findings: patched("")[0].Findings}}); strings.Contains(text, "```") {
		t.Errorf("without a fix it shows\n%s", text)
	}
}

func written(t *testing.T, reporter string, files []File) string {
	t.Helper()
	var b strings.Builder
	if err := Lookup(reporter).Write(&b, files, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFixesInOtherLanguages checks that fixes are described in the language of the
// report.
func TestFixesInOtherLanguages(t *testing.T) {
	german, _ := words.For("de")
	f := patched(mendings["a changed line"])[0]
	for label, want := range map[string]string{"add what is missing; the words are a proposal": "Vorschlag: das Fehlende ergänzen", `write "weekly"`: `Vorschlag: "weekly" schreiben.`} {
		f.Fix = func(model.Finding, bool) *check.Patch {
			return &check.Patch{Fix: model.Fix{Label: label}, After: []byte(mendings["a changed line"])}
		}
		for _, reporter := range []string{"markdown", "sarif", "github-review"} {
			var b strings.Builder
			if err := Lookup(reporter).Write(&b, []File{f.In(german)}, Options{Words: german}); err != nil {
				t.Fatal(err)
			}
			got := strings.NewReplacer("\\\"", "\"", "`", "\"").Replace(b.String())
			if !strings.Contains(got, want) || reporter == "markdown" && !strings.Contains(got, "<summary>Wie sie sich beheben lassen</summary>") {
				t.Errorf("%s lacks %s:\n%.600s", reporter, want, got)
			}
		}
	}
	if rule := newSARIFRule(gap.Rules()[0], german); rule.Help.Text == string(gap.Rules()[0].Recommendation) || !strings.Contains(rule.Help.Markdown, "**Was zu tun ist:**") {
		t.Errorf("the rule says %+v", rule.Help)
	}
}
