package compass

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
)

func TestRowsHaveNoDefects(t *testing.T) {
	for seed := range testkit.Seeds(150) {
		m, findings := newRandomMaps(seed).make([]int{1, 6, 24, 70}[seed%4])
		c := digest(m, Options{Findings: findings})
		p := placeRows(c)
		complain(t, p, "rows of seed %d, %d cards", seed, len(p.cards))
		if p.w != maxWidth || len(p.cards) != len(p.parties) {
			t.Errorf("seed %d: %.0f px wide, %d rows for %d parties", seed, p.w, len(p.cards), len(p.parties))
		}
	}
}

func TestRowsExtremes(t *testing.T) {
	for name, c := range extremes() {
		complain(t, placeRows(c), "rows with %s", name)
	}
}

// TestRowsCrowdedByLinks gives one stakeholder more numbers than fit beside its name, in
// columns of all widths.
func TestRowsCrowdedByLinks(t *testing.T) {
	for _, n := range []int{3, 120, 400} {
		c := crowd(n)
		hub := c.parties[0]
		for i := range 30 {
			c.links = append(c.links, &link{number: i + 1, from: hub, to: c.parties[1+i%2]})
		}
		hub.marks = []string{"nobody owns this"}
		p := placeRows(c)
		complain(t, p, "%d rows with 30 links at one", n)
		at := slices.IndexFunc(p.cards, func(c *card) bool { return c.party == hub })
		if got := len(p.cards[at].tags); got != 30 {
			t.Errorf("%d numbers on the row, not 30", got)
		}
	}
}

// crowd returns n stakeholders, distributed over the perspectives as in large maps.
func crowd(n int) *content {
	c := &content{ospo: "OSPO", org: "Example", stats: model.Counted(n, "stakeholder")}
	r := newRandomMaps(n)
	spread := []model.Perspective{model.Sideways, model.Sideways, model.Outside, model.Outside, model.Downward}
	for i := range n {
		persp := spread[i%len(spread)]
		if i%25 == 0 {
			persp = model.Upward
		}
		c.parties = append(c.parties, &party{
			name: r.phrase(1, 3), persp: persp, ghost: r.oneIn(20),
			collabs: []*collab{{text: r.phrase(1, 3), cadence: "weekly", flow: flow(r.IntN(4)), strength: 2}},
		})
	}
	return c
}

func TestManyRows(t *testing.T) {
	for _, n := range []int{300, 3000} {
		complain(t, placeRows(crowd(n)), fmt.Sprintf("%d rows", n))
	}
}

func BenchmarkRows(b *testing.B) {
	for _, n := range []int{300, 3000} {
		c := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				placeRows(c)
			}
		})
	}
}

// TestIntoColumns compares the binary search with trying every height.
func TestIntoColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var cards []*card
		total := 0
		for range r.IntN(30) {
			h := 21 + 14*r.IntN(3)
			total += h + int(rowsGap)
			cards = append(cards, &card{rect: rect{h: float64(h)}})
		}
		n := 1 + r.IntN(5)
		cols, got := intoColumns(cards, n)
		want := 0
		for ; want < total; want++ {
			if c, ok := fill(cards, float64(want)); ok && len(c) <= n {
				break
			}
		}
		if got != float64(want) && len(cards) > 0 || len(cols) > n {
			t.Fatalf("%d rows into %d columns: %d columns, %.0f px high instead of %d", len(cards), n, len(cols), got, want)
		}
		if !slices.Equal(slices.Concat(cols...), cards) {
			t.Fatal("columns lose or reorder rows")
		}
	}
}

func TestMiddleColumns(t *testing.T) {
	for _, test := range []struct{ sides, team, perSide, inTeam int }{
		{0, 0, 0, 1}, {1, 0, 1, 1}, {16, 16, 1, 1}, {10, 48, 1, 2}, {60, 48, 2, 2}, {200, 0, 2, 1}, {0, 100, 0, 4}, {5, 300, 1, 4},
	} {
		perSide, inTeam := middleColumns(test.sides, test.team)
		if perSide != test.perSide || inTeam != test.inTeam {
			t.Errorf("%d beside %d: %d and %d columns, not %d and %d",
				test.sides, test.team, perSide, inTeam, test.perSide, test.inTeam)
		}
	}
}

func TestRowsSumUpTheirPanel(t *testing.T) {
	c := &content{ospo: "OSPO", parties: []*party{
		{name: "Legal", persp: model.Upward, collabs: []*collab{{text: "review", cadence: "weekly", flow: flowOut}, {text: "audit", flow: flowUnknown}}},
		{name: "Security", persp: model.Upward, collabs: []*collab{{text: "triage", flow: flowIn}}},
		{name: "Nobody yet", persp: model.Upward, ghost: true},
		{name: "Finance", persp: model.Outside},
	}}
	p := placeRows(c)
	if len(p.wires) != 1 || !p.wires[0].head || !p.wires[0].tail || p.wires[0].dashed {
		t.Fatalf("want one solid two-way arrow, for upward alone: %+v", p.wires)
	}
	if got := p.cards[0].tail.s; got != "review · weekly +1" {
		t.Errorf("tail %q", got)
	}
	var heading string
	for _, r := range p.headings[0].runs {
		heading += r.s + "|"
	}
	if heading != "UPWARD|2|1 gap||1||1|" {
		t.Errorf("heading %q", heading)
	}
}

// A map of 220 stakeholders loses no text, and long entries of its key take no room from
// short ones.
func TestLargeMapLosesNothing(t *testing.T) {
	p, err := layout(digest(sample(t, "en-teams-220"), Options{}), "auto")
	if err != nil {
		t.Fatal(err)
	}
	if lost := p.lost(); lost.Cut+lost.Dropped > 0 {
		t.Errorf("%v are lost", lost)
	}
	rows := map[float64]bool{}
	for _, e := range p.key {
		rows[e.y] = true
	}
	if len(p.key)-len(rows) < 10 {
		t.Errorf("the %d entries of the key take %d rows", len(p.key), len(rows))
	}
}

// Other functions show their work below their names if the team needs that height anyway,
// even if the page has no room for everybody's work.
func TestSidesUseTheHeightOfTheTeam(t *testing.T) {
	yaml := "organization: Acme\nstakeholders:\n  - {id: p, name: Purchasing of Electrics, perspective: sideways}\n"
	work := "collaborations:\n  - {to: p, label: Bills of material in each tender, cadence: monthly}\n"
	for i := range 50 {
		yaml += fmt.Sprintf("  - {id: t%d, name: Team of the product number %d, perspective: downward}\n", i, i)
		work += fmt.Sprintf("  - {to: t%d, label: Advice on licences and their duties, cadence: monthly}\n", i)
	}
	text := allText(written(t, yaml+work, Options{Density: "rows"}))
	if want := "Bills of material in each tender"; !strings.Contains(text, want) || strings.Contains(text, "Advice on licences and their duties") {
		t.Errorf("no %q, or what the teams do: %s", want, text)
	}
}
