package compass

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
)

func TestPerspectivesHaveNoDefects(t *testing.T) {
	for _, persp := range model.Perspectives {
		for seed := range testkit.Seeds(60) {
			r := newRandomMaps(seed)
			m, findings := r.make([]int{1, 3, 8, 20}[seed%4])
			r.enrich(m)
			o := Options{Perspective: string(persp), Overlay: Overlays[seed%6], Findings: findings}
			if seed%3 == 0 {
				o.Changes = r.changes(m)
			}
			c := digest(m, o)
			if err := c.addOverlay(m, o); err != nil {
				t.Fatal(err)
			}
			p := placePerspective(c, m, o, persp)
			if found := slices.Concat(defects(p.plan), sceneDefects(p.draw())); len(found) > 0 {
				t.Errorf("%s, seed %d: %d defects, the first: %s", persp, seed, len(found), found[0])
			}
			if p.w > maxWidth || len(p.cards) != len(c.in(persp)) {
				t.Errorf("%s, seed %d: %.0f px wide, %d cards for %d parties", persp, seed, p.w, len(p.cards), len(c.in(persp)))
			}
		}
	}
}

func toldSheet(t *testing.T, persp string, o Options) *scene.Scene {
	t.Helper()
	m := sample(t, "acme")
	o.Perspective = persp
	s, err := Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Everything recorded about a group is on its page.
func TestSheetHoldsEverything(t *testing.T) {
	findings := []model.Finding{
		{Rule: "r", Severity: model.Warning, Message: "nobody reads it", Subject: model.Subject{Kind: "collaboration", ID: "value-report"}},
		{Rule: "r", Severity: model.Warning, Message: "not for them", Subject: model.Subject{Kind: "stakeholder", ID: "legal"}},
	}
	s := toldSheet(t, "upward", Options{Findings: findings})
	text := allText(s)
	for _, want := range []string{
		"Looking upward: what the OSPO does with executives and sponsors", "4 stakeholders · 7 collaborations",
		"Board of Directors|Risk and strategy oversight|Risk and value report|quarterly · board paper · by Head of OSPO|Show risk, value and cost on one page|For: Products that customers and auditors trust|Mandate",
		"Expects|Ready for the Cyber Resilience Act before it applies|answered by Risk and value report",
		"Needs|A short list of decisions for each meeting|Owner|Head of OSPO|Engagement|leading",
		"With others|InnerSource: InnerSource KPIs", "nobody reads it",
		"DOWNWARD|6 · 2 people|", "SIDEWAYS|9 · 1 gap · 1 finding|", "OUTSIDE|5|",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "not for them") || strings.Contains(text, "not answered") {
		t.Errorf("the page says what is none of its business:\n%s", text)
	}
	if want := " Not in full: sideways, 9, 1 gap, 1 finding."; !strings.Contains(s.Description, want) {
		t.Errorf("described as %q", s.Description)
	}
	if s := toldSheet(t, "upward", Options{Findings: findings, NoGaps: true}); strings.Contains(allText(s), "nobody reads it") {
		t.Error("a page without gaps tells of findings")
	}
}

// The counts of the other perspectives stay in their panels, however many there are.
func TestCountsStayInTheirPanels(t *testing.T) {
	m := sample(t, "acme")
	var findings []model.Finding
	for range 120 {
		findings = append(findings, model.Finding{Rule: "r", Severity: model.Warning, Message: "m", Subject: model.Subject{Kind: "stakeholder", ID: "legal"}})
	}
	for range 3 {
		m.Stakeholders = append(m.Stakeholders, &model.Stakeholder{ID: fmt.Sprint(len(m.Stakeholders)), Name: "Wanted", Perspective: model.Sideways, Wanted: true})
	}
	o := Options{Findings: findings, Words: stretched}
	p := placePerspective(digest(m, o), m, o, model.Upward)
	for _, h := range p.headings {
		w := 0.0
		for _, x := range h.runs {
			w += x.width()
		}
		if h.x < p.side.right() && h.x+w > p.side.right() && h.y < p.boundary.bottom() {
			t.Errorf("%q ends at %.0f px, the panel at %.0f", h.runs[len(h.runs)-1].s, h.x+w, p.side.right())
		}
	}
}

// The other perspectives list as many names as fit, each in full, and count the rest.
func TestNamesOfOtherPerspectivesAreWhole(t *testing.T) {
	var c content
	names := strings.Split(strings.Repeat("Integration engine team,", 12), ",")[:12]
	set := c.listed(names, 200, 5)
	said := strings.Join(set, " ")
	shown := strings.Count(said, "Integration engine team")
	if want := fmt.Sprintf(", %d more", len(names)-shown); shown == 0 || shown == len(names) || !strings.HasSuffix(said, want) || strings.Contains(said, "…") {
		t.Errorf("%d names in %q", shown, set)
	}
	if said := strings.Join(c.listed(names[:2], 400, 1), " "); said != "Integration engine team, Integration engine team" {
		t.Errorf("two names are %q", said)
	}
}

// A page of one perspective can't be narrower, and says so.
func TestSheetSaysThatItsWidthIsFixed(t *testing.T) {
	for width, want := range map[float64]string{0: "", 600: "a page of one perspective is 1200 px wide, whatever the width"} {
		if got := strings.Join(toldSheet(t, "upward", Options{Width: width}).Notes, "; "); got != want {
			t.Errorf("asked for %.0f px it notes %q, want %q", width, got, want)
		}
	}
}

// A map without judgements has none on its pages.
func TestPublicSheetHasNoEngagement(t *testing.T) {
	s, err := Draw(model.Public(sample(t, "acme")), Options{Perspective: "upward"})
	if err != nil {
		t.Fatal(err)
	}
	if text := allText(s); strings.Contains(text, "Engagement") || !strings.Contains(text, "Expects") {
		t.Errorf("the page holds\n%s", text)
	}
}

func TestUnansweredExpectation(t *testing.T) {
	m := sample(t, "acme")
	for _, k := range m.Collaborations {
		k.Answers = nil
	}
	for _, x := range m.OSPO.Objectives {
		x.Answers = nil
	}
	s, err := Draw(m, Options{Perspective: "upward"})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(allText(s), "not answered yet"); n != 4 {
		t.Errorf("%d expectations are not answered, want 4", n)
	}
}

func TestSheetOfNobody(t *testing.T) {
	s, err := Draw(&model.Map{OSPO: model.OSPO{Name: "OSPO"}}, Options{Perspective: "outside"})
	if err != nil {
		t.Fatal(err)
	}
	if text := allText(s); !strings.Contains(text, "Nobody is recorded looking outside yet.") || !strings.Contains(text, "nobody is recorded") {
		t.Errorf("the page holds\n%s", text)
	}
}

// Details are those of the cards that the page shows, and have relations only to those.
func TestSheetDetails(t *testing.T) {
	s := toldSheet(t, "outside", Options{})
	shown := labelsOf(s.Root)
	if len(s.AllDetails()) != 6 {
		t.Errorf("%d details, want those of the office and five stakeholders", len(s.AllDetails()))
	}
	for _, d := range s.AllDetails() {
		if _, ok := shown[d.ID]; !ok {
			t.Errorf("%s is not in the picture", d.ID)
		}
		for _, r := range d.Relations {
			if _, ok := shown[r.With]; !ok || r.Number != 0 {
				t.Errorf("%s works with %s, number %d", d.ID, r.With, r.Number)
			}
		}
	}
}

// The page shows to whom the office reports, and so does its legend.
func TestSheetSaysWhomTheOfficeReportsTo(t *testing.T) {
	for _, reports := range []string{"", "CTO"} {
		m, _ := parse.Parse("map.yaml", []byte("organization: Acme\nospo: {reports_to: "+reports+"}\nstakeholders:\n  - {name: CTO, perspective: upward}\n  - {name: Board, perspective: upward}\n"))
		s, err := Draw(m, Options{Perspective: "upward"})
		if err != nil {
			t.Fatal(err)
		}
		said := allText(s)
		if got := strings.Contains(said, "CTO|the office reports here"); got != (reports != "") {
			t.Errorf("reports to %q, and the page says %q", reports, said)
		}
		if got := strings.Contains(said, "the office reports to"); got != (reports != "") {
			t.Errorf("reports to %q, and the legend says %q", reports, said)
		}
	}
}

// If there are several owners, all are named.
func TestSheetNamesAllOwners(t *testing.T) {
	text := allText(written(t, `organization: Acme
people: [{id: head, name: Head of office, lead: true}, {id: eng, name: Engineer}]
stakeholders: [{name: Law, perspective: sideways, owner: [head, eng]}]
collaborations: [{to: Law, label: Clinic, owner: [eng, head]}]
`, Options{Perspective: "sideways"}))
	for _, want := range []string{"|Owner|Head of office, Engineer|", "|by Engineer, Head of office|"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}
