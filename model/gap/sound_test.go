package gap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// sound is an office that deserves no warnings.
const sound = `organization: {name: Acme, sector: business, size: large, goals: [{id: g, name: Ship faster}]}
ospo:
  status: established
  mission: Use and share open source without delay
  reports_to: Sponsor
  objectives: [{id: o, name: Parts lists, measure: products with a list, target: "40", due: 2027-06-30, supports: [g]}]
people:
  - {id: a, name: Lead, lead: true, hats: [advocate, counselor], allocation: 1}
  - {id: b, name: Engineer, hats: [enabler, environmentalist], allocation: 1}
  - {id: c, name: Analyst, hats: [gatekeeper, enabler], allocation: 0.5}
stakeholders:
  - {name: Sponsor, perspective: upward, kind: executive, influence: high, interest: high, owner: a}
  - {name: Security, perspective: sideways, kind: security, owner: c}
  - {name: Developer tools, perspective: sideways, kind: devtools, owner: b}
  - {name: Legal, perspective: sideways, kind: legal, owner: c}
  - {name: Procurement, perspective: sideways, kind: procurement, owner: c}
  - {name: Product units, perspective: sideways, kind: product, owner: b}
  - {name: Champions, perspective: downward, owner: b}
  - {name: Upstream project, perspective: outside, kind: project, owner: b}
  - {name: Foundation, perspective: outside, kind: foundation, owner: a}
collaborations:
  - {to: Sponsor, method: report, direction: both, cadence: monthly, last_held: 2026-11-03, owner: a, goals: [g], aspect: strategy}
  - {to: Security, method: coordination, direction: both, cadence: monthly, last_held: 2026-11-03, owner: c, aspect: governance}
  - {to: Developer tools, method: coordination, direction: both, cadence: weekly, last_held: 2026-11-18, owner: b, goals: [o], aspect: strategy}
  - {to: Legal, method: compliance, direction: both, cadence: monthly, last_held: 2026-11-09, owner: c, aspect: compliance}
  - {to: Procurement, method: compliance, direction: both, cadence: quarterly, last_held: 2026-10-09, owner: c, aspect: compliance}
  - {to: Product units, method: training, direction: both, cadence: monthly, last_held: 2026-11-11, owner: b, aspect: strategy}
  - {to: Champions, method: leading, direction: both, cadence: monthly, last_held: 2026-11-11, owner: b, aspect: community}
  - {to: Upstream project, method: contribution, direction: both, cadence: weekly, last_held: 2026-11-19, owner: b, goals: [o], aspect: community}
  - {to: Foundation, method: participation, direction: both, cadence: monthly, last_held: 2026-11-05, owner: a, aspect: community}
`

