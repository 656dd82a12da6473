package gap_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/starter"
)

// The tables below test the four scenarios on both sides of each threshold: with one
// party or one key more or less.

// scenarioHolds checks whether a scenario is reported for a map.
func scenarioHolds(t *testing.T, scenario string, row any, src string, want bool) {
	t.Helper()
	if got := len(gap.Run(read(t, src), gap.Options{Only: []string{scenario}}).Findings) == 1; got != want {
		t.Errorf("%s: %+v: the verdict is %v, want %v\n%s", scenario, row, got, want, src)
	}
}

// lines writes a line for each number from first to last, with the number for #.
func lines(b *strings.Builder, first, last int, line string) {
	for i := first; i <= last; i++ {
		fmt.Fprintln(b, strings.ReplaceAll(line, "#", fmt.Sprint(i)))
	}
}

func TestSiloBesideItsBounds(t *testing.T) {
	type row struct {
		units, touched   int // sideways, and how many of them are in touch
		oneWay, both     int // of those in touch: work with a direction
		goals, elsewhere int // work linked to a goal: with units, and outside
		status           string
		want             bool
	}
	for _, r := range []row{
		// Fewer than half in touch, as one of two signs.
		{units: 2, touched: 1, elsewhere: 2},
		{units: 3, touched: 1, elsewhere: 2, want: true},
		{units: 3, touched: 2, elsewhere: 2},
		{units: 4, touched: 2, elsewhere: 2},
		{units: 5, touched: 2, elsewhere: 2, want: true},
		{units: 5, touched: 3, elsewhere: 2},
		// Fewer than a quarter of at least four, as the only sign.
		{units: 1, touched: 0},
		{units: 3, touched: 0},
		{units: 4, touched: 0, want: true},
		{units: 4, touched: 1},
		{units: 5, touched: 1, want: true},
		{units: 8, touched: 2},
		{units: 9, touched: 2, want: true},
		{units: 9, touched: 3},
		// All one-way, with at least two units, and recorded for half of those in
		// touch.
		{units: 5, touched: 2, oneWay: 1},
		{units: 5, touched: 2, oneWay: 2, want: true},
		{units: 5, touched: 2, oneWay: 1, both: 1},
		{units: 9, touched: 4, oneWay: 1},
		{units: 9, touched: 4, oneWay: 2, want: true},
		{units: 9, touched: 4, oneWay: 3, both: 1},
		{units: 11, touched: 5, oneWay: 2},
		{units: 11, touched: 5, oneWay: 3, want: true},
		// Work with at least two others serves goals, and none with units does.
		{units: 4, touched: 4, oneWay: 4, elsewhere: 1},
		{units: 4, touched: 4, oneWay: 4, elsewhere: 2, want: true},
		{units: 4, touched: 4, oneWay: 4, elsewhere: 3, want: true},
		{units: 4, touched: 4, oneWay: 4, elsewhere: 2, goals: 1},
		// Only for an office in operation.
		{units: 4, touched: 0, status: "piloting", want: true},
		{units: 4, touched: 0, status: "proposed"},
		{units: 4, touched: 0, status: "winding-down"},
	} {
		b := &strings.Builder{}
		status := r.status
		if status == "" {
			status = "established"
		}
		fmt.Fprintf(b, "organization: {name: Acme, goals: [{id: g, name: Grow}]}\nospo: {status: %s, mission: Help all}\nstakeholders:\n", status)
		lines(b, 1, r.units, "  - {name: Unit #, perspective: sideways}")
		lines(b, 1, 3, "  - {name: Project #, perspective: outside}")
		fmt.Fprintln(b, "collaborations:\n  - {to: Project 1, label: First}")
		lines(b, 1, r.elsewhere, "  - {to: Project #, label: Work, goals: [g]}")
		lines(b, 1, r.oneWay, "  - {to: Unit #, direction: to}")
		lines(b, r.oneWay+1, r.oneWay+r.both, "  - {to: Unit #, direction: both}")
		lines(b, r.oneWay+r.both+1, r.touched, "  - {to: Unit #}")
		lines(b, 1, r.goals, "  - {to: Unit #, label: For a goal, goals: [g]}")
		scenarioHolds(t, "scenario-silo", r, b.String(), r.want)
	}
}

