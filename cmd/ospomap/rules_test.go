package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/reporter"
)

// TestRulesPage keeps the documentation of the rules up to date.
func TestRulesPage(t *testing.T) {
	var page, messages bytes.Buffer
	if code := Run([]string{"rules", "--format", "markdown"}, nil, &page, &messages, testEnv(t)); code != exitOK {
		t.Fatalf("exit code %d: %s", code, messages.String())
	}
	testkit.Golden(t, "../../docs/rules.md", page.String())
}

// TestRuleScripts keeps the scripts up to date that check every rule's examples on the
// command line. There is one for each area.
func TestRuleScripts(t *testing.T) {
	reporter.ByArea(gap.Rules(), func(area gap.Area, rules []*gap.Rule) {
		file := "testdata/script/rules_" + strings.ReplaceAll(string(area), " ", "_") + ".txtar"
		testkit.Golden(t, file, ruleScript(area, rules))
	})
}

// ruleScript returns a script that runs each rule on its examples: only the bad one may
// raise it.
func ruleScript(area gap.Area, rules []*gap.Rule) string {
	var lines, maps strings.Builder
	fmt.Fprintf(&lines, "# Every rule about %s; make golden writes this file.\n", area)
	for _, r := range rules {
		check := "exec ospomap check --verbose --fail-on never --enable " + r.ID
		if r.Today != "" {
			check += " --today " + r.Today
		}
		if r.Beside != "" {
			check += " --drift " + r.ID + ".csv"
			fmt.Fprintf(&maps, "-- %s.csv --\n%s", r.ID, r.Beside)
		}
		for _, example := range []struct{ file, expect, text string }{
			{r.ID + "-bad.yaml", "stdout", r.Bad},
			{r.ID + "-good.yaml", "! stdout", r.Good()},
		} {
			fmt.Fprintf(&lines, "%s %s\n%s ' \\[%s\\]$'\n", check, example.file, example.expect, r.ID)
			fmt.Fprintf(&maps, "-- %s --\n%s\n", example.file, strings.Trim(example.text, "\n"))
		}
	}
	return lines.String() + "\n" + maps.String()
}
