package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// versionOf returns a map with its findings.
func versionOf(t testing.TB, src string, o gap.Options) Version {
	t.Helper()
	m := read(t, src)
	res := gap.Run(m, o)
	return Version{Map: m, Findings: res.Findings, Accepted: res.Accepted, Rules: o}
}

// news returns the findings of a change with their standings.
func news(t testing.TB, old, new string, o gap.Options) []string {
	t.Helper()
	var out []string
	for _, f := range Compare(versionOf(t, old, o), versionOf(t, new, o)).Findings {
		if f.Standing != "" {
			out = append(out, fmt.Sprintf("%s %s %s", f.Standing, f.Rule, f.Subject))
		}
	}
	slices.Sort(out)
	return out
}

// office is a map with few gaps.
const office = `organization: Acme
people:
  - {id: head, name: Head of OSPO, lead: true}
  - {id: eng, name: Open source engineer}
stakeholders:
  - {name: Team, perspective: downward}
  - {name: CTO, perspective: upward, kind: sponsor, influence: high, engagement: {current: supportive, desired: supportive}, owner: head}
  - {name: Security, perspective: sideways, kind: security}
  - {name: Unit, perspective: sideways, engagement: {current: neutral, desired: leading}}
  - {name: Foundation, perspective: outside}
collaborations:
  - {to: CTO, method: report}
  - {to: Unit, method: training, direction: both, cadence: monthly, last_held: 2025-01-10}
  - {to: Security, method: [compliance, audit]}
  - {to: Foundation, method: contribution}
`