func TestMisalignedBesideItsBounds(t *testing.T) {
	const full = "measure: share, target: 60 percent, supports: [g]"
	type row struct {
		mission, objective string // empty for none
		noGoals            bool
		units, touched     int
		status             string
		want               bool
	}
	for _, r := range []row{
		// One missing pillar is not enough for the scenario; two are.
		{mission: "Help all", objective: full, units: 2, touched: 2},
		{objective: full, units: 2, touched: 2},
		{mission: "Help all", objective: full, units: 2, touched: 1},
		{mission: "Help all", objective: "measure: share", units: 2, touched: 2},
		{objective: full, units: 2, touched: 1, want: true},
		{objective: "measure: share", units: 2, touched: 2, want: true},
		{mission: "Help all", objective: "measure: share", units: 2, touched: 1, want: true},
		{objective: "measure: share", units: 2, touched: 0, want: true},
		// An objective needs a measure, a target and a goal, and must be open.
		{objective: "measure: share, target: 60 percent", units: 2, touched: 2, want: true},
		{objective: "measure: share, supports: [g]", units: 2, touched: 2, want: true},
		{objective: "target: 60 percent, supports: [g]", units: 2, touched: 2, want: true},
		{objective: full + ", status: dropped", units: 2, touched: 2, want: true},
		{objective: full + ", status: met", units: 2, touched: 2, want: true},
		{objective: full + ", status: open", units: 2, touched: 2},
		{objective: "measure: share, target: 60 percent", noGoals: true, units: 2, touched: 2},
		// A mission of a single character counts as missing.
		{mission: "-", objective: full, units: 2, touched: 1, want: true},
		{mission: "x", objective: full, units: 2, touched: 1, want: true},
		// Two units in touch are enough, and so is the only one there is.
		{units: 3, touched: 2, objective: full},
		{units: 3, touched: 1, objective: full, want: true},
		{units: 1, touched: 1, objective: full},
		{units: 1, touched: 0, mission: "Help all", objective: "measure: share", want: true},
		// Unrecorded facts alone are no alarm.
		{noGoals: true, units: 1, touched: 0},
		{noGoals: true, units: 2, touched: 0, want: true},
		{units: 1, touched: 0, want: true},
		// Only for an office in operation.
		{objective: full, units: 2, touched: 1, status: "proposed"},
		{objective: full, units: 2, touched: 1, status: "piloting", want: true},
	} {
		b := &strings.Builder{}
		goals, status := ", goals: [{id: g, name: Grow}]", "established"
		if r.noGoals {
			goals = ""
		}
		if r.status != "" {
			status = r.status
		}
		fmt.Fprintf(b, "organization: {name: Acme%s}\nospo:\n  status: %s\n", goals, status)
		if r.mission != "" {
			fmt.Fprintf(b, "  mission: %q\n", r.mission)
		}
		if r.objective != "" {
			fmt.Fprintf(b, "  objectives: [{id: o, name: Reuse, %s}]\n", r.objective)
		}
		fmt.Fprintln(b, "stakeholders:\n  - {name: Project, perspective: outside}")
		lines(b, 1, r.units, "  - {name: Unit #, perspective: sideways}")
		fmt.Fprintln(b, "collaborations:\n  - {to: Project}")
		lines(b, 1, r.touched, "  - {to: Unit #}")
		scenarioHolds(t, "scenario-misaligned", r, b.String(), r.want)
	}
}

