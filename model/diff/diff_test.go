package diff

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
)

// read parses a map that must have no errors.
func read(t testing.TB, src string) *model.Map {
	t.Helper()
	m, findings := parse.Parse("map.yaml", []byte(src))
	for _, f := range findings {
		if f.Severity == model.Error {
			t.Fatalf("%s: %s in\n%s", f.Pos, f.Message, src)
		}
	}
	for _, r := range m.Refs {
		if r.ID == "" {
			t.Fatalf("%s: %q names nothing", r.Path, r.Text)
		}
	}
	return m
}

func compareMaps(old, new *model.Map) []Change {
	return Compare(Version{Map: old}, Version{Map: new}).Changes
}

// base is a map with something of everything.
const base = `organization: {name: Acme, sector: business, goals: [{id: faster, name: Ship faster}]}
ospo: {name: OSPO, status: piloting, reports_to: cto, stage: 1, mission: Help, objectives: [{id: sboms, name: Full SBOMs, supports: [faster], due: 2027-01-01}]}
people:
  - {id: head, name: Head of OSPO, lead: true, hats: [enabler], allocation: 0.5}
  - {id: engineer, name: OSPO engineer}
stakeholders:
  - {id: cto, name: CTO, perspective: upward, role: Executive sponsor, kind: sponsor, influence: high, interest: high, engagement: {current: neutral, desired: supportive}, owner: head, expectations: [{id: radar, text: Early word}], tags: [sponsor, decides], note: Keen}
  - {id: cfo, name: CFO, perspective: upward}
  - {id: security, name: Security, perspective: sideways}
  - {id: cncf, name: CNCF, perspective: outside}
collaborations:
  - {to: cto, method: report, cadence: monthly, direction: to, owner: head, goals: [faster]}
  - {to: cto, label: Steering committee, method: coordination, direction: both, strength: strong}
  - {id: triage, to: security, label: Vulnerability triage, method: support, cadence: weekly, raci: {accountable: head}}
  - {from: security, to: cncf, label: Working group, direction: to}
projects:
  - {id: kernel, name: Linux kernel, use: critical, owner: engineer}
readiness: {assessed: 2026-01-01, areas: {usage: {score: 2}}, answers: {meaning: {text: Much, from: [cto]}}}
accept:
  - {rule: one-way-only, target: cto, reason: It is a report}
`

