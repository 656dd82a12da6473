package compass

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// lined lists the densities that draw a line to each card.
var lined = []string{"star", "cards", "compact", "slide"}

// ink is a drawn line with its attributes.
type ink struct {
	line       []scene.Point
	head, tail bool // arrowhead at the last and at the first point
	class      string
	to         string // the card it leads to; empty for the lines from the office
	from       string // for a link between two cards, the other card
}

// inkOf reads the lines of a picture back from the scene.
func inkOf(s *scene.Scene) []ink {
	var out []ink
	for _, l := range viewtest.Lines(s) {
		if l.Group == nil || !strings.HasPrefix(l.Group.Class, "wire") && l.Group.Class != "link" {
			continue
		}
		x := ink{line: l.Course, head: l.Head, tail: l.Tail, class: l.Group.Class}
		for _, a := range l.Group.Data {
			switch a.Name {
			case "to":
				x.to = a.Value
			case "from":
				x.from = a.Value
			}
		}
		out = append(out, x)
	}
	return out
}

// boxesOf returns the bounds of the cards and of the office, by id.
func boxesOf(s *scene.Scene) map[string]rect {
	out := map[string]rect{}
	scene.Walk(s.Root, func(n scene.Node) bool {
		g, ok := n.(*scene.Group)
		if !ok {
			return true
		}
		if strings.HasPrefix(g.Class, "card") || g.Class == "hub" {
			r := rect{x: math.Inf(1)}
			for _, c := range g.Children {
				switch c := c.(type) {
				case *scene.Rect:
					if c.W*c.H > r.w*r.h {
						r = rect{c.X, c.Y, c.W, c.H}
					}
				case *scene.Path:
					if b := scene.Bounds(c); g.Class == "hub" && (b.Right-b.Left)*(b.Bottom-b.Top) > r.w*r.h {
						r = rect{b.Left, b.Top, b.Right - b.Left, b.Bottom - b.Top}
					}
				}
			}
			out[g.ID] = r
			return false
		}
		return true
	})
	return out
}

// Following the lines from a card leads to the office, with exactly the arrows that the
// map records. A card without work with the office has no line, and no line ends at two
// cards.
func TestLinesSayWhatTheMapSays(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		r := newRandomMaps(len(m.Stakeholders))
		for _, changes := range []*Changes{nil, r.changes(m)} { // a plain map, and the picture of a diff
			for _, density := range lined {
				if density == "star" && (len(m.Stakeholders) > 12 || changes != nil) { // removed work has lines of its own in a star
					continue
				}
				s, err := Draw(m, Options{Density: density, Findings: findings, Changes: changes})
				if err != nil {
					t.Fatal(err)
				}
				want := relations(m, findings, changes)
				got := followed(t, density, s)
				for key := range boxesOf(s) {
					if want[key] != got[key] {
						t.Errorf("%s: the lines of %s say %q, the map says %q", density, key, got[key], want[key])
					}
				}
				checkLinks(t, density, m, s)
			}
		}
	})
}

// relations returns what the map records between each card and the office. Removed work
// counts only if nothing else is left.
func relations(m *model.Map, findings []model.Finding, changes *Changes) map[string]string {
	var out, in, plain, some = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	left := map[string]bool{}
	with := func(k *model.Collaboration) string {
		if k.Status == model.Ended || !k.WithOSPO() {
			return ""
		}
		return "stakeholder-" + k.Other(model.OSPOID)
	}
	for _, k := range m.Collaborations {
		if key := with(k); changes.collaboration(k) != Removed {
			left[key] = true
		}
	}
	for _, k := range m.Collaborations {
		key := with(k)
		if key == "" || left[key] && changes.collaboration(k) == Removed {
			continue
		}
		some[key] = true
		switch k.Flow(model.OSPOID) {
		case model.DirectionTo:
			out[key] = true
		case model.DirectionFrom:
			in[key] = true
		case model.DirectionBoth:
			out[key], in[key] = true, true
		default:
			plain[key] = true
		}
	}
	said := map[string]string{}
	add := func(key string, wanted, reports bool) {
		words := ""
		switch {
		case out[key] && in[key]:
			words = "both"
		case out[key]:
			words = "from"
		case in[key]:
			words = "to"
		case plain[key] || wanted && !some[key]:
			words = "plain"
		}
		if reports {
			words += " reports"
		}
		said[key] = strings.TrimSpace(words)
	}
	for _, s := range m.Stakeholders {
		key := "stakeholder-" + s.ID
		stays := changes.card(key) != Removed // a removed stakeholder is neither wanted nor reported to
		add(key, s.Wanted && stays, m.OSPO.ReportsTo != nil && m.OSPO.ReportsTo.ID == s.ID && stays)
	}
	for _, f := range findings {
		if f.Rule == "perspective-empty" && f.Severity == model.Warning {
			add("gap-"+f.Subject.ID, true, false)
		}
	}
	return said
}

// followed returns what the lines of each card show, and reports lines that lead anywhere
// but to the office.
func followed(t *testing.T, density string, s *scene.Scene) map[string]string {
	t.Helper()
	boxes := boxesOf(s)
	var trunks [][]scene.Point
	lines := inkOf(s)
	for _, x := range lines {
		if x.to == "" {
			trunks = append(trunks, x.line)
		}
	}
	home := reached(trunks, officeOf(s, boxes))
	out, in, plain, reports := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, x := range lines {
		if x.to == "" || x.from != "" {
			continue
		}
		key := touching(boxes, x.line[len(x.line)-1])
		if key != x.to {
			t.Errorf("%s: a line ends at %q and says that it leads to %q", density, key, x.to)
			continue
		}
		if start := x.line[0]; !onAny(home, start) {
			t.Errorf("%s: the line of %s does not lead to the office", density, key)
		}
		switch {
		case x.class == "wire reports":
			reports[key] = true
			if x.head || x.tail {
				t.Errorf("%s: the reporting line to %s has an arrow", density, key)
			}
		case !x.head && !x.tail:
			plain[key] = true
		}
		out[key], in[key] = out[key] || x.head, in[key] || x.tail
	}
	said := map[string]string{}
	for key := range boxes {
		words := ""
		switch {
		case out[key] && in[key]:
			words = "both"
		case out[key]:
			words = "from"
		case in[key]:
			words = "to"
		case plain[key]:
			words = "plain"
		}
		if reports[key] {
			words += " reports"
		}
		said[key] = strings.TrimSpace(words)
	}
	return said
}