func TestComplianceOnlyBesideItsBounds(t *testing.T) {
	type row struct {
		checks, other, untold int // kinds of work: checking, not checking, of unrecorded content
		news                  int // units that only get a newsletter
		gates, hats, bare     int // people with the gatekeeper hat, with another one, with none
		checkers, units       int // sideways units in touch: checking, and others
		aspect, status        string
		want                  bool
	}
	for _, r := range []row{
		// Three fifths of at least three kinds of work with recorded content, and two
		// units that check.
		{checkers: 2, checks: 2},
		{checkers: 2, checks: 3, want: true},
		{checkers: 2, checks: 2, other: 1, want: true},
		{checkers: 2, checks: 1, other: 2},
		{checkers: 2, checks: 3, other: 2, want: true},
		{checkers: 2, checks: 3, other: 3},
		{checkers: 2, checks: 4, other: 3},
		{checkers: 2, checks: 6, other: 4, want: true},
		// News changes no verdict.
		{checkers: 2, checks: 3, news: 9, want: true},
		{checkers: 2, checks: 2, other: 1, news: 1, want: true},
		{checkers: 2, checks: 3, other: 3, news: 9},
		// Content is recorded for half of them.
		{checkers: 2, checks: 3, untold: 3, want: true},
		{checkers: 2, checks: 3, untold: 4},
		// Governance is not compliance.
		{checkers: 2, checks: 3, aspect: "governance"},
		// Three fifths of at least two units check.
		{checkers: 1, checks: 3},
		{checkers: 1, units: 1, checks: 3},
		{checkers: 2, units: 1, checks: 3, want: true},
		{checkers: 2, units: 2, checks: 4},
		{checkers: 3, units: 2, checks: 5, want: true},
		{checkers: 3, units: 3, checks: 6},
		// Half of the hats of at least three people, half of whom have one.
		{gates: 2, hats: 1, checks: 3, want: true},
		{gates: 1, hats: 1, checks: 3},
		{gates: 2, hats: 2, checks: 3, want: true},
		{gates: 1, hats: 2, checks: 3},
		{gates: 2, hats: 3, checks: 3},
		{gates: 2, hats: 0, bare: 2, checks: 3, want: true},
		{gates: 2, hats: 0, bare: 3, checks: 3},
		// One sign is not enough, and the office has to be in operation.
		{checks: 9},
		{checkers: 2, checks: 3, status: "piloting", want: true},
		{checkers: 2, checks: 3, status: "proposed"},
	} {
		b := &strings.Builder{}
		status, aspect := "established", "compliance"
		if r.status != "" {
			status = r.status
		}
		if r.aspect != "" {
			aspect = r.aspect
		}
		fmt.Fprintf(b, "organization: Acme\nospo: {status: %s, mission: Help all}\n", status)
		if r.gates+r.hats+r.bare > 0 {
			fmt.Fprintln(b, "people:")
			lines(b, 1, r.gates, "  - {name: Keeper #, hats: [gatekeeper]}")
			lines(b, 1, r.hats, "  - {name: Enabler #, hats: [enabler]}")
			lines(b, 1, r.bare, "  - {name: Person #}")
		}
		fmt.Fprintln(b, "stakeholders:\n  - {name: Project, perspective: outside}")
		lines(b, 1, r.checkers, "  - {name: Desk #, perspective: sideways, kind: legal}")
		lines(b, 1, r.units, "  - {name: Unit #, perspective: sideways, kind: engineering}")
		lines(b, 1, r.news, "  - {name: Reader #, perspective: sideways, kind: hr}")
		fmt.Fprintln(b, "collaborations:")
		told := 0
		with := func(n int, does string) { // with one unit after the other
			for range n {
				to := "Project"
				if i := told % max(r.checkers+r.units, 1); i < r.checkers {
					to = fmt.Sprint("Desk ", i+1)
				} else if i < r.checkers+r.units {
					to = fmt.Sprint("Unit ", i-r.checkers+1)
				}
				told++
				fmt.Fprintf(b, "  - {to: %s, label: Work %d%s}\n", to, told, strings.ReplaceAll(does, "#", strconv.Itoa(told)))
			}
		}
		lines(b, 1, r.news, "  - {to: Reader #, method: communication, direction: to}")
		with(r.checks, ", aspect: "+aspect)
		with(r.other, ", method: [training, course #]")
		with(r.untold, "")
		scenarioHolds(t, "scenario-compliance-only", r, b.String(), r.want)
	}
}

