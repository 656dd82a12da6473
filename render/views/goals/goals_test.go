package goals

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func goalsMap(seed int) (*model.Map, view.Options) {
	r := viewtest.NewRandomMaps(seed)
	m, findings := r.Make([]int{0, 1, 5, 24, 40, 80, 160}[seed%7])
	o := view.Options{Findings: append(findings, r.Aims(m)...), NoGaps: seed%5 == 0, Title: r.Phrase(0, 20)}
	if seed%3 == 0 {
		o.Today = model.Date{Year: 2027, Month: 1, Day: 1}
	}
	return m, o
}

// Whatever serves what, the picture has no defect, no line touches a card that it doesn't
// lead to, and drawing it twice gives the same result.
func TestGoalsOfRandomMaps(t *testing.T) {
	for seed := range testkit.Seeds(42) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			m, o := goalsMap(seed)
			s := viewtest.Drawn(t, View, m, o)
			for _, d := range append(viewtest.Defects(s), viewtest.Misled(s, nil)...) {
				t.Error(d)
			}
			if s.Width > draw.MaxWidth {
				t.Errorf("the page is %.0f px wide", s.Width)
			}
			if !bytes.Equal(viewtest.Written(t, s), viewtest.Written(t, viewtest.Drawn(t, View, m, o))) {
				t.Error("a second run draws something else")
			}
		})
	}
}

const goalsSample = `organization:
  name: Northwind Ferries
  goals:
    - {id: safe, name: Safe crossings}
    - {id: quick, name: Quick boarding}
    - {id: green, name: Green ferries}
    - {id: known, name: A known name}
ospo:
  objectives:
    - {id: patched, name: Patched within days, supports: [safe], measure: median days, baseline: "9", target: "2", due: 2026-05-01}
    - {id: shared, name: One shared core, supports: [quick]}
    - {id: taught, name: Everybody is taught}
    - {id: old, name: An old idea, supports: [green], status: dropped}
stakeholders:
  - {name: Security, perspective: sideways}
  - {name: Harbour office, perspective: outside}
  - {name: Crew school, perspective: outside, status: wanted}
collaborations:
  - {to: Security, label: Triage, goals: [patched, safe]}
  - {to: Harbour office, label: Data exchange, goals: [safe]}
  - {to: Crew school, label: Course, goals: [taught], status: planned}
  - {to: Security, label: Coffee}
  - {to: Harbour office, label: Old talks, goals: [quick], status: ended}
`

func TestGoalsSayWhatServesWhat(t *testing.T) {
	m, findings := viewtest.Parsed(t, goalsSample)
	o := view.Options{Findings: findings, Today: model.Date{Year: 2026, Month: 5, Day: 11}}
	s := viewtest.Drawn(t, View, m, o)
	for _, tt := range []struct {
		from, to string
		want     bool
	}{
		{"goal-safe", "objective-patched", true},
		{"objective-patched", "collaboration-1", true},
		{"goal-safe", "collaboration-1", false}, // it serves the goal through the objective
		{"collaboration-1", "stakeholder-security", true},
		{"collaboration-2", "stakeholder-harbour-office", true},
		{"collaboration-2", "stakeholder-security", false},
		{"goal-quick", "objective-shared", true},
		{"goal-safe", "objective-shared", false},
	} {
		if got := viewtest.Leads(t, s, tt.from, tt.to); got != tt.want {
			t.Errorf("a line from %s to %s: %v, want %v", tt.from, tt.to, got, tt.want)
		}
	}
	for id, want := range map[string]string{
		"goal-safe":         "goal Safe crossings: 1 objective · 2 collaborations",
		"goal-quick":        "goal Quick boarding: 1 objective",
		"goal-green":        "goal Green ferries: nobody works on it",
		"objective-patched": "objective Patched within days: median days, 9 → 2, due 2026-05-01, 10 days late",
		"objective-shared":  "nobody works on it",
		"objective-taught":  "supports no goal",
		"objective-old":     "objective An old idea: dropped",
		"collaboration-3":   "collaboration Course: with Crew school, planned",
		"collaboration-4":   "collaboration Coffee: with Security",
	} {
		if label := viewtest.Group(t, s, id).Label; !strings.Contains(label, want) {
			t.Errorf("%s is called %q, want %q in it", id, label, want)
		}
	}
	said := viewtest.Words(s.Root)
	for word, want := range map[string]bool{"Old talks": false, "WITHOUT A GOAL\n": true, "Coffee · Security\n": true, "nobody works on it\n": true} {
		if strings.Contains(said, word) != want {
			t.Errorf("the picture says %q: %v, want %v", word, !want, want)
		}
	}
	for _, want := range []string{
		" Goals that nobody works on: Green ferries and A known name.",
		" Objectives that nobody works on: One shared core.",
		" Objectives that support no goal: Everybody is taught.",
		" Overdue objectives: Patched within days.",
		" Work on the goal Safe crossings: Data exchange and Triage.",
		" Collaborations without a goal: Coffee.",
	} {
		if !strings.Contains(s.Description, want) {
			t.Errorf("the description %q does not say %q", s.Description, want)
		}
	}
}

