package gap_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

func TestStartHere(t *testing.T) {
	m, findings := parse.Parse("map.yaml", []byte(`organization: Acme
people: [{name: Head of OSPO, lead: true}, {name: License engineer}]
stakeholders:
  - {name: CTO, perspective: upward, kind: sponsor, influence: high, owner: Head of OSPO}
  - {name: Legal, perspective: sideways, influence: low}
  - {name: Security, perspective: sideways, influence: medium}
  - {name: "Log: Library", perspective: outside, kind: project, influence: high, owner: Head of OSPO}
collaborations:
  - {to: CTO, method: report, direction: both}
`))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	o := gap.Options{}
	found := gap.Run(m, o).Findings
	steps := gap.NewMender(m, o).Start(found)
	var rules []string
	for _, s := range steps {
		rules = append(rules, s.Finding.Rule+" "+s.Finding.Subject.String())
	}
	want := []string{"perspective-unconnected perspective:sideways", "perspective-unconnected perspective:outside"}
	if !slices.Equal(rules, want) {
		t.Fatalf("starts with %q, want %q", rules, want)
	}
	if want := "collaborations:\n  - {to: Security, method: coordination, direction: both, cadence: quarterly, owner: License engineer}\n" +
		"  - {to: Legal, method: coordination, direction: both, cadence: quarterly, owner: Head of OSPO}\n"; steps[0].Snippet != want {
		t.Errorf("the snippet is\n%s\nwant\n%s", steps[0].Snippet, want)
	}
	if !strings.Contains(steps[1].Snippet, `{to: "Log: Library", `) {
		t.Errorf("a name that YAML would misread stands bare:\n%s", steps[1].Snippet)
	}
	if want := "accept:\n  - {rule: perspective-unconnected, target: sideways, reason: \"…\"}\n"; steps[0].Accept != want {
		t.Errorf("the entry is %q, want %q", steps[0].Accept, want)
	}
	var closed int
	for _, s := range steps {
		closed += 1 + s.Closes
	}
	loud := 0
	for _, f := range found {
		if f.Severity >= model.Warning {
			loud++
		}
	}
	if closed < loud {
		t.Errorf("the steps close %d findings, and there are %d warnings: %v", closed, loud, subjects(found))
	}
}

// A scenario has at least two signs and precedes a single stakeholder, however
// influential.
func TestStartWithScenarios(t *testing.T) {
	m := read(t, strings.Replace(gap.Lookup("scenario-compliance-only").Bad, "stakeholders:\n", "stakeholders:\n  - {name: CTO, perspective: upward, kind: executive, influence: high}\n", 1))
	o := gap.Options{Only: []string{"scenario-*", "orphan-stakeholder"}}
	steps := gap.NewMender(m, o).Start(gap.Run(m, o).Findings)
	if len(steps) != 2 || steps[0].Finding.Rule != "scenario-compliance-only" {
		t.Errorf("starts with %v, want the scenario before the CTO", steps)
	}
}

// TestFoldingOnlyShows checks that folding does not change the findings, that no two
// findings fold under each other, and that a cause that is not reported folds nothing.
func TestFoldingOnlyShows(t *testing.T) {
	for _, r := range gap.Rules() {
		if r.Structural {
			continue
		}
		m := read(t, r.Bad)
		o := gap.Options{Today: day(t, "2026-04-01"), Enable: []string{"*"}}
		found := gap.Run(m, o).Findings
		prints := map[string]bool{}
		for _, f := range found {
			prints[f.Fingerprint()] = true
		}
		for _, f := range found {
			if f.CausedBy != "" && !prints[f.CausedBy] {
				t.Errorf("%s: %s folds under what is not there", r.ID, f.Rule)
			}
			if root := gap.Roots(found)(&f); root.CausedBy != "" {
				t.Errorf("%s: %s folds in a circle", r.ID, f.Rule)
			}
		}
		for _, cause := range found {
			without := gap.Options{Today: o.Today, Enable: o.Enable, Disable: []string{cause.Rule}}
			for _, f := range gap.Run(m, without).Findings {
				if f.CausedBy == cause.Fingerprint() {
					t.Errorf("%s: %s folds under %s, which is disabled", r.ID, f.Rule, cause.Rule)
				}
			}
		}
	}
}
