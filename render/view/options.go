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

// Kind is the type of an option's value.
type Kind byte

// The kinds of options.
const (
	OneOf  Kind = iota // one of Words
	Switch             // "yes" or "no"
	Party              // the id or name of a stakeholder
	Number             // a whole number not below Least
)

// Option is something that a reader may choose about a view. It is declared only here:
// flags, markers in documents, addresses of the preview, file names, completion and docs
// derive from it. Views that have an option in common share its declaration.
type Option struct {
	Name    string // as in flags, such as "density"
	Kind    Kind
	Words   []string // for OneOf, in the order in which help shows them
	Least   int      // for Number
	Default string   // empty leaves the choice to the view
	Auto    string   // what the view chooses by itself, in words, if Default is empty
	Help    string   // a line of help; for Party and Number with the name of the value in backquotes
}

// Check returns an error if the option does not accept the value. It does not know the
// map, so the view has to check the name of a stakeholder.
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

// Allowed lists the allowed values; nil if they can't be listed.
func (o *Option) Allowed() []string {
	if o.Kind == Switch {
		return []string{"no", "yes"}
	}
	return o.Words
}

// Choices maps names of options to values.
type Choices map[string]string

// Options says what a picture shows in addition to the map.
type Options struct {
	Title    string          // replaces the view's own title
	Lang     string          // BCP 47 tag: the language of our words and, if the map has several, of its names; empty is the map's own
	Words    *words.Words    // our words in that language; set before a view is called
	NoGaps   bool            // leave out ghost cards and finding marks
	Findings []model.Finding // what the check found; marked on the cards concerned
	Today    model.Date      // the date from which to tell what is overdue; if zero, nothing is
	Chosen   Choices         // values of the view's own options; a view never sees others
	// LayOut lays out the diagrams of views that use Graphviz; nil is graphviz.LayOut
	// with the program it finds.
	LayOut func(*graphviz.Diagram) (*graphviz.Layout, error)

	marks *marks // set by Judged
}

// Choice returns the chosen value of an option, or else its default.
func (o Options) Choice(of *Option) string {
	if value := o.Chosen[of.Name]; value != "" {
		return value
	}
	return of.Default
}

// On reports whether a Switch is on.
func (o Options) On(of *Option) bool { return o.Choice(of) == "yes" }

// Int returns the value of a Number; 0 if it has none.
func (o Options) Int(of *Option) int {
	n, _ := strconv.Atoi(o.Choice(of))
	return n
}

// For returns the options without the choices that the view does not take.
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

// Language returns the BCP 47 tag of the language of the map's picture; empty if unknown.
func (o Options) Language(m *model.Map) string {
	switch {
	case o.Lang != "":
		return o.Lang
	case m.Language != "" || o.Words == nil:
		return m.Language
	}
	return o.Words.Language()
}

// words returns our words for a picture of the map.
func (o Options) words(m *model.Map) *words.Words {
	if o.Words != nil {
		return o.Words
	}
	return words.Of(o.Lang, m).Naming(m)
}

// Arrange lays out a diagram for the named view.
func (o Options) Arrange(name string, d *graphviz.Diagram) (*graphviz.Layout, error) {
	if o.LayOut != nil {
		return o.LayOut(d)
	}
	return graphviz.LayOut(context.Background(), d, graphviz.Options{View: name})
}

// Words returns the choices that differ from the defaults, as far as the view takes them,
// for file names.
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