func TestTemplateBesideItsBounds(t *testing.T) {
	type row struct {
		alike, other int  // collaborations: uniform, and others
		sides        int  // number of perspectives that the uniform ones cover
		blank        int  // how many of size, region, readiness and expectations are missing
		silent       bool // no channel recorded
		want         bool
	}
	for _, r := range []row{
		// Four alike over three perspectives, with two blanks.
		{alike: 3, sides: 3, blank: 2},
		{alike: 4, sides: 3, blank: 2, want: true},
		{alike: 5, sides: 3, blank: 2, want: true},
		{alike: 4, sides: 2, blank: 2},
		{alike: 4, sides: 4, blank: 2, want: true},
		{alike: 4, sides: 3, blank: 1},
		{alike: 4, sides: 3, blank: 3, want: true},
		// Half of all collaborations.
		{alike: 4, other: 4, sides: 3, blank: 2, want: true},
		{alike: 4, other: 5, sides: 3, blank: 2},
		// Three quarters if no channel is recorded.
		{alike: 4, sides: 3, blank: 2, silent: true, want: true},
		{alike: 6, other: 2, sides: 3, blank: 2, silent: true, want: true},
		{alike: 6, other: 3, sides: 3, blank: 2, silent: true},
		{alike: 6, sides: 2, blank: 2, silent: true},
		// Neither sign is enough alone.
		{alike: 8, sides: 4},
		{blank: 4},
	} {
		b := &strings.Builder{}
		if r.blank < 4 {
			fmt.Fprintln(b, "readiness: {assessed: 2026-01-01}")
		}
		size, region, expects := "", "", ""
		if r.blank < 3 {
			size = ", size: small"
		}
		if r.blank < 2 {
			region = ", region: Nordic"
		}
		if r.blank < 1 {
			expects = ", expectations: [{id: e, text: Dates that hold}]"
		}
		fmt.Fprintf(b, "organization: {name: Acme%s%s}\nstakeholders:\n", size, region)
		sides := model.Perspectives[:max(r.sides, 1)]
		for i := range max(r.alike, 1) { // a map has at least one stakeholder
			fmt.Fprintf(b, "  - {name: Party %d, perspective: %s%s}\n", i+1, sides[i%len(sides)], expects)
			expects = ""
		}
		fmt.Fprintln(b, "collaborations:\n  - {to: Party 1, status: ended}")
		channel := ", channel: mail"
		if r.silent {
			channel = ""
		}
		lines(b, 1, r.alike, "  - {to: Party #, method: communication"+channel+", cadence: monthly}")
		lines(b, 1, r.other, "  - {to: Party 1, label: Work #}")
		scenarioHolds(t, "scenario-one-size-fits-all", r, b.String(), r.want)
	}
}

func TestStarterBesideItsBounds(t *testing.T) {
	type row struct {
		names, roles       int // from the starter map
		ownNames, ownRoles int
		want               bool
	}
	for _, r := range []row{
		// Three quarters of at least ten texts.
		{names: 5, roles: 4},
		{names: 5, roles: 5, want: true},
		{names: 4, roles: 4, ownNames: 2, want: true},
		{names: 4, roles: 4, ownNames: 3},
		{names: 5, roles: 4, ownNames: 3, want: true},
		{names: 5, roles: 4, ownNames: 3, ownRoles: 1},
		// At least four of them are not names.
		{names: 9, roles: 3},
		{names: 9, roles: 4, want: true},
	} {
		texts := starter.Texts("business")
		b := &strings.Builder{}
		fmt.Fprintln(b, "organization: {name: Acme, size: small, region: Nordic}\nstakeholders:")
		for i := range r.names + r.ownNames {
			name, role := fmt.Sprint("Our party ", i), ""
			if i < r.names {
				name = strings.ToUpper(texts[i])
			}
			if i < r.roles {
				role = ", role: " + strconv.Quote(texts[len(texts)-1-i])
			} else if i < r.roles+r.ownRoles {
				role = ", role: Ours alone"
			}
			fmt.Fprintf(b, "  - {name: %q%s, perspective: outside}\n", name, role)
		}
		scenarioHolds(t, "scenario-one-size-fits-all", r, b.String(), r.want)
	}
}
