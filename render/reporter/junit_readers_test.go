//go:build readers

package reporter

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
)

func TestJUnitPassesXmllint(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("xmllint is not installed, and CI must not skip")
		}
		t.Skip("xmllint is not installed")
	}
	validate := func(text string) error {
		cmd := exec.Command(xmllint, "--noout", "--nonet", "--schema", "testdata/junit.xsd", "-")
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Logf("%s", out)
		}
		return err
	}
	bad := errorFinding
	bad.Message, bad.Rule, bad.Subject.ID = hostile, hostile, hostile+"]]>\ufffe"
	for name, files := range map[string][]File{
		"none": nil, "all": everything(), "hostile": {{Name: hostile, Findings: []model.Finding{bad, bad}}},
	} {
		if err := validate(render(t, "junit", files, Options{FailOn: model.Error})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	twice := strings.ReplaceAll(render(t, "junit", everything(), Options{}), " (2)", "")
	if validate(twice) == nil {
		t.Error("two tests of one name are valid")
	}
}
