package compass

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
)

// written draws a map that is given as YAML.
func written(t *testing.T, yaml string, o Options) *scene.Scene {
	t.Helper()
	m, found := parse.Parse("map.yaml", []byte(yaml))
	if n := model.CountErrors(found); n > 0 {
		t.Fatalf("%d errors, the first: %s", n, found[0].Message)
	}
	o.Findings = gap.Run(m, gap.Options{}).Findings
	s, err := Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Maps of the size of real offices lose no text in any density.
func TestNothingIsCutWhereThereIsRoom(t *testing.T) {
	for _, name := range []string{
		"acme", "book-players", "city", "group", "minimal", "ngo", "university", "de-city-long-names", "en-foundation-council",
		"en-pmi-register", "fr-committee-23-members", "fr-ministry", "ja-four-perspectives", "us-university",
	} {
		m := sample(t, name)
		findings := gap.Run(m, gap.Options{}).Findings
		for _, density := range Densities {
			s, err := Draw(m, Options{Density: density, Findings: findings})
			if err != nil {
				t.Fatal(err)
			}
			if s.Lost != (scene.Lost{}) {
				t.Errorf("%s, %s: %d texts cut, %d left out", name, density, s.Lost.Cut, s.Lost.Dropped)
			}
			if n := strings.Count(allText(s), "…"); n != s.Lost.Cut && s.Lost == (scene.Lost{}) {
				t.Errorf("%s, %s: %d texts end in an ellipsis, and none is counted", name, density, n)
			}
		}
	}
}

// No word of a name is broken, and no name is smaller, while the page has room for wider
// cards.
func TestLongWordsGetWiderCards(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		const columns = 6 // maximum on a page
		for _, density := range []string{"star", "cards", "compact"} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range p.cards {
				if c.wants > 0 && p.w < maxWidth-columns*widerStep {
					t.Errorf("%s: %q wants a card %.0f px wider, on a page of %.0f px", density, c.name, c.wants, p.w)
				}
			}
		}
	})
}

// The label of a line is not on the edge of a zone, nor in the page's margin, if the line
// has another place for it.
func TestLabelsKeepOffEdges(t *testing.T) {
	seen := 0
	for _, name := range []string{"city", "committee"} {
		p, err := layout(digest(sample(t, name), Options{}), "cards")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range p.pills {
			seen++
			if r := l.rect; l.number > 0 || !p.settled(l) {
				t.Errorf("%s: the label %q stands at %.0f, %.0f", name, l.lines, r.x, r.y)
			}
		}
	}
	if seen != 3 {
		t.Errorf("%d labels, not 3", seen)
	}
}

// Different names that have to be cut still look different.
func TestCutNamesDiffer(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range []string{"cards", "compact", "rows"} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			name := map[string]string{}
			for _, c := range p.cards {
				var shown []string
				for _, l := range c.lines {
					if l.tip == c.name {
						shown = append(shown, l.s)
					}
				}
				s := strings.Join(shown, " ")
				if other, seen := name[s]; seen && other != c.name && strings.Contains(s, "…") {
					t.Errorf("%s: %q and %q are both printed as %q", density, other, c.name, s)
				}
				name[s] = c.name
			}
		}
	})
}

