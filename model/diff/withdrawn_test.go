package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// closed returns the findings that a change closes, and which of them because less is
// claimed.
func closed(t *testing.T, old, new string, o gap.Options) []string {
	t.Helper()
	var out []string
	for _, x := range Compare(versionOf(t, old, o), versionOf(t, new, o)).Changes {
		if x.Kind == GapClosed || x.Kind == InfoClosed {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", x.Finding.Rule, x.Subject.ID, x.Finding.Standing)))
		}
	}
	slices.Sort(out)
	return out
}

const lacking = `organization: {name: Acme, goals: [{id: speed, name: Ship faster}, {id: trust, name: Be trusted}]}
ospo:
  status: established
  objectives: [{id: lists, name: Parts lists, measure: products, target: "40", due: 2026-06-30, supports: [trust]}]
people: [{id: head, name: Head of OSPO}, {id: eng, name: Engineer}]
stakeholders:
  - {name: CTO, perspective: upward, influence: high, expectations: [{id: risk, text: Know our risk}]}
  - {name: Unit, perspective: sideways, engagement: {current: neutral, desired: leading}}
  - {name: Legal, perspective: sideways, owner: head}
collaborations:
  - {to: CTO, method: report, direction: both, goals: [trust]}
  - {to: Unit, method: training, direction: both, cadence: monthly, last_held: 2026-01-10, goals: [lists]}
`

// A promise of more meetings is no smaller claim, even where another finding follows.
func TestOftenerIsNotWithdrawn(t *testing.T) {
	o := gap.Options{Only: []string{"collaboration-overdue", "collaboration-stale", "key-player-low-touch"}, Today: model.Date{Year: 2026, Month: 11, Day: 23}}
	old := strings.Replace(strings.Replace(lacking, "influence: high", "influence: high, interest: high", 1), "method: report, direction: both", "method: report, direction: both, cadence: yearly, last_held: 2025-03-01", 1)
	for cadence, want := range map[string]string{
		"monthly":   "[collaboration-overdue ospo>cto/report key-player-low-touch cto]",
		"6w":        "[collaboration-overdue ospo>cto/report key-player-low-touch cto]",
		"700d":      "[collaboration-overdue ospo>cto/report withdrawn]",
		"on-demand": "[collaboration-overdue ospo>cto/report withdrawn]",
	} {
		if got := fmt.Sprint(closed(t, old, strings.Replace(old, "cadence: yearly", "cadence: "+cadence, 1), o)); got != want {
			t.Errorf("yearly becomes %s: closed %s, want %s", cadence, got, want)
		}
	}
}

func TestWithdrawn(t *testing.T) {
	o := gap.Options{Only: []string{
		"orphan-stakeholder", "owner-missing", "engagement-gap", "expectation-unanswered", "goal-unsupported", "objective-overdue", "collaboration-stale",
	}}
	o.Today = model.Date{Year: 2026, Month: 11, Day: 23}
	for _, tt := range []struct {
		name string
		edit []string
		want string
	}{
		{"nothing", nil, ""},
		{"influence lowered", []string{"influence: high", "influence: low"}, "owner-missing cto withdrawn"},
		{"influence removed", []string{", influence: high", ""}, "owner-missing cto withdrawn"},
		{"an owner named", []string{"influence: high", "influence: high, owner: head"}, "owner-missing cto"},
		{"less wanted", []string{"desired: leading", "desired: neutral"}, "engagement-gap unit withdrawn"},
		{"won over", []string{"current: neutral", "current: leading"}, "engagement-gap unit"},
		{"an expectation removed", []string{", expectations: [{id: risk, text: Know our risk}]", ""}, "expectation-unanswered risk withdrawn"},
		{"an expectation answered", []string{"method: report", "method: report, answers: [risk]"}, "expectation-unanswered risk"},
		{"a goal removed", []string{"{id: speed, name: Ship faster}, ", ""}, "goal-unsupported speed withdrawn"},
		{"a goal supported", []string{"[trust]}\n  - {to: U", "[trust, speed]}\n  - {to: U"}, "goal-unsupported speed"},
		{"marked as met", []string{"due:", "status: met, due:"}, "objective-overdue lists withdrawn"},
		{"put off", []string{"2026-06-30", "2027-06-30"}, "objective-overdue lists withdrawn"},
		{"ended", []string{"last_held:", "status: ended, last_held:"}, "collaboration-stale ospo>unit/training withdrawn"},
		{"less often", []string{"monthly", "on-demand"}, "collaboration-stale ospo>unit/training withdrawn"},
		{"held again", []string{"2026-01-10", "2026-11-10"}, "collaboration-stale ospo>unit/training"},
		{"a stakeholder removed", []string{"  - {name: Legal, perspective: sideways, owner: head}\n", ""}, "orphan-stakeholder legal withdrawn"},
		{"a stakeholder worked with", []string{"collaborations:\n", "collaborations:\n  - {to: Legal, method: advice}\n"}, "orphan-stakeholder legal"},
		{"a stakeholder renamed and worked with", []string{"name: Legal", "name: Legal affairs", "collaborations:\n", "collaborations:\n  - {to: Legal affairs, method: advice}\n"},
			"orphan-stakeholder legal"},
		{"work done and less wanted", []string{"influence: high", "influence: low", "collaborations:\n", "collaborations:\n  - {to: Legal, method: advice}\n"},
			"orphan-stakeholder legal, owner-missing cto withdrawn"},
	} {
		new := strings.NewReplacer(append([]string{"\x00", ""}, tt.edit...)...).Replace(lacking)
		if len(tt.edit) > 0 && new == lacking {
			t.Fatalf("%s: nothing was edited", tt.name)
		}
		if got := strings.Join(closed(t, lacking, new, o), ", "); got != tt.want {
			t.Errorf("%s: closed\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}

// TestMendedIsNotWithdrawn mends the example of every rule as the rule advises. That
// withdraws no claim, unless the rule finds too much of something; marking an objective
// as met is both.
func TestMendedIsNotWithdrawn(t *testing.T) {
	for _, r := range gap.Rules() {
		o := gap.Options{Only: []string{r.ID}}
		o.Today, _ = model.ParseDate(r.Today)
		for _, mended := range []string{r.Mend(), r.Good()} {
			if r.Severity == model.Error || r.ID == "objective-overdue" {
				continue
			}
			for _, x := range Compare(versionOf(t, r.Bad, o), versionOf(t, mended, o)).Changes {
				if f := x.Finding; f != nil && f.Standing == model.Withdrawn && !gap.IsUnrecorded(*f) {
					t.Errorf("%s about %s is mended and called withdrawn", r.ID, x.Subject)
				}
			}
		}
	}
}