func TestChanges(t *testing.T) {
	for _, tt := range []struct {
		name, from, to string // replaced in base
		want           []string
	}{
		{"stakeholder added", "collaborations:\n", "  - {name: Board, perspective: upward}\ncollaborations:\n",
			[]string{`added: stakeholder "Board" was added`}},
		{"stakeholder removed", "  - {id: cfo, name: CFO, perspective: upward}\n", "",
			[]string{`removed: stakeholder "CFO" was removed`}},
		{"stakeholder renamed", "name: CTO,", "name: Technology board,",
			[]string{`renamed: stakeholder "CTO" is now called "Technology board"`}},
		{"stakeholder likely renamed, by name", "{id: cfo, name: CFO, perspective: upward}", "{id: finance, name: CFO and controlling, perspective: upward}",
			[]string{`renamed, likely: stakeholder "CFO" is probably now called "CFO and controlling"`}},
		{"another id, the same name", "{id: cfo, name: CFO,", "{id: finance, name: CFO,",
			[]string{`changed, likely: id of stakeholder "CFO" changed from "cfo" to "finance"`}},
		{"expectation reworded, with another id", "{id: radar, text: Early word}", "{id: word, text: Early word of licences}",
			[]string{`changed, likely: text of expectation "Early word of licences" of "CTO" changed from "Early word" to "Early word of licences"`}},
		{"project likely renamed, by name", "{id: kernel, name: Linux kernel,", "{id: linux, name: Linux,",
			[]string{`renamed, likely: project "Linux kernel" is probably now called "Linux"`}},
		{"replaced by somebody else", "{id: cfo, name: CFO, perspective: upward}", "{id: board, name: Board, perspective: upward}",
			[]string{`removed: stakeholder "CFO" was removed`, `added: stakeholder "Board" was added`}},
		{"moved", "name: CNCF, perspective: outside", "name: CNCF, perspective: sideways",
			[]string{`moved: stakeholder "CNCF" moved from outside to sideways`}},
		{"engagement", "current: neutral", "current: supportive",
			[]string{`changed: engagement of stakeholder "CTO" changed from "neutral" to "supportive"`}},
		{"desired engagement", "desired: supportive", "desired: leading",
			[]string{`changed: desired engagement of stakeholder "CTO" changed from "supportive" to "leading"`}},
		{"influence", "influence: high, ", "",
			[]string{`changed: influence of stakeholder "CTO" is no longer recorded; it was "high"`}},
		{"interest", "interest: high", "interest: low",
			[]string{`changed: interest of stakeholder "CTO" changed from "high" to "low"`}},
		{"owner", "owner: head, expectations", "owner: engineer, expectations",
			[]string{`changed: owner of stakeholder "CTO" changed from "Head of OSPO" to "OSPO engineer"`}},
		{"wanted", "name: CFO, perspective: upward", "name: CFO, perspective: upward, status: wanted",
			[]string{`changed: status of stakeholder "CFO" changed from "active" to "wanted"`}},
		{"tags", "tags: [sponsor, decides]", "tags: [sponsor, pays]",
			[]string{`changed: tags of stakeholder "CTO": "decides" removed, "pays" added`}},
		{"the first tag is the badge", "tags: [sponsor, decides]", "tags: [decides, sponsor]",
			[]string{`changed: badge of stakeholder "CTO" changed from "sponsor" to "decides"`}},
		{"note", "note: Keen", "note: Busy",
			[]string{`changed: note of stakeholder "CTO" changed from "Keen" to "Busy"`}},
		{"collaboration added", "projects:\n", "  - {to: cfo, method: funding}\nprojects:\n",
			[]string{`added: collaboration "funding" with "CFO" was added`}},
		{"collaboration removed", "  - {from: security, to: cncf, label: Working group, direction: to}\n", "",
			[]string{`removed: collaboration "Working group" between "Security" and "CNCF" was removed`}},
		{"collaboration replaced", "label: Steering committee, method: coordination", "label: Training, method: training",
			[]string{`removed: collaboration "Steering committee" with "CTO" was removed`, `added: collaboration "Training" with "CTO" was added`}},
		{"label", "label: Steering committee", "label: Steering board",
			[]string{`renamed: collaboration "Steering committee" with "CTO" is now called "Steering board"`}},
		{"method", "method: support", "method: [support, audit]",
			[]string{`changed: method of collaboration "Vulnerability triage" with "Security": "audit" added`}},
		{"cadence", "cadence: monthly", "cadence: 45d",
			[]string{`changed: cadence of collaboration "report" with "CTO" changed from "monthly" to "every 45 days"`}},
		{"direction", "method: report, cadence: monthly, direction: to", "method: report, cadence: monthly, direction: both",
			[]string{`changed: direction of collaboration "report" with "CTO" changed from "from OSPO to CTO" to "both ways"`}},
		{"strength", "strength: strong", "strength: weak",
			[]string{`changed: strength of collaboration "Steering committee" with "CTO" changed from "strong" to "weak"`}},
		{"status", "strength: strong", "strength: strong, status: paused",
			[]string{`changed: status of collaboration "Steering committee" with "CTO" changed from "active" to "paused"`}},
		{"goals", "owner: head, goals: [faster]", "owner: head, goals: [sboms]",
			[]string{`changed: goals of collaboration "report" with "CTO": "Ship faster" removed, "Full SBOMs" added`}},
		{"accountable", "raci: {accountable: head}", "raci: {accountable: security}",
			[]string{`changed: those accountable of collaboration "Vulnerability triage" with "Security": "Head of OSPO" removed, "Security" added`}},
		{"other party", "{id: triage, to: security", "{id: triage, to: cfo",
			[]string{`changed: parties of collaboration "Vulnerability triage" with "CFO" changed from "OSPO and Security" to "OSPO and CFO"`}},
		{"hat", "hats: [enabler]", "hats: [enabler, advocate]",
			[]string{`changed: hats of person "Head of OSPO": "advocate" added`}},
		{"lead", "{id: engineer, name: OSPO engineer}", "{id: engineer, name: OSPO engineer, lead: true}",
			[]string{`changed: lead role of person "OSPO engineer" changed from "no" to "yes"`}},
		{"person added", "stakeholders:\n", "  - {name: Trainer}\nstakeholders:\n",
			[]string{`added: person "Trainer" was added`}},
		{"goal renamed", "name: Ship faster", "name: Ship sooner",
			[]string{`renamed: goal "Ship faster" is now called "Ship sooner"`}},
		{"objective met", "due: 2027-01-01", "due: 2027-01-01, status: met",
			[]string{`changed: status of objective "Full SBOMs" changed from "open" to "met"`}},
		{"objective due", "due: 2027-01-01", "due: 2027-06-30",
			[]string{`changed: due date of objective "Full SBOMs" changed from "2027-01-01" to "2027-06-30"`}},
		{"expectation reworded", "text: Early word", "text: Early warning",
			[]string{`changed: text of expectation "Early warning" of "CTO" changed from "Early word" to "Early warning"`}},
		{"office", "status: piloting", "status: established",
			[]string{`changed: status of "OSPO" changed from "piloting" to "established"`}},
		{"organisation", "sector: business", "sector: ngo",
			[]string{`changed: sector of organisation "Acme" changed from "business" to "ngo"`}},
		{"project", "use: critical", "use: important",
			[]string{`changed: use of project "Linux kernel" changed from "critical" to "important"`}},
		{"readiness score", "usage: {score: 2}", "usage: {score: 3}",
			[]string{`changed: score of readiness area "usage" changed from "2" to "3"`}},
		{"readiness area", "usage: {score: 2}", "usage: {score: 2}, tools: {score: 1}",
			[]string{`added: readiness area "tools" was added`}},
		{"answer about an area", "from: [cto]}", "from: [cto]}, critical: {text: The kernel}",
			[]string{`added: readiness answer "critical" was added`}},
		{"readiness answer", "text: Much", "text: Little",
			[]string{`changed: text of readiness answer "meaning" changed from "Much" to "Little"`}},
		{"accept", "reason: It is a report", "reason: Agreed",
			[]string{`changed: reason of accepted finding "one-way-only" of "cto" changed from "It is a report" to "Agreed"`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(base, tt.from) {
				t.Fatalf("the base has no %q", tt.from)
			}
			changes := compareMaps(read(t, base), read(t, strings.Replace(base, tt.from, tt.to, 1)))
			if got := lines(changes); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func lines(changes []Change) []string {
	var out []string
	for _, c := range changes {
		kind := string(c.Kind)
		if c.Likely {
			kind += ", likely"
		}
		out = append(out, kind+": "+c.Message)
	}
	return out
}

// A stakeholder who is renamed and keeps their work is the same, and their work is
// unchanged.
func TestRenameKeepsCollaborations(t *testing.T) {
	old := `organization: {name: Acme}
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: CFO, perspective: upward}
collaborations:
  - {to: CTO, label: Steering, cadence: monthly}
  - {from: CFO, to: CTO, label: Budget}
`
	got := lines(compareMaps(read(t, old), read(t, strings.ReplaceAll(old, "CTO", "Head of technology"))))
	want := []string{`renamed, likely: stakeholder "CTO" is probably now called "Head of technology"`}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// A text that is reworded, and whose id was derived from it, is the same: this opens or
// closes nothing, and references follow.
func TestRewordingOpensNothing(t *testing.T) {
	old := `organization: {name: Acme}
people: [{name: Engineer, until: 2026-12-31}]
stakeholders:
  - {name: CTO, perspective: upward, influence: high, expectations: [A report on savings each year, Fewer licences]}
  - {name: CFO, perspective: upward, influence: high, expectations: [Fewer audits]}
projects:
  - {name: Berth planner, use: critical, owner: Engineer}
collaborations:
  - {to: CTO, method: report, owner: Engineer}
`
	o := gap.Options{Today: model.Date{Year: 2026, Month: 11, Day: 23}}
	for from, to := range map[string]string{
		"A report on savings each year": "A yearly report on savings", "Engineer": "Senior engineer", "Berth planner": "Berth planner 2",
	} {
		for _, c := range Compare(versionOf(t, old, o), versionOf(t, strings.ReplaceAll(old, from, to), o)).Changes {
			if c.Kind != Renamed && c.Kind != Changed || !c.Likely {
				t.Errorf("%s: %s", from, lines([]Change{c}))
			}
		}
	}
	// An expectation of another stakeholder is another expectation.
	moved := strings.NewReplacer("Fewer licences]", "Fewer software audits]", "expectations: [Fewer audits]", "expectations: []").Replace(old)
	if got := strings.Join(lines(compareMaps(read(t, old), read(t, moved))), "\n"); !strings.Contains(got, `removed: expectation "Fewer audits" of "CFO"`) {
		t.Errorf("got\n%s", got)
	}
}

// However many are reworded at once, each is matched within its stakeholder.
func TestManyRewordings(t *testing.T) {
	var old strings.Builder
	old.WriteString("organization: Acme\nstakeholders:\n")
	for i := range 200 {
		fmt.Fprintf(&old, "  - {name: Unit %d, perspective: sideways, expectations: [Report number %d each year]}\n", i, i)
	}
	for _, c := range compareMaps(read(t, old.String()), read(t, strings.ReplaceAll(old.String(), "each year", "every year"))) {
		if c.Kind != Changed {
			t.Fatal(lines([]Change{c}))
		}
	}
}

// New details of a list item with the same name are a change of it, not another item of
// that name.
func TestItemsOfOneNameChange(t *testing.T) {
	old := `organization: {name: Acme}
stakeholders:
  - {name: Board, perspective: upward, members: [{name: Chair, until: 2027-01-31}, {name: Treasurer}]}
`
	new := strings.NewReplacer("2027-01", "2028-01", "Treasurer", "Secretary").Replace(old)
	got := lines(compareMaps(read(t, old), read(t, new)))
	if want := `changed: members of stakeholder "Board": "Treasurer" removed, "Secretary" added, "Chair" changed`; len(got) != 1 || got[0] != want {
		t.Errorf("got %q", got)
	}
}

// A member that is a stakeholder stays the same when the stakeholder is renamed. Members
// that are only counted are compared by their number.
func TestMembersAreStakeholders(t *testing.T) {
	old := `organization: {name: Acme}
stakeholders:
  - {id: law, name: Law, perspective: sideways}
  - {name: Council, perspective: outside, members: [law, Zoe]}
  - {name: Board, perspective: upward, members: 12}
`
	new := strings.NewReplacer("name: Law", "name: Legal", "[law, Zoe]", "[Legal, Zoe]", "12", "13").Replace(old)
	got := strings.Join(lines(compareMaps(read(t, old), read(t, new))), "\n")
	if want := "renamed: stakeholder \"Law\" is now called \"Legal\"\nchanged: number of members of stakeholder \"Board\" changed from \"12\" to \"13\""; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A name in one language is enough to match an entry under another id. A changed answer to
// a question that several people answered names the person.
func TestNamesByLanguageAreKnown(t *testing.T) {
	old := `organization: {name: Acme}
people: [{name: {en: Head, ja: 室長}}, {name: Ann}]
stakeholders:
  - {name: {en: Legal, ja: 法務部}, perspective: sideways, owner: Ann}
  - {name: CTO, perspective: upward, owner: Head}
projects: [{name: {en: Kernel, ja: 核}}]
readiness: {answers: {goals: [{text: Speed, from: CTO}, {text: Calm, from: Legal}], usage: {text: All, from: CTO}}}
`
	new := strings.NewReplacer("en: Legal", "en: Rules and rights", "from: Legal", "from: 法務部", "en: Head, ja: 室長", "ja: 室長, en: Boss", "owner: Head", "owner: Boss",
		"{en: Kernel, ja: 核}", "核", "Speed", "Haste", "All", "Much").Replace(old)
	want := []string{`renamed, likely: person "Head" is probably now called "Boss"`, `renamed, likely: project "Kernel" is probably now called "核"`, `renamed, likely: stakeholder "Legal" is probably now called "Rules and rights"`,
		`changed: text of readiness answer "goals" of "CTO" changed from "Speed" to "Haste"`, `changed: text of readiness answer "usage" changed from "All" to "Much"`}
	got := lines(compareMaps(read(t, old), read(t, new)))
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("without %s:\n%s", line, strings.Join(got, "\n"))
		}
	}
	for _, line := range got {
		if strings.HasPrefix(line, "removed") || strings.HasPrefix(line, "added") {
			t.Error(line)
		}
	}
}

// A translated map has the same stakeholders, if facts that need no words tell them and
// their work apart.
func TestTranslationKeepsStakeholders(t *testing.T) {
	old := `organization: Acme
people: [{id: ana, name: Ana}, {id: ben, name: Ben}]
stakeholders:
  - {name: Security, perspective: sideways, kind: security, influence: high, interest: high}
  - {name: Legal, perspective: sideways, kind: legal, owner: ana}
  - {name: Cards, perspective: sideways, influence: high, interest: high}
  - {name: Loans, perspective: sideways, influence: high, interest: high}
collaborations:
  - {to: Security, method: support, label: Open hours, direction: both, cadence: monthly, last_held: 2026-11-03, owner: ben}
  - {to: Legal, method: compliance, direction: both, cadence: monthly, last_held: 2026-11-09}
  - {to: Cards, direction: both, cadence: weekly}
  - {to: Loans, direction: both, cadence: weekly}
`
	new := strings.NewReplacer("Security", "Sicherheit", "Legal", "Recht", "Open hours", "Sprechstunde", "method: support", "method: Hilfe", "kind: legal", "kind: Recht",
		"Cards", "Karten", "Loans", "Kredit").Replace(old)
	var stakeholders []string
	for _, c := range lines(compareMaps(read(t, old), read(t, new))) {
		if strings.Contains(c, ": stakeholder ") {
			stakeholders = append(stakeholders, c)
		}
	}
	want := []string{
		`removed: stakeholder "Cards" was removed`, `removed: stakeholder "Loans" was removed`,
		`added: stakeholder "Karten" was added`, `added: stakeholder "Kredit" was added`,
		`renamed, likely: stakeholder "Legal" is probably now called "Recht"`,
		`renamed, likely: stakeholder "Security" is probably now called "Sicherheit"`,
	}
	if !slices.Equal(stakeholders, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(stakeholders, "\n"), strings.Join(want, "\n"))
	}
}

func TestSameMeaning(t *testing.T) {
	for _, tt := range []struct{ name, old, new string }{
		{"comments and spelling", "{to: cto, method: report, cadence: monthly, direction: to, owner: head, goals: [faster]}",
			"# every month\n    {goals: [Ship faster], owner: Head of OSPO, direction: to, cadence: monthly, method: [report], to: CTO}"},
		{"ends the other way round", "{from: security, to: cncf, label: Working group, direction: to}",
			"{from: cncf, to: security, label: Working group, direction: from}"},
		{"the office written out", "{to: cto, method: report, cadence: monthly, direction: to,", "{from: cto, to: ospo, method: report, cadence: monthly, direction: from,"},
		{"defaults written out", "name: CFO, perspective: upward", "name: CFO, perspective: upward, status: active"},
		{"list in another order", "hats: [enabler]", "hats: [enabler]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(base, tt.old) {
				t.Fatalf("the base has no %q", tt.old)
			}
			if got := lines(compareMaps(read(t, base), read(t, strings.Replace(base, tt.old, tt.new, 1)))); len(got) > 0 {
				t.Errorf("got %s", strings.Join(got, "\n"))
			}
		})
	}
}

func TestLongTextThatDiffersLate(t *testing.T) {
	long := strings.Repeat("word ", 30)
	m := read(t, strings.Replace(base, "note: Keen", "note: "+long+"one", 1))
	n := read(t, strings.Replace(base, "note: Keen", "note: "+long+"two", 1))
	got := compareMaps(m, n)
	if len(got) != 1 || !strings.HasPrefix(got[0].Message, `note of stakeholder "CTO" was reworded`) || !strings.HasSuffix(got[0].To, "two") {
		t.Errorf("got %q", lines(got))
	}
}

// Names are never shortened, however long: a shortened one may be ambiguous.
func TestLongNamesAreWhole(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Directorate ", 8))
	old := "organization: Acme\nstakeholders:\n  - {id: a, name: " + long + " A, perspective: upward}\ncollaborations:\n  - {id: w, to: a, method: report, direction: both}\n"
	new := strings.Replace(old, "direction: both", "direction: to", 1)
	new = strings.Replace(new, "collaborations", "  - {id: b, name: "+long+" B, perspective: sideways}\ncollaborations", 1)
	got := lines(compareMaps(read(t, old), read(t, new)))
	want := []string{
		`added: stakeholder "` + long + ` B" was added`,
		`changed: direction of collaboration "report" with "` + long + ` A" changed from "both ways" to "from OSPO to ` + long + ` A"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestGaps(t *testing.T) {
	f := func(rule, id string, sev model.Severity, line int) model.Finding {
		return model.Finding{Rule: rule, Severity: sev, Subject: model.Subject{Kind: "stakeholder", ID: id},
			Message: rule + " " + id, Pos: model.Pos{Line: line}}
	}
	m := read(t, base)
	old := Version{Map: m, Findings: []model.Finding{
		f("orphan", "cto", model.Warning, 3), f("orphan", "cfo", model.Warning, 4), f("silent", "cfo", model.Warning, 5)}}
	new := Version{Map: m,
		Findings: []model.Finding{f("note", "cto", model.Info, 1), f("orphan", "cto", model.Warning, 30), f("orphan", "cncf", model.Warning, 9)},
		Accepted: []model.Finding{f("silent", "cfo", model.Warning, 5)}}
	got := lines(Compare(old, new).Changes)
	want := []string{"gap-opened: orphan cncf", "gap-closed: orphan cfo", "info-opened: note cto"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// samples returns the project's own maps.
func samples(t testing.TB) map[string]*model.Map {
	t.Helper()
	files, err := filepath.Glob("../../samples/*.yaml")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	out := map[string]*model.Map{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[file] = read(t, string(src))
	}
	return out
}

// Changes are described in the language of a picture; names and the map's own words stay.
func TestChangesInALanguage(t *testing.T) {
	w, _ := words.For("de")
	new := strings.NewReplacer("cadence: monthly, direction: to", "cadence: half-yearly, direction: both", "role: Executive sponsor, kind: sponsor", "role: Executive sponsor, kind: board",
		"strength: strong", "strength: weak, slot: Mondays", "owner: head,", "owner: engineer,", "name: CFO, perspective: upward}", "name: CFO, perspective: upward, part_of: cto}").Replace(base)
	var got []string
	for _, c := range compareMaps(read(t, base), read(t, new)) {
		from, to := c.Values(w)
		got = append(got, w.Word(c.Noun)+": "+from+" > "+to)
	}
	slices.Sort(got)
	want := []string{
		"Art: Sponsor > Vorstand", "Rhythmus: monatlich > halbjährlich", "Richtung: von OSPO zu CTO > in beide Richtungen", "Stärke: stark > schwach", "Termin:  > Mondays",
		"zuständig: Head of OSPO > OSPO engineer", "zuständig: Head of OSPO > OSPO engineer", "übergeordnete Einheit:  > CTO",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Gaps that cause others come first, wherever they are.
func TestCausesComeFirst(t *testing.T) {
	before, _, _ := strings.Cut(office, "collaborations:")
	caused := 0
	for _, c := range Compare(versionOf(t, office, gap.Options{}), versionOf(t, before, gap.Options{})).Changes {
		switch {
		case c.Kind != GapOpened || c.Finding.Severity != model.Warning:
		case c.Finding.CausedBy != "":
			caused++
		case caused > 0:
			t.Errorf("%s comes after what others cause", c.Message)
		}
	}
	if caused == 0 {
		t.Error("nothing is caused by anything")
	}
}

func TestSampleEqualsItself(t *testing.T) {
	again := samples(t)
	for file, m := range samples(t) {
		found := gap.Run(m, gap.Options{}).Findings
		if got := Compare(Version{Map: m, Findings: found}, Version{Map: again[file], Findings: found}); len(got.Changes) > 0 {
			t.Errorf("%s: %q", file, lines(got.Changes))
		}
	}
}

// TestRenamedAndMoved recognises a stakeholder whose name and perspective changed at
// once, if their work and owner stayed; a similar name with other work is somebody else.
func TestRenamedAndMoved(t *testing.T) {
	const old = `organization: Acme
people: [{name: Ada}]
stakeholders:
  - {name: Legal, perspective: sideways, owner: Ada}
collaborations:
  - {to: Legal, method: approval}
`
	moved := strings.NewReplacer("name: Legal, perspective: sideways", "name: Legal office, perspective: upward", "to: Legal", "to: Legal office")
	if got := lines(compareMaps(read(t, old), read(t, moved.Replace(old)))); !slices.Equal(got, []string{
		`renamed, likely: stakeholder "Legal" is probably now called "Legal office"`,
		`moved: stakeholder "Legal office" moved from sideways to upward`,
	}) {
		t.Errorf("%q", got)
	}
	other := strings.Replace(moved.Replace(old), "method: approval", "method: report", 1)
	if got := lines(compareMaps(read(t, old), read(t, other))); len(got) != 4 {
		t.Errorf("with other work: %q", got)
	}
}
