package gap_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// verdict is a small map and the expected findings of some rules.
type verdict struct {
	name  string
	src   string // preceded by "organization: Acme" unless it has an organization
	rules string
	today string // 2026-11-23 if empty
	want  string // "line severity rule: message" of each finding
}

func hold(t *testing.T, verdicts []verdict, options gap.Options) {
	t.Helper()
	for _, v := range verdicts {
		o := options
		o.Only = strings.Split(v.rules, " ")
		o.Today = day(t, "2026-11-23")
		if v.today != "" {
			o.Today = day(t, v.today)
		}
		src := v.src
		if !strings.HasPrefix(src, "organization:") {
			src = "organization: Acme\n" + src
		}
		var got []string
		for _, f := range gap.Run(read(t, src), o).Findings {
			got = append(got, fmt.Sprintf("%d %s %s: %s", f.Pos.Line, f.Severity, f.Rule, f.Message))
		}
		if all := strings.Join(got, "\n"); all != v.want {
			t.Errorf("%s:\n%s\nwant\n%s\nof\n%s", v.name, all, v.want, src)
		}
	}
}

// Unknown words raise no warning. Words that are nearly known do, and the project file
// can define their meaning.
func TestVerdictsOnWords(t *testing.T) {
	const upward, outside = "stakeholders: [{name: CTO, perspective: upward}]\ncollaborations:\n", `stakeholders:
  - {name: Library, perspective: outside, kind: project}
  - {name: Alliance, perspective: outside, kind: foundation}
collaborations:
`
	takes := "takes-but-never-gives"
	verdicts := []verdict{
		{name: "near a known word", rules: "method-unknown no-upward-report", src: upward + "  - {to: CTO, method: reporting, direction: both}",
			want: `4 info method-unknown: the method "reporting" is not known; did you mean "report"?`},
		{name: "other words in other languages", rules: "method-unknown kind-unknown", src: "stakeholders: [{name: Lab, perspective: outside, kind: Kunden}]\ncollaborations:\n  - {to: Lab, method: opleiding}\n  - {to: Lab, method: import}\n  - {to: Lab, method: Kommunikation}\n  - {to: Lab, method: unding}",
			want: `2 info kind-unknown: the kind "Kunden" of "Lab" is neither known nor listed
4 info method-unknown: the method "opleiding" is not known
5 info method-unknown: the method "import" is not known
6 info method-unknown: the method "Kommunikation" is not known; did you mean "communication"?
7 info method-unknown: the method "unding" is not known; did you mean "funding"?`},
		{name: "by its meaning, not its letters", rules: "method-unknown kind-unknown", src: "stakeholders: [{name: Lab, perspective: outside, kind: Supplier}]\ncollaborations:\n  - {to: Lab, method: mentoring}\n  - {to: Lab, method: Sponsoring}\n  - {to: Lab, method: lead}",
			want: `2 info kind-unknown: the kind "Supplier" of "Lab" is not known; did you mean "vendor"?
4 info method-unknown: the method "mentoring" is not known; did you mean "training"?
5 info method-unknown: the method "Sponsoring" is not known; did you mean "funding"?
6 info method-unknown: the method "lead" is not known; did you mean "leading"?`},
		{name: "methods that are a list", rules: "method-unknown", src: upward + "  - to: CTO\n    method: Report, training\n  - {to: CTO, method: report; audit of nothing}",
			want: `5 info method-unknown: the method "Report, training" is not known; did you mean "[Report, training]"?
6 info method-unknown: the method "report; audit of nothing" is not known`},
		{name: "in another language", rules: "no-upward-report", src: upward + "  - {to: CTO, method: Statusbericht}"},
		{name: "talk in both directions", rules: "no-upward-report", src: upward + "  - {to: CTO, method: communication, direction: both}"},
		{name: "capitals", rules: "no-upward-report method-unknown", src: upward + "  - {to: CTO, method: REPORT}"},
		{name: "giving in words of one's own", rules: takes, src: outside + "  - {to: Library, method: patches}\n  - {to: Alliance, method: Spende}"},
		{name: "taking in known words", rules: takes, src: outside + "  - {to: Library, method: training}\n  - {to: Alliance, method: support}",
			want: `6 warning takes-but-never-gives: none of the 2 collaborations outside contributes, takes part, funds or leads: "Library", "Alliance"`},
		{name: "a board under its own name", rules: "no-sponsor", src: "stakeholders: [{name: Vorstand, perspective: upward, kind: Vorstand}]\ncollaborations: [{to: Vorstand}]"},
		{name: "vendors alone", rules: "no-community", src: "stakeholders:\n  - {name: A, perspective: outside, kind: vendor}\n  - {name: B, perspective: outside, kind: customer}",
			want: "3 warning no-community: none of the 2 parties outside is a community, project or foundation: vendor, customer"},
		{name: "one vendor", rules: "no-community", src: "stakeholders: [{name: A, perspective: outside, kind: vendor}]",
			want: "2 warning no-community: the only party outside is no community, project or foundation: vendor"},
		{name: "a kind of one's own", rules: "no-community", src: "stakeholders: [{name: A, perspective: outside, kind: Verein}]"},
	}
	hold(t, verdicts, gap.Options{})
	hold(t, []verdict{
		{name: "what a method means", rules: "no-upward-report", src: upward + "  - {to: CTO, method: Geld, direction: both}",
			want: `2 warning no-upward-report: "CTO" funds the office, and no report, measuring or advice goes back`},
		{name: "what a kind means", rules: "no-community", src: "stakeholders: [{name: A, perspective: outside, kind: Firma}]",
			want: "2 warning no-community: the only party outside is no community, project or foundation: vendor"},
	}, gap.Options{Methods: map[string]string{"Geld": "funding"}, KindsMean: map[string]string{"Firma": "vendor"}})
}

