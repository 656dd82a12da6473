package live

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
	"github.com/ospomap/ospomap/render/views/compass"
)

// Choice is what a reader may choose about a picture, in the words of the flags
// of `ospomap render`. WithoutOSPO is "yes" or "no".
type Choice struct {
	View, Density, Perspective, Overlay, Focus, Engine, WithoutOSPO string
	Theme, Format                                                   string
}

// usual is the choice of a reader who has not chosen. The views choose themselves
// what is empty here.
var usual = Choice{
	View: "compass", Density: "auto", Perspective: "all", Overlay: "none", WithoutOSPO: "no",
	Theme: string(theme.Auto), Format: "svg",
}

// question is one of the things to choose.
type question struct {
	name    string
	answer  *string // where the choice has it
	own     bool    // only views that take an option of this name are asked
	answers []answer
}

// answer is a value, and the words for it where they are others.
type answer struct{ value, words string }

// questions are all that may be asked about a map, which may be nil.
func (c *Choice) questions(m *model.Map) []question {
	return []question{
		{"view", &c.View, false, answers(views.Names())},
		{"density", &c.Density, true, answers(compass.Densities)},
		{"perspective", &c.Perspective, true, answers(compass.Perspectives)},
		{"overlay", &c.Overlay, true, answers(compass.Overlays)},
		{"focus", &c.Focus, true, append([]answer{{"", "most findings"}}, stakeholders(m)...)},
		{"engine", &c.Engine, true, append([]answer{{"", "auto"}}, answers(view.Engines())...)},
		{"without-ospo", &c.WithoutOSPO, true, answers([]string{"no", "yes"})},
		{"theme", &c.Theme, false, answers(theme.Modes)},
		{"format", &c.Format, false, answers(format.Names())},
	}
}

// answers are words that stand for themselves.
func answers[Word ~string](words []Word) []answer {
	list := make([]answer, len(words))
	for i, w := range words {
		list[i] = answer{string(w), string(w)}
	}
	return list
}

func stakeholders(m *model.Map) []answer {
	if m == nil {
		return nil
	}
	list := make([]answer, len(m.Stakeholders))
	for i, s := range m.Stakeholders {
		list[i] = answer{s.ID, s.Name}
	}
	return list
}

// choose reads a choice out of an address. What is not there is the usual. Whether
// the map has the stakeholder in focus is not asked here: it may come and go.
func choose(query url.Values) (Choice, error) {
	c := usual
	for _, q := range c.questions(nil) {
		given := query.Get(q.name)
		known := slices.ContainsFunc(q.answers, func(a answer) bool { return a.value == given })
		switch {
		case given == "":
		case known || q.name == "focus":
			*q.answer = given
		default:
			words := make([]string, len(q.answers))
			for i, a := range q.answers {
				words[i] = a.words
			}
			return c, fmt.Errorf("unknown %s %q; known are %s", q.name, given, strings.Join(words, ", "))
		}
	}
	return c, nil
}

// options adds to how the program draws a map what the reader has chosen.
func (c Choice) options(o view.Options) view.Options {
	o.Density, o.Perspective, o.Overlay = c.Density, c.Perspective, c.Overlay
	o.Focus, o.Engine, o.WithoutOSPO = c.Focus, c.Engine, c.WithoutOSPO == "yes"
	return o
}

// fileName is the name of a map, what was chosen beyond the usual, as far as the
// view takes it, and the ending of the format.
func (c Choice) fileName(stem string) string {
	name, u := stem, usual
	usually := u.questions(nil)
	for i, q := range c.questions(nil) {
		switch {
		case *q.answer == *usually[i].answer || q.name == "format" || q.own && !views.Lookup(c.View).Has(q.name):
		case q.name == "without-ospo":
			name += "-" + q.name
		default:
			name += "-" + parse.Slug(*q.answer)
		}
	}
	return name + format.Lookup(c.Format).Ext
}