// TestEditsOfASoundOffice edits a sound office in realistic ways and expects the
// warnings that an adviser would give, one per cause.
func TestEditsOfASoundOffice(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		edits      []string // texts in sound, each followed by its replacement
	}{
		{"nothing", "", nil},
		{"own words german", "", []string{"method: report", "method: Quartalsbericht", "method: coordination", "method: Abstimmung", "method: contribution", "method: Patches", "method: participation", "method: Mitarbeit"}},
		{"report quarterly stale", "", []string{"cadence: monthly, last_held: 2026-11-03, owner: a", "cadence: quarterly, last_held: 2026-03-03, owner: a"}},
		{"yearly held 13 months ago", "", []string{"cadence: quarterly, last_held: 2026-10-09", "cadence: yearly, last_held: 2025-11-20"}},
		{"planned only foundation", "", []string{"method: participation, direction: both, cadence: monthly, last_held: 2026-11-05", "method: participation, status: planned, started: 2027-01-15"}},
		{"planned for years", "date-impossible collaboration:ospo>foundation/participation", []string{"method: participation, direction: both, cadence: monthly, last_held: 2026-11-05", "method: participation, status: planned, started: 2024-01-15"}},
		{"leaves in 50 days", "owner-leaving person:c", []string{"hats: [gatekeeper, enabler]", "hats: [gatekeeper, enabler], until: 2027-01-10"}},
		{"leaves in a year", "", []string{"hats: [gatekeeper, enabler]", "hats: [gatekeeper, enabler], until: 2027-11-10"}},
		{"left handed over", "", []string{"hats: [gatekeeper, enabler], allocation: 0.5", "until: 2026-10-31", "owner: c", "owner: a", "hats: [enabler, environmentalist]", "hats: [enabler, environmentalist, gatekeeper]"}},
		{"no devtools", "expected-stakeholder-missing expected:developer-tools", []string{"kind: devtools", "kind: engineering", "Developer tools", "Web shop"}},
		{"devtools by name", "", []string{"kind: devtools, owner", "owner"}},
		{"goal nobody", "goal-unsupported goal:h", []string{"goals: [{id: g", "goals: [{id: h, name: Fewer outages}, {id: g"}},
		{"objective dropped", "no-live-objective ospo", []string{"supports: [g]", "supports: [g], status: dropped"}},
		{"expectation planned", "", []string{"interest: high, owner: a", "interest: high, owner: a, expectations: [{id: cost, text: Lower cost}]", "due: 2027-06-30", "due: 2027-06-30, answers: [cost]"}},
		{"neutral wanted leading", "engagement-gap stakeholder:product-units", []string{"kind: product, owner: b", "kind: product, owner: b, engagement: {current: resistant, desired: leading}"}},
		{"one step", "", []string{"kind: product, owner: b", "kind: product, owner: b, engagement: {current: neutral, desired: supportive}"}},
		{"customer orphan", "orphan-stakeholder stakeholder:key-customer", []string{"  - {name: Foundation,", "  - {name: Key customer, perspective: outside, kind: customer}\n  - {name: Foundation,"}},
		{"wanted", "stakeholder-wanted stakeholder:somebody-in-marketing", []string{"  - {name: Foundation,", "  - {name: Somebody in marketing, perspective: sideways, kind: marketing, status: wanted}\n  - {name: Foundation,"}},
		{"part covered by whole", "", []string{"  - {name: Foundation,", "  - {name: Crypto team, perspective: sideways, part_of: Security}\n  - {name: Foundation,"}},
		{"long official names", "", []string{"name: Product units", `name: "Generaldirektion für Digitalisierung, Verwaltungsmodernisierung und Landesinformationssysteme (GD-DVL)"`, "to: Product units", `to: "Generaldirektion für Digitalisierung, Verwaltungsmodernisierung und Landesinformationssysteme (GD-DVL)"`}},
		{"name with na", "", []string{"name: Legal", "name: N/A compliance (North America)", "to: Legal", "to: N/A compliance (North America)"}},
		{"role xxx", "placeholder-text stakeholder:legal", []string{"kind: legal", "kind: legal, role: xxx"}},
		{"funding only", "", []string{"method: participation", "method: funding"}},
		{"mission dash", "placeholder-text ospo", []string{"mission: Use and share open source without delay", `mission: "-"`}},
		{"project unowned", "critical-project-uncovered project:log-library", []string{"stakeholders:\n", "projects: [{name: Log library, use: critical}]\nstakeholders:\n"}},
		{"project covered", "", []string{"stakeholders:\n", "projects: [{name: Log library, use: critical, stakeholder: Upstream project, owner: b}]\nstakeholders:\n"}},
		{"future meeting", "date-impossible collaboration:ospo>foundation/participation", []string{"last_held: 2026-11-05", "last_held: 2027-11-05"}},
		{"quarter date", "", []string{"last_held: 2026-11-05", "last_held: 2026-Q4"}},
		{"devtools under another name", "", []string{"kind: devtools", "kind: engineering", "Developer tools", "CI/CD and build farm"}},
		{"security in Japanese", "", []string{"kind: security", "kind: it", "Security", "情報セキュリティ室"}},
		{"an authority that Legal keeps", "", []string{"  - {name: Foundation,", "  - {name: Authority, perspective: outside, kind: regulator, influence: high}\n  - {name: Foundation,", "  - {to: Foundation,", "  - {from: Legal, to: Authority, method: report}\n  - {to: Foundation,"}},
		{"papers to somebody of low interest", "", []string{"  - {name: Foundation,", "  - {name: CFO, perspective: upward, kind: executive, influence: high, interest: low, owner: a}\n  - {name: Foundation,", "  - {to: Foundation,", "  - {to: CFO, method: report, direction: to, cadence: half-yearly}\n  - {to: Foundation,"}},
		{"papers to somebody of medium interest", "one-way-only stakeholder:cfo", []string{"  - {name: Foundation,", "  - {name: CFO, perspective: upward, kind: executive, influence: high, interest: medium, owner: a}\n  - {name: Foundation,", "  - {to: Foundation,", "  - {to: CFO, method: report, direction: to, cadence: half-yearly}\n  - {to: Foundation,"}},
		{"an authority once a year", "", []string{"  - {name: Foundation,", "  - {name: Authority, perspective: outside, kind: regulator, influence: high, interest: high, owner: c}\n  - {name: Foundation,", "  - {to: Foundation,", "  - {to: Authority, method: report, direction: to, cadence: yearly}\n  - {to: Foundation,"}},
		{"paused", "", []string{"method: compliance, direction: both, cadence: monthly", "method: compliance, status: paused, cadence: monthly"}},
		{"paused with the sponsor", "perspective-unconnected perspective:upward", []string{"method: report, direction: both", "method: report, status: paused"}},
		{"three weak areas", "readiness-low-without-plan readiness:usage", []string{"stakeholders:\n", "readiness: {areas: {usage: {score: 1}, tools: {score: 0}, culture: {score: 1}, knowledge: {score: 1, plan: A course in spring}}}\nstakeholders:\n"}},
		{"closing", "orphan-stakeholder stakeholder:foundation", []string{"status: established", "status: winding-down", "  - {to: Foundation, method: participation, direction: both, cadence: monthly, last_held: 2026-11-05, owner: a, aspect: community}\n", ""}},
	} {
		src := sound
		for i := 0; i < len(tt.edits); i += 2 {
			if !strings.Contains(src, tt.edits[i]) {
				t.Fatalf("%s: there is no %q", tt.name, tt.edits[i])
			}
			src = strings.ReplaceAll(src, tt.edits[i], tt.edits[i+1])
		}
		var got []string
		for _, f := range gap.Run(read(t, src), gap.Options{Today: model.Date{Year: 2026, Month: 11, Day: 23}}).Findings {
			if f.Severity > model.Info && f.CausedBy == "" {
				got = append(got, fmt.Sprint(f.Rule, " ", f.Subject))
			}
		}
		slices.Sort(got)
		if got := strings.Join(got, ", "); got != tt.want {
			t.Errorf("%s: warns of\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}
