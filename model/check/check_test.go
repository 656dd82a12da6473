package check_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
)

const lonely = "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\n"

func rules(findings []model.Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func TestErrNoPicture(t *testing.T) {
	for src, broken := range map[string]bool{
		lonely:                           false,
		lonely + "  - {name: CTO}\n":     true,
		"organization: [":                true,
		"":                               true,
		lonely + "ospo: {stage: nine}\n": true,
	} {
		res := check.Run([]byte(src), check.Options{})
		if got := errors.Is(res.Err(), check.ErrNoPicture); got != broken || res.Map == nil {
			t.Errorf("%q: %v and map %v; findings %v", src, res.Err(), res.Map, rules(res.Findings))
		}
	}
	// A gap that the project file raises to an error is not a contradiction.
	project, mistakes := check.Project("p", []byte("severity: {orphan-stakeholder: error}"))
	res := check.Run([]byte(lonely), check.Options{Project: project})
	if model.CountErrors(res.Findings) != 1 || res.Err() != nil || len(mistakes) > 0 {
		t.Errorf("%v, %v, %v", rules(res.Findings), res.Err(), mistakes)
	}
}

// Options of a run override the project file, and neither can disable the rules about
// contradictions.
func TestChoicesGoBeforeTheProject(t *testing.T) {
	project, mistakes := check.Project("p", []byte("disable: ['*']\nenable: [never-held]"))
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	for _, test := range []struct {
		chosen gap.Options
		runs   bool
	}{
		{gap.Options{}, false},
		{gap.Options{Enable: []string{"orphan-*"}}, true},
		{gap.Options{Enable: []string{"orphan-*"}, Disable: []string{"orphan-stakeholder"}}, false},
		{gap.Options{Only: []string{"orphan-*"}}, true},
	} {
		res := check.Run([]byte(lonely), check.Options{Project: project, Rules: test.chosen})
		if got := slices.Contains(rules(res.Findings), "orphan-stakeholder"); got != test.runs {
			t.Errorf("%+v: found %v", test.chosen, rules(res.Findings))
		}
	}
	if res := check.Run([]byte(lonely+"accept: [{rule: no-lead}]\n"), check.Options{Project: project}); res.Err() == nil {
		t.Error("every rule is off, and a mistake is not told")
	}
}

func TestFailLevels(t *testing.T) {
	for _, word := range model.FailLevels {
		if got := check.FailLevel(word); got == check.Never != (word == model.FailNever) {
			t.Errorf("%s: %v", word, got)
		}
	}
}

// Disabled rules are counted, however they were disabled, along with what disabled
// them.
func TestOff(t *testing.T) {
	for _, tt := range []struct {
		project string
		flags   gap.Options
		n       int
		by      string
	}{
		{"", gap.Options{}, 0, ""},
		{"disable: [no-lead, no-bridge]", gap.Options{}, 2, "p"},
		{"severity: {no-lead: 'off', no-bridge: info}", gap.Options{}, 1, "p"},
		{"", gap.Options{Disable: []string{"no-lead"}}, 1, "--disable"},
		{"severity: {no-lead: 'off'}", gap.Options{Disable: []string{"no-bridge"}}, 2, "p and --disable"},
		{"disable: [no-lead]", gap.Options{Disable: []string{"no-lead"}}, 1, "--disable"},
		{"disable: [no-lead]", gap.Options{Enable: []string{"no-lead"}}, 0, ""},
		{"disable: [no-lead]", gap.Options{Only: []string{"no-bridge"}}, 0, ""},
		{"disable: [perspective-imbalance]", gap.Options{}, 0, ""}, // off by default
	} {
		c, mistakes := check.Project("p", []byte(tt.project))
		if n, by := check.Run([]byte(lonely), check.Options{Project: c, Rules: tt.flags}).Off(); n != tt.n || by != tt.by || len(mistakes) > 0 {
			t.Errorf("%q, %+v: %d by %q, want %d by %q", tt.project, tt.flags, n, by, tt.n, tt.by)
		}
	}
}
