// Package view is the registry of pictures that a map can be drawn as. A view is
// one file that registers itself.
package view

import (
	"sort"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/scene"
)

// View turns a map into a picture that answers one question.
type View struct {
	Name     string
	Question string // what a reader can answer with it
	Draw     func(*model.Map, Options) (*scene.Scene, error)
}

// Options are what the user may choose; a view ignores those it has no use for.
type Options struct {
	Density  string          // compass: auto, star, cards, compact, rows or slide; empty is auto
	Title    string          // replaces the view's own title
	NoGaps   bool            // leave out ghost cards and finding marks
	Findings []model.Finding // what the check found; marked where they concern a card
}

var registry = map[string]*View{}

// register adds a view; two views of one name are a mistake of the program.
func register(v View) {
	if _, taken := registry[v.Name]; taken {
		panic("view: " + v.Name + " is registered twice")
	}
	registry[v.Name] = &v
}

// Lookup returns the view of that name, or nil.
func Lookup(name string) *View { return registry[name] }

// Names lists the registered views in alphabetical order.
func Names() []string {
	names := make([]string, 0, len(registry))
	for n := range registry {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
