package reporter

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/testkit"
)

// everything returns two maps: one with all severities, an accepted, a grown and a folded
// finding and two with the same fingerprint, and one without findings.
func everything() []File {
	folded := infoFinding
	folded.Rule, folded.Message, folded.Pos = "hats-unrecorded", "no hats are recorded", at(1, 15, 19)
	twice := errorFinding
	twice.Pos, twice.Hint, twice.Related = at(3, 5, 9), "", nil
	twice.Message = `unknown key "role|<b>@acme #1"; did you mean "role"?`
	waived := warningFinding
	waived.Reason = "the board meets in spring"
	return []File{
		{
			Name: "acme.yaml", Path: "maps/acme corp.yaml", Source: []byte(acme),
			Findings: []model.Finding{infoFinding, folded, warningFinding, errorFinding, twice},
			Accepted: []model.Finding{waived},
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
	// The rules of the registry have their own tests.
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

// reviewed returns a map that was compared with an earlier version: a finding of each
// standing, and one of a rule that was switched off.
func reviewed() []File {
	f := everything()[0]
	f.Since, f.Known = "main", 7
	f.SinceNotes = []model.Sentence{model.Says("compared with {commit}, where the branch forked from {version}", "commit", "1a2b3c4", "version", model.Name("main"))}
	opened, worse, revealed, hidden := warningFinding, warningFinding, infoFinding, infoFinding
	opened.Standing, worse.Standing, revealed.Standing, hidden.Standing = model.Opened, model.Worse, model.Revealed, model.Opened
	worse.Subject.ID, worse.Grown, worse.Evidence = "outside", `now also "CNCF"; it was info`, []string{"stakeholder:cncf"}
	hidden.Rule, hidden.Message = "no-lead", "nobody leads the office"
	f.Findings, f.Accepted = []model.Finding{revealed, worse, opened}, nil
	f.SwitchedOff, f.Hidden = []string{"hats-unrecorded", "no-lead"}, []model.Finding{hidden}
	f.Off, f.OffBy = 2, ".ospomap.yaml"
	f.Lowered = []diff.Lowered{{Key: "fail-on", Then: "warning", Now: "error", Findings: []model.Finding{worse, opened}}, {Key: "fail-on-revealed", Then: "info", Now: "never"}}
	return []File{f}
}

func TestGoldenReviews(t *testing.T) {
	o := Options{FailOn: model.Info, FailOnRevealed: model.Error + 1}
	for name, file := range map[string]string{
		"text": "review.txt", "github": "review.github.txt", "gitlab": "review.gitlab.json", "json": "review.json",
		"junit": "review.junit.xml", "markdown": "review.md",
	} {
		compare(t, file, render(t, name, reviewed(), o))
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, newSARIF(reviewed(), []*gap.Rule{gap.Lookup("perspective-empty")}, o)); err != nil {
		t.Fatal(err)
	}
	compare(t, "review.sarif", b.String())
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	testkit.Golden(t, filepath.Join("testdata", file), got)
}