// Directions are combined over all entries of a pair.
func TestVerdictsOnDirection(t *testing.T) {
	const player = "stakeholders: [{name: CTO, perspective: upward, influence: high, interest: high}]\ncollaborations:\n"
	const units = "ospo: {status: established, mission: Help all}\nstakeholders: [{name: U1, perspective: sideways}, {name: U2, perspective: sideways}, {name: U3, perspective: sideways}, {name: U4, perspective: sideways}, {name: U5, perspective: sideways}]\ncollaborations:\n"
	const parties = "stakeholders:\n  - {name: Fund, perspective: outside, kind: foundation}\n  - {name: Library, perspective: outside, kind: project}\ncollaborations:\n"
	hold(t, []verdict{
		{name: "a report from the sponsor", rules: "no-upward-report", src: player + "  - {to: CTO, method: report, direction: from}",
			want: `2 warning no-upward-report: nothing goes back to "CTO": all recorded work runs from them to the office`},
		{name: "the same, written from the other end", rules: "no-upward-report", src: player + "  - {from: CTO, to: ospo, method: report, direction: to}",
			want: `2 warning no-upward-report: nothing goes back to "CTO": all recorded work runs from them to the office`},
		{name: "one entry each way is a dialogue", rules: "key-player-low-touch one-way-only", src: player +
			"  - {to: CTO, method: report, direction: to, cadence: monthly}\n  - {to: CTO, method: approval, direction: from, cadence: monthly}"},
		{name: "and too seldom", rules: "key-player-low-touch", src: player +
			"  - {to: CTO, method: report, direction: to, cadence: yearly}\n  - {to: CTO, method: approval, direction: from, cadence: yearly}",
			want: `2 warning key-player-low-touch: "CTO" has high influence and high interest, and no contact in both directions at least once a quarter`},
		{name: "a donor's money is no giving", rules: "takes-but-never-gives", src: parties + "  - {to: Fund, method: funding, direction: from}\n  - {to: Library, method: support, direction: from}",
			want: `6 warning takes-but-never-gives: none of the 2 collaborations outside contributes, takes part, funds or leads: "Fund", "Library"`},
		{name: "our money is", rules: "takes-but-never-gives", src: parties + "  - {to: Fund, method: funding, direction: to}\n  - {to: Library, method: support, direction: from}"},
		{name: "an authority is told as it is", rules: "one-way-only key-player-low-touch",
			src: "stakeholders: [{name: Authority, perspective: outside, kind: regulator, influence: high, interest: high}]\ncollaborations: [{to: Authority, method: report, direction: to, cadence: quarterly}]"},
		{name: "support and training that only run from us are given", rules: "takes-but-never-gives", src: parties + "  - {to: Fund, method: support, direction: both}\n  - {to: Library, method: training, direction: to}"},
		{name: "and the staff of a foundation gives to its projects", rules: "takes-but-never-gives",
			src: "organization: {name: Acme, sector: foundation}\n" + parties + "  - {to: Fund, method: support, direction: both}\n  - {to: Library, method: training, direction: both}"},
		{name: "a part that speaks and its whole that listens", rules: "key-player-low-touch", src: "stakeholders: [{name: Security, perspective: sideways, influence: high, interest: high}, {name: Crypto team, part_of: Security}]\n" +
			"collaborations: [{from: Crypto team, to: ospo, direction: to, cadence: monthly}, {to: Security, direction: to, cadence: monthly}]"},
		{name: "a part that talks to the champions", rules: "key-player-low-touch", src: "stakeholders: [{name: Security, perspective: sideways, influence: high, interest: high}, {name: Crypto team, part_of: Security}, {name: Champions, perspective: downward}]\n" +
			"collaborations: [{from: Crypto team, to: Champions, direction: both, cadence: monthly}]"},
		{name: "news that run both ways are a talk", rules: "scenario-silo", src: units +
			"  - {to: U1, method: training}\n  - {to: U2, method: communication, direction: to}\n  - {to: U2, method: communication, direction: from}"},
		{name: "and news that run one way are none", rules: "scenario-silo", src: units +
			"  - {to: U1, method: training}\n  - {to: U2, method: communication, direction: to}",
			want: `2 warning scenario-silo: the office looks like a silo: 4 of the 5 sideways units are out of touch: "U2", "U3", "U4" and 1 more`},
		{name: "a yearly notice to a regulator", rules: "one-way-only key-player-low-touch",
			src: "stakeholders: [{name: Authority, perspective: outside, kind: regulator, influence: high, interest: high}]\ncollaborations: [{to: Authority, method: report, direction: to, cadence: yearly}]"},
	}, gap.Options{})
}

