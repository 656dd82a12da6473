package compass

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// each runs a test over the samples, the maps made from public sources, unusual maps and
// random ones, each with the findings of the rules.
func each(t *testing.T, test func(t *testing.T, m *model.Map, findings []model.Finding)) {
	t.Helper()
	var files []string
	for _, pattern := range []string{"../../../samples/*.yaml", "../../../samples/scenarios/*.yaml", "../testdata/maps/*.yaml", "testdata/maps/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no maps as %s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m, found := parse.Parse(file, src)
			if n := model.CountErrors(found); n > 0 {
				t.Fatalf("%d errors, the first: %s", n, found[0].Message)
			}
			test(t, m, gap.Run(m, gap.Options{}).Findings)
		})
	}
	for seed := range testkit.Seeds(60) {
		r := newRandomMaps(seed)
		m, findings := r.make([]int{1, 3, 8, 14}[seed%4])
		if n := len(m.Stakeholders); n > 0 && r.oneIn(2) {
			m.OSPO.ReportsTo = &model.Ref{ID: m.Stakeholders[r.IntN(n)].ID}
		}
		if r.oneIn(2) {
			for _, s := range m.Stakeholders {
				s.Group = pick(r, "", "Ministries", "Region APAC")
			}
		}
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { test(t, m, findings) })
	}
}

// The zones above and below the office are centred on it, whatever their rows hold,
// unless the office works with a row behind one that it does not work with.
func TestZonesStandInTheMiddle(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range []string{"cards", "compact", "rows"} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			near := map[model.Perspective]float64{}
			for _, c := range p.cards {
				if d := math.Abs(c.y - p.hub.y); c.connected() && (near[c.persp] == 0 || d < near[c.persp]) {
					near[c.persp] = d
				}
			}
			for _, r := range p.regions {
				behind := slices.ContainsFunc(p.cards, func(c *card) bool { return c.persp == r.persp && math.Abs(c.y-p.hub.y) < near[r.persp] })
				if off := r.center().X - p.hub.center().X; math.Abs(off) > 1 && !behind && r.persp != model.Sideways {
					t.Errorf("%s: %s stands %.0f px beside the middle of the office", density, r.persp, off)
				}
			}
		}
	})
}

// Groups above and below the office start in the same column.
func TestGroupsBeginInOneColumn(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range []string{"cards", "compact"} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			for _, persp := range []model.Perspective{model.Upward, model.Outside} {
				cards := slices.DeleteFunc(slices.Clone(p.cards), func(c *card) bool { return c.persp != persp })
				if len(cards) == 0 {
					continue
				}
				first := leftmost(cards)
				for _, s := range groupsOf(cards) {
					if x := leftmost(s.cards); math.Abs(x-first) > 0.5 {
						t.Errorf("%s: %q of %s begins %.0f px beside the first column", density, s.name, persp, x-first)
					}
				}
			}
		}
	})
}

func leftmost(cards []*card) float64 {
	return slices.MinFunc(cards, func(a, b *card) int { return cmp.Compare(a.x, b.x) }).x
}

// The office is an obstacle for every link that does not end in it, at the same distance
// as cards. No link runs along a border, over an arrow of a star, or outside the
// organisation without need.
func TestLinksKeepClear(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range lined {
			if density == "star" && len(m.Stakeholders) > 12 {
				continue
			}
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			office := p.hub.rect
			if p.block.h > 0 {
				office = p.block
			}
			borders := [][]pt{p.boundary.outline(), office.outline()}
			for _, n := range p.nests() {
				borders = append(borders, n.outline())
			}
			for _, r := range p.regions {
				borders = append(borders, r.outline())
			}
			for _, w := range p.wires {
				if w.kind != linkWire {
					continue
				}
				ends := p.inBlock(w.from) || p.inBlock(w.to)
				if !ends && office.grow(linkMargin-0.5).crossedByLine(w.line) {
					t.Errorf("%s: the link between %q and %q comes too near to the office", density, w.from.name, w.to.name)
				}
				within := w.from.persp != model.Outside && w.to.persp != model.Outside
				if within && slices.ContainsFunc(w.line, func(q pt) bool { return !contains(p.boundary, rect{x: q.X, y: q.Y}) }) {
					t.Errorf("%s: the link between %q and %q leaves the organisation", density, w.from.name, w.to.name)
				}
				for _, arrow := range p.wires {
					if p.density == "star" && arrow.kind == stubWire && span(arrow.line[0], arrow.line[1]).grow(1).crossedByLine(w.line) {
						t.Errorf("star: the link between %q and %q crosses an arrow of %q", w.from.name, w.to.name, arrow.to.name)
					}
				}
				for _, b := range borders {
					if n := alongside(w.line, b); n > 2*cellSize {
						t.Errorf("%s: the link between %q and %q runs along a border for %.0f px", density, w.from.name, w.to.name, n)
					}
				}
			}
		}
	})
}

// alongside returns the longest run of a line that lies on a border, or so close to it
// that it looks like part of it, px.
func alongside(line, border []pt) float64 {
	longest := 0.0
	for i := 1; i < len(line); i++ {
		for j := 1; j < len(border); j++ {
			a, b := span(line[i-1], line[i]), span(border[j-1], border[j])
			switch {
			case a.h == 0 && b.h == 0 && math.Abs(a.y-b.y) < borderMargin:
				longest = math.Max(longest, math.Min(a.right(), b.right())-math.Max(a.x, b.x))
			case a.w == 0 && b.w == 0 && math.Abs(a.x-b.x) < borderMargin:
				longest = math.Max(longest, math.Min(a.bottom(), b.bottom())-math.Max(a.y, b.y))
			}
		}
	}
	return longest
}

