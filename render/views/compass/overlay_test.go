package compass

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
)

// enrich adds random records of what overlays and pages show: owners, engagement,
// aspects, expectations, needs and goals.
func (r randomMaps) enrich(m *model.Map) {
	var owners []*model.Ref
	for i := range r.IntN(9) {
		p := &model.Person{ID: fmt.Sprintf("owner-%d", i), Name: r.phrase(1, 4)}
		if r.oneIn(4) {
			p.Name = strings.Repeat(p.Name+" ", 12)
		}
		m.People = append(m.People, p)
		owners = append(owners, &model.Ref{ID: p.ID})
	}
	owners = append(owners, nil, nil)
	m.Organization.Goals = []*model.Goal{{ID: "goal", Name: r.phrase(1, 12)}}
	attitudes := append([]model.Attitude{""}, model.Attitudes...)
	aspects := append([]model.Aspect{""}, model.Aspects...)
	var expected []*model.Ref
	for _, s := range m.Stakeholders {
		s.Current, s.Desired, s.Owner = pick(r, attitudes...), pick(r, attitudes...), pick(r, owners...)
		for i := range r.IntN(3) {
			e := &model.Expectation{ID: fmt.Sprintf("%s-%d", s.ID, i), Text: r.phrase(1, 25)}
			s.Expectations, s.Needs = append(s.Expectations, e), append(s.Needs, &model.Expectation{Text: r.phrase(1, 10)})
			expected = append(expected, &model.Ref{ID: e.ID})
		}
	}
	for _, k := range m.Collaborations {
		k.Aspect, k.Owner = pick(r, aspects...), pick(r, owners...)
		k.Channel, k.Purpose = r.phrase(0, 3), r.phrase(0, 20)
		if r.oneIn(2) {
			k.Goals = []*model.Ref{{ID: "goal"}}
		}
		if len(expected) > 0 && r.oneIn(3) {
			k.Answers = []*model.Ref{pick(r, expected...)}
		}
	}
}

func TestOverlaysHaveNoDefects(t *testing.T) {
	for _, density := range Densities[1:] {
		for seed := range testkit.Seeds(60) {
			r := newRandomMaps(seed)
			most := []int{1, 3, 8, 20}[seed%4]
			if density == "star" {
				most = []int{1, 2, 3, 6}[seed%4]
			}
			m, findings := r.make(most)
			r.enrich(m)
			o := Options{Density: density, Overlay: Overlays[1+seed%5], Findings: findings}
			if seed%3 == 0 {
				o.Changes = r.changes(m)
			}
			c := digest(m, o)
			if err := c.addOverlay(m, o); err != nil {
				t.Fatal(err)
			}
			p, err := layout(c, density)
			if err != nil {
				t.Fatal(err)
			}
			if found := slices.Concat(defects(p), lostLinks(p), sceneDefects(p.draw())); len(found) > 0 {
				t.Errorf("%s by %s, seed %d: %d defects, the first: %s", density, o.Overlay, seed, len(found), found[0])
			}
		}
	}
}

// tonedMap returns a map whose stakeholders differ in everything that overlays show.
func tonedMap() *model.Map {
	ref := func(id string) *model.Ref { return &model.Ref{ID: id} }
	m := &model.Map{
		OSPO:   model.OSPO{Name: "OSPO"},
		People: []*model.Person{{ID: "lead", Name: "Head"}, {ID: "idle", Name: "Idle"}},
		Stakeholders: []*model.Stakeholder{
			{ID: "a", Name: "A", Perspective: model.Upward, Current: "neutral", Desired: "leading", Owned: model.Owned{Owner: ref("lead")}},
			{ID: "b", Name: "B", Perspective: model.Sideways, Current: "leading", Desired: "neutral"},
			{ID: "c", Name: "C", Perspective: model.Sideways, Current: "resistant"},
			{ID: "d", Name: "D", Perspective: model.Outside},
			{ID: "e", Name: "E", Perspective: model.Outside, Wanted: true},
		},
	}
	add := func(to string, k model.Collaboration) {
		k.From, k.To, k.Label = ref(model.OSPOID), ref(to), "Work"
		if k.Status == "" {
			k.Status = model.Active
		}
		m.Collaborations = append(m.Collaborations, &k)
	}
	add("a", model.Collaboration{Cadence: "yearly", Aspect: model.Strategy})
	add("a", model.Collaboration{Cadence: "12d", Aspect: model.Compliance})
	add("a", model.Collaboration{Cadence: "on-demand", Aspect: model.Strategy})
	add("b", model.Collaboration{Cadence: "on-demand", Aspect: model.Community, Owned: model.Owned{Owner: ref("lead")}})
	add("c", model.Collaboration{})
	add("d", model.Collaboration{Cadence: "daily", Aspect: model.Governance, Status: model.Planned})
	return m
}

