package view

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/theme"
)

// matrices are the views of matrices, grids and tables, each with the keys that its empty picture
// tells a reader to write.
var matrices = map[string][]string{
	"engagement":     {"stakeholders:", "engagement: {current: neutral, desired: supportive}"},
	"power-interest": {"stakeholders:", "influence: high", "interest: medium"},
	"hats":           {"people:", "hats: [counselor, advocate]", "allocation: 0.8", "aspect: compliance"},
	"raci":           {"collaborations:", "raci:", "responsible: [Licence compliance]", "accountable: [Head of OSPO]"},
}

func drawn(t *testing.T, view string, m *model.Map, o Options) *scene.Scene {
	t.Helper()
	s, err := Lookup(view).Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func written(t *testing.T, s *scene.Scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := format.Lookup("svg").Write(&b, s, format.Options{Theme: theme.Auto}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parsed(t *testing.T, src string) (*model.Map, []model.Finding) {
	t.Helper()
	m, findings := parse.Parse("map.yaml", []byte(src))
	if n := model.CountErrors(findings); n > 0 {
		t.Fatalf("%d errors, the first: %s", n, findings[0].Message)
	}
	return m, gap.Run(m, gap.Options{}).Findings
}

// Whatever the map holds, each view draws it without a defect, on a page that a
// document can show, and twice alike.
func TestNoDefectOnRandomMaps(t *testing.T) {
	for name := range matrices {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			broken := 0
			for seed := range 240 {
				size := []int{0, 1, 5, 24, 80}[seed%5]
				if seed%40 == 39 {
					size = 300
				}
				m, findings := newRandomMaps(seed).make(size)
				o := Options{Findings: findings, NoGaps: seed%7 == 0, Title: newRandomMaps(seed).phrase(0, 20)}
				s := drawn(t, name, m, o)
				found := defects(s)
				if s.Width > 1200 {
					found = append(found, "the page is too wide")
				}
				if seed%3 == 0 && !bytes.Equal(written(t, s), written(t, drawn(t, name, m, o))) {
					found = append(found, "a second run draws something else")
				}
				if len(found) > 0 {
					if broken++; broken <= 5 {
						t.Errorf("seed %d: %d defects, the first: %s", seed, len(found), found[0])
					}
				}
			}
			if broken > 5 {
				t.Errorf("%d maps have defects", broken)
			}
		})
	}
}

// A map that says nothing is answered with what to record, and that is a map
// that can be read.
func TestEmptyMapsTellWhatToRecord(t *testing.T) {
	m, findings := parsed(t, "organization: {name: Northwind Ferries}\nstakeholders:\n  - {name: Harbour office, perspective: outside}\n")
	for name, keys := range matrices {
		s := drawn(t, name, m, Options{Findings: findings})
		said := words(s.Root)
		for _, key := range keys {
			if !strings.Contains(said, key+"\n") {
				t.Errorf("%s does not say %q", name, key)
			}
		}
		for _, d := range defects(s) {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// words are all texts of the picture, a line each.
func words(nodes []scene.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			b.WriteString(words(x.Children))
		case *scene.Text:
			b.WriteString(x.S + "\n")
		}
	}
	return b.String()
}

// rects are all rectangles of the picture.
func rects(nodes []scene.Node) []*scene.Rect {
	var out []*scene.Rect
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			out = append(out, rects(x.Children)...)
		case *scene.Rect:
			out = append(out, x)
		}
	}
	return out
}

// group finds a group by its id.
func group(t *testing.T, s *scene.Scene, id string) *scene.Group {
	t.Helper()
	var find func([]scene.Node) *scene.Group
	find = func(nodes []scene.Node) *scene.Group {
		for _, n := range nodes {
			if g, ok := n.(*scene.Group); ok {
				if g.ID == id {
					return g
				}
				if in := find(g.Children); in != nil {
					return in
				}
			}
		}
		return nil
	}
	g := find(s.Root)
	if g == nil {
		t.Fatalf("nothing in the picture is called %q", id)
	}
	return g
}

