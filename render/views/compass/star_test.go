package compass

import (
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// complain fails the test with the first few defects of a plan.
func complain(t *testing.T, p *plan, what string, args ...any) {
	t.Helper()
	if found := defects(p); len(found) > 0 {
		t.Errorf(what+": %d defects:\n%s", append(args, len(found), strings.Join(found[:min(len(found), 8)], "\n"))...)
	}
}

func TestStarHasNoDefects(t *testing.T) {
	for seed := range testkit.Seeds(150) {
		m, findings := newRandomMaps(seed).make([]int{1, 2, 4, 9}[seed%4])
		c := digest(m, Options{Findings: findings})
		p := placeStar(c)
		complain(t, p, "star of seed %d, %d cards", seed, len(p.cards))
		checkStar(t, p, seed)
	}
}

// checkStar checks that every collaboration is one arrow.
func checkStar(t *testing.T, p *plan, seed int) {
	t.Helper()
	arrows, labels := map[*card]int{}, map[*card]int{}
	for _, w := range p.wires {
		arrows[w.to]++
		if !onEdge(p.hub.rect, w.line[0]) || !onEdge(w.to.rect, w.line[1]) {
			t.Errorf("seed %d: the arrow to %q does not run from edge to edge", seed, w.to.name)
		}
		if len(w.line) != 2 || (w.line[0].X != w.line[1].X && w.line[0].Y != w.line[1].Y) {
			t.Errorf("seed %d: the arrow to %q is not straight", seed, w.to.name)
		}
	}
	for _, l := range p.pills {
		labels[l.wire.to]++
	}
	if len(p.cards) != len(p.parties) {
		t.Errorf("seed %d: %d cards for %d parties", seed, len(p.cards), len(p.parties))
	}
	for _, c := range p.cards {
		if c.persp == model.Sideways && c.right() > p.hub.x || c.persp == model.Outside && c.x < p.hub.right() {
			t.Errorf("seed %d: %q, looking %s, is at the other side of the OSPO", seed, c.name, c.persp)
		}
		want := len(c.collabs)
		if labels[c] != want {
			t.Errorf("seed %d: %q has %d labels, not %d", seed, c.name, labels[c], want)
		}
		if c.ghost {
			want = max(want, 1)
		}
		if arrows[c] != want {
			t.Errorf("seed %d: %q has %d arrows, not %d", seed, c.name, arrows[c], want)
		}
	}
}

func onEdge(r rect, q pt) bool {
	at := rect{x: q.X, y: q.Y}
	return contains(r, at) && !contains(r.grow(-2*touch), at)
}

func TestStarArrows(t *testing.T) {
	for _, test := range []struct {
		flow       flow
		head, tail bool
	}{{flowOut, true, false}, {flowIn, false, true}, {flowBoth, true, true}, {flowUnknown, false, false}} {
		x := &party{name: "Legal", persp: model.Sideways, collabs: []*collab{{text: "review", flow: test.flow, strength: 3, dashed: true}}}
		p := placeStar(&content{ospo: "OSPO", parties: []*party{x}})
		w := p.wires[0]
		if w.head != test.head || w.tail != test.tail {
			t.Errorf("flow %d: heads %v and %v", test.flow, w.head, w.tail)
		}
		if !w.dashed || w.width != strengthWidth[3] || w.color != x.accent() {
			t.Errorf("flow %d: dashed %v, width %v, colour %s", test.flow, w.dashed, w.width, w.color)
		}
	}
}

// extremes returns contents at the limits of what a map can hold.
func extremes() map[string]*content {
	long := strings.Repeat("Zusammenarbeitsvereinbarung 協力 ", 10)
	many := &party{name: "Legal", persp: model.Sideways}
	for range 12 {
		many.collabs = append(many.collabs, &collab{text: long, cadence: "every 90 days", flow: flowOut, strength: 1})
	}
	all := map[string]*content{
		"nobody":                    {ospo: "OSPO"},
		"everything long":           {ospo: long, org: long, title: long, subtitle: long, stats: long, ospoLines: []string{long}},
		"twelve collaborations":     {ospo: "Open Source Steering Committee", org: "Example", parties: []*party{many}},
		"twelve upward":             {ospo: "OSPO", parties: []*party{{name: long, role: long, persp: model.Upward, collabs: many.collabs}}},
		"a name without any letter": {ospo: "OSPO", parties: []*party{{name: "\u200b", persp: model.Outside}}},
		"one word of 300 letters":   {ospo: "OSPO", parties: []*party{{name: strings.Repeat("W", 300), persp: model.Downward}}},
	}
	for _, persp := range model.Perspectives {
		c := &content{ospo: "OSPO", org: "Example"}
		for range 60 {
			c.parties = append(c.parties, &party{name: "Working group", persp: persp, collabs: many.collabs[:2], marks: []string{"x"}})
		}
		all["sixty "+string(persp)] = c
		all["a ghost alone "+string(persp)] = &content{ospo: "OSPO", parties: []*party{
			{name: "Nobody yet", persp: persp, ghost: true, badges: []string{"gap"}},
		}}
	}
	return all
}

func TestStarExtremes(t *testing.T) {
	for name, c := range extremes() {
		complain(t, placeStar(c), "star with %s", name)
	}
}

// TestStarFitsThePage checks that usual contents fit the width that auto aims at.
func TestStarFitsThePage(t *testing.T) {
	c := &content{ospo: "OSPO", org: "Example"}
	for _, persp := range model.Perspectives {
		for _, name := range []string{"Product security", "Upstream projects"} {
			c.parties = append(c.parties, &party{name: name, persp: persp, collabs: []*collab{
				{text: "Vulnerability triage", cadence: "weekly", flow: flowBoth, strength: 2},
				{text: "Policy approval", cadence: "yearly", flow: flowIn, strength: 2},
			}})
		}
	}
	if p := placeStar(c); p.w > maxWidth {
		t.Errorf("eight stakeholders with two collaborations each are %.0f px wide", p.w)
	}
}

func TestBreakLabel(t *testing.T) {
	for _, test := range []struct {
		text string
		room float64
		want []string
	}{
		{"Report", 180, []string{"Report"}},
		{"compliance, contribution, participation, training", 180, []string{"compliance, contribution,", "participation, training"}},
		{"Board seat and dues", 92, []string{"Board seat", "and dues"}},
		{"steering upstream working committee governance", 92, []string{"steering upstream", "working committee", "governance"}},
		{"Informationssicherheit now", 92, []string{"Informationssicherheit", "now"}},
	} {
		if got := breakLabel(test.text, test.room); strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%q in %v px: %q, not %q", test.text, test.room, got, test.want)
		}
	}
}

