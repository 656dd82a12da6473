package reporter

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// readGitLab checks a report against GitLab's list of fields and returns the
// fingerprints.
func readGitLab(t testing.TB, text string) []string {
	t.Helper()
	if !strings.HasPrefix(text, "[") {
		t.Fatalf("does not begin with an array: %.20q", text)
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	var issues []struct {
		Description *string `json:"description"`
		CheckName   *string `json:"check_name"`
		Fingerprint *string `json:"fingerprint"`
		Severity    *string `json:"severity"`
		Location    *struct {
			Path  *string `json:"path"`
			Lines *struct {
				Begin *int `json:"begin"`
			} `json:"lines"`
		} `json:"location"`
	}
	if err := dec.Decode(&issues); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var fingerprints []string
	for i, x := range issues {
		if *x.Description == "" || *x.CheckName == "" || *x.Location.Path == "" || *x.Location.Lines.Begin < 1 {
			t.Errorf("issue %d lacks something", i)
		}
		if !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, *x.Severity) {
			t.Errorf("issue %d: severity %q", i, *x.Severity)
		}
		if slices.Contains(fingerprints, *x.Fingerprint) {
			t.Errorf("issue %d would be hidden: its fingerprint %s is not the first", i, *x.Fingerprint)
		}
		fingerprints = append(fingerprints, *x.Fingerprint)
	}
	return fingerprints
}

func TestGitLab(t *testing.T) {
	two := append(everything(), File{Name: "b.yaml", Findings: []model.Finding{errorFinding}})
	if got := readGitLab(t, render(t, "gitlab", two, Options{})); len(got) != 6 {
		t.Errorf("%d issues, want 6", len(got))
	}
	if got := render(t, "gitlab", []File{{Name: "clean.yaml"}}, Options{}); got != "[]\n" {
		t.Errorf("clean: got %q", got)
	}
}

func TestGitLabFingerprintsSurviveMovedLines(t *testing.T) {
	moved := errorFinding
	moved.Pos, moved.Message = at(90, 1, 2), "the same in other words"
	before := readGitLab(t, render(t, "gitlab", []File{{Name: "a.yaml", Findings: []model.Finding{errorFinding}}}, Options{}))
	after := readGitLab(t, render(t, "gitlab", []File{{Name: "a.yaml", Findings: []model.Finding{warningFinding, moved}}}, Options{}))
	if !slices.Contains(after, before[0]) {
		t.Errorf("%s is not among %s", before[0], after)
	}
}

// Formats that only have findings still report a map's notes.
func TestNotesOfAMap(t *testing.T) {
	lists := []model.Finding{warningFinding}
	file := File{Name: "m.yaml", Withheld: 2, Since: "main", Waived: lists, Withdrawn: lists}
	for format, want := range map[string][]string{
		"gitlab":   {"2 more findings rest on references", `Accepted since \"main\": ` + warningFinding.Rule, `by new work: ` + warningFinding.Rule},
		"text":     {"Accepted since \"main\": ", "by new work: " + warningFinding.Rule},
		"markdown": {"Accepted since `main`: ", "by new work: " + warningFinding.Rule},
		"github":   {"Accepted since \"main\": ", "by new work: " + warningFinding.Rule},
		"sarif":    {`Accepted since \"main\": `, "by new work: " + warningFinding.Rule},
		"json":     {`"withdrawn": [`},
		"junit":    {"<system-out>2 more findings rest on references", "Accepted since &#34;main&#34;: " + warningFinding.Rule},
	} {
		got := render(t, format, []File{file}, Options{})
		for _, text := range want {
			if !strings.Contains(got, text) {
				t.Errorf("%s says nothing of %q:\n%s", format, text, got)
			}
		}
	}
}
