package compass

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
)

// textBox is the bounds of a text's letters.
type textBox struct {
	rect
	s string
}

func textBoxes(nodes []scene.Node) []textBox {
	var out []textBox
	for _, n := range nodes {
		switch x := n.(type) {
		case *scene.Group:
			out = append(out, textBoxes(x.Children)...)
		case *scene.Text:
			left := x.X
			switch x.Anchor {
			case scene.Middle:
				left -= x.Width / 2
			case scene.End:
				left -= x.Width
			}
			out = append(out, textBox{rect{left, x.Y - 0.72*x.Size, x.Width, 0.92 * x.Size}, x.S})
		}
	}
	return out
}

// sceneDefects checks the finished picture alone: all coordinates are finite, every text
// is inside the page, and no texts overlap.
func sceneDefects(s *scene.Scene) []string {
	var out []string
	if b := scene.Bounds(s.Root...); math.IsNaN(b.Left+b.Top+b.Right+b.Bottom) || math.IsInf(b.Left+b.Top+b.Right+b.Bottom, 0) {
		out = append(out, fmt.Sprintf("a shape stands nowhere: %v", b))
	}
	boxes := textBoxes(s.Root)
	page := rect{0, 0, s.Width, s.Height}
	for i, b := range boxes {
		if math.IsNaN(b.x+b.y+b.w) || math.IsInf(b.x+b.y+b.w, 0) {
			out = append(out, fmt.Sprintf("text %q stands nowhere", b.s))
		}
		if b.x < page.x || b.y < page.y || b.right() > page.right() || b.bottom() > page.bottom() {
			out = append(out, fmt.Sprintf("text %q leaves the page", b.s))
		}
		for _, o := range boxes[i+1:] {
			if b.grow(-0.6).hits(o.grow(-0.6)) {
				out = append(out, fmt.Sprintf("texts %q and %q overlap", b.s, o.s))
			}
		}
	}
	return out
}

// stretched returns phrases as in a language that is 40 % longer than English.
var stretched = words.New("de", []string{"one", "other"}, func(p model.Phrase) string {
	if strings.ContainsAny(string(p), "{|") {
		return string(p) + strings.Repeat("n", len(p)/3)
	}
	return string(p) + strings.Repeat("n", (2*len(p)+4)/5)
})

// Every density draws any map without defects, and twice the same.
func TestNoDefectOnRandomMaps(t *testing.T) {
	const maps = 500
	for _, density := range Densities[1:] {
		t.Run(density, func(t *testing.T) {
			t.Parallel()
			broken := 0
			for seed := range testkit.Seeds(maps) {
				r := newRandomMaps(seed)
				most := []int{1, 3, 8, 20}[seed%4]
				if density == "star" {
					most = []int{1, 2, 3, 6}[seed%4]
				}
				m, findings := r.make(most)
				o := Options{Density: density, Findings: findings, NoGaps: seed%7 == 0}
				if seed%5 < 2 {
					o.Changes = r.changes(m)
				}
				if seed%3 == 1 {
					o.Words = stretched
				}
				found := planAndSceneDefects(t, m, o)
				if len(found) > 0 {
					broken++
					if broken <= 5 {
						t.Errorf("seed %d: %d defects, the first: %s", seed, len(found), found[0])
					}
				}
			}
			if broken > 0 {
				t.Errorf("%d of %d maps have defects", broken, maps)
			}
		})
	}
}

// Narrow pages have no defects either, even in a language with longer words.
func TestNoDefectOnNarrowPages(t *testing.T) {
	const maps = 200
	for _, width := range []float64{600, 800, 960} {
		for seed := range testkit.Seeds(maps) {
			r := newRandomMaps(seed)
			m, findings := r.make([]int{3, 8, 20}[seed%3])
			o := Options{Density: []string{"cards", "compact", "rows"}[seed%3], Findings: findings, Width: width, Words: stretched}
			if found := planAndSceneDefects(t, m, o); len(found) > 0 {
				t.Errorf("%v px, %s, seed %d: %d defects, the first: %s", width, o.Density, seed, len(found), found[0])
			}
		}
	}
}

func planAndSceneDefects(t *testing.T, m *model.Map, o Options) []string {
	t.Helper()
	p, err := layout(digest(m, o), o.Density)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(defects(p), lostLinks(p), sceneDefects(p.draw()))
}

// lostLinks checks that each link is either a line with its label or a number on both
// cards, and that every number is explained.
func lostLinks(p *plan) []string {
	var out []string
	labelled, tags, explained := map[*link]bool{}, map[int]int{}, map[int]bool{}
	for _, l := range p.pills {
		if l.wire.link != nil {
			labelled[l.wire.link] = true
		}
	}
	for _, c := range p.cards {
		for _, t := range c.tags {
			for _, n := range t.numbers {
				tags[n]++
			}
		}
	}
	for _, e := range p.key {
		for _, n := range e.tag().numbers {
			explained[n] = true
		}
	}
	for _, l := range p.links {
		if !labelled[l] && tags[l.number] != 2 {
			out = append(out, fmt.Sprintf("link %d has neither a label nor its number on both cards", l.number))
		}
		if tags[l.number] > 0 && !explained[l.number] {
			out = append(out, fmt.Sprintf("the number %d is not explained", l.number))
		}
	}
	return out
}

// The same map gives the same bytes: nothing depends on the order of Go maps or on
// earlier pictures.
func TestSameBytesTwice(t *testing.T) {
	for _, density := range Densities {
		for seed := range testkit.Seeds(20) {
			var first []byte
			for range 3 {
				m, findings := newRandomMaps(seed).make(8)
				s, err := Draw(m, Options{Density: density, Findings: findings})
				if err != nil {
					t.Fatal(err)
				}
				var b bytes.Buffer
				if err := format.Lookup("svg").Write(&b, s, format.Options{Theme: theme.Auto}); err != nil {
					t.Fatal(err)
				}
				if first == nil {
					first = b.Bytes()
				} else if !bytes.Equal(first, b.Bytes()) {
					t.Fatalf("%s, seed %d: two renderings differ", density, seed)
				}
			}
		}
	}
}