func TestLongNamesThatBeginAlike(t *testing.T) {
	start := strings.Repeat("Bundesarbeitsgemeinschaft der Landesverwaltungen ", 6)
	s := written(t, "organization: Bund\nstakeholders:\n  - {name: "+start+"Nord, perspective: outside}\n  - {name: "+start+"Süd, perspective: outside}\n",
		Options{Density: "cards"})
	for _, want := range []string{"… Nord", "… Süd"} {
		if text := allText(s); !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if s.Lost.Cut != 2 {
		t.Errorf("%d texts cut, want the two names", s.Lost.Cut)
	}
}

// Each of these was once cut although there was room for it.
func TestTextsThatAreWhole(t *testing.T) {
	for name, test := range map[string]struct {
		yaml string
		o    Options
		want []string
	}{
		"the organisation on its boundary": {"organization: Bank\nstakeholders: [{name: CIO, perspective: upward}]", Options{}, []string{"Bank"}},
		"what tells two offices apart": {
			"organization: Freistaat\nstakeholders:\n  - {name: Bayerisches Staatsministerium für Digitales, perspective: outside}\n" +
				"  - {name: Bayerisches Staatsministerium für Gesundheit, perspective: outside}",
			Options{Density: "cards"}, []string{"Digitales", "Gesundheit"},
		},
		"the state of the office": {
			"organization: Uni\nospo: {name: GW Open Source Program Office, status: piloting}\nstakeholders: [{name: Provost, perspective: upward}]",
			Options{Density: "cards"}, []string{"piloting"},
		},
		"structure and stage": {
			"organization: Uni\nospo: {structure: virtual, stage: 2}\nstakeholders: [{name: Provost, perspective: upward}]",
			Options{Density: "star"}, []string{"virtual structure · stage\u00a02\u00a0of\u00a04"},
		},
		"a tag": {
			"organization: Acme\nstakeholders: [{name: FINOS, perspective: outside, tags: [gold member]}]", Options{Density: "cards"}, []string{"gold member"},
		},
		"how often": {
			"organization: Uni\nstakeholders: [{name: Students, perspective: sideways}]\ncollaborations:\n" +
				"  - {to: Students, label: 'Bi-monthly meeting, 1-2 hours, hybrid', method: coordination, cadence: 60d}",
			Options{Density: "cards"}, []string{"every 60 days"},
		},
		"a word of a name that a smaller size saves": {
			"organization: Stadt\nstakeholders: [{name: Telekommunikationstechnikamt, perspective: upward}]", Options{Density: "cards"}, []string{"Telekommunikationstechnikamt"},
		},
		"how often, on a line of its own": {
			"organization: Land\nstakeholders: [{name: Agency for the Security of Information Systems, perspective: upward}]\ncollaborations:\n" +
				"  - {to: agency-for-the-security-of-information-systems, label: Coordination of guidelines for publication of source code, cadence: half-yearly}",
			Options{Density: "rows"}, []string{"half\u00a0yearly", "Coordination of guidelines for publication of source code"},
		},
		"names and work of a long link, on a narrow page": {
			"organization: Land\nstakeholders: [{id: a, name: 'Directorate for Legal Affairs, Intellectual Property and Public Procurement Law', perspective: sideways}, " +
				"{id: b, name: Central Purchasing Body for Information Technology and Telecommunications, perspective: outside}]\n" +
				"collaborations: [{from: a, to: b, label: Joint clauses for contracts on software development, direction: both}]",
			Options{Density: "rows", Width: 600},
			[]string{"Central Purchasing Body for Information Technology and Telecommunications", "Joint clauses for contracts on software development"},
		},
		"the organisation on the boundary of one perspective": {
			"organization: Federal Ministry of Digital Infrastructure and Modernisation of the Administration\nstakeholders: [{name: FINOS, perspective: outside}]",
			Options{Perspective: "outside"}, []string{"Federal Ministry of Digital", "Infrastructure and Modernisation of", "the Administration"},
		},
		"through whom somebody is reached, on a narrow card": {
			"organization: Acme\nstakeholders: [{name: HR, perspective: upward}, {name: Galaxy, perspective: outside}, {name: KDE, perspective: outside}, {name: GNU, perspective: outside}, " +
				"{id: c, name: Interdisciplinary Centre for Computational Biology and Bioinformatics, perspective: sideways}, {name: Legal, perspective: sideways}, {name: Tools, perspective: downward}]\n" +
				"collaborations: [{to: c, method: training, direction: both}, {to: hr, method: report, direction: to}, {from: c, to: galaxy, method: contribution, direction: both}]",
			Options{Density: "cards", Width: 830}, []string{"Bioinformatics"},
		},
		"to whom the office reports": {
			"organization: Acme\nospo: {reports_to: CTO}\nstakeholders: [{name: CTO, perspective: upward}]", Options{Density: "rows"}, []string{string(reportingWords)},
		},
	} {
		s := written(t, test.yaml, test.o)
		for _, want := range test.want {
			if text := "|" + allText(s) + "|"; !strings.Contains(text, "|"+want+"|") {
				t.Errorf("%s: no %q in %s", name, want, text)
			}
		}
		if s.Lost != (scene.Lost{}) {
			t.Errorf("%s: %+v", name, s.Lost)
		}
	}
}

// A text has one colour, on however many lines it is, and its cadence another.
func TestInkFollowsContent(t *testing.T) {
	s := written(t, "organization: Uni\nstakeholders: [{name: Students, perspective: sideways}]\ncollaborations:\n"+
		"  - {to: Students, label: Student award for the best lunch and learn, cadence: monthly}", Options{Density: "cards"})
	inks := map[string]scene.Color{}
	scene.Walk(s.Root, func(n scene.Node) bool {
		if x, ok := n.(*scene.Text); ok {
			inks[x.S] = x.Fill
		}
		return true
	})
	for text, want := range map[string]scene.Color{"Student award for the": scene.Ink, "best lunch and learn": scene.Ink, "monthly": scene.Ink2} {
		if inks[text] != want {
			t.Errorf("%q is %q, want %q; there are %v", text, inks[text], want, inks)
		}
	}
}

// The legend explains exactly what is drawn.
func TestLegendListsWhatIsDrawn(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		for _, density := range lined {
			if density == "star" && len(m.Stakeholders) > 12 {
				continue
			}
			s, err := Draw(m, Options{Density: density, Findings: findings})
			if err != nil {
				t.Fatal(err)
			}
			var in, out, both, plain, reports bool
			for _, x := range inkOf(s) {
				if x.to == "" || x.from != "" || isHope(m, x.to) {
					continue
				}
				reports = reports || x.class == "wire reports"
				in, out = in || x.tail && !x.head, out || x.head && !x.tail
				both = both || x.head && x.tail
				plain = plain || !x.head && !x.tail && x.class != "wire reports"
			}
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range p.cards { // the small arrows on the cards also count
				for _, l := range c.lines {
					if l.arrow != nil {
						in, out = in || l.arrow.flow == flowIn, out || l.arrow.flow == flowOut
						both, plain = both || l.arrow.flow == flowBoth, plain || l.arrow.flow == flowUnknown
					}
				}
			}
			legend := map[string]bool{}
			for _, sign := range p.legend() {
				legend[sign.Word] = true
			}
			for word, drawn := range map[string]bool{
				"to the OSPO": in, "from the OSPO": out, "both ways": both, "direction not recorded": plain, "the office reports to": reports,
			} {
				if legend[word] != drawn {
					t.Errorf("%s: the legend lists %q: %v, drawn: %v", density, word, legend[word], drawn)
				}
			}
		}
	})
}

