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

// Choice is what a reader may choose about a picture, in the terms of the flags of
// `ospomap render`. Own holds values for the options of any view; those that the current
// view does not take are kept for the next one.
type Choice struct {
	View, Theme, Format string
	Own                 view.Choices
}

// usual returns the default choice.
func usual() Choice {
	return Choice{View: "compass", Theme: string(theme.Auto), Format: "svg", Own: view.Choices{}}
}

// question is one of the things to choose.
type question struct {
	name    string
	value   string       // the chosen value
	own     *view.Option // nil for choices that apply to every picture
	answers []answer     // nil if any value is allowed
	set     func(string)
}

// answer is a value and its label.
type answer struct{ value, words string }

// questions returns all questions about a map, which may be nil.
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

// ask returns the question about an option of some views.
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

// answers labels values with our words.
func answers(values []string, w *words.Words) []answer {
	return model.Each(values, func(v string) answer { return answer{v, w.Word(v)} })
}

// viewAnswers lists the views, each with the question it answers.
func viewAnswers(w *words.Words) []answer {
	return model.Each(views.All, func(v *view.View) answer {
		return answer{v.Name, w.Say("{view}: {question}", "view", words.Said(w.Word(Title(v.Name))), "question", v.Question)}
	})
}

// Title returns the name of a view as people write it.
func Title(name string) string {
	if name == "raci" {
		return "RACI"
	}
	return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
}

// formats lists all formats, starting with the most common picture formats.
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

// choose parses a choice from a query, and uses defaults for what is missing. It does not
// check whether the map has the stakeholder in focus, who may come and go.
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

// picture returns a key of everything that affects the picture itself.
func (c Choice) picture() string {
	words := []string{c.View}
	for _, o := range views.Options() {
		if views.Lookup(c.View).Has(o.Name) {
			words = append(words, o.Name+"="+c.Own[o.Name])
		}
	}
	return strings.Join(words, "\x00")
}

// options returns o with the reader's choices.
func (c Choice) options(o view.Options) view.Options {
	o.Chosen = maps.Clone(c.Own)
	return o
}

// fileName returns the name of the map, followed by the choices that differ from the
// defaults and apply to the view, and the extension of the format.
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