// Nothing covers anything else, whatever the map and the width.
func TestNoDefectWithGroupsAndReporting(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range Densities {
			for _, width := range []float64{0, 640} {
				if density == "star" && len(m.Stakeholders) > 12 {
					continue
				}
				o := Options{Density: density, Findings: findings, Width: width}
				if found := planAndSceneDefects(t, m, o); len(found) > 0 {
					t.Errorf("%s, %v px: %d defects, the first: %s", density, width, len(found), found[0])
				}
			}
		}
	})
}

// Stakeholders are counted as entries of the map, collaborations as those that have not
// ended, and gaps as wanted stakeholders and empty perspectives; people and ghosts are
// not stakeholders.
func TestNumbersAgreeWithTheMap(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		work, gaps := 0, 0
		for _, k := range m.Collaborations {
			if k.Status != model.Ended {
				work++
			}
		}
		for _, s := range m.Stakeholders {
			if s.Wanted {
				gaps++
			}
			if s.PartOf != nil {
				return // another test counts parts
			}
		}
		for _, f := range findings {
			if f.Rule == "perspective-empty" && f.Severity == model.Warning {
				gaps++
			}
		}
		want := model.Counted(len(m.Stakeholders), "stakeholder") + " · " + model.Counted(work, "collaboration")
		if gaps > 0 {
			want += " · " + model.Counted(gaps, "gap")
		}
		c := digest(m, Options{Findings: findings})
		if c.stats != want {
			t.Errorf("the subtitle counts %q, the map %q", c.stats, want)
		}
		p, err := layout(c, "cards")
		if err != nil {
			t.Fatal(err)
		}
		there := map[model.Perspective]int{}
		for _, card := range p.cards {
			if card.stakeholder != nil {
				there[card.persp]++
			}
		}
		for _, s := range m.Stakeholders {
			there[s.Perspective]--
		}
		for persp, n := range there {
			if n != 0 {
				t.Errorf("%s has %d cards too many", persp, n)
			}
		}
	})
}

// A dash is red and a gap, or what the legend calls planned or paused.
func TestDashesAreExplained(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range Densities {
			if density == "star" && len(m.Stakeholders) > 12 {
				continue
			}
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			dashed := slices.ContainsFunc(p.wires, func(w *wire) bool { return w.dashed && w.color != scene.Gap })
			for _, c := range p.cards {
				dashed = dashed || !c.ghost && slices.ContainsFunc(c.lines, func(l line) bool { return l.arrow != nil && l.arrow.dashed })
			}
			for _, e := range p.key { // in rows only the key may have arrows of links
				dashed = dashed || slices.ContainsFunc(viewtest.All[*scene.Path]([]scene.Node{e.draw()}), func(x *scene.Path) bool {
					return len(x.Dash) > 0 && x.Stroke != scene.Gap
				})
			}
			if got := p.used().dashed; got != dashed {
				t.Errorf("%s: the legend explains dashes: %v, there are: %v", density, got, dashed)
			}
		}
	})
}

// A link to somebody wanted is a gap, drawn in red, rather than planned work.
func TestLinksToAGapAreRed(t *testing.T) {
	m, findings := parse.Parse("map.yaml", []byte(`organization: Acme
stakeholders:
  - {name: Legal, perspective: sideways, status: wanted}
  - {name: Security, perspective: sideways}
  - {name: Regulators, perspective: outside}
collaborations:
  - {to: Security, method: support}
  - {from: Legal, to: Security, method: audit, direction: to}
  - {from: Security, to: Regulators, method: report, direction: to}
`))
	p, err := layout(digest(m, Options{Findings: findings}), "cards")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range p.wires {
		if want := w.from != nil && w.from.name == "Legal"; w.kind == linkWire && (w.color == scene.Gap) != want {
			t.Errorf("the link between %q and %q is %s", w.from.name, w.to.name, w.color)
		}
	}
	if p.used().dashed {
		t.Error("the legend explains planned work, of which there is none")
	}
}

// The numbers on a card ascend.
func TestNumbersOnCardsAscend(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range []string{"cards", "compact", "rows"} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range p.cards {
				if !slices.IsSortedFunc(c.tags, func(a, b tag) int { return cmp.Compare(a.numbers[0], b.numbers[0]) }) {
					t.Errorf("%s: %q has the numbers %v", density, c.name, c.tags)
				}
			}
		}
	})
}

// The picture judges work by its day: what has ended or not started is not under way, and
// nobody is reached through it.
func TestWorkGoesByTheDay(t *testing.T) {
	src := `organization: Acme
stakeholders:
  - {name: Board, perspective: upward}
  - {name: Law, perspective: sideways}
  - {name: Crew, perspective: downward}
  - {name: Harbour, perspective: outside}
  - {name: Union, perspective: outside}
collaborations:
  - {to: Board, label: Report, ends: 2026-06-30}
  - {to: Law, label: Advice}
  - {to: Crew, label: Course, started: 2027-09-01}
  - {from: Law, to: Harbour, label: Clinic, ends: 2026-06-30}
  - {from: Crew, to: Union, label: Talks}
`
	for today, want := range map[model.Date][]string{
		{}:           {"reached through Law", "reached through Crew"},
		viewtest.Day: {"Report (ended)", "Course (planned)", "Clinic (ended)", "not under way"},
	} {
		s := written(t, src, Options{Density: "cards", Today: today})
		said := viewtest.Words(s.Root)
		for _, words := range []string{"reached through Law", "reached through Crew", "Report (ended)", "Course (planned)", "Clinic (ended)", "not under way"} {
			if got := strings.Contains(said, words); got != slices.Contains(want, words) {
				t.Errorf("on %v the picture says %q: %v", today, words, got)
			}
		}
	}
}