// isHope reports whether nothing is recorded about a missing party except that it is
// missing: its card then explains its dashed line.
func isHope(m *model.Map, key string) bool {
	id, isStakeholder := strings.CutPrefix(key, "stakeholder-")
	return !isStakeholder || m.Stakeholder(id).Wanted && !slices.ContainsFunc(m.Collaborations, func(k *model.Collaboration) bool {
		return k.Status != model.Ended && k.WithOSPO() && k.Other(model.OSPOID) == id
	})
}

// Many equal links to one party are one entry of the key, and take no room from names.
func TestEqualLinksAreToldOnce(t *testing.T) {
	var yaml strings.Builder
	yaml.WriteString("organization: State\nstakeholders:\n  - {name: Expert council, perspective: outside}\n")
	for _, x := range "ABCDEFGHIJKL" {
		yaml.WriteString("  - {name: Agency " + string(x) + ", perspective: sideways}\n")
	}
	yaml.WriteString("collaborations:\n")
	for _, x := range "ABCDEFGHIJKL" {
		yaml.WriteString("  - {from: Agency " + string(x) + ", to: Expert council, label: member, direction: both}\n")
	}
	for _, density := range []string{"rows", "cards", "compact", "slide"} {
		s := written(t, yaml.String(), Options{Density: density})
		keys := 0
		scene.Walk(s.Root, func(n scene.Node) bool {
			if g, ok := n.(*scene.Group); ok && g.Class == "key" {
				keys++
			}
			return true
		})
		if text := "|" + allText(s) + "|"; keys != 1 || strings.Count(text, "|1–12|") != 2 || !strings.Contains(text, "|Expert council|") {
			t.Errorf("%s: %d lines of the key in %s", density, keys, text)
		}
	}
}

// A slide is 16:9, whatever the map holds.
func TestSlideForm(t *testing.T) {
	each(t, func(t *testing.T, m *model.Map, findings []model.Finding) {
		s, err := Draw(m, Options{Density: "slide", Findings: findings})
		if err != nil {
			t.Fatal(err)
		}
		if s.Width*9 != s.Height*16 {
			t.Errorf("%v by %v px", s.Width, s.Height)
		}
		largest := 0.0 // of a name on a card
		scene.Walk(s.Root, func(n scene.Node) bool {
			g, ok := n.(*scene.Group)
			if !ok || !strings.HasPrefix(g.Class, "card") {
				return true
			}
			scene.Walk(g.Children, func(n scene.Node) bool {
				if x, ok := n.(*scene.Text); ok {
					largest = max(largest, x.Size)
				}
				return true
			})
			return false
		})
		if told := len(s.Notes) > 0; largest > 0 && told != (largest < leastSlide) && math.Abs(largest-leastSlide) > 1 { // long names are smaller
			t.Errorf("names are %.1f px high, told: %q", largest, s.Notes)
		}
	})
}