// Thresholds depend on the size of the team, and a past date is not an error.
func TestVerdictsOnPeople(t *testing.T) {
	work := func(owners ...string) string {
		var b strings.Builder
		b.WriteString("stakeholders:\n")
		lines(&b, 1, len(owners), "  - {name: Unit #, perspective: sideways}")
		b.WriteString("collaborations:\n")
		for i, owner := range owners {
			fmt.Fprintf(&b, "  - {to: Unit %d, method: training, cadence: daily, owner: %s}\n", i+1, owner)
		}
		return b.String()
	}
	const outside = "stakeholders:\n  - {name: Library, perspective: outside}\n  - {name: Alliance, perspective: outside}\ncollaborations:\n"
	const three = "people:\n  - {id: a, name: Ann, hats: [enabler]}\n  - {id: b, name: Bea, hats: [enabler]}\n  - {id: c, name: Cem}\n"
	hold(t, []verdict{
		{name: "an office of one", rules: "key-person-dependency hat-* no-lead single-person-bridge", src: "people: [{id: a, name: Ann, hats: [enabler]}]\n" + work("a", "a", "a", "a", "a"),
			want: `2 info key-person-dependency: "Ann" is the whole office: plan a deputy`},
		{name: "two at 7 : 4", rules: "key-person-dependency", src: "people: [{id: a, name: Ann}, {id: b, name: Bea}]\n" + work("a", "a", "a", "a", "a", "a", "a", "b", "b", "b", "b")},
		{name: "one of three with 4 of 5", rules: "key-person-dependency", src: three + work("a", "b", "a", "a", "a"),
			want: `13 warning key-person-dependency: "Ann" alone owns the work with 4 of the 5 stakeholders: "Unit 1", "Unit 3", "Unit 4" and 1 more`},
		{name: "and with one of them in pieces", rules: "key-person-dependency", src: three + work("a", "b", "a", "a", "a") + strings.Repeat("  - {to: Unit 2, method: support, owner: b}\n", 5),
			want: `13 warning key-person-dependency: "Ann" alone owns the work with 4 of the 5 stakeholders: "Unit 1", "Unit 3", "Unit 4" and 1 more`},
		{name: "3 of 5 in many pieces", rules: "key-person-dependency", src: three + work("a", "b", "c", "a", "a") + strings.Repeat("  - {to: Unit 1, method: support, owner: a}\n", 5)},
		{name: "one of which a second person does", rules: "key-person-dependency", src: three + work("a", "b", "a", "a", "a") + "  - {to: Unit 3, method: support, owner: b}\n"},
		{name: "the caret is at people", rules: "hat-unassigned", src: three + "stakeholders: [{name: CTO, perspective: upward}]",
			want: "2 warning hat-unassigned: nobody wears 4 of the 5 hats: counselor, advocate, environmentalist, gatekeeper"},
		{name: "hats of a pilot", rules: "hat-unassigned", src: "ospo: {status: piloting}\n" + three + "stakeholders: [{name: CTO, perspective: upward}]"},
		{name: "one has left", rules: "owner-departed owner-leaving", src: "people: [{id: a, name: Ann, until: 2026-10-31}, {id: b, name: Bea}]\n" + work("a", "b", "a", "a"),
			want: `2 warning owner-departed: "Ann" left on 2026-10-31 and still owns 3 things: "training" with "Unit 1"; "training" with "Unit 3"; "training" with "Unit 4"`},
		{name: "the day before", rules: "owner-departed owner-leaving", today: "2026-10-31", src: "people: [{id: a, name: Ann, until: 2026-10-31}, {id: b, name: Bea}]\n" + work("a"),
			want: `2 warning owner-leaving: "Ann" leaves on 2026-10-31 and owns 1 thing: "training" with "Unit 1"`},
		{name: "what ends before they go needs no successor", rules: "owner-leaving", today: "2026-10-01",
			src:  "people: [{id: a, name: Ann, until: 2026-11-30}]\nstakeholders: [{name: CTO, perspective: upward, owner: a}]\ncollaborations: [{to: CTO, method: report, owner: a, ends: 2026-11-30}]",
			want: `2 warning owner-leaving: "Ann" leaves on 2026-11-30 and owns 1 thing: "CTO"`},
		{name: "nor does anybody of an office that closes", rules: "owner-leaving", today: "2026-10-01",
			src: "ospo: {status: winding-down}\npeople: [{id: a, name: Ann, until: 2026-11-30}]\nstakeholders: [{name: CTO, perspective: upward, owner: a}]\ncollaborations: [{to: CTO, method: report, owner: a, ends: 2026-11-30}]"},
		{name: "in 60 days", rules: "owner-leaving", today: "2026-10-01", src: "people: [{id: a, name: Ann, until: 2026-11-30}]\n" + work("a"),
			want: `2 warning owner-leaving: "Ann" leaves on 2026-11-30 and owns 1 thing: "training" with "Unit 1"`},
		{name: "in 61 days", rules: "owner-leaving", today: "2026-09-30", src: "people: [{id: a, name: Ann, until: 2026-11-30}]\n" + work("a")},
		{name: "twice a day for a day a month", rules: "load-beyond-allocation", src: "people: [{id: a, name: Ann, allocation: 0.05}]\n" + work("a", "a"),
			want: `2 warning load-beyond-allocation: "Ann" owns 2 collaborations with about 42 meetings a month, and 5 % of a working week, which leaves room for 4`},
		{name: "a second contact by RACI", rules: "single-person-bridge", src: "people: [{id: a, name: Ann}, {id: b, name: Bea}, {id: c, name: Cem}]\n" + outside +
			"  - {to: Library, owner: a, raci: {responsible: [a, b]}}\n  - {to: Alliance, owner: a, raci: {responsible: [a, b]}}"},
	}, gap.Options{})
}

