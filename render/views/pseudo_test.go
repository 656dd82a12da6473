package views

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/viewtest"
)

// The letters of two made-up languages: accented Latin, which remains readable, and
// Hebrew. English is recognised only by letters that are replaced.
const (
	english  = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ"
	accented = "äçďéğĥïĵķļñöřšţüŵÿžÄÇĎÉĞĤÏĴĶĻÑÖŘŠŢÜŴŸŽ"
	hebrew   = "אבגדהוזחטיכלמנסעפצקאבגדהוזחטיכלמנסעפצק"
)

// lettered returns a function that replaces the letters of a text.
func lettered(letters string) func(string) string {
	var pairs []string
	other := []rune(letters)
	for i, r := range []rune(english) {
		pairs = append(pairs, string(r), string(other[i]))
	}
	return strings.NewReplacer(pairs...).Replace
}

// pseudo returns a language with other letters and phrases about 40 % longer.
func pseudo(tag, letters string, forms ...string) *words.Words {
	in := lettered(letters)
	write := func(text string) string { return in(longer(text)) }
	return words.New(tag, forms, func(p model.Phrase) string {
		text := string(p)
		if bar := strings.LastIndexByte(text, '|'); bar > strings.LastIndexByte(text, '}') {
			text = text[:bar]
		}
		var b strings.Builder
		for {
			open, end := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
			if open < 0 || end < open {
				break
			}
			b.WriteString(write(text[:open]))
			b.WriteString(pseudoPlace(text[open:end+1], len(forms), write))
			text = text[end+1:]
		}
		return b.String() + write(text)
	})
}

// pseudoPlace returns a placeholder with as many noun forms as the language has.
func pseudoPlace(place string, forms int, write func(string) string) string {
	at := strings.IndexAny(place, "|?")
	if at < 0 {
		return place
	}
	nouns := strings.Split(place[at+1:len(place)-1], "|")
	if len(nouns) == 1 {
		nouns = append(nouns, nouns[0]+"s")
	}
	for len(nouns) < forms {
		nouns = append(nouns, nouns[1])
	}
	for i, noun := range nouns {
		nouns[i] = write(noun)
	}
	return place[:at+1] + strings.Join(nouns, "|") + "}"
}

var word = regexp.MustCompile(`[A-Za-z]+`)

// longer lengthens words of at least three letters by about 40 %, at their ends.
func longer(text string) string {
	return word.ReplaceAllStringFunc(text, func(w string) string {
		if len(w) < 3 {
			return w
		}
		return w + strings.Repeat(w[len(w)-1:], (2*len(w)+3)/5)
	})
}

// rewrite replaces the letters of all names and texts of a map.
func rewrite(m *model.Map, in func(string) string) {
	texts := map[string]string{}
	for _, x := range m.Texts {
		texts[x.Value] = in(x.Value)
	}
	seen := map[uintptr]bool{}
	var visit func(v reflect.Value)
	visit = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.Pointer()] {
				seen[v.Pointer()] = true
				visit(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() && v.Type().Field(i).Name != "ID" {
					visit(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i))
			}
		case reflect.String:
			if text, ours := texts[v.String()]; ours && v.CanSet() && v.Type() == reflect.TypeOf("") {
				v.SetString(text)
			}
		}
	}
	visit(reflect.ValueOf(m))
	m.OSPO.Name = in(m.OSPO.Name) // it may be the default name
}

var unaccented = regexp.MustCompile(`[` + english + `]`)

// address matches text that begins with a scheme.
var address = regexp.MustCompile(`^([a-z]+://|mailto:|tel:|irc:|matrix:)`)

// kept are the letters of the RACI matrix, and currencies.
var kept = []string{"A", "R", "C", "I", "EUR", "USD"}

