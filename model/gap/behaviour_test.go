package gap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// TestThresholds checks what the examples do not show: the limits of a rule and what it
// does not report. Stakeholders and collaborations are given as list items.
func TestThresholds(t *testing.T) {
	for _, test := range []struct {
		name string
		rule string
		head string // lines before the stakeholders
		s    []string
		c    []string
		want string // "severity subject" of each finding
	}{
		{name: "people stand for downward", rule: "perspective-empty", head: "people: [{name: Head of OSPO}]",
			s:    []string{"name: A, perspective: upward", "name: B, perspective: sideways"},
			want: "warning perspective:outside"},
		{name: "somebody wanted is not nobody", rule: "perspective-empty", head: "people: [{name: Head of OSPO}]",
			s: []string{"name: A, perspective: upward", "name: B, perspective: sideways", "name: C, perspective: outside, status: wanted"}},
		{name: "an office that is only proposed has no team yet", rule: "perspective-empty", head: "ospo: {status: proposed}",
			s: []string{"name: A, perspective: upward", "name: B, perspective: sideways", "name: C, perspective: outside"}},
		{name: "nobody owns anything", rule: "owner-missing", head: "people: [{name: P}, {name: Q}]",
			s:    []string{"name: A, perspective: upward, influence: high", "name: B, perspective: sideways, influence: high", "name: C, perspective: outside, influence: high"},
			want: "warning map, warning stakeholder:a, warning stakeholder:b, warning stakeholder:c"},
		{name: "somebody owns something", rule: "owner-missing", head: "people: [{name: P}, {name: Q}]",
			s:    []string{"name: A, perspective: upward, influence: high", "name: B, perspective: sideways, influence: high", "name: C, perspective: outside, influence: high", "name: D, perspective: outside, owner: P"},
			want: "warning stakeholder:a, warning stakeholder:b, warning stakeholder:c"},
		{name: "most of a group", rule: "orphan-stakeholder",
			s: []string{"name: A, perspective: sideways, group: North", "name: B, perspective: sideways, group: North, tags: [North]", "name: C, perspective: outside, tags: [North]",
				"name: D, perspective: sideways, group: North", "name: E, perspective: sideways, group: North", "name: F, perspective: sideways, tags: [North]"},
			c:    []string{"to: D", "to: E", "to: F"},
			want: "warning stakeholder:a, warning stakeholder:b, warning stakeholder:c, warning tag:North"},
		{name: "less than half of a group", rule: "orphan-stakeholder",
			s: []string{"name: A, perspective: sideways, group: North", "name: B, perspective: sideways, group: North", "name: C, perspective: sideways, group: North",
				"name: D, perspective: sideways, group: North", "name: E, perspective: sideways, group: North", "name: F, perspective: sideways, group: North", "name: G, perspective: sideways, group: North"},
			c:    []string{"to: D", "to: E", "to: F", "to: G"},
			want: "warning stakeholder:a, warning stakeholder:b, warning stakeholder:c"},
		{name: "the team needs no connection", rule: "perspective-unconnected", s: []string{"name: A, perspective: downward"}},
		{name: "a link to another unit is no connection with the OSPO", rule: "perspective-unconnected",
			s:    []string{"name: A, perspective: sideways", "name: B, perspective: outside"},
			c:    []string{"from: A, to: B", "to: A"},
			want: "info perspective:outside"}, // reached through others
		{name: "wanted stakeholders are reported once", rule: "*",
			s:    []string{"name: A, perspective: outside, status: wanted, influence: high, expectations: [{id: e, text: Answers}]"},
			want: "warning stakeholder:a"},
		{name: "a link to another unit is a collaboration", rule: "orphan-stakeholder",
			s: []string{"name: A, perspective: sideways", "name: B, perspective: outside", "name: T, perspective: downward"},
			c: []string{"from: A, to: B, status: paused"}},
		{name: "what has ended is over", rule: "orphan-stakeholder", s: []string{"name: A, perspective: sideways"},
			c: []string{"to: A, status: ended"}, want: "warning stakeholder:a"},
		{name: "all is paused or planned", rule: "planned-only", s: []string{"name: A, perspective: sideways"},
			c: []string{"to: A, status: paused", "to: A, status: planned"}, want: "info stakeholder:a"},
		{name: "paused with the powerful", rule: "planned-only", s: []string{"name: A, perspective: sideways, influence: high"},
			c: []string{"to: A, status: paused"}, want: "warning stakeholder:a"},
		{name: "paused, and something else is active", rule: "planned-only", s: []string{"name: A, perspective: sideways, influence: high"},
			c: []string{"to: A, status: paused", "to: A"}},
		{name: "planned after an end", rule: "planned-only", s: []string{"name: A, perspective: sideways"},
			c: []string{"to: A, status: ended", "to: A, status: planned"}, want: "info stakeholder:a"},
		{name: "one way sideways is minor", rule: "one-way-only", s: []string{"name: A, perspective: sideways", "name: B, perspective: sideways"},
			c: []string{"to: A, direction: to", "from: A, to: ospo, direction: from", "to: B, direction: from"}, want: "info map"},
		{name: "one way with a key player", rule: "one-way-only", s: []string{"name: A, perspective: sideways, influence: high, interest: high"},
			c: []string{"from: A, to: ospo, direction: to"}, want: "warning stakeholder:a"},
		{name: "one way with a project", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: Project"},
			c: []string{"to: A, direction: from, cadence: weekly"}, want: "warning stakeholder:a"},
		{name: "one way with whom the office reports to", rule: "one-way-only", head: "ospo: {reports_to: A}", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, direction: to"}, want: "warning stakeholder:a"},
		{name: "a word of one's own is no board", rule: "one-way-only", s: []string{"name: A, perspective: upward, kind: Aufsichtsrat"},
			c: []string{"to: A, direction: to"}, want: "info map"},
		{name: "a regulator is told as it is", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: regulator, influence: high, interest: high"},
			c: []string{"to: A, direction: to, cadence: weekly"}},
		{name: "what happens yearly", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: foundation"},
			c: []string{"to: A, direction: to, cadence: yearly"}},
		{name: "what happens yearly, and a newsletter", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: foundation"},
			c: []string{"to: A, direction: to, cadence: yearly", "to: A, direction: to, method: communication, cadence: monthly"}},
		{name: "listening, and a newsletter", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: project"},
			c: []string{"to: A, direction: from, method: measuring", "to: A, direction: to, method: communication"}, want: "warning stakeholder:a"},
		{name: "news both ways", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: project"},
			c: []string{"to: A, direction: from, method: communication", "to: A, direction: to, method: communication", "to: A, direction: to, method: measuring"}},
		{name: "help in both directions, in two entries", rule: "takes-but-never-gives", s: []string{"name: A, perspective: outside", "name: B, perspective: outside"},
			c: []string{"to: A, method: support, direction: to", "to: A, method: support, direction: from", "to: B, method: training, direction: from"}, want: "warning perspective:outside"},
		{name: "help that runs one way", rule: "takes-but-never-gives", s: []string{"name: A, perspective: outside", "name: B, perspective: outside"},
			c: []string{"to: A, method: support, direction: to", "to: B, method: training, direction: from"}},
		{name: "help that is planned to run one way", rule: "takes-but-never-gives", s: []string{"name: A, perspective: outside", "name: B, perspective: outside"},
			c: []string{"to: A, method: report, direction: from", "to: B, method: training, direction: from", "to: A, method: support, direction: to, status: planned, started: 2099-01-01"}, want: "info perspective:outside"},
		{name: "outside contact through one person, and a newsletter of nobody", rule: "single-person-bridge", head: "people: [{name: P}, {name: Q}]",
			s:    []string{"name: A, perspective: outside", "name: B, perspective: outside", "name: C, perspective: outside"},
			c:    []string{"to: A, owner: P", "to: B, owner: P", "to: C, owner: P", "to: A, method: communication, direction: to"},
			want: "warning person:p"},
		{name: "two parties outside in three entries", rule: "single-person-bridge", head: "people: [{name: P}, {name: Q}]",
			s: []string{"name: A, perspective: outside", "name: B, perspective: outside"},
			c: []string{"to: A, owner: P", "to: B, owner: P", "to: B, owner: P, label: More"}},
		{name: "a newsletter alone", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: foundation"},
			c: []string{"to: A, direction: to, method: communication, cadence: monthly"}, want: "warning stakeholder:a"},
		{name: "what happens on demand", rule: "one-way-only", s: []string{"name: A, perspective: outside, kind: community"},
			c: []string{"to: A, direction: from, cadence: on-demand"}},
		{name: "an approval runs one way", rule: "one-way-only", s: []string{"name: A, perspective: upward, kind: executive"},
			c: []string{"to: A, direction: to, method: [Approval, audit]"}},
		{name: "papers to a board with a sponsor to talk to", rule: "one-way-only",
			s: []string{"name: A, perspective: upward, kind: board", "name: B, perspective: upward, kind: sponsor"},
			c: []string{"to: A, direction: to", "to: B, direction: both"}},
		{name: "papers to a board and nobody to talk to", rule: "one-way-only",
			s: []string{"name: A, perspective: upward, kind: board", "name: B, perspective: upward, kind: sponsor"},
			c: []string{"to: A, direction: to", "to: B"}, want: "warning stakeholder:a"},
		{name: "only from an executive is said better", rule: "one-way-only", s: []string{"name: A, perspective: upward, kind: executive"},
			c: []string{"to: A, direction: from"}},
		{name: "a talk reports back", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: communication, direction: both"}},
		{name: "money both ways is no report", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: funding, direction: both"}, want: "warning stakeholder:a"},
		{name: "a word of one's own may be a report", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: Statusbericht"}},
		{name: "a known word without direction is a question", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: approval"}, want: "info stakeholder:a"},
		{name: "a report from them is none to them", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: report, direction: from"}, want: "warning stakeholder:a"},
		{name: "an unrecorded direction may be two-way", rule: "one-way-only", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, direction: to", "to: A, method: report"}},
		{name: "both ways in two collaborations", rule: "one-way-only", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, direction: to", "from: A, to: ospo, direction: to"}},
		{name: "no method is recorded", rule: "no-upward-report", s: []string{"name: A, perspective: upward"}, c: []string{"to: A"}},
		{name: "not connected", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: funding, status: planned"}},
		{name: "a planned answer is in hand", rule: "expectation-unanswered",
			s: []string{"name: A, perspective: upward, expectations: [{id: e, text: Answers}]"},
			c: []string{"to: A, answers: [e], status: planned"}, want: "info expectation:e"},
		{name: "a need with an id", rule: "need-unanswered", s: []string{"name: A, perspective: sideways, needs: [{id: n, text: Time}]"}, c: []string{"to: A"}, want: "info expectation:n"},
		{name: "one of high influence", rule: "need-unanswered", s: []string{"name: A, perspective: upward, influence: high, needs: [{id: n, text: Time}]"},
			c: []string{"to: A"}, want: "warning expectation:n"},
		{name: "an answer is planned", rule: "need-unanswered", s: []string{"name: A, perspective: upward, influence: high, needs: [{id: n, text: Time}]"},
			c: []string{"to: A, answers: [n], status: planned"}, want: "info expectation:n"},
		{name: "a need is answered", rule: "need-unanswered", s: []string{"name: A, perspective: upward, needs: [{id: n, text: Time}]"}, c: []string{"to: A, answers: [n]"}},
		{name: "work of the office alone answers", rule: "need-unanswered", s: []string{"name: A, perspective: upward, needs: [{id: n, text: Time}]"}, c: []string{"label: Planning, answers: [n]"}},
		{name: "a need in plain words", rule: "need-unanswered", s: []string{"name: A, perspective: upward, influence: high, needs: [Time]"}, c: []string{"to: A"}},
		{name: "somebody who is not there yet", rule: "need-unanswered", s: []string{"name: A, perspective: upward, status: wanted, needs: [{id: n, text: Time}]"}},
		{name: "an objective answers", rule: "expectation-unanswered", head: "ospo: {objectives: [{id: o, name: O, answers: [e]}]}",
			s: []string{"name: A, perspective: upward, expectations: [{id: e, text: Answers}]"}},
		{name: "a proposed office has no head yet", rule: "no-lead", head: "ospo: {status: proposed}\npeople: [{name: P}]",
			s: []string{"name: A, perspective: upward"}},
		{name: "an unrecorded kind passes", rule: "no-community",
			s: []string{"name: A, perspective: outside, kind: vendor", "name: B, perspective: outside"}},
		{name: "a kind of its own passes", rule: "no-community",
			s: []string{"name: A, perspective: outside, kind: vendor", "name: B, perspective: outside, kind: user group"}},
		{name: "a wanted community is known to be missing", rule: "no-community",
			s: []string{"name: A, perspective: outside, kind: vendor", "name: B, perspective: outside, kind: community, status: wanted"}},
		{name: "one collaboration is too few to judge", rule: "takes-but-never-gives", s: []string{"name: A, perspective: outside"},
			c: []string{"to: A, method: training", "to: A"}},
		{name: "a unit gives, too", rule: "takes-but-never-gives",
			s: []string{"name: A, perspective: outside", "name: U, perspective: sideways"},
			c: []string{"to: A, method: training", "to: A, method: support", "from: U, to: A, method: funding"}},
		{name: "three tagged are too few to judge", rule: "aspect-missing", s: []string{"name: A, perspective: outside"},
			c: []string{"to: A, aspect: strategy", "to: A, aspect: strategy, channel: b", "to: A, aspect: strategy, channel: c", "to: A"}},
		{name: "a dropped objective need not be measured", rule: "objective-*", head: "organization: {name: O, goals: [{id: g, name: G}]}\n" +
			"ospo: {objectives: [{id: o, name: O, status: dropped}]}", s: []string{"name: A, perspective: upward"}},
		{name: "an ended collaboration works on nothing", rule: "goal-unsupported", head: "organization: {name: O, goals: [{id: g, name: G}]}",
			s: []string{"name: A, perspective: upward"}, c: []string{"to: A, goals: [g], status: ended"}, want: "warning goal:g"},
		{name: "who is accountable owns", rule: "owner-missing", head: "people: [{name: P}]",
			s: []string{"name: A, perspective: upward, influence: high"}, c: []string{"to: A, raci: {accountable: [P]}"}},
		{name: "nobody can own anything yet", rule: "owner-missing", head: "ospo: {status: proposed}",
			s: []string{"name: A, perspective: upward, influence: high"}, c: []string{"to: A"}},
		{name: "a proposed office with people", rule: "owner-missing", head: "ospo: {status: proposed}\npeople: [{name: P}, {name: Q}]",
			s: []string{"name: A, perspective: upward, influence: high"}, c: []string{"to: A"}, want: "warning stakeholder:a"},
		{name: "a proposed office speaks for nobody yet", rule: "no-community", head: "ospo: {status: proposed}",
			s: []string{"name: A, perspective: outside, kind: peer"}, want: "info perspective:outside"},
		{name: "a mission is asked of an office that is described", rule: "mission-missing", s: []string{"name: A, perspective: upward"},
			want: "info ospo"},
		{name: "a proposed office shows no scenario", rule: "scenario-*", head: "ospo: {status: proposed}",
			s: []string{"name: A, perspective: sideways", "name: B, perspective: sideways"}},
		{name: "different labels are different collaborations", rule: "duplicate-collaboration", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, label: Creating OSPO", "to: A, label: Report"}},
		{name: "planned beside active is no duplicate", rule: "duplicate-collaboration", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: report", "to: A, method: report, status: planned"}},
		{name: "equal collaborations get different ids", rule: "collaboration-without-purpose", s: []string{"name: A, perspective: upward"},
			c:    []string{"to: A", "to: A"},
			want: "info collaboration:ospo>a, info collaboration:ospo>a#2"},
		{name: "five hats on a team of one", rule: "hat-overload",
			head: "people: [{name: P, hats: [enabler, counselor, advocate, environmentalist, gatekeeper]}]",
			s:    []string{"name: A, perspective: upward"}},
		{name: "a cadence that is not recorded may be close", rule: "key-player-low-touch",
			s: []string{"name: A, perspective: upward, influence: high, interest: high"}, c: []string{"to: A, direction: both"}},
		{name: "a committee looks down to nobody", rule: "perspective-empty", head: "ospo: {structure: committee}",
			s: []string{"name: A, perspective: upward", "name: B, perspective: sideways", "name: C, perspective: outside"}},
		{name: "a foundation may have no units", rule: "perspective-empty", head: "organization: {name: F, sector: foundation}\npeople: [{name: P}]",
			s: []string{"name: A, perspective: upward", "name: C, perspective: outside"}, want: "info perspective:sideways"},
		{name: "a body with seats decides", rule: "no-sponsor", head: "ospo: {status: established}",
			s: []string{"name: A, perspective: upward, kind: community, seats: 9"}, c: []string{"to: A"}},
		{name: "a foundation has no executives to ask", rule: "technology-needs-unrecorded", head: "organization: {name: F, sector: foundation}\nospo: {status: proposed}",
			s: []string{"name: A, perspective: upward, kind: board"}},
		{name: "one that has is asked", rule: "technology-needs-unrecorded", head: "organization: {name: F, sector: foundation}\nospo: {status: proposed}",
			s: []string{"name: A, perspective: upward, kind: executive"}, want: "info perspective:upward"},
		{name: "regional offices reach the companies of a holding", rule: "perspective-unconnected", head: "ospo: {structure: hub-and-spoke}",
			s: []string{"name: R, perspective: downward", "name: A, perspective: sideways", "name: B, perspective: sideways"}, c: []string{"from: R, to: A"}},
		{name: "other units do not", rule: "perspective-unconnected", head: "ospo: {structure: hub-and-spoke}",
			s: []string{"name: R, perspective: outside", "name: A, perspective: sideways"}, c: []string{"from: R, to: A"}, want: "warning perspective:outside, warning perspective:sideways"},
		{name: "units out of touch do", rule: "perspective-unconnected", s: []string{"name: A, perspective: sideways", "name: B, perspective: outside"},
			c: []string{"from: A, to: B"}, want: "warning perspective:outside, warning perspective:sideways"},
		{name: "a plan without a day is no contact", rule: "perspective-unconnected", s: []string{"name: A, perspective: outside"},
			c: []string{"to: A, status: planned"}, want: "warning perspective:outside"},
		{name: "a plan with a day is", rule: "perspective-unconnected", s: []string{"name: A, perspective: outside"}, c: []string{"to: A, status: planned, started: 2027-01"}},
		{name: "and any plan of a pilot", rule: "perspective-unconnected", head: "ospo: {status: piloting}", s: []string{"name: A, perspective: outside"}, c: []string{"to: A, status: planned"}},
		{name: "what a proposed office plans is a bridge", rule: "no-bridge", head: "ospo: {status: proposed}",
			s: []string{"name: A, perspective: outside", "name: B, perspective: sideways"}, c: []string{"to: A, status: planned", "to: B"}},
		{name: "news to units are no contact with them", rule: "scenario-silo", head: "ospo: {status: established}",
			s: []string{"name: A, perspective: sideways", "name: B, perspective: sideways", "name: C, perspective: sideways", "name: D, perspective: sideways", "name: E, perspective: sideways"},
			c: []string{"to: A", "to: B, method: communication, direction: to", "to: C, method: communication, direction: to"}, want: "warning ospo"},
		{name: "nor work that could serve a goal", rule: "scenario-silo", head: "organization: {name: Acme, goals: [{id: g, name: G}]}\nospo: {status: established}",
			s: []string{"name: A, perspective: sideways", "name: B, perspective: sideways", "name: X, perspective: upward", "name: Y, perspective: outside"},
			c: []string{"to: X, goals: [g]", "to: Y, goals: [g]", "to: A, method: communication, direction: to"}},
		{name: "units to be met in spring", rule: "scenario-silo", head: "ospo: {status: established}",
			s: []string{"name: A, perspective: sideways", "name: B, perspective: sideways", "name: C, perspective: sideways", "name: D, perspective: sideways"},
			c: []string{"to: A, status: planned, started: 2027-03", "to: B, status: planned, started: 2027-03"}},
		{name: "giving back is planned", rule: "takes-but-never-gives", s: []string{"name: A, perspective: outside", "name: B, perspective: outside"},
			c: []string{"to: A, method: support", "to: B, method: support", "to: B, method: contribution, status: planned, started: 2027-02"}, want: "info perspective:outside"},
		{name: "the way back is planned", rule: "one-way-only", s: []string{"name: A, perspective: upward, kind: board"},
			c: []string{"to: A, direction: to", "to: A, direction: from, status: planned, started: 2027-01"}, want: "info map"},
		{name: "the talk with a key player is planned", rule: "key-player-low-touch", s: []string{"name: A, perspective: upward, influence: high, interest: high"},
			c: []string{"to: A, direction: to", "to: A, direction: both, status: planned, started: 2027-01, cadence: monthly"}, want: "info stakeholder:a"},
		{name: "the team talks to a key player", rule: "key-player-low-touch", s: []string{"name: A, perspective: upward, influence: high, interest: high", "name: T, perspective: downward"},
			c: []string{"from: T, to: A, direction: both, cadence: weekly"}},
		{name: "the report is planned", rule: "no-upward-report", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, method: funding, direction: from", "to: A, method: report, direction: to, status: planned, started: 2027-01"}, want: "info stakeholder:a"},
		{name: "whom the office pays gets something", rule: "no-upward-report", s: []string{"name: A, perspective: upward"}, c: []string{"to: A, method: funding, direction: to"}},
		{name: "a critical project to be met", rule: "critical-project-uncovered", head: "projects: [{name: P, use: critical, stakeholder: A}]", s: []string{"name: A, perspective: outside"},
			c: []string{"to: A, status: planned, started: 2027-01"}, want: "info project:p"},
		{name: "the team meets whom the office reports to", rule: "reporting-line", head: "ospo: {status: established, reports_to: A}",
			s: []string{"name: A, perspective: upward", "name: T, perspective: downward"}, c: []string{"from: T, to: A"}},
		{name: "the whole of whom the office reports to", rule: "reporting-line", head: "ospo: {status: established, reports_to: B}",
			s: []string{"name: A, perspective: upward", "name: B, part_of: A"}, c: []string{"to: A"}},
		{name: "work on an objective is planned", rule: "objective-unworked", head: "ospo: {objectives: [{id: o, name: O}, {id: p, name: P}]}", s: []string{"name: A, perspective: outside"},
			c: []string{"to: A, goals: [o]", "to: A, goals: [p], status: planned"}, want: "info objective:p"},
		{name: "a plan to win them once a year is none", rule: "resistant-key-player", head: "people: [{name: H}]", s: []string{"name: A, perspective: upward, influence: high, engagement: {current: resistant}"},
			c: []string{"to: A, direction: both, purpose: Win them, owner: H, cadence: yearly"}, want: "warning stakeholder:a"},
		{name: "meetings as many as there is room for", rule: "load-beyond-allocation", head: "people: [{name: H, lead: true}, {name: E, allocation: 0.05}]", s: []string{"name: A, perspective: upward"},
			c: []string{"to: A, cadence: weekly, owner: E"}},
		{name: "a name of security in another language", rule: "expected-stakeholder-missing", head: "organization: {name: A, sector: government}",
			s: []string{"name: Informationssicherheit, perspective: sideways", "name: IT, perspective: sideways", "name: Legal, perspective: sideways", "name: Citizens, perspective: outside",
				"name: Purchasing, perspective: sideways", "name: Other public bodies, perspective: outside", "name: Foundation, perspective: outside"}},
		{name: "one step is minor", rule: "engagement-gap",
			s: []string{"name: A, perspective: upward, engagement: {current: neutral, desired: supportive}"}, want: "info stakeholder:a"},
	} {
		src := test.head + "\n"
		if !strings.HasPrefix(src, "organization:") {
			src = "organization: Acme\n" + src
		}
		src += "stakeholders:\n"
		for _, s := range test.s {
			src += "  - {" + s + "}\n"
		}
		if len(test.c) > 0 {
			src += "collaborations:\n"
		}
		for _, c := range test.c {
			src += "  - {" + c + "}\n"
		}
		var got []string
		for _, f := range gap.Run(read(t, src), gap.Options{Only: []string{test.rule}}).Findings {
			if test.rule == "*" && (f.Subject.Kind != "stakeholder" && f.Subject.Kind != "expectation" && f.Subject.ID != "outside") {
				continue // about the map as a whole
			}
			got = append(got, f.Severity.String()+" "+f.Subject.String())
		}
		slices.Sort(got)
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %s raises %q, want %q", test.name, test.rule, strings.Join(got, ", "), test.want)
		}
	}
}

// Rules about the office's own staff do not run for a committee, and rules that ask for
// more do not run for an office that is winding down, unless enabled by name.
func TestSuits(t *testing.T) {
	for _, tt := range []struct {
		of   string
		is   func(*gap.Rule) bool
		set  func(*model.OSPO)
		want []string
	}{
		{"a committee", func(r *gap.Rule) bool { return r.Staff }, func(o *model.OSPO) { o.Structure = model.Committee },
			[]string{"key-person-dependency", "load-beyond-allocation", "no-lead", "person-without-role", "gatekeeper-dominated", "hat-overload", "hat-unassigned", "hats-unrecorded"}},
		{"an office that closes", func(r *gap.Rule) bool { return r.Grows }, func(o *model.OSPO) { o.Status = model.OSPOWindingDown },
			[]string{"engagement-gap", "expected-stakeholder-missing", "no-bridge", "no-community", "perspective-empty", "perspective-imbalance", "takes-but-never-gives"}},
	} {
		var of []string
		for _, r := range gap.Rules() {
			if !tt.is(r) {
				continue
			}
			of = append(of, r.ID)
			raised := func(set func(*model.OSPO), o gap.Options) bool {
				m := read(t, r.Bad)
				set(&m.OSPO)
				return slices.ContainsFunc(gap.Run(m, o).Findings, func(f model.Finding) bool { return f.Rule == r.ID })
			}
			as := func(*model.OSPO) {}
			if !r.Optional && !raised(as, gap.Options{}) || raised(tt.set, gap.Options{}) || !raised(tt.set, gap.Options{Only: []string{r.ID}}) {
				t.Errorf("%s: want it of any office, not of %s, and of that by name", r.ID, tt.of)
			}
		}
		slices.Sort(of)
		slices.Sort(tt.want)
		if !slices.Equal(of, tt.want) {
			t.Errorf("rules not for %s: %q, want %q", tt.of, of, tt.want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	text := func(value string, name bool) []model.Finding {
		m := &model.Map{Texts: []model.Text{{Path: "ospo.mission", Value: value, Name: name, Pos: model.Pos{Line: 1}}}}
		return gap.Run(m, gap.Options{Only: []string{"placeholder-text"}}).Findings
	}
	for _, value := range []string{
		"TBD", "tba", "Budget: TBD", "FIXME later", "who???", "Lorem ipsum dolor", "<name of the unit>", "Ask <the owner>",
		"[fill in]", "[insert name]", "Your organisation", "your name here", " YOUR MISSION ", "tbc", "Tbd.", "XXX", "n/a", "N/A", "?", "…", "{name}",
		"未定", "未定です", "추후 결정", "T.B.C.", "t.b.d.", "{{name}}", "Owner tbd", "Speaker: TBC", "unbekannt", "to be announced",
		"検討中", "___", "N.N.", "None", "nan", "undefined", "[object Object]", "Folgt noch", "wird noch ergänzt", "Sin definir", "à confirmer", "not yet known", "por definir", "à compléter", "noch offen", "Noch zu klären",
		"offen", "wird noch geklärt", "Bitte noch ergänzen", "a completar", "da decidere", "do ustalenia", "nog te bepalen", "будет определено", "еще не определено", "غير محدد", "to be agreed", "-", "—", "- -",
		"pending", "WIP", "Coming soon", "Details to follow", "Beschreibung folgt", "em aberto", "in corso di definizione", "en attente", "volgt", "te bepalen", "作成中",
	} {
		if len(text(value, false)) != 1 || len(text(value, true)) != 1 {
			t.Errorf("%q does not count as placeholder text", value)
		}
	}
	for _, value := range []string{
		"", "Builds the products", "Runs the TODO Group in Europe", "a < b and c > d", "Vec<String>", "see <https://example.org>",
		"write to <office@example.org>", "Your questions about licences are answered here", "Yourself", "outbade", "what?", "[1] and [2]x",
		"[EMEA]", "[EMEA only]", "Your Pump", "Your Pump app and hotline", "TBA Group", "Latency <5 ms, budget >1 M", "Runs Lorem, the layout tool",
		"Max", "Nana", "NN Group", "Folgt den Regeln", "Pendientes de pago", "Test", "_x_", "offen für alle", "Team {x} and {y}",
		"TBC Bank", "Works with TBC Bank", "Unknown markets", "Open", "Wird entscheiden", "Bestimmt die Regeln", "A definition", "not done", "Offenlegung", "C++", "→", "Decided", "[internal] audit", "Pending approvals", "Sooner", "Follows upstream", "Método: taller", "Cubre todo: compras y ventas",
	} {
		if got := text(value, false); len(got) != 0 {
			t.Errorf("%q counts as placeholder text", value)
		}
	}
	if len(text("ToDo: ask the CIO", false)) != 1 {
		t.Error("a line of a list of things to do is no text")
	}
	if len(text("TODO", false)) != 1 || len(text("TODO", true)) != 0 {
		t.Error("TODO is a placeholder in free text and a name among names")
	}
}

func TestPlaceholdersOfOneEntryAreOneFinding(t *testing.T) {
	const src = `organization: {name: Acme, region: TBD, goals: [{id: g, name: FIXME}]}
ospo: {mission: TBD}
people: [{name: TBA}]
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Security, perspective: sideways, role: TBD, note: "ask ???", needs: [TBD]}
collaborations:
  - {to: CTO, purpose: TBD}
projects: [{id: p, name: lorem}]
readiness: {areas: {tools: {plan: TBD}}}
`
	got := gap.Run(read(t, src), gap.Options{Only: []string{"placeholder-text"}}).Findings
	want := "placeholder-text collaboration:ospo>cto, placeholder-text goal:g, placeholder-text organization, " +
		"placeholder-text ospo, placeholder-text person:tba, placeholder-text project:p, " +
		"placeholder-text readiness:tools, placeholder-text stakeholder:security"
	if subjects(got) != want {
		t.Errorf("got  %s\nwant %s", subjects(got), want)
	}
	for _, f := range got {
		if f.Subject.ID == "security" && len(f.Related) != 2 {
			t.Errorf("%d more places are named for the stakeholder, want 2", len(f.Related))
		}
	}
}

func TestUnknownReferencesAreAllNamed(t *testing.T) {
	src := "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\ncollaborations:\n"
	for range 103 {
		src += "  - {to: ctoo, method: report}\n"
	}
	got := gap.Run(read(t, src), gap.Options{}).Findings
	var prints, messages []string
	for _, f := range got {
		if f.Rule == "unknown-reference" {
			prints = append(prints, f.Fingerprint())
			messages = append(messages, f.Message)
		}
	}
	slices.Sort(prints)
	if n := len(slices.Compact(prints)); n != 101 {
		t.Errorf("%d findings that can be told apart, want 100 and a count of the rest", n)
	}
	for _, want := range []string{
		`the collaboration "report": no stakeholder called "ctoo"; did you mean "CTO"?`,
		"3 more unknown references are not shown",
	} {
		if !slices.Contains(messages, want) {
			t.Errorf("no finding says %q", want)
		}
	}
}

// TestManyWaiversStayFast would take minutes if every finding were compared with every
// waiver.
func TestManyWaiversStayFast(t *testing.T) {
	m := &model.Map{}
	for i := range 20000 {
		id := fmt.Sprint("s-", i)
		m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{ID: id, Name: id, Perspective: model.Outside})
		m.Accepts = append(m.Accepts, &model.Accept{Rule: "orphan-stakeholder", Target: id, Reason: "known"})
	}
	if got := len(gap.Run(m, gap.Options{Only: []string{"orphan-stakeholder"}}).Accepted); got != 20000 {
		t.Errorf("%d accepted, want 20000", got)
	}
}