// A plan, an existing answer or a defined meaning prevents a warning.
func TestVerdictsOnPlans(t *testing.T) {
	const ciso = "people: [{id: a, name: Ann}]\nstakeholders: [{name: CISO, perspective: upward, influence: high, engagement: {current: resistant, desired: supportive}}]\n"
	const asks = "stakeholders: [{name: CTO, perspective: upward, expectations: [{id: risk, text: Know our risk}]}]\n"
	hold(t, []verdict{
		{name: "resistance with a plan", rules: "resistant-key-player engagement-gap", src: ciso + "collaborations: [{to: CISO, purpose: Win them over, owner: a, direction: both, status: planned}]",
			want: `3 info engagement-gap: "CISO" is resistant and should be supportive; a plan is under way`},
		{name: "a plan without an owner", rules: "resistant-key-player", src: ciso + "collaborations: [{to: CISO, purpose: Win them over, direction: both, status: planned}]",
			want: `3 warning resistant-key-player: "CISO" resists and can block the office, and no plan is recorded that has a purpose, an owner and talk in both directions`},
		{name: "resistance at any influence", rules: "resistant-key-player", src: "stakeholders: [{name: Budget owner, perspective: upward, influence: medium, engagement: {current: resistant}}]",
			want: `2 warning resistant-key-player: "Budget owner" resists, and nothing with a purpose or an owner is planned or under way with them`},
		{name: "a planned answer", rules: "expectation-unanswered", src: asks + "collaborations: [{to: CTO, answers: [risk], status: planned}]",
			want: `2 info expectation-unanswered: "CTO" expects "Know our risk", and what answers it is not under way yet`},
		{name: "no answer", rules: "expectation-unanswered", src: asks, want: `2 warning expectation-unanswered: "CTO" expects "Know our risk", and nothing answers it`},
	}, gap.Options{})
}

