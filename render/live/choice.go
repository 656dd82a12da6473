package live

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
)

// Choice is what a reader may choose about a picture, in the words of the flags
// of `ospomap render`.
type Choice struct{ View, Density, Theme, Format string }

// usual is the choice of a reader who has not chosen.
var usual = Choice{View: "compass", Density: "auto", Theme: string(theme.Auto), Format: "svg"}

// question is one of the things to choose.
type question struct {
	name    string
	answer  *string // where the choice has it
	answers []string
}

func (c *Choice) questions() []question {
	var themes []string
	for _, m := range theme.Modes {
		themes = append(themes, string(m))
	}
	return []question{
		{"view", &c.View, view.Names()},
		{"density", &c.Density, compass.Densities},
		{"theme", &c.Theme, themes},
		{"format", &c.Format, format.Names()},
	}
}

// choose reads a choice out of an address. What is not there is the usual.
func choose(query url.Values) (Choice, error) {
	c := usual
	for _, q := range c.questions() {
		switch answer := query.Get(q.name); {
		case answer == "":
		case slices.Contains(q.answers, answer):
			*q.answer = answer
		default:
			return c, fmt.Errorf("unknown %s %q; known are %s", q.name, answer, strings.Join(q.answers, ", "))
		}
	}
	return c, nil
}

// fileName is the name of a map, what was chosen beyond the usual, and the ending
// of the format.
func (c Choice) fileName(stem string) string {
	name := stem
	for _, word := range [][2]string{{c.View, usual.View}, {c.Density, usual.Density}, {c.Theme, usual.Theme}} {
		if word[0] != word[1] {
			name += "-" + word[0]
		}
	}
	return name + format.Lookup(c.Format).Ext
}
