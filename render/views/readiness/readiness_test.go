package readiness

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// assessedMap returns a map with an office of this status and these scores; -1 means none.
func assessedMap(status string, scores ...int) *model.Map {
	m := &model.Map{OSPO: model.OSPO{Name: "OSPO", Status: model.OSPOStatus(status)}, Readiness: &model.Readiness{}}
	for i, name := range model.ReadinessAreas {
		if scores[i] >= 0 {
			m.Readiness.Areas = append(m.Readiness.Areas, model.Area{Name: name, Score: &scores[i]})
		}
	}
	return m
}

func TestVerdict(t *testing.T) {
	for _, tt := range []struct {
		status string
		scores []int
		line   string
		good   bool
	}{
		{"proposed", []int{2, 2, 2, 2, 2}, "An office is the right next step", true},
		{"proposed", []int{4, 4, 4, 4, 4}, "An office is the right next step", true},
		{"proposed", []int{2, 1, 2, 2, 2}, "Begin with a pilot that takes on knowledge", false},
		{"proposed", []int{4, 1, 0, 3, 3}, "Begin with a pilot that takes on knowledge and culture", false},
		{"proposed", []int{4, 1, 0, 1, 3}, "Too early for an office: first strengthen knowledge, culture and tools", false},
		{"proposed", []int{1, 4, 4, 4, 4}, "Too early for an office: first find out what is used", false},
		{"proposed", []int{4, -1, 4, -1, 0}, "No verdict yet: score knowledge and tools first", false},
		{"piloting", []int{3, 3, 3, 3, 3}, "An office is the right next step", true},
		{"established", []int{3, 3, 3, 3, 3}, "The office rests on a sound basis", true},
		{"established", []int{3, 3, 3, 1, 3}, "The office exists, and has to take on tools", false},
		{"established", []int{3, 1, 1, 1, 3}, "The office rests on a weak basis: strengthen knowledge, culture and tools", false},
		{"winding-down", []int{0, 3, 3, 3, 3}, "The office lacks a basis: find out what is used", false},
	} {
		m := assessedMap(tt.status, tt.scores...)
		v := newReadiness(m, view.Options{}).verdict()
		if v.line != tt.line || v.good != tt.good {
			t.Errorf("%s %v: %q, good %v; want %q, %v", tt.status, tt.scores, v.line, v.good, tt.line, tt.good)
		}
		s := viewtest.Drawn(t, View, m, view.Options{})
		if said := viewtest.Words(s.Root); !strings.Contains(said, v.line+"\n") || !strings.Contains(s.Description, v.line) {
			t.Errorf("the picture does not say %q", v.line)
		}
	}
}

func TestReadinessSaysWhoAnswered(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	m.Readiness.Answers = m.Readiness.Answers[:3] // by legal, the CTO, security and tooling
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: model.Date{Year: 2027, Month: 9, Day: 16}})
	said := viewtest.Words(s.Root)
	for _, want := range []string{"Legal\n", "Tooling and SBOM\n", "3 answered · nobody asked yet outside\n", "more than a year ago", "3 of 12 questions answered · voices from 3 perspectives"} {
		if !strings.Contains(said, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	if n := strings.Count(said, "Open: ask two stakeholders\n"); n != 9 {
		t.Errorf("%d questions are open", n)
	}
	if said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{}).Root); strings.Contains(said, "a year ago") {
		t.Error("an age is judged without a day")
	}
}

// A weak area without a plan says what is missing; an area without a score has no point
// in the radar that looks like a score.
func TestReadinessOfWeakAreas(t *testing.T) {
	m := assessedMap("proposed", 3, 1, -1, 2, 0)
	s := viewtest.Drawn(t, View, m, view.Options{})
	said := viewtest.Words(s.Root[:len(s.Root)-s.Foot]) // the legend has words of the areas, too
	for want, n := range map[string]int{"none: training, a tool, a process or an office\n": 2, "not scored\n": 1, "1 of 4\n": 1} {
		if got := strings.Count(said, want); got != n {
			t.Errorf("%q stands %d times, want %d", want, got, n)
		}
	}
	findings := gap.Run(m, gap.Options{}).Findings
	for noGaps, want := range map[bool]int{false: 1, true: 0} {
		if got := viewtest.Painted(viewtest.Drawn(t, View, m, view.Options{Findings: findings, NoGaps: noGaps}).Root, scene.GapTint); got != want {
			t.Errorf("with NoGaps %v %d areas stand out, want %d", noGaps, got, want)
		}
	}
}

