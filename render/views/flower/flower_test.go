package flower

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/text"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

func TestFlowerHasNoDefects(t *testing.T) {
	for seed := range testkit.Seeds(240) {
		size := []int{0, 1, 5, 24, 80}[seed%5]
		if seed%40 == 39 {
			size = 300
		}
		r := viewtest.NewRandomMaps(seed)
		m, findings := r.Make(size)
		r.WithKinds(m)
		o := view.Options{Findings: findings, NoGaps: seed%7 == 0, Title: r.Phrase(0, 20)}
		s := viewtest.Drawn(t, View, m, o)
		found := append(viewtest.Defects(s), petalDefects(s)...)
		if s.Width > 1200 {
			found = append(found, "the page is too wide")
		}
		for _, k := range card.Shown(m, o) {
			if !strings.Contains(viewtest.Group(t, s, "stakeholder-"+k.ID).Tooltip, k.Name) {
				found = append(found, k.ID+" is not told in full")
			}
		}
		if seed%3 == 0 && !bytes.Equal(viewtest.Written(t, s), viewtest.Written(t, viewtest.Drawn(t, View, m, o))) {
			found = append(found, "a second run draws something else")
		}
		if len(found) > 0 {
			t.Errorf("seed %d: %d defects, the first: %s", seed, len(found), found[0])
		}
	}
}

// petalDefects reports texts outside of their petal or the office, and overlapping petals.
func petalDefects(s *scene.Scene) []string {
	var found []string
	var shapes [][]scene.Point
	for _, n := range s.Root {
		g, ok := n.(*scene.Group)
		if !ok || len(g.Children) == 0 {
			continue
		}
		var shape []scene.Point
		switch x := g.Children[0].(type) {
		case *scene.Path:
			shape = polygon(x)
		case *scene.Circle:
			for i := range 64 {
				a := 2 * math.Pi * float64(i) / 64
				shape = append(shape, scene.Point{X: x.X + x.R*math.Cos(a), Y: x.Y + x.R*math.Sin(a)})
			}
		default:
			continue
		}
		if !strings.HasPrefix(g.Class, "petal") && g.ID != "ospo" {
			continue
		}
		for _, corner := range textCorners(g.Children) {
			if !contains(shape, corner.Point) {
				found = append(found, fmt.Sprintf("%q leaves %s", corner.text, g.Label))
			}
		}
		for _, other := range shapes {
			for _, q := range shape {
				if contains(other, q) {
					found = append(found, g.Label+" reaches into its neighbour")
				}
			}
			for _, q := range other {
				if contains(shape, q) {
					found = append(found, "its neighbour reaches into "+g.Label)
				}
			}
		}
		shapes = append(shapes, shape)
	}
	return found
}

type corner struct {
	scene.Point
	text string
}

// textCorners returns the corners of all texts, with the room they need.
func textCorners(nodes []scene.Node) []corner {
	var out []corner
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			out = append(out, textCorners(x.Children)...)
		case *scene.Text:
			left, room := 0.0, text.Room(x.S, x.Size, x.Bold)
			if x.Anchor == scene.Middle {
				left = -room / 2
			}
			for _, dx := range []float64{left, left + room} {
				for _, dy := range []float64{-0.72 * x.Size, 0.2 * x.Size} {
					out = append(out, corner{scene.Point{X: x.X + dx, Y: x.Y + dy}, x.S})
				}
			}
		}
	}
	return out
}

// polygon approximates a path with short segments.
func polygon(p *scene.Path) []scene.Point {
	var out []scene.Point
	var at scene.Point
	for _, s := range p.Segments {
		switch s.Op {
		case scene.MoveTo:
			at = s.Points[0]
		case scene.QuadTo:
			for i := range 20 {
				u := float64(i) / 20
				a, b := partWay(at, s.Points[0], u), partWay(s.Points[0], s.Points[1], u)
				out = append(out, partWay(a, b, u))
			}
			at = s.Points[1]
		}
	}
	return out
}

