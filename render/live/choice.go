package live

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// Choice is what a reader may choose about a picture, in the words of the flags
// of `ospomap render`. Own holds what was chosen of any view's options: what the
// view does not take is kept for the next one.
type Choice struct {
	View, Theme, Format string
	Own                 view.Choices
}

// usual is the choice of a reader who has not chosen.
func usual() Choice {
	return Choice{View: "compass", Theme: string(theme.Auto), Format: "svg", Own: view.Choices{}}
}

// question is one of the things to choose.
type question struct {
	name    string
	value   string       // what the choice has
	own     *view.Option // nil for what every picture has
	answers []answer     // nil where any value is one
	set     func(string)
}

// answer is a value, and the words for it where they are others.
type answer struct{ value, words string }

// questions are all that may be asked about a map, which may be nil.
func (c *Choice) questions(m *model.Map, w *words.Words) []question {
	general := func(name string, at *string, list []answer) question {
		return question{name: name, value: *at, answers: list, set: func(v string) { *at = v }}
	}
	all := []question{general("view", &c.View, viewAnswers(w))}
	for _, o := range views.Options() {
		all = append(all, c.ask(o, m, w))
	}
	modes := model.Plain(theme.Modes)
	return append(all, general("theme", &c.Theme, answers(modes, w)), general("format", &c.Format, answers(formats(), nil)))
}

// ask is the question about an option of some views.
func (c *Choice) ask(o *view.Option, m *model.Map, w *words.Words) question {
	q := question{name: o.Name, value: c.Own[o.Name], own: o, answers: answers(o.Allowed(), w)}
	q.set = func(v string) { c.Own[o.Name] = v }
	if q.value == "" {
		q.value = o.Default
	}
	if o.Kind == view.Party {
		q.answers = stakeholders(m)
	}
	if o.Default == "" && o.Kind != view.Number {
		q.answers = append([]answer{{"", w.Word(o.Auto)}}, q.answers...)
	}
	return q
}

// answers are words of ours.
func answers(values []string, w *words.Words) []answer {
	return model.Each(values, func(v string) answer { return answer{v, w.Word(v)} })
}

// viewAnswers are the views, each with the question that it answers.
func viewAnswers(w *words.Words) []answer {
	return model.Each(views.All, func(v *view.View) answer {
		return answer{v.Name, w.Say("{view}: {question}", "view", words.Said(w.Word(Title(v.Name))), "question", v.Question)}
	})
}

// Title is the name of a view as people write it.
func Title(name string) string {
	if name == "raci" {
		return "RACI"
	}
	return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
}

// formats are all of them, those first that show a picture to anybody.
func formats() []string {
	first := []string{"svg", "png", "pdf", "html"}
	isFirst := func(name string) bool { return slices.Contains(first, name) }
	return append(first, slices.DeleteFunc(format.Names(), isFirst)...)
}

func stakeholders(m *model.Map) []answer {
	if m == nil {
		return nil
	}
	return model.Each(m.Stakeholders, func(s *model.Stakeholder) answer { return answer{s.ID, s.Name} })
}

// choose reads a choice out of an address. What is not there is the usual. Whether
// the map has the stakeholder in focus is not asked here: it may come and go.
func choose(query url.Values) (Choice, error) {
	c := usual()
	for _, q := range c.questions(nil, nil) {
		given := query.Get(q.name)
		if given == "" {
			continue
		}
		if q.own != nil {
			if err := q.own.Check(given); err != nil {
				return c, err
			}
		} else if !slices.ContainsFunc(q.answers, func(a answer) bool { return a.value == given }) {
			known := model.Each(q.answers, func(a answer) string { return a.value })
			return c, fmt.Errorf("unknown %s %q; known are %s", q.name, given, strings.Join(known, ", "))
		}
		q.set(given)
	}
	return c, nil
}

// picture names the picture that is chosen: what else is chosen does not change it.
func (c Choice) picture() string {
	words := []string{c.View}
	for _, o := range views.Options() {
		if views.Lookup(c.View).Has(o.Name) {
			words = append(words, o.Name+"="+c.Own[o.Name])
		}
	}
	return strings.Join(words, "\x00")
}

// options adds to how the program draws a map what the reader has chosen.
func (c Choice) options(o view.Options) view.Options {
	o.Chosen = maps.Clone(c.Own)
	return o
}

// fileName is the name of a map, what was chosen beyond the usual, as far as the
// view takes it, and the ending of the format.
func (c Choice) fileName(stem string) string {
	plain, words := usual(), []string{stem}
	if c.View != plain.View {
		words = append(words, c.View)
	}
	for _, word := range c.Own.Words(views.Lookup(c.View)) {
		words = append(words, parse.Slug(word))
	}
	if c.Theme != plain.Theme {
		words = append(words, c.Theme)
	}
	return strings.Join(words, "-") + format.Lookup(c.Format).Ext
}