// What the check finds stands out with its own frame, unless gaps are not wanted.
func TestGoalsThatStandOut(t *testing.T) {
	m, findings := viewtest.Parsed(t, goalsSample)
	findings = append(findings, model.Finding{Rule: "objective-unworked", Severity: model.Warning,
		Subject: model.Subject{Kind: model.AboutObjective, ID: "shared"}, Message: "nobody works on it"})
	stands := func(s *scene.Scene, id string) bool {
		return viewtest.Group(t, s, id).Children[0].(*scene.Rect).Fill == scene.GapTint
	}
	for _, noGaps := range []bool{false, true} {
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, NoGaps: noGaps})
		for id, gap := range map[string]bool{
			"goal-safe": false, "goal-quick": false, "goal-green": true, "goal-known": true, "objective-patched": false,
			"objective-shared": true, "objective-taught": true, "objective-old": false, "collaboration-1": false,
		} {
			if got, want := stands(s, id), gap && !noGaps; got != want {
				t.Errorf("%s stands out with NoGaps %v: %v, want %v", id, noGaps, got, want)
			}
		}
		for _, word := range []string{"Crew school\n", "gap: "} {
			if said := viewtest.Words(s.Root); strings.Contains(said, word) == noGaps {
				t.Errorf("with NoGaps %v the picture says %q", noGaps, said)
			}
		}
	}
	// A met objective needs no work.
	m.OSPO.Objectives[1].Status = "met"
	s := viewtest.Drawn(t, View, m, view.Options{})
	if label := viewtest.Group(t, s, "objective-shared").Label; strings.Contains(label, "nobody") {
		t.Errorf("an objective that is met is called %q", label)
	}
}

// Without objectives, collaborations serve the goals directly.
func TestGoalsWithoutObjectives(t *testing.T) {
	m, _ := viewtest.Parsed(t, goalsSample)
	m.OSPO.Objectives = nil
	for noGaps, missing := range map[bool]bool{false: true, true: false} {
		s := viewtest.Drawn(t, View, m, view.Options{NoGaps: noGaps})
		if got := strings.Contains(viewtest.Words(s.Root), "none recorded yet\n"); got != missing {
			t.Errorf("the picture says that objectives are missing with NoGaps %v: %v", noGaps, got)
		}
		if !viewtest.Leads(t, s, "goal-safe", "collaboration-1") {
			t.Errorf("no line leads from the goal to its collaboration with NoGaps %v", noGaps)
		}
		for _, d := range append(viewtest.Defects(s), viewtest.Misled(s, nil)...) {
			t.Error(d)
		}
	}
}

// If there are many collaborations, those that serve the same aim share a card, and each
// is still shown.
func TestManyCollaborationsShareCards(t *testing.T) {
	m, findings := viewtest.Parsed(t, goalsSample)
	for i := range goalsMany + 1 {
		k := *m.Collaborations[1]
		k.Index, k.Label = len(m.Collaborations), fmt.Sprintf("Exchange %d", i)
		m.Collaborations = append(m.Collaborations, &k)
	}
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for _, d := range append(viewtest.Defects(s), viewtest.Misled(s, nil)...) {
		t.Error(d)
	}
	said := viewtest.Words(s.Root)
	for _, want := range []string{"50 collaborations\n", "1 collaboration\n", "COLLABORATIONS AND STAKEHOLDERS\n", "Exchange 48 · Harbour office\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	if s.Height > 1600 {
		t.Errorf("%d collaborations make a page %.0f px high", len(m.Collaborations), s.Height)
	}
	if !slices.ContainsFunc(s.AllDetails(), func(d scene.Detail) bool { return d.ID == "stakeholder-harbour-office" }) {
		t.Error("what is known about a stakeholder is left out")
	}
}

func TestGoalsOfEmptyMaps(t *testing.T) {
	m, findings := viewtest.Parsed(t, "organization: {name: Northwind Ferries}\nstakeholders:\n  - {name: Harbour office, perspective: outside}\n")
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
	if said := viewtest.Words(s.Root); !strings.Contains(said, string(goalsHint.Heading)) {
		t.Errorf("the picture says %q, want what to record", said)
	}
	example, found := parse.Parse("hint.yaml", []byte(strings.Join(goalsHint.Recipe, "\n")))
	if len(found) > 0 || len(newStrategy(example, view.Options{}).works) != 1 {
		t.Errorf("the example of the hint can't be read as a map: %v", found)
	}
}