// leftovers returns the texts that still contain English, ignoring ids of rules,
// addresses and quotations from the map.
func leftovers(texts []string) []string {
	found := map[string]bool{}
	for _, text := range texts {
		for field := range strings.FieldsSeq(text) {
			if strings.Count(field, `"`) == 2 {
				continue
			}
			if bare := strings.Trim(field, ".,:;()“”\"…\u2068\u2069\u200f"); unaccented.MatchString(bare) && gap.Lookup(bare) == nil && !address.MatchString(bare) && !slices.Contains(kept, bare) {
				found[text] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// textsOf returns all texts of a picture, visible or spoken.
func textsOf(s *scene.Scene) []string {
	texts := []string{s.Title, s.Description, s.Section}
	scene.Walk(s.Root, func(n scene.Node) bool {
		switch n := n.(type) {
		case *scene.Group:
			texts = append(append(texts, n.Label), strings.Split(n.Tooltip, "\n")...)
		case *scene.Text:
			if last := len(texts) - 1; strings.HasSuffix(texts[last], "-") { // an id that is broken
				texts[last] += n.S
			} else {
				texts = append(texts, n.S)
			}
		}
		return true
	})
	for _, p := range s.Prose {
		texts = append(texts, p.Term, p.Text, p.Note)
	}
	for _, d := range s.AllDetails() {
		texts = append(texts, d.Title, d.Subtitle)
		for _, f := range d.Facts {
			texts = append(texts, f.Term, f.Text)
		}
		for _, r := range d.Relations {
			texts = append(texts, r.Name, r.Text)
			for _, f := range r.Facts {
				texts = append(texts, f.Term, f.Text)
			}
		}
		for _, f := range d.Findings {
			texts = append(texts, f.Message, f.Advice)
		}
	}
	return texts
}

// scenesOf returns the picture and its pages and, if every is set, the picture with each
// value of each option.
func scenesOf(t *testing.T, v *view.View, m *model.Map, o view.Options, every bool) []*scene.Scene {
	t.Helper()
	scenes := []*scene.Scene{viewtest.Drawn(t, v, m, o)}
	for _, option := range v.Options {
		for _, value := range option.Allowed() {
			if chosen := o; every {
				chosen.Chosen = view.Choices{option.Name: value}
				scenes = append(scenes, viewtest.Drawn(t, v, m, chosen))
			}
		}
	}
	if v.Pages == nil {
		return scenes
	}
	pages, err := v.Pages(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return append(scenes, pages...)
}

// toolTexts returns the texts of a view's table, graph and agenda.
func toolTexts(t *testing.T, v *view.View, m *model.Map, o view.Options) []string {
	t.Helper()
	var texts []string
	if v.Table != nil {
		x := v.Table(m, o)
		texts = append(append(texts, x.Title, x.Nothing), x.Heads...)
		texts = append(texts, slices.Concat(x.Rows...)...)
	}
	if v.Graph != nil {
		d, err := v.Graph(m, o)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, d.Title)
		for _, c := range d.Clusters {
			texts = append(texts, c.Name)
		}
		for _, n := range d.Nodes {
			texts = append(texts, n.Name, n.Note, n.Tooltip)
		}
		for _, e := range d.Edges {
			texts = append(texts, e.Label)
		}
	}
	if v.Agenda != nil {
		a, err := v.Agenda(m, o)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, a.Title)
		for _, e := range a.Events {
			texts = append(texts, e.Title, e.Text, e.Category)
		}
	}
	return texts
}

// In a made-up language that is 40 % longer, and in one that runs from right to left, no
// English is left, and every layout remains as sound as in English.
func TestMadeUpLanguages(t *testing.T) {
	for _, made := range []struct {
		name, letters string
		words         *words.Words
	}{
		{"long", accented, pseudo("de", accented, "one", "other")},
		{"from the right", hebrew, pseudo("he", hebrew, "one", "two", "other")},
	} {
		anyMaps(t, 0, func(name string, m *model.Map, o view.Options) {
			rewrite(m, lettered(made.letters))
			o.Words = made.words
			o.Findings = gap.Run(m, gap.Options{Today: viewtest.Day}).Findings
			compass := made.words.Say("Compass")
			what := func(v *view.View) string { return v.Name + " of " + name + ", " + made.name }
			for _, v := range All {
				texts := toolTexts(t, v, m, o)
				for _, s := range scenesOf(t, v, m, o, name == "acme") {
					texts = append(texts, textsOf(s)...)
					if v.Name == "compass" || s.Section == compass || v.Pages != nil && s.Section == "" {
						continue // its cards have badges next to them
					}
					for _, d := range viewtest.Defects(s) {
						t.Errorf("%s: %s", what(v), d)
					}
					if uncut := slices.Contains(whole, v.Name); uncut && len(viewtest.Cuts(s)) > 0 {
						t.Errorf("%s: cuts %v", what(v), viewtest.Cuts(s))
					}
				}
				for _, text := range leftovers(texts) {
					t.Errorf("%s: English is left in %q", what(v), text)
				}
			}
		})
	}
}