// Every owner of a stakeholder has a sign on its card, and the stakeholder counts for each
// of them.
func TestOverlayOfSeveralOwners(t *testing.T) {
	m := tonedMap()
	m.Stakeholders[0].CoOwners = []*model.Ref{{ID: "idle"}}
	o := Options{Overlay: "owners"}
	c := digest(m, o)
	if err := c.addOverlay(m, o); err != nil {
		t.Fatal(err)
	}
	for _, p := range c.parties {
		want, ok := map[string]string{"A": "2 Head, Idle", "B": "1 Head", "Head": "1 looks after 2", "Idle": "1 looks after 1"}[p.name]
		if got := fmt.Sprint(len(p.tone.kinds), " ", p.tone.text); ok && got != want {
			t.Errorf("%s: %s, want %s", p.name, got, want)
		}
	}
}

func TestOverlayTones(t *testing.T) {
	findings := []model.Finding{
		{Rule: "weak-rule", Severity: model.Info, Message: "m", Subject: model.Subject{Kind: "stakeholder", ID: "a"}},
		{Rule: "strong-rule", Severity: model.Warning, Message: "n", Subject: model.Subject{Kind: "stakeholder", ID: "a"}},
		{Rule: "weak-rule", Severity: model.Info, Message: "o", Subject: model.Subject{Kind: "collaboration", ID: "ospo>b/work"}},
	}
	for overlay, want := range map[string]map[string]string{
		"gaps": {"A": "warning: strong rule +1", "B": "info: weak rule", "C": "nothing found: nothing found", "E": "gap: nobody is there yet: gap",
			"Idle": "nothing found: nothing found"},
		"engagement": {"A": "neutral: neutral → leading", "B": "leading: leading → neutral", "C": "resistant: resistant", "D": "not recorded: not recorded"},
		"cadence": {"A": "every one or two weeks: every 12 days", "B": "on demand: on demand", "C": "not recorded: no cadence recorded",
			"D": "nothing under way: nothing under way"},
		"owners":  {"A": "Head: Head", "B": "Head: Head", "C": "no owner: no owner", "D": "no owner: no owner", "Head": "Head: looks after 2"},
		"aspects": {"A": "strategy+compliance: strategy, compliance", "B": "community: community", "C": "not recorded: no aspect recorded", "D": "nothing under way: nothing under way"},
	} {
		m, o := tonedMap(), Options{Overlay: overlay, Findings: findings}
		c := digest(m, o)
		if err := c.addOverlay(m, o); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, p := range c.parties {
			if p.toned() {
				var words []string
				for _, k := range p.tone.kinds {
					words = append(words, k.word)
				}
				got[p.name] = strings.Join(words, "+") + ": " + p.tone.text
			}
		}
		if overlay == "gaps" {
			delete(got, "D")
			delete(got, "Head")
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s:\n%v\nwant:\n%v", overlay, got, want)
		}
	}
}

// Work that has ended, or has not started, is not under way on the day of the picture.
func TestOverlaysGoByTheDay(t *testing.T) {
	m, _ := parse.Parse("map.yaml", []byte(`organization: Northwind Ferries
stakeholders:
  - {name: Harbour, perspective: outside}
  - {name: Pilots, perspective: outside}
collaborations:
  - {to: Harbour, cadence: weekly, aspect: strategy, ends: 2026-01-01}
  - {to: Pilots, cadence: weekly, aspect: strategy, started: 2027-01-01}
`))
	for today, want := range map[model.Date]int{{Year: 2026, Month: 6, Day: 30}: 2, {}: 0} {
		for _, overlay := range []string{"cadence", "aspects"} {
			o := Options{Overlay: overlay, Today: today}
			c := digest(m, o)
			if err := c.addOverlay(m, o); err != nil {
				t.Fatal(err)
			}
			idle := 0
			for _, p := range c.parties {
				if p.tone.text == "nothing under way" {
					idle++
				}
			}
			if idle != want {
				t.Errorf("%s on %v: nothing is under way with %d, want %d", overlay, today, idle, want)
			}
		}
	}
}

// A project may make a gap an error; the map is drawn anyway.
func TestOverlayOfRaisedGaps(t *testing.T) {
	m := tonedMap()
	o := Options{Overlay: "gaps", Findings: []model.Finding{
		{Rule: "raised-rule", Severity: model.Error, Message: "m", Subject: model.Subject{Kind: "stakeholder", ID: "a"}},
	}}
	c := digest(m, o)
	if err := c.addOverlay(m, o); err != nil {
		t.Fatal(err)
	}
	for _, p := range c.parties {
		if p.name == "A" && (p.tone.kinds[0].word != "error" || p.tone.text != "raised rule") {
			t.Errorf("A is %q, %q", p.tone.kinds[0].word, p.tone.text)
		}
	}
	s, err := Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	if found := sceneDefects(s); len(found) > 0 {
		t.Error(found)
	}
}

