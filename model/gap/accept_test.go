package gap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// lonely is a map with two stakeholders without collaborations, one with one-way work
// only, and one unanswered expectation.
const lonely = `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {id: law, name: Legal Team, perspective: sideways}
  - {name: Security, perspective: sideways, expectations: [{id: quick, text: Quick answers}]}
collaborations:
  - {id: talks, to: Security, method: training, direction: to}
  - {to: Security}
`

// accepting adds an accept list to lonely and runs some rules.
func accepting(t *testing.T, today string, entries ...string) gap.Result {
	t.Helper()
	src := lonely + "accept:\n"
	for _, e := range entries {
		src += "  - {" + e + "}\n"
	}
	return gap.Run(read(t, src), gap.Options{Today: day(t, today), Only: []string{
		"orphan-stakeholder", "expectation-unanswered", "collaboration-without-purpose", "perspective-empty", "accept-*",
	}})
}

// subjects formats the findings as "rule subject", sorted.
func subjects(fs []model.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Rule+" "+f.Subject.String())
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func TestAcceptTargets(t *testing.T) {
	const (
		cto      = "orphan-stakeholder stakeholder:cto"
		law      = "orphan-stakeholder stakeholder:law"
		quick    = "expectation-unanswered expectation:quick"
		why      = "collaboration-without-purpose collaboration:ospo>security"
		downward = "perspective-empty perspective:downward"
		outside  = "perspective-empty perspective:outside"
	)
	for _, test := range []struct{ entry, want string }{
		{"rule: orphan-stakeholder", cto + ", " + law},
		{"rule: 'orphan-*'", cto + ", " + law},
		{"rule: orphan-stakeholder, target: cto", cto},
		{"rule: orphan-stakeholder, target: CTO", cto},
		{"rule: orphan-stakeholder, target: LEGAL team", law},
		{"rule: orphan-stakeholder, target: Upward", cto},
		{"rule: orphan-stakeholder, target: 'Legal  Team'", law},
		{"rule: orphan-stakeholder, target: 'stakeholder:law'", law},
		{"rule: orphan-stakeholder, target: law", law},
		{"rule: orphan-stakeholder, target: Legal Team", law},
		{"rule: orphan-stakeholder, target: sideways", law},
		{"rule: orphan-stakeholder, target: sideward", law},
		{"rule: orphan-stakeholder, target: upward", cto},
		{"rule: expectation-unanswered, target: quick", quick},
		{"rule: expectation-unanswered, target: Security", quick},
		{"rule: collaboration-without-purpose, target: security", why},
		{"rule: collaboration-without-purpose, target: ospo>security", why},
		{"rule: perspective-empty, target: outside", outside},
		{"rule: perspective-empty, target: outward", outside},
		{"rule: perspective-empty", downward + ", " + outside},
	} {
		res := accepting(t, "", test.entry+", reason: known")
		if got := subjects(res.Accepted); got != test.want {
			t.Errorf("%s accepts %q, want %q", test.entry, got, test.want)
		}
		if raises(res.Findings, "accept-unused") {
			t.Errorf("%s counts as unused", test.entry)
		}
		broad := 0
		if raises(res.Findings, "accept-broad") {
			broad = 1
		}
		if total := len(res.Findings) + len(res.Accepted) - broad; total != 6 {
			t.Errorf("%s: %d findings stand and %d are accepted, want 6 in all", test.entry, len(res.Findings), len(res.Accepted))
		}
	}
}

// A tag or group as a target waives the findings about all who share it, not only the
// finding about the group.
func TestAcceptGroups(t *testing.T) {
	for target, want := range map[string]int{"South": 4, "south": 4, "lands": 1, "peru": 1} {
		res := gap.Run(read(t, `organization: Acme
stakeholders:
  - {name: Peru, perspective: sideways, group: South}
  - {name: Chile, perspective: sideways, group: South}
  - {name: Bolivia, perspective: sideways, group: South, tags: [lands]}
  - {name: Platform, perspective: sideways}
accept: [{rule: orphan-stakeholder, target: `+target+`, reason: the region starts in spring}]
`), gap.Options{Only: []string{"orphan-stakeholder", "accept-*"}})
		if len(res.Accepted) != want || raises(res.Findings, "accept-unused") {
			t.Errorf("%s: %d findings are accepted, want %d; %v stand", target, len(res.Accepted), want, subjects(res.Findings))
		}
	}
}

