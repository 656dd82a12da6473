package view

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/graphviz"
)

// Kind is what the value of an option is.
type Kind byte

// The kinds of options.
const (
	OneOf  Kind = iota // a word of Words
	Switch             // "yes" or "no"
	Party              // the id or name of a stakeholder
	Number             // a whole number from Least
)

// Option is something that a reader may choose about a view. Its row is the only
// place that names it: flags, markers in documents, addresses of the preview, file
// names, completion and docs come from it. Views that share an option share its
// row.
type Option struct {
	Name    string // such as "density", as flags are called
	Kind    Kind
	Words   []string // of OneOf, in the order in which help shows them
	Least   int      // of a Number
	Default string   // without a choice; empty leaves it to the view
	Auto    string   // what the view chooses by itself, in words, where Default is empty
	Help    string   // what is chosen, for a line of help; of a Party or a Number, with the value's name in backquotes
}

// Check returns an error where a value is none that the option takes. Whether a
// map has a stakeholder is the view's to say.
func (o *Option) Check(value string) error {
	switch words := o.Allowed(); {
	case o.Kind == Number:
		if n, err := strconv.Atoi(value); err != nil || n < o.Least {
			return fmt.Errorf("%s %q is not a whole number from %d", o.Name, value, o.Least)
		}
	case words != nil && !slices.Contains(words, value):
		if near := model.Near(value, words); near != "" {
			return fmt.Errorf("unknown %s %q; did you mean %q?", o.Name, value, near)
		}
		return fmt.Errorf("unknown %s %q; known are %s", o.Name, value, strings.Join(words, ", "))
	}
	return nil
}

// Allowed lists the values that there are; nil where they can't be listed.
func (o *Option) Allowed() []string {
	if o.Kind == Switch {
		return []string{"no", "yes"}
	}
	return o.Words
}

// Choices are values by the name of the option.
type Choices map[string]string

// Options are what a picture shows beside the map.
type Options struct {
	Title    string          // replaces the view's own title
	Lang     string          // a BCP 47 tag: the language of our words and, where the map gives several, of its names; empty is the map's own
	Words    *words.Words    // our words in that language; a view finds them here
	NoGaps   bool            // leave out ghost cards and finding marks
	Findings []model.Finding // what the check found; marked where they concern a card
	Today    model.Date      // the day on which things count as overdue; zero judges nothing
	Chosen   Choices         // of the view's own options; others never reach a view
	// LayOut places the nodes and lines of views that are laid out by Graphviz; nil
	// is graphviz.LayOut with the program that it finds.
	LayOut func(*graphviz.Diagram) (*graphviz.Layout, error)

	marks *marks // what Judged finds; nil before it
}

// Choice is what was chosen of an option, or else its default.
func (o Options) Choice(of *Option) string {
	if value := o.Chosen[of.Name]; value != "" {
		return value
	}
	return of.Default
}

// On reports whether a Switch is on.
func (o Options) On(of *Option) bool { return o.Choice(of) == "yes" }

// Int is the value of a Number; 0 where there is none.
func (o Options) Int(of *Option) int {
	n, _ := strconv.Atoi(o.Choice(of))
	return n
}

// For leaves only what a view takes.
func (o Options) For(v *View) Options {
	chosen := Choices{}
	for _, option := range v.Options {
		if value, given := o.Chosen[option.Name]; given {
			chosen[option.Name] = value
		}
	}
	o.Chosen = chosen
	return o
}

// Language is the BCP 47 tag of the language that a picture of the map is in; empty
// where nobody says.
func (o Options) Language(m *model.Map) string {
	switch {
	case o.Lang != "":
		return o.Lang
	case m.Language != "" || o.Words == nil:
		return m.Language
	}
	return o.Words.Language()
}

// words are ours for a picture of the map.
func (o Options) words(m *model.Map) *words.Words {
	if o.Words != nil {
		return o.Words
	}
	return words.Of(o.Lang, m).Naming(m)
}

// Arrange places a diagram for the view of that name.
func (o Options) Arrange(name string, d *graphviz.Diagram) (*graphviz.Layout, error) {
	if o.LayOut != nil {
		return o.LayOut(d)
	}
	return graphviz.LayOut(context.Background(), d, graphviz.Options{View: name})
}

// Words name what was chosen beyond the defaults, as far as a view takes it, for
// the names of files.
func (c Choices) Words(v *View) []string {
	var words []string
	for _, o := range v.Options {
		switch value := c[o.Name]; {
		case value == "" || value == o.Default:
		case o.Kind == Switch:
			words = append(words, o.Name)
		default:
			words = append(words, value)
		}
	}
	return words
}
