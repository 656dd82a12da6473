package views

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// choicesOf returns options for a view that make room scarce.
func choicesOf(v *view.View) []view.Choices {
	all := []view.Choices{{}}
	for _, o := range v.Options {
		if o.Name == "density" || o.Name == "engine" {
			words := o.Words
			if o.Name == "engine" {
				words = words[:2] // the others truncate like the second
			}
			for _, word := range words {
				all = append(all, view.Choices{o.Name: word})
			}
		}
		if o.Name == "width" {
			all = append(all, view.Choices{o.Name: "600"})
		}
	}
	return all
}

// No text is truncated next to free room. Truncated texts are counted and have a tooltip;
// at least half of a label is left.
func TestCuts(t *testing.T) {
	anyMaps(t, 24, func(name string, m *model.Map, o view.Options) {
		eachDrawn(t, m, o, func(what string, s *scene.Scene) {
			checkWhole(t, what, name, s)
			cuts := viewtest.Cuts(s)
			if what != "report" && !strings.HasPrefix(what, "compass") && s.Lost.Cut != len(cuts) || len(cuts) > 0 && s.Lost.Cut == 0 {
				t.Errorf("%s of %s: %d texts are cut, %d counted", what, name, len(cuts), s.Lost.Cut)
			}
			for _, c := range cuts {
				kept := strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(c.S, "…"), "…"))
				if !strings.Contains(model.OneLine(c.Tip), strings.TrimSpace(kept)) {
					t.Errorf("%s of %s: no tooltip tells the whole of %q: %q", what, name, c.S, c.Tip)
				}
			}
			for _, g := range viewtest.All[*scene.Group](s.Root) {
				words := strings.TrimSpace(strings.NewReplacer("\u2010\n", "", "\n", " ").Replace(viewtest.Words(g.Children)))
				kept, _, isCut := strings.Cut(words, "…")
				if g.Class == "label" && isCut && !slices.ContainsFunc(m.Collaborations, func(k *model.Collaboration) bool {
					full := card.Dotted(card.Doing(nil, k), card.StatusWord(o, k))
					return strings.HasPrefix(strings.ReplaceAll(full, " ", ""), strings.ReplaceAll(kept, " ", "")) &&
						2*utf8.RuneCountInString(kept) >= utf8.RuneCountInString(card.Doing(nil, k))
				}) {
					t.Errorf("%s of %s: the label %q is a stub", what, name, words)
				}
			}
		})
	})
}

// checkWhole checks that no text is truncated next to free room. Views that are read like
// a page truncate nothing, since they can add lines or make a row higher.
func checkWhole(t *testing.T, what, of string, s *scene.Scene) {
	t.Helper()
	for _, found := range viewtest.CutBesideRoom(s) {
		t.Errorf("%s of %s: %s", what, of, found)
	}
	if strings.HasPrefix(what, "compass") || strings.HasPrefix(what, "network") || what == "report" {
		return // labels in fixed places, or a part that has them
	}
	for _, c := range viewtest.Cuts(s) {
		if c.Plausible() {
			t.Errorf("%s of %s: %q is not whole", what, of, c.S)
		}
	}
}

// eachDrawn draws a map in every view, density and engine.
func eachDrawn(t *testing.T, m *model.Map, o view.Options, use func(what string, s *scene.Scene)) {
	t.Helper()
	for _, name := range Names() {
		v := Lookup(name)
		for _, chosen := range choicesOf(v) {
			o.Chosen = chosen
			what := name
			for _, word := range chosen {
				what += " " + word
			}
			use(what, viewtest.Drawn(t, v, m, o))
		}
	}
}

// alike returns a map of stakeholders whose names begin alike and differ at the end.
func alike() string {
	var b strings.Builder
	b.WriteString("organization: Acme\nstakeholders:\n")
	long := strings.Repeat("Interministerial directorate for digital affairs and administrative reform ", 4)
	for i := range 16 {
		fmt.Fprintf(&b, "  - {id: s%d, name: %q, perspective: %s, influence: high, interest: %s, engagement: {current: neutral, desired: leading}}\n", i,
			fmt.Sprintf("%s%d of %s", long, i, "the region"), model.Perspectives[i%4], []string{"high", "low"}[i/8])
	}
	b.WriteString("collaborations:\n")
	for i := range 16 {
		fmt.Fprintf(&b, "  - {to: s%d, label: %q, method: advice, raci: {responsible: [s%d]}}\n", i, long, i)
	}
	return b.String()
}

// No two truncated names look the same.
func TestCutNamesStayApart(t *testing.T) {
	m, findings := viewtest.Parsed(t, alike())
	eachDrawn(t, m, view.Options{Findings: findings}, func(what string, s *scene.Scene) {
		shown := map[string]string{}
		for _, g := range viewtest.All[*scene.Group](s.Root) {
			id, is := strings.CutPrefix(g.ID, "stakeholder-")
			if !is || m.Stakeholder(id) == nil {
				continue
			}
			got := nameOn(g, m.Stakeholder(id).Name)
			if other, taken := shown[got]; taken && other != id {
				t.Errorf("%s: %q and %q are both called %q", what, other, id, got)
			}
			shown[got] = id
		}
	})
}

// nameOn returns what a card shows of a name: the leading texts that are pieces of it.
func nameOn(g *scene.Group, name string) string {
	var out []string
	for _, x := range viewtest.All[*scene.Text](g.Children) {
		piece := strings.TrimSpace(strings.Trim(x.S, "…"))
		if piece == "" || !strings.Contains(name, piece) {
			break
		}
		out = append(out, x.S)
	}
	return strings.Join(out, " ")
}
