package reporter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

// signs returns n findings that fold under the first.
func signs(n int) []model.Finding {
	cause := model.Finding{
		Rule: "scenario-silo", Severity: model.Warning, Pos: model.Pos{Line: 1, Column: 1}, Subject: model.Subject{Kind: "ospo"},
		Message: "looks like a silo", Hint: "Build steps into their routines.",
	}
	all := []model.Finding{cause}
	for i := range n {
		all = append(all, model.Finding{
			Rule: "orphan-stakeholder", Severity: model.Warning, Pos: model.Pos{Line: 2 + i, Column: 1},
			Subject: model.Subject{Kind: "stakeholder", ID: fmt.Sprint("u", i)}, Message: fmt.Sprintf(`"Unit %d" has no collaboration`, i),
			Hint: "Agree on one thing.", CausedBy: cause.Fingerprint(),
		})
	}
	return all
}

// Reports for people list signs only below their cause. Verbose ones list each finding
// separately. The counts are the same.
func TestReportersFold(t *testing.T) {
	files := []File{{Name: "map.yaml", Source: []byte(strings.Repeat("x\n", 12)), Findings: signs(7)}}
	for _, test := range []struct{ format, head, more string }{
		{"text", "map.yaml:", "2 more places"},
		{"markdown", "| warning |", "and 2 more findings"},
		{"github", "::warning ", "note: 2 more findings with the same cause"},
	} {
		for _, verbose := range []bool{false, true} {
			var b strings.Builder
			if err := Lookup(test.format).Write(&b, files, Options{Verbose: verbose}); err != nil {
				t.Fatal(err)
			}
			heads, told := 0, 0
			for _, line := range strings.Split(b.String(), "\n") {
				if strings.HasPrefix(line, test.head) && !strings.Contains(line, ": note: ") && !strings.HasSuffix(line, "infos") {
					heads++
				}
				told += strings.Count(line, "has no collaboration")
			}
			wantHeads, wantTold := 1, mostNotes
			if verbose {
				wantHeads, wantTold = 8, 7
			}
			if heads != wantHeads || told != wantTold || strings.Contains(b.String(), test.more) == verbose {
				t.Errorf("%s, verbose %v: %d findings and %d signs, want %d and %d, and %q unless all are told:\n%s",
					test.format, verbose, heads, told, wantHeads, wantTold, test.more, b.String())
			}
		}
	}
}

// Reports for people list a limited number of findings of each rule, name the rules that
// have more, and count all findings. Verbose reports list every one, as reports for
// programs always do.
func TestReportersTellSoManyOfEachRule(t *testing.T) {
	findings := signs(model.MostOfRule + 7)
	for i := range findings {
		findings[i].CausedBy = ""
	}
	files := []File{{Name: "map.yaml", Findings: findings}}
	for _, format := range []string{"text", "github", "json", "sarif", "gitlab", "junit"} {
		for _, verbose := range []bool{false, true} {
			got, want := render(t, format, files, Options{Verbose: verbose}), len(findings)-1
			if (format == "text" || format == "github") && !verbose {
				want = model.MostOfRule
			}
			if told := strings.Count(got, "Unit "); told != want && format != "junit" || told < want {
				t.Errorf("%s, verbose %v: %d findings of a rule are told, want %d", format, verbose, told, want)
			}
			if strings.Contains(got, "7 more findings of orphan-stakeholder, not shown; --verbose shows them\n") != (want == model.MostOfRule) {
				t.Errorf("%s, verbose %v: what is not shown is not said, or said without need", format, verbose)
			}
			if format == "text" && !strings.HasSuffix(got, "map.yaml: 0 errors, 108 warnings, 0 infos\n") {
				t.Errorf("verbose %v: not all are counted: %q", verbose, got[len(got)-60:])
			}
		}
	}
}