// Names that mean the same party, and names that only look alike.
func TestVerdictsOnNames(t *testing.T) {
	two := func(a, b string) string {
		return fmt.Sprintf("stakeholders:\n  - {id: a, name: %q, perspective: outside}\n  - {id: b, name: %q, perspective: outside}", a, b)
	}
	var verdicts []verdict
	for _, p := range [][2]string{
		{"Example Foundation", "The Example Foundation"}, {"Legal", "Legal dept."}, {"Legal Department", "Legal"}, {"Platform", "Platform team"},
		{"Risk & Audit", "Risk and Audit"}, {"Düsseldorf", "Du\u0308sseldorf"}, {"Log-Library", "log library"},
		{"Stadtwerke", "Die Stadtwerke"}, {"Agence du numérique", "L'Agence du numérique"}, {"La Biblioteca", "Biblioteca"}, {"Risiko und Recht", "Risiko & Recht"},
		{"Recht", "Abteilung Recht"}, {"Équipe données", "Données"},
		{"Direction des achats", "Achats"}, {"Service de l'eau", "L'eau"}, {"Departamento de Compras", "Compras"}, {"Ufficio legale", "Legale"}, {"Afdeling Inkoop", "Inkoop"},
		{"Legal e Compliance", "Legal & Compliance"}, {"Department of Legal", "Legal"}, {"Legal department", "Department of Legal"}, {"Rechtsabteilung", "Abteilung Recht"}, {"Einkaufsabteilung", "Einkauf"}, {"Inkoopafdeling", "Afdeling Inkoop"}, {"Cyber Security", "Cybersecurity"}, {"OpenSSL", "Open SSL"},
	} {
		verdicts = append(verdicts, verdict{name: p[0] + " and " + p[1], rules: "duplicate-stakeholder", src: two(p[0], p[1]),
			want: fmt.Sprintf("4 warning duplicate-stakeholder: %q and %q look like the same stakeholder", p[0], p[1])})
	}
	for _, p := range [][2]string{{"C", "C++"}, {"C++", "C#"}, {"R", "R+"}, {"Team A", "Team B"}, {"North", "North-East"}, {"La", "Le"}, {"Et", "Und"}, {"Plan Y", "Plan"}, {"L", "Legal"}, {".NET", "Net"}, {"A*", "A"}, {"Team 1", "1"}, {"Service Management", "Management"}, {"Oficina del Presidente", "Presidente"}, {"Office of the CTO", "CTO"}, {"Team A B", "Team AB"}, {"Lab 1 1", "Lab 11"}, {"Office 365", "365"}, {"Abteilung", "Afdeling"}, {"Rechtsabteilung", "Rechtsschutz"}, {"Department of Health", "Department of Education"}} {
		verdicts = append(verdicts, verdict{name: p[0] + " and " + p[1], rules: "duplicate-stakeholder", src: two(p[0], p[1])})
	}
	verdicts = append(verdicts, verdict{name: "a Cyrillic letter", rules: "duplicate-stakeholder mixed-scripts", src: two("OSPO Adopter", "OSPO Adоpter"),
		want: "4 warning duplicate-stakeholder: \"OSPO Adopter\" and \"OSPO Adоpter\" look the same and are spelt with letters of different scripts\n" +
			"4 info mixed-scripts: \"OSPO Adоpter\": the word \"Adоpter\" mixes letters of two scripts"})
	hold(t, verdicts, gap.Options{})
}