func sampleMap(t *testing.T, name string) (*model.Map, []model.Finding) {
	t.Helper()
	src, err := os.ReadFile("../../samples/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, string(src))
}

func TestEngagementSaysWhereEachStands(t *testing.T) {
	m, findings := sampleMap(t, "acme")
	s := drawn(t, "engagement", m, Options{Findings: findings})
	for id, want := range map[string]string{
		"stakeholder-board":       "current: neutral, desired: supportive",
		"stakeholder-cto":         "current: leading, desired: leading",
		"stakeholder-procurement": "engagement not recorded",
	} {
		if label := group(t, s, id).Label; !strings.Contains(label, want) {
			t.Errorf("%s is called %q, want %q in it", id, label, want)
		}
	}
	letters := words(group(t, s, "stakeholder-board").Children)
	if !strings.Contains(letters, "C\n") || !strings.Contains(letters, "D\n") {
		t.Errorf("the board's row has no C and D: %q", letters)
	}
	if want := "To be moved: Board of Directors from neutral to supportive."; !strings.Contains(s.Description, want) {
		t.Errorf("the description %q does not say %q", s.Description, want)
	}
}

// Everybody stands in the cell that the map says, by place on the page.
func TestPowerInterestPlaces(t *testing.T) {
	m, findings := sampleMap(t, "acme")
	s := drawn(t, "power-interest", m, Options{Findings: findings})
	place := func(id string) area {
		a, ok := frameOf(group(t, s, "stakeholder-"+id))
		if !ok {
			t.Fatalf("%s has no chip", id)
		}
		return a
	}
	if cfo, cto := place("cfo"), place("cto"); cfo.x >= cto.x || cfo.y != cto.y {
		t.Errorf("CFO (high, low) at %v, CTO (high, high) at %v", cfo, cto)
	}
	if hr, product := place("hr"), place("product"); hr.x != product.x || hr.y <= product.y {
		t.Errorf("HR (low, medium) at %v, product (medium, medium) at %v", hr, product)
	}
	if aside := place("licences"); aside.x <= place("cto").right() {
		t.Error("who is not placed stands in the grid")
	}
}

func TestHatsNobodyWearsStandOut(t *testing.T) {
	m, findings := parsed(t, `organization: {name: Northwind Ferries}
people:
  - {name: Head of OSPO, hats: [counselor], allocation: 0.5}
stakeholders:
  - {name: Harbour office, perspective: outside}
`)
	for noGaps, want := range map[bool]int{false: 4, true: 0} {
		s := drawn(t, "hats", m, Options{Findings: findings, NoGaps: noGaps})
		n := 0
		for _, r := range rects(s.Root) {
			if r.Fill == scene.GapTint && r.H > 50 {
				n++
			}
		}
		if n != want {
			t.Errorf("%d columns stand out without gaps %v, want %d", n, noGaps, want)
		}
		if want := "Worn by nobody: enabler, advocate, environmentalist and gatekeeper."; !strings.Contains(s.Description, want) {
			t.Errorf("the description %q does not say %q", s.Description, want)
		}
	}
}

const raciMap = `organization: {name: Northwind Ferries}
people:
  - {name: Head of OSPO}
  - {name: Engineer}
stakeholders:
  - {name: Legal, perspective: sideways}
collaborations:
  - {to: Legal, label: Clinic, raci: {responsible: [Engineer], accountable: [Head of OSPO, Head of OSPO], consulted: [Legal]}}
  - {to: Legal, label: Filing, raci: {responsible: [Engineer]}}
  - {to: Legal, label: Review, raci: {accountable: [Engineer, Head of OSPO]}}
  - {to: Legal, label: Policy}
`

func TestRACIRows(t *testing.T) {
	m, findings := parsed(t, raciMap)
	s := drawn(t, "raci", m, Options{Findings: findings})
	for id, want := range map[string]string{
		"collaboration-1": "Clinic, with Legal: accountable: Head of OSPO, responsible: Engineer, consulted: Legal",
		"collaboration-2": "Filing, with Legal: responsible: Engineer, nobody accountable",
		"collaboration-3": "Review, with Legal: accountable: Engineer, Head of OSPO, 2 accountable",
		"collaboration-4": "Policy, with Legal",
		"person-engineer": "Engineer: works for the OSPO, 1 × accountable, 2 × responsible",
	} {
		if got := group(t, s, id).Label; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	for noGaps, want := range map[bool]scene.Color{false: scene.GapTint, true: scene.Card} {
		s := drawn(t, "raci", m, Options{Findings: findings, NoGaps: noGaps})
		if got := group(t, s, "collaboration-2").Children[0].(*scene.Rect).Fill; got != want {
			t.Errorf("a row without anybody accountable is filled with %s, want %s", got, want)
		}
	}
}

// The office itself may have a duty, in both forms of the picture.
func TestRACIOfTheOffice(t *testing.T) {
	m, findings := parsed(t, strings.Replace(raciMap, "responsible: [Engineer]}}\n  - {to: Legal, label: Review", "responsible: [ospo]}}\n  - {to: Legal, label: Review", 1))
	s := drawn(t, "raci", m, Options{Findings: findings})
	if got, want := group(t, s, "ospo").Label, "OSPO: the office as a whole, 1 × responsible"; got != want {
		t.Errorf("the office is called %q, want %q", got, want)
	}
	if got, want := group(t, s, "collaboration-2").Label, "Filing, with Legal: responsible: OSPO, nobody accountable"; got != want {
		t.Errorf("its row is called %q, want %q", got, want)
	}
	for _, d := range defects(s) {
		t.Error(d)
	}
}

// Judgements that are left out of a map leave nothing in the picture.
func TestWithoutJudgements(t *testing.T) {
	m, findings := sampleMap(t, "acme")
	for _, s := range m.Stakeholders {
		s.Influence, s.Interest, s.Current, s.Desired = "", "", "", ""
	}
	for _, name := range []string{"engagement", "power-interest"} {
		s := drawn(t, name, m, Options{Findings: findings})
		if !strings.Contains(s.Description, "recorded yet") || len(s.AllDetails()) > 0 {
			t.Errorf("%s draws more than its hint: %q", name, s.Description)
		}
	}
}

// The checker finds what it is there for.
func TestCheckerFindsDefects(t *testing.T) {
	text := func(s string, x, y float64) *scene.Text {
		return &scene.Text{X: x, Y: y, S: s, Size: 12, Width: text.Width(s, 12, false)}
	}
	box := func(x, y, w, h float64) *scene.Rect { return &scene.Rect{X: x, Y: y, W: w, H: h} }
	for want, nodes := range map[string][]scene.Node{
		`texts "one" and "two" overlap`:               {text("one", 10, 20), text("two", 12, 22)},
		`text "far" leaves the page`:                  {text("far", 95, 20)},
		`text "Legal department" leaves a`:            {&scene.Group{ID: "a", Label: "A", Children: []scene.Node{box(10, 10, 20, 20), text("Legal department", 10, 24)}}},
		`"a" covers "b"`:                              {card("a", box(10, 10, 20, 20)), card("b", box(20, 20, 20, 20))},
		`card "b" leaves a`:                           {&scene.Group{ID: "a", Class: "panel", Label: "A", Children: []scene.Node{box(10, 10, 20, 20), card("b", box(20, 20, 20, 5))}}},
		`the id "a" is taken twice`:                   {card("a", box(10, 10, 9, 9)), card("a", box(50, 50, 9, 9))},
		`a rectangle of the page leaves the page`:     {box(90, 90, 20, 5)},
		`what is cut off from "Leg…" is told nowhere`: {text("Leg…", 10, 20)},
	} {
		found := defects(&scene.Scene{Width: 100, Height: 100, Title: "T", Description: "D", Root: nodes})
		if len(found) != 1 || found[0] != want {
			t.Errorf("found %q, want %q alone", found, want)
		}
	}
}

func card(id string, r *scene.Rect) *scene.Group {
	return &scene.Group{ID: id, Class: "card", Label: id, Children: []scene.Node{r}}
}
