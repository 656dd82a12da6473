// Package views lists the views.
package views

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
	"github.com/ospomap/ospomap/render/views/compass"
	"github.com/ospomap/ospomap/render/views/engagement"
	"github.com/ospomap/ospomap/render/views/flower"
	"github.com/ospomap/ospomap/render/views/focus"
	"github.com/ospomap/ospomap/render/views/goals"
	"github.com/ospomap/ospomap/render/views/hats"
	"github.com/ospomap/ospomap/render/views/network"
	"github.com/ospomap/ospomap/render/views/powerinterest"
	"github.com/ospomap/ospomap/render/views/projects"
	"github.com/ospomap/ospomap/render/views/raci"
	"github.com/ospomap/ospomap/render/views/readiness"
	"github.com/ospomap/ospomap/render/views/report"
)

// All lists the views in the order in which a reader meets their questions. A new view
// needs a folder of its own and a line here.
var All = []*view.View{
	compass.View,
	focus.View,
	engagement.View,
	powerinterest.View,
	goals.View,
	network.View,
	projects.View,
	hats.View,
	readiness.View,
	raci.View,
	calendar.View,
	flower.View,
	report.View,
}

// Lookup returns the view with the given name, or nil.
func Lookup(name string) *view.View {
	for _, v := range All {
		if v.Name == name {
			return v
		}
	}
	return nil
}

// Names returns the names of all views, in reading order.
func Names() []string { return namesOf(func(*view.View) bool { return true }) }

// With returns the names of the views that have all of the given options.
func With(options ...string) []string {
	return namesOf(func(v *view.View) bool {
		return !slices.ContainsFunc(options, func(name string) bool { return !v.Has(name) })
	})
}

// Agendas returns the names of the views available as calendar files.
func Agendas() []string { return namesOf(func(v *view.View) bool { return v.Agenda != nil }) }

// Tables returns the names of the views available as tables.
func Tables() []string { return namesOf(func(v *view.View) bool { return v.Table != nil }) }

// Graphs returns the names of the views available as graphs.
func Graphs() []string { return namesOf(func(v *view.View) bool { return v.Graph != nil }) }

func namesOf(keep func(*view.View) bool) []string {
	return model.Each(model.Those(All, keep), func(v *view.View) string { return v.Name })
}

// Options returns the options of all views, without repetitions, in reading order.
func Options() []*view.Option {
	var all []*view.Option
	for _, v := range All {
		for _, o := range v.Options {
			if !slices.Contains(all, o) {
				all = append(all, o)
			}
		}
	}
	return all
}