// officeOf returns the bounds of the office, including its block if it has one.
func officeOf(s *scene.Scene, boxes map[string]rect) rect {
	r := boxes["ospo"]
	for _, n := range s.Root {
		if b, ok := n.(*scene.Rect); ok && b.Stroke == scene.Hub && b.Fill == "" {
			return rect{b.X, b.Y, b.W, b.H}
		}
	}
	return r
}

// reached returns the lines that are connected to the office.
func reached(trunks [][]scene.Point, office rect) [][]scene.Point {
	home := [][]scene.Point{office.outline()}
	for changed := true; changed; {
		changed = false
		trunks = slices.DeleteFunc(trunks, func(line []scene.Point) bool {
			joined := onAny(home, line[0]) || onAny(home, line[len(line)-1]) || office.grow(1).hits(rect{line[0].X - 0.5, line[0].Y - 0.5, 1, 1})
			for _, h := range home {
				joined = joined || onAny([][]scene.Point{line}, h[0]) || onAny([][]scene.Point{line}, h[len(h)-1]) || crossing(line, h)
			}
			if joined {
				home, changed = append(home, line), true
			}
			return joined
		})
	}
	return home
}

// crossing reports whether two lines cross away from their ends.
func crossing(a, b []scene.Point) bool {
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			p, q := span(a[i-1], a[i]), span(b[j-1], b[j])
			if p.grow(1).hits(q.grow(1)) {
				return true
			}
		}
	}
	return false
}

func onAny(lines [][]scene.Point, p scene.Point) bool {
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			if span(line[i-1], line[i]).grow(2).hits(rect{p.X - 0.5, p.Y - 0.5, 1, 1}) {
				return true
			}
		}
	}
	return false
}

// touching returns the card whose edge contains a point.
func touching(boxes map[string]rect, p scene.Point) string {
	for key, r := range boxes {
		if key != "ospo" && r.grow(1.5).hits(rect{p.X - 0.5, p.Y - 0.5, 1, 1}) {
			return key
		}
	}
	return ""
}

// No two stubs of different rows share an x, so that neither seems to continue the other.
func TestRowsShareNoStub(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range []string{"cards", "compact", "slide"} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			rowOf := map[float64]float64{}
			for _, w := range p.wires {
				if w.kind != stubWire || w.line[0].X != w.line[1].X || w.to.persp != model.Upward && w.to.persp != model.Outside {
					continue
				}
				x := math.Round(w.line[0].X*10) / 10
				key := x + 1e6*float64(slices.Index(model.Perspectives, w.to.persp))
				if y, seen := rowOf[key]; seen && y != w.to.y {
					t.Errorf("%s: two rows of %s have a stub at %.1f", density, w.to.persp, x)
				}
				rowOf[key] = w.to.y
			}
		}
	})
}

func isLink(l *viewtest.Line) bool { return l.Group != nil && l.Group.Class == "link" }

// turned returns the direction as seen from the other end.
func turned(d model.Direction) model.Direction {
	switch d {
	case model.DirectionTo:
		return model.DirectionFrom
	case model.DirectionFrom:
		return model.DirectionTo
	}
	return d
}

// checkLinks compares the lines between cards with the map: each belongs to one
// collaboration, has its arrow, and can't be mistaken for another.
func checkLinks(t *testing.T, density string, m *model.Map, s *scene.Scene) {
	t.Helper()
	left, plates := map[[2]string]map[model.Direction]int{}, viewtest.PlatesOf(s)
	for _, k := range m.Collaborations {
		if k.Status == model.Ended || k.WithOSPO() {
			continue
		}
		ends := [2]string{"stakeholder-" + k.From.ID, "stakeholder-" + k.To.ID}
		flow := k.Direction
		if ends[0] > ends[1] {
			ends[0], ends[1], flow = ends[1], ends[0], turned(flow)
		}
		if left[ends] == nil {
			left[ends] = map[model.Direction]int{}
		}
		left[ends][flow]++
	}
	for _, l := range viewtest.Lines(s) {
		if !isLink(l) {
			continue
		}
		a, b := plates.At(l.Course[0]), plates.At(l.Course[len(l.Course)-1])
		if a == nil || b == nil {
			t.Errorf("%s: the link %q leads to no card", density, l.Group.Label)
			continue
		}
		flow := map[[2]bool]model.Direction{{true, false}: model.DirectionTo, {false, true}: model.DirectionFrom, {true, true}: model.DirectionBoth}[[2]bool{l.Head, l.Tail}]
		ends := [2]string{a.ID, b.ID}
		if ends[0] > ends[1] {
			ends[0], ends[1], flow = ends[1], ends[0], turned(flow)
		}
		if left[ends][flow]--; left[ends] == nil || left[ends][flow] < 0 {
			t.Errorf("%s: a line with the direction %q joins %q, which the map does not say", density, flow, ends)
		}
	}
	for _, d := range viewtest.Misled(s, isLink) {
		t.Errorf("%s: %s", density, d)
	}
}