func TestStandings(t *testing.T) {
	o := gap.Options{Only: []string{
		"orphan-stakeholder", "perspective-*", "gatekeeper-dominated", "hat-*", "collaboration-stale", "owner-missing", "engagement-gap", "duplicate-*", "placeholder-text", "no-upward-report", "stakeholder-wanted", "date-impossible", "owner-departed", "owner-leaving",
	}}
	o.Today = model.Date{Year: 2026, Month: 11, Day: 23}
	for _, tt := range []struct {
		name string
		edit []string // texts of office and their replacements
		want string
	}{
		{"nothing", nil, ""},
		{"a comment", []string{"organization", "# all of it\norganization"}, ""},
		{"work removed opens", []string{"  - {to: Security, method: [compliance, audit]}\n", ""},
			"opened orphan-stakeholder stakeholder:security"},
		{"a stakeholder without work is revealed", []string{"collaborations:", "  - {name: Legal, perspective: sideways}\ncollaborations:"},
			"revealed orphan-stakeholder stakeholder:legal"},
		{"an owner removed opens", []string{", owner: head", ""}, "opened owner-missing stakeholder:cto"},
		{"influence recorded reveals", []string{"name: Unit,", "name: Unit, influence: high,"}, "revealed owner-missing stakeholder:unit"},
		{"hats recorded reveal", []string{"Open source engineer", "Open source engineer, hats: [gatekeeper, enabler]}\n  - {name: Analyst, hats: [gatekeeper]"},
			"revealed gatekeeper-dominated ospo, revealed hat-unassigned ospo"},
		{"a wider gap is worse", []string{"current: neutral", "current: resistant"}, "worse engagement-gap stakeholder:unit"},
		{"a narrower gap is known", []string{"current: neutral", "current: supportive"}, ""},
		{"a method added is nothing", []string{"method: training", "method: [training, support]"}, ""},
		{"a rename is nothing", []string{"name: Unit", "name: Business unit", "to: Unit", "to: Business unit"}, ""},
		{"another id is nothing", []string{"name: Unit,", "id: u1, name: Unit,"}, ""},
		{"a copy always opens", []string{"collaborations:", "  - {id: s2, name: Security., perspective: sideways}\ncollaborations:"},
			"opened duplicate-stakeholder stakeholder:s2, revealed orphan-stakeholder stakeholder:s2"},
		{"a placeholder always opens", []string{"name: Unit,", "name: Unit, role: TBD,"}, "opened placeholder-text"},
		{"a date that cannot be always opens", []string{"{to: Foundation, method: contribution}", "{to: Foundation, method: contribution, last_held: 2027-01-10}"},
			"opened date-impossible collaboration:ospo>foundation/contribution"},
		{"another name for the one unit of its kind hides no work that is gone", []string{"{name: Security,", "{name: Product trust,", "  - {to: Security, method: [compliance, audit]}\n", ""},
			"opened orphan-stakeholder stakeholder:product-trust"},
		{"another unit is another unit", []string{"{name: Security, perspective: sideways, kind: security}", "{name: Procurement, perspective: sideways, kind: procurement}", "  - {to: Security, method: [compliance, audit]}\n", ""},
			"revealed orphan-stakeholder stakeholder:procurement"},
		{"another name for the one sponsor hides no resistance", []string{"name: CTO", "name: Deputy head", "to: CTO", "to: Deputy head", "current: supportive", "current: resistant"},
			"opened engagement-gap stakeholder:deputy-head"},
		{"what is turned to others opens", []string{"{to: Security, method: [compliance, audit]}", "{to: Unit, method: [compliance, audit]}"},
			"opened orphan-stakeholder stakeholder:security"},
		{"work that takes the place of some opens", []string{"{to: CTO, method: report}", "{to: CTO, method: approval}"},
			"opened no-upward-report stakeholder:cto"},
		{"a place that is left opens", []string{"{name: Foundation, perspective: outside}", "{name: Foundation, perspective: outside, status: wanted}"},
			"opened stakeholder-wanted stakeholder:foundation"},
		{"whoever leaves opens", []string{"name: Head of OSPO", "name: Head of OSPO, until: 2026-11-01"}, "opened owner-departed person:head"},
		{"work that ends opens", []string{"{to: Foundation, method: contribution}", "{to: Foundation, method: contribution, ends: 2026-11-01}"},
			"opened date-impossible collaboration:ospo>foundation/contribution, opened perspective-unconnected perspective:outside"},
		{"the end of a contract reveals", []string{"name: Head of OSPO", "name: Head of OSPO, until: 2026-12-01"}, "revealed owner-leaving person:head"},
		{"work with a newcomer instead opens", []string{"{to: Security, method: [compliance, audit]}", "{to: Legal, method: [compliance, audit]}",
			"collaborations:", "  - {name: Legal, perspective: sideways}\ncollaborations:"},
			"opened orphan-stakeholder stakeholder:security"},
	} {
		got := strings.Join(news(t, office, strings.NewReplacer(tt.edit...).Replace(office), o), ", ")
		if got != tt.want && !(tt.want == "opened placeholder-text" && strings.HasPrefix(got, tt.want)) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A renamed tag or group is the same if the same stakeholders share it.
func TestRenamedGroups(t *testing.T) {
	const old = `organization: Acme
stakeholders:
  - {name: Peru, perspective: sideways, group: South}
  - {name: Chile, perspective: sideways, group: South}
  - {name: Bolivia, perspective: sideways, group: South}
  - {name: Platform, perspective: sideways, tags: [core]}
collaborations:
  - {to: Platform, method: training}
`
	for _, tt := range []struct{ was, is, want string }{
		{"group: South", "group: Andes", ""},
		{"group: South", "tags: [Andes]", ""},
		{"name: Chile, perspective: sideways, group: South", "name: República de Chile, perspective: sideways, group: South", ""},
		{"name: Platform, perspective: sideways, tags: [core]", "name: Platform, perspective: sideways, tags: [hub]", ""},
		{"group: South", "tags: [core]", "revealed orphan-stakeholder tag:core"},
	} {
		if got := strings.Join(news(t, old, strings.ReplaceAll(old, tt.was, tt.is), gap.Options{}), ", "); got != tt.want {
			t.Errorf("%s becomes %s: got %q, want %q", tt.was, tt.is, got, tt.want)
		}
	}
}

func TestGrown(t *testing.T) {
	finding := func(s model.Severity, evidence ...string) model.Finding {
		return model.Finding{Rule: "scenario-silo", Severity: s, Subject: model.Subject{Kind: model.AboutMap}, Evidence: evidence}
	}
	for _, tt := range []struct {
		name     string
		old, new model.Finding
		grown    string
		worse    bool
	}{
		{"the same", finding(model.Info, "stakeholder:cto"), finding(model.Info, "stakeholder:cto"), "", false},
		{"less", finding(model.Warning, "stakeholder:cto", "stakeholder:cfo"), finding(model.Info, "stakeholder:cto"), "", false},
		{"more", finding(model.Info, "stakeholder:cto"), finding(model.Info, "stakeholder:cfo", "stakeholder:cto"), `now also "CFO"`, true},
		{"another sign", finding(model.Info, "stakeholder:cto"), finding(model.Info, "stakeholder:cto", "signal:one-way"), "1 more sign than before", true},
		{"graver", finding(model.Info, "stakeholder:cto"), finding(model.Warning, "stakeholder:cto"), "it was info", true},
		{"a lower share of more", finding(model.Info, "share:7/11"), finding(model.Info, "share:8/13"), "", false},
		{"a higher share", finding(model.Info, "share:7/11"), finding(model.Info, "share:8/12"), "it was 7 of 11", true},
	} {
		old := versionOf(t, base, gap.Options{Only: []string{"none"}})
		new := old
		old.Findings, new.Findings, old.Void = []model.Finding{tt.old}, []model.Finding{tt.new}, true
		got := Compare(old, new).Findings[0]
		if got.Grown != tt.grown || (got.Standing == model.Worse) != tt.worse {
			t.Errorf("%s: %q, %s", tt.name, got.Grown, got.Standing)
		}
	}
	// It is the same in other languages.
	old, new := versionOf(t, base, gap.Options{Only: []string{"none"}}), versionOf(t, base, gap.Options{Only: []string{"none"}})
	old.Findings = []model.Finding{finding(model.Info, "share:7/11")}
	new.Findings = []model.Finding{finding(model.Warning, "share:8/11", "stakeholder:cfo")}
	german, _ := words.For("de")
	if got := gap.In(german, Compare(old, new).Findings)[0].Grown; got != `bisher 7 von 11; jetzt auch "CFO"; bisher: Information` {
		t.Errorf("in German: %q", got)
	}
	// A finding that is no longer accepted was there before.
	accepting := office + "accept:\n  - {rule: engagement-gap, reason: Agreed with the unit}\n"
	o := gap.Options{Only: []string{"engagement-gap"}}
	if got := lines(Compare(versionOf(t, accepting, o), versionOf(t, office, o)).Changes); !strings.HasSuffix(got[0], "(it was accepted)") {
		t.Errorf("%q", got)
	}
}

// A map compared with itself has no changes, whatever it holds.
func TestSelfComparison(t *testing.T) {
	double := strings.Replace(base, "accept:\n", "accept:\n  - {rule: no-bridge, reason: First}\n  - {rule: no-bridge, reason: Second}\n", 1)
	double = strings.Replace(double, "projects:\n", "  - {to: cfo, method: report}\n  - {to: cfo, method: report}\nprojects:\n", 1)
	for _, src := range []string{base, office, double} {
		v := versionOf(t, src, gap.Options{Only: []string{"*"}})
		res := Compare(v, versionOf(t, src, gap.Options{Only: []string{"*"}}))
		if len(res.Changes) > 0 {
			t.Errorf("changes %q in\n%s", lines(res.Changes), src)
		}
	}
}