// What the colours show is also on the cards, in the legend and in the labels for screen
// readers.
func TestOverlaysAreSaidInWords(t *testing.T) {
	m := tonedMap()
	for _, density := range Densities {
		s, err := Draw(m, Options{Density: density, Overlay: "cadence"})
		if err != nil {
			t.Fatal(err)
		}
		text := allText(s)
		for _, want := range []string{"How often they meet|every one or two weeks · 1|on demand · 1|not recorded · 1|nothing under way · 1|", "every 12 days"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %q", density, want, text)
			}
		}
		if label := labelsOf(s.Root)["stakeholder-a"]; !strings.HasSuffix(label, ". every 12 days") {
			t.Errorf("%s: a screen reader says %q", density, label)
		}
		if want := " Coloured by how often they meet: every one or two weeks 1, on demand 1, not recorded 1, nothing under way 1."; !strings.Contains(s.Description, want) {
			t.Errorf("%s: described as %q", density, s.Description)
		}
	}
}

// The kinds of an overlay differ in shape, not only in colour.
func TestKindsDifferInShape(t *testing.T) {
	m := sample(t, "acme")
	for _, name := range Overlays[1:] {
		o := Options{Overlay: name, Findings: gap.Run(m, gap.Options{}).Findings}
		c := digest(m, o)
		if err := c.addOverlay(m, o); err != nil {
			t.Fatal(err)
		}
		seen := map[string]string{}
		for _, k := range c.overlay.kinds {
			shape := ""
			for _, n := range k.sign(0, 0, scene.Ink) {
				shape += fmt.Sprintf("%T%+v", n, n)
			}
			if seen[shape] != "" {
				t.Errorf("%s: %q and %q have one shape", name, k.word, seen[shape])
			}
			seen[shape] = k.word
		}
	}
}

func TestUnknownOverlay(t *testing.T) {
	for _, o := range []Options{{Overlay: "colour"}, {Overlay: "gaps", NoGaps: true}, {Perspective: "up"}} {
		if s, err := Draw(tonedMap(), o); err == nil || s != nil {
			t.Errorf("%+v draws a picture", o)
		}
	}
}

// What an overlay says about a card is not cut, nor is the number of what it leaves out.
func TestFootIsWhole(t *testing.T) {
	fr, _ := words.For("fr")
	m := sample(t, "acme")
	findings := []model.Finding{
		{Rule: "owner-missing", Severity: model.Warning, Message: "one", Subject: model.Subject{Kind: "stakeholder", ID: "cfo"}},
		{Rule: "one-way", Severity: model.Warning, Message: "two", Subject: model.Subject{Kind: "stakeholder", ID: "cfo"}},
	}
	c := digest(m, Options{Words: fr, Findings: findings, Overlay: "gaps"})
	if err := c.addOverlay(m, Options{Words: fr, Findings: findings, Overlay: "gaps"}); err != nil {
		t.Fatal(err)
	}
	for _, x := range placers["cards"](c).cards {
		if x.key != "stakeholder-cfo" {
			continue
		}
		said := strings.Join(model.Each(x.footLines(), func(l line) string { return l.s }), " ")
		if said != x.tone.text || !strings.HasSuffix(said, " +1") || len(x.foot) < 2 {
			t.Errorf("the foot says %q, want %q on lines", said, x.tone.text)
		}
		return
	}
	t.Error("no card")
}

// The number of cards that say that nothing was found equals the number in the legend.
func TestOverlayCountsWhatCardsShow(t *testing.T) {
	for _, density := range []string{"cards", "rows"} {
		text := "|" + allText(written(t, `organization: Acme
people: [{id: head, name: Head of office, lead: true, hats: [counselor]}]
stakeholders: [{name: CTO, perspective: upward}, {name: Law, perspective: sideways}, {name: Desk, perspective: downward}]
collaborations: [{to: CTO, method: report, direction: both}, {to: Law, method: support, direction: both}]
`, Options{Density: density, Overlay: "gaps"})) + "|"
		shown := strings.Count(text, "|nothing found|")
		if want := fmt.Sprintf("|nothing found · %d|", shown); shown == 0 || !strings.Contains(text, want) {
			t.Errorf("%s: %d cards with nothing found, and no %q in %s", density, shown, want, text)
		}
	}
}

// The office has nothing under way with a stakeholder that only others work with.
func TestOthersWorkIsUnderWay(t *testing.T) {
	yaml := "organization: Acme\nstakeholders: [{name: HR, perspective: sideways}, {name: University, perspective: outside}]\n" +
		"collaborations:\n  - {to: hr, method: training, aspect: community, cadence: monthly}\n  - {from: hr, to: university, method: training, cadence: monthly"
	for _, overlay := range []string{"cadence", "aspects"} {
		for end, want := range map[string]string{"}": "nothing with the office", ", status: paused}": "nothing under way"} {
			if text := allText(written(t, yaml+end, Options{Overlay: overlay})); !strings.Contains(text, want+"|") {
				t.Errorf("%s: no %q in %s", overlay, want, text)
			}
		}
	}
}
