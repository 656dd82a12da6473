package report

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/testkit"
)

// everything is two maps: one with all severities, an accepted finding, a raised
// one, one that is folded and two of one fingerprint, and a clean one.
func everything() []File {
	folded := infoFinding
	folded.Rule, folded.Message, folded.Pos = "hats-unrecorded", "no hats are recorded", at(1, 15, 19)
	twice := errorFinding
	twice.Pos, twice.Hint, twice.Related = at(3, 5, 9), "", nil
	twice.Message = `unknown key "role|<b>@acme #1"; did you mean "role"?`
	return []File{
		{
			Name: "acme.yaml", Path: "maps/acme corp.yaml", Source: []byte(acme),
			Findings: []model.Finding{infoFinding, folded, warningFinding, errorFinding, twice},
			Accepted: []model.Finding{warningFinding},
		},
		{Name: "clean.yaml", Source: []byte(acme)},
	}
}

func TestGoldenReports(t *testing.T) {
	for name, file := range map[string]string{
		"text": "report.txt", "github": "report.github.txt", "gitlab": "report.gitlab.json",
		"junit": "report.junit.xml", "markdown": "report.md",
	} {
		compare(t, file, render(t, name, everything(), Options{FailOn: model.Warning}))
	}
	// The rules of the registry have tests of their own.
	var rules []*gap.Rule
	for _, id := range []string{"perspective-empty", "mission-missing"} {
		rules = append(rules, gap.Lookup(id))
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, newSARIF(everything(), rules, Options{Version: "v1.2.3"})); err != nil {
		t.Fatal(err)
	}
	compare(t, "report.sarif", b.String())
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	testkit.Golden(t, filepath.Join("testdata", file), got)
}
