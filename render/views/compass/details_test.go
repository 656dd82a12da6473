package compass

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
)

const told = `organization: {name: Acme, sector: business, goals: [{id: speed, name: Ship faster}]}
ospo:
  name: Open office
  mission: Give back
  reports_to: cto
  stage: 2
  objectives: [{id: merge, name: Merge patches, measure: patches carried, baseline: 10, target: 2, due: 2027-06-30}]
people:
  - {id: lead, name: Head of OSPO, lead: true, hats: [counselor, advocate], until: 2027-01-31}
stakeholders:
  - {id: kernel, name: Kernel community, perspective: outside}
  - {id: cto, name: CTO, perspective: upward, role: Sponsor, kind: public-body, owner: lead, needs: [time],
     expectations: [{id: value, text: Proof of value}], influence: high, interest: low,
     engagement: {current: neutral, desired: leading}, note: Wary of risk, sources: ["https://example.org/cto"], tags: [decides]}
  - {id: tools, name: Tools, perspective: sideways, status: wanted}
collaborations:
  - {to: cto, label: Review, method: [report, strategy-advice], direction: to, cadence: monthly, channel: call, owner: lead,
     raci: {accountable: [cto], informed: [kernel, tools]}, goals: [speed, merge], answers: [value],
     evidence: "https://example.org/review", note: Often late, strength: strong}
  - {from: kernel, to: cto, method: funding, direction: from}
  - {to: kernel, method: contribution, status: ended}
`

func toldMap(t *testing.T, o Options) []scene.Detail {
	t.Helper()
	m, findings := parse.Parse("told.yaml", []byte(told))
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%d errors, the first: %s", n, findings[0].Message)
	}
	s, err := Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return s.AllDetails()
}