// Impossible dates, objectives that nobody works on, and the shape of the office.
func TestVerdictsOnWork(t *testing.T) {
	const library = "stakeholders: [{name: Library, perspective: outside}]\ncollaborations:\n"
	const goals = "organization: {name: Acme, goals: [{id: g, name: Grow}]}\n"
	busy := func(method string) string {
		return "people: [{name: Ann}, {id: e, name: Eve, allocation: 20%}]\nstakeholders: [{name: A, perspective: outside}]\ncollaborations:\n" +
			"  - {to: A, method: " + method + ", cadence: daily, owner: e}\n  - {to: A, method: support, cadence: weekly, owner: e}"
	}
	units := func(names ...string) string {
		return "organization: {name: Acme, sector: business}\nstakeholders:\n  - {name: CISO office, perspective: upward, kind: sponsor}\n  - {name: " +
			strings.Join(names, ", perspective: sideways, kind: product}\n  - {name: ") + ", perspective: sideways, kind: product}\n"
	}
	hold(t, []verdict{
		{name: "funding that ends, given and taken", rules: "work-ending", src: `stakeholders:
  - {name: Library, perspective: outside, kind: project}
  - {name: Fund, perspective: outside, kind: funder}
  - {name: Alliance, perspective: outside, kind: foundation}
collaborations:
  - {to: Library, method: funding, direction: to, ends: 2026-12-31}
  - {to: Fund, method: funding, ends: 2026-12-31}
  - {from: Alliance, to: ospo, method: funding, direction: to, ends: 2026-12-31}
  - {to: Alliance, label: Dues, method: funding, direction: both, ends: 2026-12-31}`,
			want: `7 info work-ending: "funding" with "Library" ends on 2026-12-31, and nothing is planned after it
8 warning work-ending: the funding that "Fund" gives ends on 2026-12-31, and nothing is planned after it
9 warning work-ending: the funding that "Alliance" gives ends on 2026-12-31, and nothing is planned after it
10 info work-ending: "Dues" with "Alliance" ends on 2026-12-31, and nothing is planned after it`},
		{name: "active and over", rules: "date-impossible", src: library + "  - {to: Library, method: funding, status: active, ends: 2023-12-31}",
			want: `4 warning date-impossible: "funding" with "Library" is recorded as active and ended on 2023-12-31`},
		{name: "planned and over", rules: "date-impossible orphan-stakeholder", src: library + "  - {to: Library, method: funding, status: planned, ends: 2023-12-31}",
			want: `4 warning date-impossible: "funding" with "Library" is recorded as planned, and its last day was 2023-12-31`},
		{name: "an office that closes has ended its work", rules: "orphan-stakeholder perspective-unconnected no-bridge",
			src: "ospo: {status: winding-down}\nstakeholders: [{name: Law, perspective: sideways}, {name: Library, perspective: outside}]\ncollaborations: [{to: Law, status: ended}, {to: Library, status: ended}]"},
		{name: "and one that runs has not", rules: "orphan-stakeholder no-bridge",
			src:  "stakeholders: [{name: Law, perspective: sideways}, {name: Library, perspective: outside}]\ncollaborations: [{to: Law, status: ended}, {to: Library}]",
			want: "2 warning orphan-stakeholder: \"Law\" has no collaboration\n3 warning no-bridge: the OSPO does not join inside and outside: active work reaches no sideways unit"},
		{name: "began in a month that is not over", rules: "date-impossible orphan-stakeholder", today: "2026-04-15", src: library + "  - {to: Library, method: funding, status: active, started: 2026-04, last_held: 2026-Q2}"},
		{name: "began and ends in a year", rules: "date-impossible", src: library + "  - {to: Library, method: funding, started: 2023, ends: 2023-10, status: ended}"},
		{name: "ends in a month before the year", rules: "date-impossible", src: library + "  - {to: Library, method: funding, started: 2023, ends: 2022-12, status: ended}",
			want: `4 warning date-impossible: "funding" with "Library" ends in 2022-12, before it starts`},
		{name: "held in the future", rules: "date-impossible", src: library + "  - {to: Library, method: funding, last_held: 2027-01-31}",
			want: `4 warning date-impossible: "funding" with "Library" was last held on 2027-01-31, which is still to come`},
		{name: "held this month, this quarter, this year", rules: "date-impossible", src: library + "  - {to: Library, method: funding, last_held: 2026-11}\n  - {to: Library, method: support, last_held: 2026-Q4}\n  - {to: Library, method: audit, last_held: 2026}"},
		{name: "begun this year", rules: "date-impossible perspective-unconnected", src: library + "  - {to: Library, method: funding, started: 2026}"},
		{name: "next month", rules: "date-impossible", src: library + "  - {to: Library, method: funding, started: 2026-12}",
			want: `4 warning date-impossible: "funding" with "Library" is recorded as active and begins in 2026-12`},
		{name: "held before it began", rules: "date-impossible", src: library + "  - {to: Library, method: funding, started: 2026-06-01, last_held: 2026-05-04}",
			want: `4 warning date-impossible: "funding" with "Library" was last held on 2026-05-04, before it started`},
		{name: "the office's own work", rules: "date-impossible collaboration-stale", src: library + "  - {label: Team day, cadence: monthly, last_held: 2026-01-10}\n  - {label: Planning, ends: 2026-01-10}",
			want: "4 warning collaboration-stale: \"Team day\" is meant to happen monthly and was last held 317 days ago\n5 warning date-impossible: \"Planning\" is recorded as active and ended on 2026-01-10"},
		{name: "what holds the place of an answer", rules: "placeholder-text", src: library + "  - {to: Library}\nreadiness: {areas: {tools: {plan: TBD}}, answers: {usage: [{text: noch offen}]}}",
			want: "5 warning placeholder-text: the readiness block: tools.plan still holds the placeholder \"TBD\"\n" +
				"5 warning placeholder-text: the readiness block: usage.text still holds the placeholder \"noch offen\""},
		{name: "none is an answer", rules: "placeholder-text", src: library + "  - {to: Library, label: None}\nreadiness: {areas: {tools: {strengths: [none]}}, answers: {policies: {text: None.}, usage: {text: N/A}}}",
			want: "4 warning placeholder-text: \"None\" with \"Library\": label still holds the placeholder \"None\"\n" +
				"5 warning placeholder-text: the readiness block: usage.text still holds the placeholder \"N/A\""},
		{name: "two say the same", rules: "readiness-answers-differ", src: "stakeholders: [{name: CTO, perspective: upward}, {name: Legal, perspective: sideways}]\n" +
			"readiness: {answers: {goals: [{text: Speed, from: [CTO]}, {text: speed., from: [Legal]}]}}"},
		{name: "one beside two of another side, in any order", rules: "readiness-answers-differ", src: "stakeholders: [{name: CTO, perspective: upward}, {name: CIO, perspective: upward}, {name: Legal, perspective: sideways}]\n" +
			"readiness: {answers: {goals: [{text: Speed, from: CTO}, {text: Calm, from: CIO}, {text: Calm, from: Legal}], usage: [{text: Calm, from: CIO}, {text: Speed, from: CTO}, {text: Calm, from: Legal}]}}",
			want: "3 info readiness-answers-differ: readiness: the answers to several questions differ between perspectives: goals, usage"},
		{name: "two of one side say different things, one alone does not", rules: "readiness-answers-differ", src: "stakeholders: [{name: CTO, perspective: upward}, {name: CIO, perspective: upward}]\n" +
			"readiness: {answers: {goals: [{text: Speed, from: CTO}, {text: Calm, from: CIO}], usage: [{text: Calm, from: CIO}, {text: Speed, from: CIO}, {text: Haste}]}}",
			want: "3 info readiness-answers-differ: readiness: the answers to a question differ between stakeholders: goals"},
		{name: "assessed in the future", rules: "date-impossible", src: library + "  - {to: Library}\nreadiness: {assessed: 2027-01}",
			want: "5 warning date-impossible: readiness was assessed in 2027-01, which is still to come"},
		{name: "who left is accountable, or alone responsible", rules: "owner-departed", src: "people: [{id: a, name: Ana, until: 2026-10-31}, {id: b, name: Bo}]\n" + library +
			"  - {to: Library, method: funding, raci: {accountable: [a]}}\n  - {to: Library, method: support, owner: b, raci: {responsible: [a]}}\n  - {to: Library, method: audit, owner: b, raci: {responsible: [a, b]}}",
			want: `2 warning owner-departed: "Ana" left on 2026-10-31 and still owns 2 things: "funding" with "Library"; "support" with "Library"`},
		{name: "what is over connects nobody", rules: "perspective-unconnected", src: library + "  - {to: Library, method: funding, status: active, ends: 2023-12-31}",
			want: `2 warning perspective-unconnected: nothing is under way between the OSPO and the only stakeholder in the outside perspective: "Library"`},
		{name: "all objectives are dropped", rules: "no-live-objective goal-unsupported", src: goals + "ospo: {mission: Help all, objectives: [{id: o, name: SBOMs, supports: [g], status: dropped}]}\nstakeholders: [{name: CTO, perspective: upward}]",
			want: "1 warning goal-unsupported: no collaboration or objective supports the goal \"Grow\"\n" +
				"2 warning no-live-objective: no objective is left to work towards: 1 objective is recorded, and it is met or dropped"},
		{name: "nobody works on one of two", rules: "objective-unworked", src: goals + "ospo: {objectives: [{id: o, name: SBOMs}, {id: p, name: Reuse}]}\nstakeholders: [{name: CTO, perspective: upward}]\ncollaborations: [{to: CTO, goals: [o]}]",
			want: `2 warning objective-unworked: no active collaboration works on the objective "Reuse"`},
		{name: "reports sideways", rules: "reporting-line", src: "ospo: {reports_to: Legal}\nstakeholders: [{name: Legal, perspective: sideways}]\ncollaborations: [{to: Legal, direction: both}]",
			want: `2 warning reporting-line: the office reports to "Legal", who is recorded as sideways and not as upward`},
		{name: "reports to whom nothing is done with", rules: "reporting-line", src: "ospo: {reports_to: CTO}\nstakeholders: [{name: CTO, perspective: upward}, {name: Law, perspective: sideways}]\ncollaborations: [{from: Law, to: CTO}]",
			want: `2 warning reporting-line: the office reports to "CTO", and nothing is under way with them`},
		{name: "three through one", rules: "bridge-bypassed", src: "stakeholders:\n  - {name: Champion, perspective: sideways}\n  - {name: A, perspective: sideways}\n  - {name: B, perspective: sideways}\n  - {name: C, perspective: sideways}\n" +
			"collaborations:\n  - {to: Champion}\n  - {from: Champion, to: A, method: support}\n  - {from: Champion, to: B, method: support}\n  - {from: C, to: Champion, method: support}",
			want: `3 warning bridge-bypassed: 3 stakeholders are reached only through "Champion": "A", "B", "C"`},
		{name: "the pair of a business", rules: "expected-stakeholder-missing", src: units("Marketing", "Sales", "Design", "Legal", "Product engineering"),
			want: "2 warning expected-stakeholder-missing: none of the 5 sideways units is there for developer tools, which is essential to an OSPO in a business\n" +
				"2 info expected-stakeholder-missing: OSPOs in the sector business usually list foundation or project, and this map does not\n" +
				"2 warning expected-stakeholder-missing: none of the 5 sideways units is there for security, which is essential to an OSPO in a business"},
		{name: "and named by its words", rules: "expected-stakeholder-missing", src: units("Product security", "Build and release", "Design", "Legal", "Engineering"),
			want: "2 info expected-stakeholder-missing: OSPOs in the sector business usually list foundation or project, and this map does not"},
		{name: "meetings beyond the time", rules: "load-beyond-allocation", src: busy("coordination"),
			want: `2 warning load-beyond-allocation: "Eve" owns 2 collaborations with about 25 meetings a month, and 20 % of a working week, which leaves room for 16`},
		{name: "contributing is no meeting", rules: "load-beyond-allocation", src: busy("contribution")},
		{name: "what a word of one's own is, nobody knows", rules: "load-beyond-allocation", src: busy("Beiträge")},
		{name: "both is", rules: "load-beyond-allocation", src: busy("[contribution, coordination]"),
			want: `2 warning load-beyond-allocation: "Eve" owns 2 collaborations with about 25 meetings a month, and 20 % of a working week, which leaves room for 16`},
		{name: "none of several has a cadence", rules: "cadence-unrecorded", src: library + "  - {to: Library}\n  - {to: Library, label: b}",
			want: "3 info cadence-unrecorded: none of the 2 active collaborations has a cadence"},
		{name: "the only one has none", rules: "cadence-unrecorded owners-unrecorded", src: library + "  - {to: Library}",
			want: "3 info cadence-unrecorded: the only active collaboration has no cadence\n3 info owners-unrecorded: the only active collaboration has no owner"},
		{name: "one of three has none", rules: "cadence-unrecorded", src: library + "  - {to: Library}\n  - {to: Library, label: b, cadence: weekly}\n  - {to: Library, label: c, cadence: weekly}",
			want: "3 info cadence-unrecorded: 1 of the 3 active collaborations has no cadence"},
	}, gap.Options{})
}