// A small map is a small picture: without cards at the sides, the page is narrower.
func TestSmallStar(t *testing.T) {
	m, _ := viewtest.Parsed(t, "organization: Acme\nstakeholders:\n  - {name: CTO, perspective: upward}\n  - {name: Team, perspective: downward}\ncollaborations:\n  - {to: CTO, method: report}\n")
	p, err := layout(digest(m, Options{}), "star")
	if err != nil || p.w != smallStar {
		t.Errorf("the page is %v px wide, want %v; %v", p.w, smallStar, err)
	}
}

// A link across the boundary is a line if there is a route to its other end.
func TestStarDrawsLinksToTheOutside(t *testing.T) {
	s := written(t, `organization: Lumen Insurance
stakeholders:
  - {name: CIO, perspective: upward}
  - {name: Legal, perspective: sideways}
  - {name: Tooling, perspective: downward}
  - {name: Regulator, perspective: outside}
collaborations:
  - {to: CIO, method: report}
  - {to: Legal, label: Policy}
  - {from: Legal, to: Regulator, label: Filings, direction: to}
`, Options{Density: "star"})
	if !viewtest.Leads(t, s, "stakeholder-legal", "stakeholder-regulator") {
		t.Errorf("no line from Legal to the Regulator: %s", allText(s))
	}
	for _, d := range viewtest.Defects(s) {
		t.Error(d)
	}
}