func TestAcceptUnused(t *testing.T) {
	for _, test := range []struct{ entry, subject, message string }{
		{"rule: orphan-stakeholder, target: Security", "accept:orphan-stakeholder/Security",
			`there is no finding of "orphan-stakeholder" about "Security" to accept`},
		{"rule: orphan-stakeholder, target: nobody", "accept:orphan-stakeholder/nobody",
			`there is no finding of "orphan-stakeholder" about "nobody" to accept`},
		{"rule: orphan-stakeholder, target: Legal Taem", "accept:orphan-stakeholder/Legal Taem",
			`there is no finding of "orphan-stakeholder" about "Legal Taem" to accept; did you mean "Legal Team"?`},
		{"rule: orphan-stakeholdr", "accept:orphan-stakeholdr",
			`no rule called "orphan-stakeholdr"; did you mean "orphan-stakeholder"?`},
		{"rule: orphan-stakeholder, target: legal tam, until: 2020-01-01", "accept:orphan-stakeholder/legal tam",
			`there is no finding of "orphan-stakeholder" about "legal tam" to accept; did you mean "Legal Team"?`},
		{"rule: orphan", "accept:orphan", `no rule called "orphan"; did you mean "orphan-stakeholder"?`},
		{"rule: scenario", "accept:scenario",
			`no rule called "scenario"; these have it in their names: scenario-compliance-only, scenario-misaligned, scenario-one-size-fits-all, scenario-silo`},
		{"rule: something-else-entirely", "accept:something-else-entirely",
			`no rule called "something-else-entirely"`},
		{"rule: unknown-reference", "accept:unknown-reference", `findings of "unknown-reference" cannot be accepted`},
		{"rule: bad-date", "accept:bad-date", `findings of "bad-date" cannot be accepted`},
		{"rule: accept-unused", "accept:accept-unused", `findings of "accept-unused" cannot be accepted`},
	} {
		res := accepting(t, "", test.entry+", reason: known")
		if len(res.Accepted) != 0 {
			t.Errorf("%s accepts %v", test.entry, res.Accepted)
		}
		i := slices.IndexFunc(res.Findings, func(f model.Finding) bool { return f.Rule == "accept-unused" })
		if i < 0 {
			t.Errorf("%s is not reported", test.entry)
			continue
		}
		f := res.Findings[i]
		if f.Message != test.message || f.Subject.String() != test.subject || f.Severity != model.Warning || f.Pos.Line != 10 {
			t.Errorf("%s: got %s at %s about %s: %q, want %q", test.entry, f.Severity, f.Pos, f.Subject, f.Message, test.message)
		}
	}
}

func TestAcceptIsNotUnusedWhenItsRuleDidNotRun(t *testing.T) {
	src := lonely + "accept:\n  - {rule: never-held, reason: later}\n  - {rule: objective-overdue, reason: later}\n  - {rule: planned-only, reason: later}\n"
	m := read(t, src)
	if got := gap.Run(m, gap.Options{Disable: []string{"planned-only"}}).Findings; raises(got, "accept-unused") {
		t.Errorf("an optional, a dated and a disabled rule count as run: %v", got)
	}
	all := gap.Options{Today: day(t, "2026-01-01"), Only: []string{"*"}}
	n := 0
	for _, f := range gap.Run(m, all).Findings {
		if f.Rule == "accept-unused" {
			n++
		}
	}
	if n != 3 {
		t.Errorf("%d unused entries when all rules run, want 3", n)
	}
}