// The legend has exactly the dots and rings of the radar that are not as they should be,
// in the same paint.
func TestLegendHasTheMarksOfTheRadar(t *testing.T) {
	for _, scores := range [][]int{{4, 3, 2, 2, 2}, {3, 1, 4, 2, 0}, {3, -1, 4, 2, 2}, {0, 1, -1, -1, 2}} {
		m := assessedMap("proposed", scores...)
		for _, noGaps := range []bool{false, true} {
			s := viewtest.Drawn(t, View, m, view.Options{Findings: gap.Run(m, gap.Options{}).Findings, NoGaps: noGaps})
			foot := len(s.Root) - s.Foot
			used, explained := circles(s.Root[:foot]), circles(s.Root[foot:])
			delete(used, fmt.Sprint(scene.Paint{Fill: scene.Downward, Stroke: scene.Card, Width: 1.5}))
			if !maps.Equal(used, explained) {
				t.Errorf("scores %v, NoGaps %v: the radar has %v, and the legend %v", scores, noGaps, used, explained)
			}
		}
	}
}

// circles returns the paints of circles.
func circles(nodes []scene.Node) map[string]bool {
	paints := map[string]bool{}
	scene.Walk(nodes, func(n scene.Node) bool {
		if c, is := n.(*scene.Circle); is {
			paints[fmt.Sprint(c.Paint)] = true
		}
		return true
	})
	return paints
}

// Answered questions about an area are on its card with all answers; the count of the
// twelve questions doesn't include them.
func TestAreaQuestionsStandWithTheirArea(t *testing.T) {
	for area, questions := range model.AreaQuestions {
		for _, q := range questions {
			m := assessedMap("proposed", 3, 3, 3, 3, 3)
			m.Stakeholders = []*model.Stakeholder{{ID: "cto", Name: "CTO", Perspective: model.Upward}, {ID: "legal", Name: "Legal", Perspective: model.Sideways}}
			m.Readiness.Answers = []model.Answer{
				{Question: q, Text: "Said above", From: []*model.Ref{{ID: "cto"}}}, {Question: q, Text: "Said beside", From: []*model.Ref{{ID: "legal"}}},
			}
			s := viewtest.Drawn(t, View, m, view.Options{Findings: gap.Run(m, gap.Options{Enable: []string{"readiness-answers-differ"}}).Findings})
			said := viewtest.Words(s.Root)
			for _, want := range []string{string(model.QuestionTexts[q]) + "\n", "Said above\n", "Said beside\n", "CTO\n", "Legal\n", "Perspectives differ: talk about it first\n", "0 of 12 questions answered"} {
				if !strings.Contains(said, want) {
					t.Errorf("%s of %s: the picture does not say %q", q, area, want)
				}
			}
			aloud := 0
			scene.Walk(s.Root, func(n scene.Node) bool {
				if g, is := n.(*scene.Group); is && g.Role == "listitem" && strings.Contains(g.Label, "Said above Said beside") {
					aloud++
					if !strings.HasPrefix(g.Label, model.Capitalised(area)) && !strings.HasPrefix(g.Label, area) {
						t.Errorf("%s stands on the card %q, not on that of %s", q, g.Label, area)
					}
				}
				return true
			})
			if aloud != 1 {
				t.Errorf("%s is read aloud %d times", q, aloud)
			}
			for _, d := range viewtest.Defects(s) {
				t.Error(d)
			}
		}
	}
}

// Targets are shown with scores, lists with their areas, and all answers to a question appear.
func TestReadinessShowsPlansAndVoices(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Yard, perspective: outside}
readiness:
  areas:
    usage: {score: 1, target: 3, strengths: [Wide], weaknesses: [Old], opportunities: [Newer], plan: Ask}
    knowledge: {score: 2, target: 4}
  answers:
    goals:
      - {text: Speed, from: [CTO]}
      - {text: Fewer risks, from: [Legal]}
`)
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	said := viewtest.Words(s.Root)
	for _, want := range []string{"1 of 4, to be 3\n", "2 of 4, to be 4\n", "Wide\n", "Old\n", "Newer\n", "Speed\n", "Fewer risks\n", "1 answered · nobody asked yet outside\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}