// factLines formats facts as lines, internal ones with an exclamation mark.
func factLines(facts []scene.Fact) []string {
	var lines []string
	for _, f := range facts {
		line := f.Term + ": " + f.Text
		if f.Href != "" {
			line += " (" + f.Href + ")"
		}
		if f.Internal {
			line = "!" + line
		}
		lines = append(lines, line)
	}
	return lines
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDetails(t *testing.T) {
	all := toldMap(t, Options{})
	var ids []string
	for _, d := range all {
		ids = append(ids, d.ID)
	}
	same(t, "reading order", ids, []string{"ospo", "stakeholder-cto", "person-lead", "stakeholder-tools", "stakeholder-kernel"})
	office, cto, person, tools, kernel := all[0], all[1], all[2], all[3], all[4]

	same(t, "office", factLines(office.Facts), []string{
		"Organisation: Acme", "Sector: business", "Goal: Ship faster", "Mission: Give back", "Reports to: CTO", "Stage: 2 of 4",
		"Objective: Merge patches · patches carried: 10 → 2 · due 2027-06-30",
	})
	same(t, "CTO", factLines(cto.Facts), []string{
		"Kind: public body", "Owner: Head of OSPO", "Needs: time", "Expects: Proof of value", "Tag: decides",
		"Source: https://example.org/cto (https://example.org/cto)",
		"!Engagement: neutral → leading", "!Influence: high", "!Interest: low", "!Note: Wary of risk",
	})
	same(t, "person", factLines(person.Facts), []string{"Hat: counselor", "Hat: advocate", "!Until: 2027-01-31"})
	if !tools.Gap || cto.Gap || cto.Subtitle != "Sponsor" || cto.Perspective != "upward" || office.Perspective != "" {
		t.Errorf("heads are wrong: %+v", all)
	}
	if len(cto.Relations) != 2 || len(kernel.Relations) != 1 || len(office.Relations) != 0 {
		t.Fatalf("relations are wrong: %+v", all)
	}
	same(t, "review", factLines(cto.Relations[0].Facts), []string{
		"Method: report", "Method: strategy advice", "Cadence: monthly", "Channel: call", "Strength: strong", "Owner: Head of OSPO",
		"Accountable: CTO", "Informed: Kernel community", "Informed: Tools", "Goal: Ship faster", "Goal: Merge patches",
		"Answers: Proof of value", "!Note: Often late",
	})
	for i := range all {
		for j := range all[i].Relations {
			all[i].Relations[j].Facts = nil
		}
	}
	want := []scene.Relation{
		{With: "ospo", Name: "Open office", Text: "Review", Flow: "from", Href: "https://example.org/review"},
		{With: "stakeholder-kernel", Name: "Kernel community", Text: "funding", Flow: "to", Number: 1},
		{With: "stakeholder-cto", Name: "CTO", Text: "funding", Flow: "from", Number: 1},
	}
	if got := append(cto.Relations, kernel.Relations...); !reflect.DeepEqual(got, want) {
		t.Errorf("relations:\n%+v\nwant:\n%+v", got, want)
	}
}

// Every detail is about a group of the picture, and judgements about people are only in
// internal facts.
func TestDetailsMatchThePicture(t *testing.T) {
	for _, density := range Densities[1:] {
		for seed := range testkit.Seeds(20) {
			m, findings := newRandomMaps(seed).make(6)
			s, err := Draw(m, Options{Density: density, Findings: findings})
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			for _, n := range s.Root {
				if g, ok := n.(*scene.Group); ok && g.ID != "" {
					ids[g.ID] = true
				}
			}
			seen := map[string]bool{}
			for _, d := range s.AllDetails() {
				if !ids[d.ID] || seen[d.ID] {
					t.Errorf("%s, seed %d: the detail %q has no card, or two are alike", density, seed, d.ID)
				}
				seen[d.ID] = true
				for _, r := range d.Relations {
					if !ids[r.With] {
						t.Errorf("%s, seed %d: %s works with %q, which is not drawn", density, seed, d.ID, r.With)
					}
				}
			}
			for id := range ids {
				if !seen[id] && !strings.HasPrefix(id, "link-") {
					t.Errorf("%s, seed %d: %s has no detail", density, seed, id)
				}
			}
		}
	}
}

func TestDetailsMarkWhatIsInternal(t *testing.T) {
	all := toldMap(t, Options{})
	keep := func(facts []scene.Fact) []scene.Fact {
		return slices.DeleteFunc(facts, func(f scene.Fact) bool { return f.Internal })
	}
	for i := range all {
		all[i].Facts = keep(all[i].Facts)
		for j := range all[i].Relations {
			all[i].Relations[j].Facts = keep(all[i].Relations[j].Facts)
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"neutral", "leading", `"high"`, `"low"`, "Wary", "late", "Engagement", "Influence", "Interest", "Note"} {
		if strings.Contains(string(data), word) {
			t.Errorf("%q is not marked as internal", word)
		}
	}
}

func TestDetailsHoldFindings(t *testing.T) {
	about := func(kind, id string) model.Finding {
		return model.Finding{Rule: kind, Severity: model.Warning, Message: id, Hint: "Mend it.", Subject: model.Subject{Kind: model.SubjectKind(kind), ID: id}}
	}
	findings := []model.Finding{
		about("map", ""), about("stakeholder", "cto"), about("stakeholder", "tools"), about("stakeholder", "nobody"), about("expectation", "value"),
		about("person", "lead"), about("collaboration", "ospo>cto/report+strategy-advice"), about("collaboration", "kernel>cto/funding"),
		about("perspective", "sideways"), about("goal", "speed"),
	}
	got := map[string][]string{}
	for _, d := range toldMap(t, Options{Findings: findings}) {
		for _, f := range d.Findings {
			if f.Severity != "warning" || f.Advice != "Mend it." {
				t.Errorf("a finding is told as %+v", f)
			}
			got[d.ID] = append(got[d.ID], f.Rule+" "+f.Message)
		}
	}
	both := "collaboration ospo>cto/report+strategy-advice"
	same(t, "CTO", got["stakeholder-cto"], []string{"stakeholder cto", "expectation value", both, "collaboration kernel>cto/funding"})
	same(t, "tools", got["stakeholder-tools"], []string{"stakeholder tools"})
	same(t, "kernel", got["stakeholder-kernel"], []string{"collaboration kernel>cto/funding"})
	same(t, "person", got["person-lead"], []string{"person lead"})
	same(t, "office", got["ospo"], []string{
		"map ", "stakeholder nobody", "perspective sideways", "goal speed",
	})
	for _, d := range toldMap(t, Options{Findings: findings, NoGaps: true}) {
		if len(d.Findings) > 0 || d.Gap {
			t.Errorf("without gaps %s still tells of some", d.ID)
		}
	}
}

// A person who has left by the day of the picture keeps a card, for what is still owned
// there, but wears no hat and is not counted as one of the team.
func TestWhoHasLeftIsNotCounted(t *testing.T) {
	m, _ := parse.Parse("left.yaml", []byte(`organization: Acme
people:
  - {name: Ann, hats: [enabler], allocation: 0.5}
  - {name: Bo, hats: [advocate], allocation: 0.5, until: 2026-06-30}
stakeholders: [{name: CTO, perspective: upward}]
collaborations: [{to: CTO, method: report, owner: Bo}]
`))
	for _, tt := range []struct {
		today       model.Date
		count, says string
	}{
		{model.Date{Year: 2026, Month: 6, Day: 30}, "2 people", "Bo · 50 % of working time\nHats: advocate"},
		{model.Date{Year: 2026, Month: 7, Day: 1}, "1 person", "Bo · until 2026-06-30"},
	} {
		c := digest(m, Options{Today: tt.today})
		var team tally
		for _, x := range c.parties {
			if x.person {
				team.add(x)
			}
			if says := (&card{party: x}).tooltip(); x.name == "Bo" && says != tt.says {
				t.Errorf("%s: the card says %q, want %q", tt.today, says, tt.says)
			}
		}
		if got := c.counted(team); got != tt.count {
			t.Errorf("%s: the team counts %q, want %q", tt.today, got, tt.count)
		}
	}
}