// contains reports whether a point is inside a polygon.
func contains(shape []scene.Point, q scene.Point) bool {
	in := false
	for i, a := range shape {
		b := shape[(i+1)%len(shape)]
		if (a.Y > q.Y) != (b.Y > q.Y) && q.X < a.X+(q.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
	}
	return in
}

// Petals point to the office and end in front of it.
func TestPetalTips(t *testing.T) {
	flower := make([]*petal, petalCount)
	for i := range flower {
		flower[i] = &petal{id: petalID(i)}
	}
	placePetals(flower)
	for _, p := range flower {
		if d := draw.Dist(p.tip, flowerCenter(flower)); math.Abs(d-flowerRadius-flowerGap) > 0.01 {
			t.Errorf("the tip of %s is %.1f px from the middle", petals[p.id].name, d)
		}
	}
}

func TestPetalOf(t *testing.T) {
	for _, tt := range []struct {
		kind  string
		persp model.Perspective
		want  petalID
	}{
		{"legal", model.Sideways, legalPetal}, {"legal", model.Upward, managementPetal}, {"", model.Upward, managementPetal},
		{"compliance", model.Downward, legalPetal}, {"", model.Downward, contributorsPetal}, {"engineering", model.Sideways, contributorsPetal},
		{"", model.Sideways, internalPetal}, {"security", model.Sideways, internalPetal}, {"hr", model.Sideways, businessPetal},
		{"public-body", model.Sideways, internalPetal}, {"public-body", model.Outside, publicPetal}, {"faculty", model.Outside, publicPetal},
		{"foundation", model.Outside, openSourcePetal}, {"security", model.Outside, openSourcePetal}, {"", model.Outside, openSourcePetal},
		{"vendor", model.Outside, marketPetal}, {"regulator", model.Outside, publicPetal},
	} {
		if got := petalOf(&model.Stakeholder{Kind: tt.kind, Perspective: tt.persp}); got != tt.want {
			t.Errorf("%q looking %s stands in %q, want %q", tt.kind, tt.persp, petals[got].name, petals[tt.want].name)
		}
	}
}

// All kinds in the table are known to the reader.
func TestPetalKindsAreKnown(t *testing.T) {
	known := strings.Join(model.KnownKinds, " ") + " "
	for _, p := range petals {
		for _, kind := range slices.Concat(p.inside, p.outside) {
			if !strings.Contains(known, kind+" ") {
				t.Errorf("no kind is called %q", kind)
			}
		}
	}
}

func TestFlowerOfSamples(t *testing.T) {
	m, findings := viewtest.SampleMap(t, "acme")
	s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	said := viewtest.Words(s.Root)
	for _, want := range []string{
		"Legal\n", "Licence clinic, Policy approval\n", "Management\n", "Risk and value report, Mandate\n", "Program manager\n", "Upstream communities\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	if strings.Contains(said, "more, listed below") || strings.Contains(said, "nobody recorded") {
		t.Errorf("a petal is empty or too full:\n%s", said)
	}
	m, findings = viewtest.SampleMap(t, "group")
	s = viewtest.Drawn(t, View, m, view.Options{Findings: findings})
	if said := viewtest.Words(s.Root); !strings.Contains(said, "more, listed below") {
		t.Errorf("80 stakeholders fit into the petals:\n%s", said)
	}
	m.Stakeholders = m.Stakeholders[:1]
	m.Collaborations = nil
	s = viewtest.Drawn(t, View, m, view.Options{})
	if n := strings.Count(viewtest.Words(s.Root), "nobody recorded\n"); n != int(petalCount) {
		t.Errorf("%d notes of empty petals, want %d and the legend's", n, petalCount-1)
	}
}

// A word of the office's name is split only if it is wider than the circle.
func TestHeartKeepsWordsWhole(t *testing.T) {
	for name, want := range map[string]string{
		"オープンソース推進室":                   "オープンソース|推進室",
		"Open Source Programme Office": "Open Source|Programme|Office",
	} {
		if _, lines := heartName(name, 0); strings.Join(lines, "|") != want {
			t.Errorf("%q is set as %q, want %q", name, lines, want)
		}
	}
}

// The office's own name is never truncated in its own picture.
func TestFlowerKeepsTheOfficesName(t *testing.T) {
	for _, name := range []string{
		"Program Office", "Open Source Program Office", "Technical Advisory Council", "Mission logiciels libres et communs numériques",
		"Bundesamt für Sicherheit in der Informationstechnik", "Oficina de Programas de Código Abierto de la Universidad Politécnica",
		"オープンソースプログラムオフィス", "오픈소스 프로그램 사무국", "Open-Source-Hub (OSPO) des IT-Referats der Landeshauptstadt München",
	} {
		m, _ := viewtest.Parsed(t, "organization: Acme\nospo: {name: \""+name+"\"}\nstakeholders:\n  - {name: CTO, perspective: upward}\n")
		s := viewtest.Drawn(t, View, m, view.Options{})
		hub := viewtest.Group(t, s, "ospo")
		said := strings.Join(strings.Fields(viewtest.Words(hub.Children)), "")
		if !strings.HasPrefix(said, strings.Join(strings.Fields(name), "")) {
			t.Errorf("%q is drawn as %q", name, viewtest.Words(hub.Children))
		}
		for _, d := range append(viewtest.Defects(s), petalDefects(s)...) {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// A stakeholder of unknown kind is in no petal that names other kinds.
func TestFlowerOfUnknownKinds(t *testing.T) {
	m, _ := viewtest.Parsed(t, `organization: Acme
stakeholders:
  - {name: Foundation, perspective: outside, kind: foundation}
  - {name: Temple, perspective: outside, kind: temple}
  - {name: Working group, perspective: downward}
  - {name: Choir, perspective: sideways, kind: choir}
  - {name: Devtools, perspective: sideways, kind: devtools}
`)
	said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{}).Root)
	for _, want := range []string{"Beyond the organisation\n", "Other functions\n", "Teams and contributors\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("no petal is called %q", want)
		}
	}
	for _, not := range []string{"Open source ecosystem\n", "Internal ecosystem\n", "Individual contributors\n"} {
		if strings.Contains(said, not) {
			t.Errorf("a petal is called %q", not)
		}
	}
}

// If a petal has room only for names, the omitted texts are counted.
func TestFlowerCountsWhatItLeavesOut(t *testing.T) {
	for sample, silent := range map[string]bool{"acme": false, "group": true} {
		m, findings := viewtest.SampleMap(t, sample)
		s := viewtest.Drawn(t, View, m, view.Options{Findings: findings})
		said, missing := viewtest.Words(s.Root), 0
		for _, work := range activities(view.Options{}, m) {
			if !strings.Contains(said, work) {
				missing++
			}
		}
		if (s.Lost.Dropped > 0) != silent || s.Lost.Dropped < missing {
			t.Errorf("%s: %d texts are left out, %d counted", sample, missing, s.Lost.Dropped)
		}
	}
}

// Work that is not under way is marked as such.
func TestFlowerSaysWhatIsPlanned(t *testing.T) {
	m, findings := viewtest.Parsed(t, `organization: Acme
stakeholders: [{name: Law, perspective: sideways, kind: legal}]
collaborations: [{to: Law, label: Clinic, status: planned}, {to: Law, label: Course, ends: 2026-06-30}]
`)
	said := viewtest.Words(viewtest.Drawn(t, View, m, view.Options{Findings: findings, Today: viewtest.Day}).Root)
	if want := "Clinic (planned), Course (ended)"; !strings.Contains(said, want) {
		t.Errorf("the petal does not say %q: %q", want, said)
	}
}