func TestGoalsGraph(t *testing.T) {
	m, findings := viewtest.Parsed(t, goalsSample)
	d, err := View.Graph(m, view.Options{Findings: findings})
	if err != nil {
		t.Fatal(err)
	}
	var clusters, nodes, edges []string
	for _, c := range d.Clusters {
		clusters = append(clusters, c.ID)
	}
	for _, n := range d.Nodes {
		nodes = append(nodes, strings.TrimSuffix(n.ID+" "+n.Note, " "))
	}
	for _, e := range d.Edges {
		edges = append(edges, e.From+" "+e.To)
	}
	for _, tt := range []struct{ got, want []string }{
		{clusters, []string{"Goals", "Objectives", "Collaborations", "Stakeholders", "Without a goal"}},
		{nodes, []string{
			"goal:safe", "goal:quick", "goal:green nobody works on it", "goal:known nobody works on it",
			"objective:patched 9 → 2 · due 2026-05-01", "objective:shared nobody works on it", "objective:taught supports no goal", "objective:old dropped",
			"collaboration:1", "stakeholder:security", "collaboration:2", "stakeholder:harbour-office",
			"collaboration:3 planned", "stakeholder:crew-school gap", "collaboration:4 Security",
		}},
		{edges, []string{
			"goal:safe objective:patched", "goal:quick objective:shared", "goal:green objective:old",
			"objective:patched collaboration:1", "collaboration:1 stakeholder:security",
			"goal:safe collaboration:2", "collaboration:2 stakeholder:harbour-office",
			"objective:taught collaboration:3", "collaboration:3 stakeholder:crew-school",
		}},
	} {
		if !slices.Equal(tt.got, tt.want) {
			t.Errorf("the graph has\n%q, want\n%q", tt.got, tt.want)
		}
	}
}

// In the graph of any map, node ids are unique, and edges connect existing nodes.
func TestGoalsGraphOfRandomMaps(t *testing.T) {
	for seed := range testkit.Seeds(100) {
		m, o := goalsMap(seed)
		d, err := View.Graph(m, o)
		if err != nil {
			t.Fatal(err)
		}
		clusters, nodes := map[string]bool{}, map[string]bool{}
		for _, c := range d.Clusters {
			clusters[c.ID] = true
		}
		for _, n := range d.Nodes {
			if nodes[n.ID] || !clusters[n.Cluster] {
				t.Errorf("seed %d: node %q is there twice or in no cluster", seed, n.ID)
			}
			nodes[n.ID] = true
		}
		for _, e := range d.Edges {
			if !nodes[e.From] || !nodes[e.To] {
				t.Errorf("seed %d: the edge from %q to %q ends nowhere", seed, e.From, e.To)
			}
		}
	}
}

// Every element names its stakeholders, so that a page can show what one of them serves.
func TestGoalsSayWhose(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	for id, want := range map[string]string{
		"objective-quick-approvals":    "stakeholder-contributions",
		"objective-trained-developers": "stakeholder-training stakeholder-hr",
	} {
		if got := viewtest.Group(t, s, id).Data; len(got) != 1 || got[0] != (scene.Attr{Name: "for", Value: want}) {
			t.Errorf("%s is for %v, want %s", id, got, want)
		}
	}
	if got := viewtest.Group(t, s, "goal-ship-faster").Data[0].Value; !strings.Contains(got, "stakeholder-contributions") || strings.Contains(got, "stakeholder-legal") {
		t.Errorf("the goal is for %s", got)
	}
}

// Goals and objectives are in the order of the file, and lines from a goal have its colour.
func TestGoalsKeepTheOrderOfTheFile(t *testing.T) {
	for seed := range testkit.Seeds(63) {
		m, o := goalsMap(seed)
		s := viewtest.Drawn(t, View, m, o)
		last := 0.0
		for _, g := range m.Organization.Goals {
			at, _ := viewtest.FrameOf(viewtest.Group(t, s, "goal-"+g.ID))
			if at.Y <= last {
				t.Errorf("map %d: %s stands above the goal before it", seed, g.ID)
			}
			last = at.Y
		}
	}
	m, findings := viewtest.SampleMap(t, "group")
	c := newChart(newStrategy(m, view.Options{Findings: findings}.Judged(m)))
	seen := map[scene.Color]bool{}
	for i, a := range c.goals {
		color := tones[i]
		for _, w := range c.aimed[a].out {
			seen[color] = true
			for _, next := range append([]*way{w}, w.to.out...) {
				if next.color != color {
					t.Errorf("a line from %s is %s, not %s", a.name, next.color, color)
				}
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("%d colours, want 3", len(seen))
	}
}