func TestAcceptExpired(t *testing.T) {
	const entry = "rule: orphan-stakeholder, target: cto, reason: known, until: 2026-03-31"
	for _, test := range []struct {
		today   string
		expired bool
	}{
		{"", false}, // without a date nothing expires
		{"2026-03-30", false},
		{"2026-03-31", false}, // the last day is included
		{"2026-04-01", true},
	} {
		res := accepting(t, test.today, entry)
		if raises(res.Findings, "accept-expired") != test.expired || raises(res.Accepted, "orphan-stakeholder") == test.expired {
			t.Errorf("on %q: findings %v, accepted %v", test.today, res.Findings, res.Accepted)
		}
		if raises(res.Findings, "accept-unused") {
			t.Errorf("on %q: an entry that matches counts as unused", test.today)
		}
	}
	// A second entry without a date still applies.
	res := accepting(t, "2026-04-01", entry, "rule: orphan-stakeholder, reason: known")
	if got := len(res.Accepted); got != 2 {
		t.Errorf("%d accepted beside an expired entry, want 2", got)
	}
}

func TestAcceptNeedsAReason(t *testing.T) {
	m := read(t, lonely)
	m.Accepts = []*model.Accept{{Rule: "orphan-stakeholder"}}
	if res := gap.Run(m, gap.Options{}); len(res.Accepted) != 0 {
		t.Errorf("accepted without a reason: %v", res.Accepted)
	}
	m.Accepts[0].Reason = "known"
	if res := gap.Run(m, gap.Options{}); len(res.Accepted) != 2 {
		t.Errorf("accepted with a reason: %v, want 2 findings", res.Accepted)
	}
}

// TestAcceptByName uses the name of each kind of subject as the target.
func TestAcceptByName(t *testing.T) {
	const src = `organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}
ospo: {objectives: [{id: reuse, name: Reuse first}]}
people:
  - {id: eng, name: License engineer}
  - {id: head, name: Head of OSPO, hats: [advocate]}
  - {id: third, name: Analyst, hats: [advocate]}
stakeholders:
  - {name: CTO, perspective: upward}
projects:
  - {id: core, name: Log Library core, use: critical}
accept:
  - {rule: %s, target: %s, reason: known}
`
	for rule, target := range map[string]string{
		"goal-unsupported":           "Ship faster",
		"objective-unmeasured":       "Reuse first",
		"person-without-role":        "License engineer",
		"critical-project-uncovered": "Log Library core",
		"mission-missing":            "ospo",
		"hat-unassigned":             "ospo",
	} {
		res := gap.Run(read(t, fmt.Sprintf(src, rule, target)), gap.Options{})
		if len(res.Accepted) != 1 || res.Accepted[0].Rule != rule {
			t.Errorf("accepting %s for %q waives %v", rule, target, res.Accepted)
		}
	}
}

// A waiver of one readiness area does not affect the others.
func TestAcceptAreas(t *testing.T) {
	const src = `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
readiness:
  areas:
    tools: {score: 1}
    usage: {score: 1}
accept:
  - {rule: RULE, target: "TARGET", reason: Planned for the year after next}
`
	const low = "readiness-low-without-plan"
	const tools, usage = "readiness: the area \"tools\" scores 1 of 4 and has no plan", "readiness: the area \"usage\" scores 1 of 4 and has no plan"
	for _, tt := range []struct{ rule, target, findings, accepted string }{
		{low, "tools", usage, tools},
		{low, "readiness:Usage", tools, usage},
		{"readiness-*", "tools", usage, tools},
		{low, "readiness", "", tools + "|" + usage},
		{low, "gaps", tools + "|" + usage + `|there is no finding of "readiness-low-without-plan" about "gaps" to accept`, ""},
		{"area-unscored", "tools", tools + "|" + usage, ""},
	} {
		res := gap.Run(read(t, strings.NewReplacer("RULE", tt.rule, "TARGET", tt.target).Replace(src)), gap.Options{Only: []string{low, "accept-*"}})
		messages := func(list []model.Finding) string {
			var out []string
			for _, f := range list {
				out = append(out, f.Message)
			}
			return strings.Join(out, "|")
		}
		if got := messages(res.Findings); got != tt.findings {
			t.Errorf("%s of %s: found %q, want %q", tt.rule, tt.target, got, tt.findings)
		}
		if got := messages(res.Accepted); got != tt.accepted {
			t.Errorf("%s of %s: accepted %q, want %q", tt.rule, tt.target, got, tt.accepted)
		}
	}
}
