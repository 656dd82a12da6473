package report

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func pagesOf(t *testing.T, m *model.Map, o view.Options) []*scene.Scene {
	t.Helper()
	pages, err := View.Pages(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// sections returns the names of the sections, without repetitions.
func sections(pages []*scene.Scene) []string {
	var names []string
	for _, s := range pages {
		names = append(names, s.Section)
	}
	return slices.Compact(names)
}

// withoutCompass returns the report as one picture without the compass, which follows its
// own rules and has its own tests.
func withoutCompass(s *scene.Scene) *scene.Scene {
	rest := *s
	rest.Details = nil
	rest.Root = slices.DeleteFunc(slices.Clone(s.Root), func(n scene.Node) bool { return n.(*scene.Group).Label == "Compass" })
	return &rest
}

// For any map, every page of the report and the whole report are free of defects, and the
// same when drawn again.
func TestReportOfAnyMap(t *testing.T) {
	t.Parallel()
	for seed := range testkit.Seeds(30) {
		m, findings := viewtest.Furnished(seed)
		r := viewtest.NewRandomMaps(seed)
		findings = append(append(findings, r.Aims(m)...), r.AnyRule(m)...)
		o := view.Options{Findings: findings, NoGaps: seed%7 == 0}
		if seed%3 > 0 {
			o.Today = viewtest.Day
		}
		if seed%4 == 0 {
			o.Title = r.Phrase(1, 30)
		}
		pages := pagesOf(t, m, o)
		for _, s := range pages {
			if called := o.Title != "" && s.Title == o.Title; called != (o.Title != "" && s.Section == "Verdict") {
				t.Errorf("map %d: a page of %s is called %q", seed, s.Section, s.Title)
			}
			if s.Section == "Compass" {
				continue
			}
			if body := s.Root[pageFrame : len(s.Root)-1]; s.Prose == nil && !slices.ContainsFunc(body, isNamed) {
				t.Errorf("map %d: a page of %s holds nothing but the legend", seed, s.Section)
			}
			for _, d := range viewtest.Defects(s) {
				t.Errorf("map %d, %s: %s", seed, s.Section, d)
			}
			if agree(s) != "" {
				t.Errorf("map %d, %s: %s", seed, s.Section, agree(s))
			}
		}
		all := viewtest.Drawn(t, View, m, o)
		for _, d := range viewtest.Defects(withoutCompass(all)) {
			t.Errorf("map %d, as one: %s", seed, d)
		}
		if all.Width > 1200 {
			t.Errorf("map %d: %g px wide", seed, all.Width)
		}
		if all.Title != pages[0].Title {
			t.Errorf("map %d: called %q as one, and %q as pages", seed, all.Title, pages[0].Title)
		}
		if has := slices.Contains(sections(pages), "Gaps"); has == o.NoGaps {
			t.Errorf("map %d: without gaps %v, and there are gaps: %v", seed, o.NoGaps, has)
		}
		if seed%5 == 3 && !bytes.Equal(viewtest.Written(t, all), viewtest.Written(t, viewtest.Drawn(t, View, m, o))) {
			t.Errorf("map %d: differs when drawn again", seed)
		}
		if t.Failed() {
			return
		}
	}
}

// isNamed reports whether a node is read aloud, as all are except a legend.
func isNamed(n scene.Node) bool {
	g, ok := n.(*scene.Group)
	return ok && (g.Label != "" || g.Class != "")
}

// agree compares what a page draws with its prose, which has no title. If a text of the
// picture is truncated, they can't be compared.
func agree(s *scene.Scene) string {
	drawn := viewtest.Words(s.Root[:len(s.Root)-1]) // without the footer
	if s.Prose == nil || strings.Contains(drawn, "…") {
		return ""
	}
	drawn, titled := strings.CutPrefix(letters(drawn), letters(s.Title)) // which may take two lines
	if !titled {
		return fmt.Sprintf("the picture does not begin with its title %q", s.Title)
	}
	var said strings.Builder
	for _, p := range s.Prose {
		said.WriteString(p.Term + p.Text + p.Note)
	}
	// The picture arranges the parts of a paragraph to fit, and numbers steps.
	for _, p := range s.Prose {
		for _, part := range []string{p.Term, p.Text, p.Note} {
			if !strings.Contains(drawn, letters(part)) {
				return fmt.Sprintf("the picture does not say %q", part)
			}
		}
	}
	head := len(letters(s.Author))
	if extra := len(drawn) - len(letters(said.String())); extra < 0 || extra > head+2*len(s.Prose) {
		return fmt.Sprintf("the picture says %d bytes more than its prose", extra)
	}
	return ""
}

// letters returns a text without white space.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// The picture and the prose say the same, word for word.
func TestReportProseIsWhatIsDrawn(t *testing.T) {
	for _, name := range []string{"acme", "minimal", "group", "city", "ngo", "university", "scenarios/1-misaligned", "scenarios/3-compliance-only"} {
		m, findings := viewtest.SampleMap(t, name)
		texts := 0
		for _, s := range pagesOf(t, m, view.Options{Findings: findings, Today: viewtest.Day}) {
			if s.Prose == nil {
				continue
			}
			texts++
			if strings.Contains(viewtest.Words(s.Root), "…") {
				t.Errorf("%s, %s: something is cut off", name, s.Section)
			}
			if said := agree(s); said != "" {
				t.Errorf("%s, %s: %s", name, s.Section, said)
			}
		}
		if texts < 2 {
			t.Errorf("%s has %d pages of text", name, texts)
		}
	}
}

// The map of each scenario is reported as that scenario and no other.
func TestReportVerdict(t *testing.T) {
	for name, want := range map[string]string{
		"scenarios/1-misaligned":        "The OSPO shows the signs of “set up without alignment” (scenario 1); beside that, 4 warnings need attention in the office itself.",
		"scenarios/2-silo":              "The OSPO shows the signs of “a separate silo” (scenario 2); nothing else needs attention.",
		"scenarios/3-compliance-only":   "The Open Source Compliance Office shows the signs of “a compliance function only” (scenario 3); beside that, 4 warnings need attention: 3 in the office itself and 1 looking downward.",
		"scenarios/4-one-size-fits-all": "The OSPO shows the signs of “a one-size-fits-all solution” (scenario 4); nothing else needs attention.",
		"acme":                          "The OSPO is at work; 1 warning needs attention looking sideways.",
		"minimal":                       "The OSPO is in good shape; nothing is urgent, and 2 smaller things can be better.",
	} {
		m, findings := viewtest.SampleMap(t, name)
		lead := pagesOf(t, m, view.Options{Findings: findings})[0].Prose[0]
		if lead.Style != scene.StyleLead || lead.Text != want {
			t.Errorf("%s: the verdict is %q, want %q", name, lead.Text, want)
		}
	}
	m, findings := viewtest.Parsed(t, "organization: Acme\nospo: {status: proposed, mission: Share}\nstakeholders:\n  - {name: CTO, perspective: upward}\n")
	lead := pagesOf(t, m, view.Options{Findings: findings})[0].Prose[0]
	if want := "The OSPO is proposed and not yet at work; "; !strings.HasPrefix(lead.Text, want) {
		t.Errorf("the verdict is %q, want %q before all", lead.Text, want)
	}
	if want := "No day is given, so nothing counts as overdue."; !strings.HasSuffix(lead.Note, want) {
		t.Errorf("the note is %q, want %q at its end", lead.Note, want)
	}
	lead = pagesOf(t, m, view.Options{Findings: findings, NoGaps: true})[0].Prose[0]
	if lead.Severity != "" || lead.Text != "1 stakeholder and 0 active collaborations are recorded." {
		t.Errorf("without gaps the verdict is %q", lead.Text)
	}
}

// tileTexts returns the figures of the first page by their terms.
func tileTexts(pages []*scene.Scene) map[string]string {
	out := map[string]string{}
	for _, p := range pages[0].Prose {
		if p.Style == scene.StyleFigure {
			out[p.Term] = p.Text + " | " + strings.ReplaceAll(p.Note, noBreak, " ")
		}
	}
	return out
}

func TestReportFigures(t *testing.T) {
	m, _ := viewtest.Parsed(t, `organization: Northwind Ferries
ospo:
  objectives:
    - {id: a, name: A, status: met, due: 2027-01-01}
    - {id: b, name: B, due: 2027-02-09, answers: [e2]}
    - {id: c, name: C, due: 2027-02-10}
    - {id: d, name: D, status: dropped, due: 2027-01-01}
stakeholders:
  - {name: Board, perspective: upward, expectations: [{id: e1, text: One page}, {id: e2, text: No surprise}]}
  - {name: Crew, perspective: downward, expectations: [{id: e3, text: A plan}]}
  - {name: Yard, perspective: outside, status: wanted}
collaborations:
  - {to: Board, label: Review, answers: [e1]}
  - {to: Crew, label: Plan, status: planned, answers: [e3]}
  - {to: Crew, label: Old, status: ended}
`)
	findings := []model.Finding{{Rule: "owner-missing", Severity: model.Warning}, {Rule: "one-way-only"}, {Rule: "cadence-unrecorded"}}
	got := tileTexts(pagesOf(t, m, view.Options{Findings: findings, Today: viewtest.Day}))
	for term, want := range map[string]string{
		"Stakeholders":          "3 | 1 upward · 1 downward · 0 sideways · 1 outside · 1 wanted",
		"Active collaborations": "1 | 1 planned",
		"Expectations answered": "2 of 3 | ",
		"Objectives met":        "1 of 3 | 1 overdue",
		"Warnings":              "1 | 1 info · 1 not recorded",
	} {
		if got[term] != want {
			t.Errorf("%s: %q, want %q", term, got[term], want)
		}
	}
	if n := len(tileTexts(pagesOf(t, m, view.Options{Findings: findings, NoGaps: true}))); n != 4 {
		t.Errorf("%d figures without gaps, want 4", n)
	}
}

// The first steps are those that the check suggests first, at most three, followed by
// smaller findings.
func TestReportSteps(t *testing.T) {
	for _, name := range []string{"group", "minimal", "scenarios/3-compliance-only"} {
		m, findings := viewtest.SampleMap(t, name)
		steps := recommendations(m, view.Options{Findings: findings})
		if len(steps) != firstSteps {
			t.Errorf("%s: %d steps", name, len(steps))
		}
		for i, s := range gap.NewMender(m, gap.Options{}).Start(findings) {
			if want := stepText(s.Finding); steps[i].Text != want {
				t.Errorf("%s: step %d is %q, and check says %q", name, i+1, steps[i].Text, want)
			}
		}
	}
}

// Every rule is reported in a group with a title, and the table of scenarios lists only
// rules that exist.
func TestReportGroupsEveryRule(t *testing.T) {
	m, _ := viewtest.SampleMap(t, "acme")
	var findings []model.Finding
	for _, r := range gap.Rules() {
		findings = append(findings, model.Finding{Rule: r.ID, Severity: r.Severity, Message: "about " + r.ID, Subject: model.Subject{Kind: "stakeholder", ID: "legal"}})
	}
	told := 0
	for _, g := range gapGroups(m, nil, findings) {
		if g.title == "" {
			t.Error("a group has no title")
		}
		for _, r := range g.rules {
			told += len(r.found)
		}
	}
	if told != len(findings) {
		t.Errorf("%d of %d findings are told", told, len(findings))
	}
	for i, s := range scenarios {
		if gap.Lookup(s.rule) == nil {
			t.Fatalf("there is no rule %q", s.rule)
		}
		if title := fmt.Sprintf("Scenario %d: ", i+1); !strings.HasPrefix(string(gap.Lookup(s.rule).Title), title) {
			t.Errorf("%s is called %q, want %q before all", s.rule, gap.Lookup(s.rule).Title, title)
		}
	}
	for _, r := range gap.Rules() {
		if known := scenarioOf(r.ID) > 0; known != (r.Area == gap.AreaScenarios) {
			t.Errorf("%s is of the area %s", r.ID, r.Area)
		}
		if r.SignOf != "" && scenarioOf(r.SignOf) == 0 {
			t.Errorf("%s is a sign of %q, which is no scenario", r.ID, r.SignOf)
		}
	}
}

// A rule is listed under a scenario only if it is a sign of it.
func TestReportGroups(t *testing.T) {
	m, _ := viewtest.SampleMap(t, "acme")
	where := newWhereabouts(m, nil)
	for _, tt := range []struct {
		rule, kind, id, want string
	}{
		{"one-way-only", "stakeholder", "legal", "scenario-silo"}, {"one-way-only", "stakeholder", "board", "upward"},
		{"one-way-only", "stakeholder", "universities", "outside"}, {"perspective-unconnected", "perspective", "sideways", "scenario-silo"},
		{"stakeholder-wanted", "stakeholder", "legal", "sideways"}, {"mission-missing", "ospo", "", "scenario-misaligned"},
		{"hat-overload", "person", "head", "hats and aspects"}, {"duplicate-stakeholder", "map", "", "structure"},
		{"kind-unknown", "expectation", "cra-ready", "upward"}, {"no-such-rule", "ospo", "", "structure"},
	} {
		f := model.Finding{Rule: tt.rule, Subject: model.Subject{Kind: model.SubjectKind(tt.kind), ID: tt.id}}
		if got := where.group(f); got != tt.want {
			t.Errorf("%s about %s stands in %s, want %s", tt.rule, f.Subject, got, tt.want)
		}
	}
}

// An empty map has only short sections, and they say what to record.
func TestReportOfAnEmptyMap(t *testing.T) {
	m := &model.Map{OSPO: model.OSPO{Name: "OSPO"}}
	pages := pagesOf(t, m, view.Options{})
	if got, want := sections(pages), []string{"Verdict", "Compass", "Gaps"}; !slices.Equal(got, want) {
		t.Fatalf("sections are %q, want %q", got, want)
	}
	said := viewtest.Words(pages[len(pages)-1].Root)
	for _, hint := range []string{"No engagement is recorded yet", string(reportGoalsHint.Heading), string(calendar.Hint.Heading)} {
		if !strings.Contains(said, hint+"\n") {
			t.Errorf("it does not say %q", hint)
		}
	}
}

// The report is a document: portrait pages of one size, numbered and dated, with text of
// at least 8 points on A4, and what belongs together stays on one page.
func TestReportIsADocument(t *testing.T) {
	const ptPerPx = (595.28 - 16) / pageWidth // on A4
	least := func(s string) float64 {
		if strings.ContainsFunc(s, func(c rune) bool { return c < '0' || c > '9' }) {
			return 8
		}
		return 6.9 // number of a link, white in a circle
	}
	for _, name := range []string{
		"acme", "group", "city", "minimal", "university", "../render/views/testdata/maps/us-university",
		"../render/views/testdata/maps/fr-committee-23-members", "../render/views/testdata/maps/en-teams-220",
	} {
		m, findings := viewtest.SampleMap(t, name)
		cards := map[string]int{}
		pages := pagesOf(t, m, view.Options{Findings: findings, Today: viewtest.Day})
		for i, s := range pages {
			if !s.Paper || s.Width != pageWidth || s.Height != pageHeight {
				t.Errorf("%s: page %d is %g × %g", name, i+1, s.Width, s.Height)
			}
			foot := viewtest.Words(s.Root[len(s.Root)-1:])
			if want := fmt.Sprintf("%s · page %d of %d\n", viewtest.Day, i+1, len(pages)); !strings.HasSuffix(foot, want) {
				t.Errorf("%s: page %d ends with %q, want %q", name, i+1, foot, want)
			}
			scene.Walk(s.Root, func(n scene.Node) bool {
				if x, ok := n.(*scene.Text); ok && x.Size*ptPerPx < least(x.S)-1e-9 {
					t.Errorf("%s, %s: %q has %.1f points", name, s.Section, x.S, x.Size*ptPerPx)
				}
				if g, ok := n.(*scene.Group); ok && s.Section == "Compass" && strings.HasPrefix(g.Class, "card") {
					cards[g.ID]++
				}
				return true
			})
			if isHeadless(s) {
				t.Errorf("%s: page %d has the heads of columns above what has none", name, i+1)
			}
			for _, d := range viewtest.Defects(s) {
				if s.Section != "Compass" {
					t.Errorf("%s, %s: %s", name, s.Section, d)
				}
			}
			for line := range strings.Lines(viewtest.Words(s.Root)) {
				if strings.HasPrefix(line, "line ") {
					t.Errorf("%s tells a place in the file: %s", name, line)
				}
			}
		}
		for _, s := range m.Stakeholders {
			if n := cards["stakeholder-"+s.ID]; n != 1 {
				t.Errorf("%s: %d cards of %s in the compass", name, n, s.ID)
			}
		}
		if steps := recommendations(m, view.Options{Findings: findings}); len(steps) > 3 {
			t.Errorf("%s: %d things to do first", name, len(steps))
		}
	}
}

// isHeadless reports whether the topmost node below the column heads has no columns.
func isHeadless(s *scene.Scene) bool {
	heads, nearest, rest := math.Inf(1), math.Inf(1), false
	for _, n := range s.Root {
		if g, ok := n.(*scene.Group); ok && g.Class == "heads" {
			heads = scene.Bounds(g).Bottom
		}
	}
	for _, n := range s.Root {
		if box := scene.Bounds(n); box.Top >= heads && box.Top < nearest {
			g, ok := n.(*scene.Group)
			nearest, rest = box.Top, ok && g.Rest
		}
	}
	return rest
}

// Amounts are summed by party and year, one-off ones separately, and never across currencies.
func TestReportMoney(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: Foundation, perspective: outside}
  - {name: Lab, perspective: outside}
collaborations:
  - {to: Foundation, label: Dues, amount: {value: 100, currency: EUR, per: quarter}}
  - {to: Foundation, label: Event, amount: {value: 50, currency: USD, per: once}}
  - {to: Lab, label: Grant, amount: {value: 10, currency: EUR, per: month}}
  - {to: Lab, label: Old, status: ended, amount: {value: 999, currency: EUR, per: year}}
`)
	says := func(today model.Date, wanted ...string) {
		said := strings.ReplaceAll(viewtest.Words(viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: today}).Root), noBreak, " ")
		for _, want := range wanted {
			if !strings.Contains(said, want) {
				t.Errorf("the report does not say %q", want)
			}
		}
	}
	says(model.Date{}, "per year: 400 EUR · once: 50 USD\n", "per year: 120 EUR\n", "per year: 520 EUR · once: 50 USD\n")

	// The office's own work costs money, too; work that has ended by the day does not.
	m, findings = viewtest.Parsed(t, `organization: Acme
stakeholders: [{name: Lab, perspective: outside}]
collaborations:
  - {to: Lab, label: Grant, amount: {value: 10, currency: EUR, per: month}}
  - {to: Lab, label: Pilot, ends: 2025-06-30, amount: {value: 500, currency: EUR, per: year}}
  - {label: Courses, amount: {value: 30, currency: EUR, per: year}}
`)
	says(model.Date{Year: 2026, Month: 1, Day: 1}, "per year: 120 EUR\n", "per year: 30 EUR\nOSPO\n", "per year: 150 EUR\n")

	// What comes in does not pay for itself: it is no part of what the rest costs.
	m, findings = viewtest.Parsed(t, `organization: Acme
stakeholders: [{name: Fund, perspective: outside}]
collaborations:
  - {to: Fund, method: Funding, direction: from, amount: {value: 100, currency: EUR, per: year}}
  - {from: Fund, to: ospo, method: funding, direction: to, amount: {value: 7, currency: EUR, per: once}}
  - {to: Fund, label: Dues, direction: to, amount: {value: 30, currency: EUR, per: year}}
`)
	says(model.Date{}, "per year: 100 EUR · once: 7 EUR\nFund: funding that comes in\n", "per year: 30 EUR\nFund\n", "per year: 100 EUR · once: 7 EUR\nFunding that comes in\n", "per year: 30 EUR\nEverything else\n")
}