// Accept entries and severity settings.
func TestVerdictsOnWaivers(t *testing.T) {
	accepts := func(entry string) string {
		return "accept: [{" + entry + "}]\nstakeholders: [{name: Security, perspective: sideways}]\n"
	}
	hold(t, []verdict{
		{name: "misspelt", rules: "accept-unused orphan-stakeholder", src: accepts("rule: orphan-stakeholder, target: securty, reason: Talks happen elsewhere"),
			want: "2 warning accept-unused: there is no finding of \"orphan-stakeholder\" about \"securty\" to accept; did you mean \"security\"?\n" +
				`3 warning orphan-stakeholder: "Security" has no collaboration`},
		{name: "twice", rules: "accept-* orphan-stakeholder", src: accepts("rule: orphan-stakeholder, target: security, reason: Talks happen elsewhere}, {rule: orphan-stakeholder, target: Security, reason: So they say"),
			want: `2 warning accept-unused: another entry before this one accepts "orphan-stakeholder" for the same target`},
		{name: "about the office, once", rules: "accept-* no-bridge", src: accepts("rule: no-bridge, reason: Until the first project is found")},
		{name: "in capitals", rules: "accept-unused orphan-stakeholder", src: accepts("rule: orphan-stakeholder, target: SECURITY, reason: Talks happen elsewhere")},
		{name: "expired, and the gap is closed", rules: "accept-* orphan-stakeholder", src: accepts("rule: orphan-stakeholder, target: security, reason: Until the move, until: 2026-06-30") + "collaborations: [{to: Security}]",
			want: `2 warning accept-unused: the acceptance of "orphan-stakeholder" expired on 2026-06-30, and the gap is closed`},
		{name: "a reason that is to come, told once", rules: "accept-unused placeholder-text", src: accepts("rule: placeholder-text, reason: tbd"),
			want: `2 warning accept-unused: there is no finding of "placeholder-text" to accept`},
		{name: "a reason of a dot", rules: "accept-unused orphan-stakeholder", src: accepts("rule: orphan-stakeholder, target: security, reason: .") + "collaborations: [{to: Security}]",
			want: "2 warning accept-unused: there is no finding of \"orphan-stakeholder\" about \"security\" to accept"},
	}, gap.Options{})
	const oneWay = "stakeholders: [{name: A, perspective: sideways}]\ncollaborations: [{to: A, direction: to}]"
	hold(t, []verdict{{name: "an info is not lifted", rules: "one-way-only", src: oneWay, want: `3 info one-way-only: contact runs only one way with 1 stakeholder: "A"`}},
		gap.Options{Severity: []model.SeverityOfRule{{Rule: "one-way-only", Severity: model.Warning}}})
}