// A requested width from 600 px on is kept, and nothing is cut for it.
func TestWidth(t *testing.T) {
	for _, name := range []string{
		"acme", "group", "university", "ngo", "us-university", "fr-committee-23-members", "fr-ministry", "de-city-long-names", "en-foundation-council",
	} {
		for _, width := range []float64{600, 830, 1000} {
			s, err := Draw(sample(t, name), Options{Width: width})
			if err != nil {
				t.Fatal(err)
			}
			if s.Width > width {
				t.Errorf("%s for %v px is %v px wide", name, width, s.Width)
			}
			if s.Lost != (scene.Lost{}) {
				t.Errorf("%s for %v px loses %+v", name, width, s.Lost)
			}
		}
	}
}

// Between cards and rows come compact cards: up to 45 stakeholders have cards.
func TestAutoPrefersCards(t *testing.T) {
	var yaml strings.Builder
	yaml.WriteString("organization: Acme\nstakeholders:\n")
	for i := range 45 {
		yaml.WriteString("  - {name: Party " + strconv.Itoa(i) + ", perspective: " + string(model.Perspectives[i%4]) + "}\n")
	}
	yaml.WriteString("collaborations:\n")
	for i := range 45 {
		yaml.WriteString("  - {to: Party " + strconv.Itoa(i) + ", label: Steering talk, cadence: monthly}\n")
	}
	m, _ := parse.Parse("map.yaml", []byte(yaml.String()))
	p, err := layout(digest(m, Options{}), "auto")
	if err != nil {
		t.Fatal(err)
	}
	if p.density == "rows" || p.w > maxWidth {
		t.Errorf("45 stakeholders are drawn as %s, %v px wide", p.density, p.w)
	}
	if s := written(t, yaml.String(), Options{Density: "star"}); len(s.Notes) != 1 {
		t.Errorf("a star of 45 is drawn with the notes %q", s.Notes)
	}
}

// The arrows of the key all have the same thickness, and are dashed if their links are.
func TestLegendOfTheKey(t *testing.T) {
	text := allText(written(t, `organization: Acme
stakeholders: [{name: CTO, perspective: upward}, {name: Law, perspective: sideways}, {name: FSFE, perspective: outside}]
collaborations:
  - {to: CTO}
  - {from: Law, to: FSFE, label: Cases, strength: strong, status: planned}
  - {from: CTO, to: Law, label: Mandate, strength: weak}
`, Options{Density: "rows"}))
	if strings.Contains(text, "thicker = stronger") {
		t.Errorf("the legend explains a thickness that nothing has: %s", text)
	}
	if !strings.Contains(text, "planned or paused") {
		t.Errorf("the legend does not explain the dashes: %s", text)
	}
}

// A tag is whole where the page has room for a wider card, also beside a mark.
func TestLongTagsGetWiderCards(t *testing.T) {
	const tag = "strategic gold member since 2019"
	m, findings := parse.Parse("tag.yaml", []byte(`organization: Acme
stakeholders:
  - {name: FINOS, perspective: outside, kind: foundation, tags: [`+tag+`]}
  - {name: CIO, perspective: upward}
  - {name: Legal, perspective: sideways}
collaborations: [{to: CIO, label: Report}]
`))
	findings = append(findings, gap.Run(m, gap.Options{}).Findings...)
	for _, density := range []string{"star", "cards"} {
		for _, findings := range [][]model.Finding{nil, findings} {
			p, err := layout(digest(m, Options{Findings: findings}), density)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range p.cards {
				if c.name == "FINOS" && (!slices.Equal(c.badges, []string{tag}) || c.mark != (findings != nil)) {
					t.Errorf("%s: the card shows the tags %q, marked %v", density, c.badges, c.mark)
				}
			}
		}
	}
}

// That the office reports to a party is said in full on the narrowest card, in every
// language.
func TestReportingIsWholeOnNarrowCards(t *testing.T) {
	m, _ := parse.Parse("map.yaml", []byte("organization: Acme\nospo: {reports_to: CTO}\nstakeholders: [{name: CTO, perspective: upward}]"))
	for _, tag := range words.Languages() {
		w, _ := words.For(tag)
		c := newCard(digest(m, Options{Words: w}).parties[0], cardsGrid.card.withWidth(narrowCard))
		if c.Lost != (scene.Lost{}) || slices.ContainsFunc(c.lines, func(l line) bool { return strings.HasSuffix(l.s, "…") }) {
			t.Errorf("%s: the card says %q", tag, model.Each(c.lines, func(l line) string { return l.s }))
		}
	}
}
