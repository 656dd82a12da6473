package compass

import (
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
)

// changedMap returns a map with one card and one collaboration for each change.
func changedMap() (*model.Map, *Changes) {
	m := &model.Map{
		Organization: model.Organization{Name: "Acme"}, OSPO: model.OSPO{Name: "OSPO"},
		People: []*model.Person{{ID: "new", Name: "New colleague"}},
	}
	changes := &Changes{Cards: map[string]Change{"person-new": Added}, Collaborations: map[*model.Collaboration]Change{}}
	for i, c := range []Change{Added, Removed, Changed, ""} {
		s := &model.Stakeholder{ID: "s-" + string(c), Name: strings.ToUpper("x" + string(c)), Perspective: model.Perspectives[i], Wanted: c == Removed}
		k := &model.Collaboration{From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: s.ID}, Label: "Work"}
		m.Stakeholders, m.Collaborations = append(m.Stakeholders, s), append(m.Collaborations, k)
		changes.Cards["stakeholder-"+s.ID], changes.Collaborations[k] = c, c
	}
	// A removed link, and a removed collaboration of an otherwise unchanged card.
	link := &model.Collaboration{From: &model.Ref{ID: "s-added"}, To: &model.Ref{ID: "s-"}, Label: "Link"}
	gone := &model.Collaboration{From: &model.Ref{ID: model.OSPOID}, To: &model.Ref{ID: "s-"}, Label: "Old work"}
	m.Collaborations = append(m.Collaborations, link, gone)
	changes.Collaborations[link], changes.Collaborations[gone] = Removed, Removed
	return m, changes
}

// Every change is also shown in words: on its card, to screen readers, in the legend and
// in the description.
func TestChangesAreSaidInWords(t *testing.T) {
	m, changes := changedMap()
	for _, density := range Densities {
		s, err := Draw(m, Options{Density: density, Changes: changes})
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]int{}
		for _, b := range textBoxes(s.Root) {
			texts[b.s]++
		}
		labels := labelsOf(s.Root)
		for key, want := range map[string]string{
			"stakeholder-s-added": "XADDED. added. added: Work", "stakeholder-s-removed": "XREMOVED. removed. removed: Work",
			"stakeholder-s-changed": "XCHANGED. changed. changed: Work", "stakeholder-s-": "X. changed. Work. removed: Old work",
			"person-new": "New colleague. added", "link-1": "XADDED with X: removed: Link",
		} {
			if got, drawn := labels[key]; got != want && (drawn || key != "link-1") { // rows have no lines for links
				t.Errorf("%s: %s says %q, want %q", density, key, got, want)
			}
		}
		for word, n := range map[string]int{"added": 2, "removed": 1, "changed": 2} {
			badge := (&party{change: Change(word)}).badge()
			if density != "rows" && texts[badge] != n {
				t.Errorf("%s: %d badges %q, want %d", density, texts[badge], badge, n)
			}
			if density == "rows" && texts[Change(word).sign()] != n+1 {
				t.Errorf("rows: %d signs for %s, want %d and the legend's", texts[Change(word).sign()], word, n)
			}
			if texts[word] != 1 {
				t.Errorf("%s: the legend explains %q %d times", density, word, texts[word])
			}
		}
		if want := "3 stakeholders · 3 collaborations · 3 added, 4 removed, 2 changed"; !strings.Contains(allText(s), want) {
			t.Errorf("%s: no %q in %q", density, want, allText(s))
		}
		if want := " Marked as removed: XREMOVED."; !strings.Contains(s.Description, want) || strings.Contains(s.Description, "Missing") {
			t.Errorf("%s: described as %q", density, s.Description)
		}
	}
}

// allText returns all text of a picture in one line.
func allText(s *scene.Scene) string {
	var words []string
	for _, b := range textBoxes(s.Root) {
		words = append(words, b.s)
	}
	return strings.Join(words, "|")
}

// labelsOf returns the screen reader label of each group with an id.
func labelsOf(nodes []scene.Node) map[string]string {
	out := map[string]string{}
	for _, n := range nodes {
		if g, ok := n.(*scene.Group); ok && g.ID != "" {
			out[g.ID] = g.Label
		}
	}
	return out
}

// Removed work does not count: a card with nothing left has a dashed line, and any other
// the line of what is left.
func TestRemovedWorkDoesNotCount(t *testing.T) {
	gone := &collab{flow: flowIn, strength: 3, change: Removed, dashed: true}
	here := &collab{flow: flowOut, strength: 1}
	for _, tt := range []struct {
		name   string
		list   []*collab
		flow   flow
		dashed bool
		change Change
	}{
		{"both", []*collab{gone, here}, flowOut, false, ""},
		{"gone alone", []*collab{gone}, flowIn, true, Removed},
		{"here alone", []*collab{here}, flowOut, false, ""},
	} {
		c := &card{party: &party{persp: model.Upward, collabs: tt.list}}
		sum, any := c.hubFlow()
		if !any || sum.flow != tt.flow || sum.dashed != tt.dashed || sum.change != tt.change {
			t.Errorf("%s: %+v", tt.name, sum)
		}
	}
}

func TestNoChangeIsSaidToo(t *testing.T) {
	m, _ := changedMap()
	s, err := Draw(m, Options{Changes: &Changes{}})
	if err != nil {
		t.Fatal(err)
	}
	if want := "nothing in this picture changed"; !strings.Contains(allText(s), want) {
		t.Errorf("no %q in %q", want, allText(s))
	}
	plain, err := Draw(m, Options{})
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Split(allText(plain), "|")
	if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, "change") }) {
		t.Errorf("a picture of one map speaks of changes: %q", words)
	}
}

func TestStruckWhereTheTextIs(t *testing.T) {
	for _, anchor := range []scene.Anchor{scene.Start, scene.Middle, scene.End} {
		text := &scene.Text{X: 100, Y: 50, S: "weekly", Size: 12, Width: 40, Anchor: anchor}
		line, at := struck(text).Segments, text.Box()
		if from, to := line[0].Points[0].X, line[1].Points[0].X; from != at.Left || to != at.Right {
			t.Errorf("the line goes from %v to %v, the text from %v to %v", from, to, at.Left, at.Right)
		}
	}
}

// What changed about a card has a line of its own in every density.
func TestNewsCoverNothing(t *testing.T) {
	m, changes := changedMap()
	changes.CardNews = map[string][]string{}
	for _, s := range m.Stakeholders {
		changes.CardNews["stakeholder-"+s.ID] = []string{"engagement: resistant", "desired engagement: supportive, which is the best that there is"}
	}
	changes.Work = map[*model.Collaboration][]string{}
	for _, k := range m.Collaborations {
		if changes.Collaborations[k] == Changed {
			changes.Work[k] = []string{"cadence: daily → monthly"}
		}
	}
	for _, density := range Densities {
		s, err := Draw(m, Options{Density: density, Changes: changes})
		if err != nil {
			t.Fatal(err)
		}
		said := strings.ReplaceAll(allText(s), "|", " ")
		for _, news := range []string{"engagement: resistant", "cadence: daily → monthly"} {
			if !strings.Contains(said, news) {
				t.Errorf("%s: %q is not in %q", density, news, said)
			}
		}
		for _, d := range sceneDefects(s) {
			t.Errorf("%s: %s", density, d)
		}
	}
}
