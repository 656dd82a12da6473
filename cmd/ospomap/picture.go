package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// allViews stands for every view, in each format that fits it.
const allViews = "all"

// pictureFlags choose the views and their options.
type pictureFlags struct {
	flags  *pflag.FlagSet
	view   *choices
	title  string
	lang   *lang
	noGaps bool
}

func addPicture(cmd *cobra.Command) *pictureFlags {
	fs := cmd.Flags()
	f := &pictureFlags{flags: fs}
	f.view = cmdline.AddChoices(cmd, "view", []string{render.DefaultView}, append([]string{allViews}, views.Names()...), "draw the view called `NAME`, several separated by commas, or all; see ospomap views")
	for _, o := range views.Options() {
		cmdline.AddOption(cmd, o)
	}
	fs.StringVar(&f.title, "title", "", "replace the picture's title with `TEXT`")
	fs.BoolVar(&f.noGaps, "no-gaps", false, "leave out ghost cards and warning marks")
	cmdline.Complete(cmd, "title", cobra.NoFileCompletions)
	f.lang = cmdline.AddLang(cmd, "write in this language, and use the names that the map gives in it (default the map's own)")
	return f
}

// all reports whether every view is requested.
func (f *pictureFlags) all() bool { return slices.Contains(f.view.Values, allViews) }

// views returns the names of the views to draw.
func (f *pictureFlags) views() []string {
	if f.all() {
		return views.Names()
	}
	return f.view.Values
}

// check rejects contradictory flags, and those that apply to none of the views, instead
// of ignoring them.
func (f *pictureFlags) check() error {
	if f.chosen()["overlay"] == "gaps" && f.noGaps {
		return usage("--overlay gaps shows what --no-gaps leaves out; choose one")
	}
	// Without --view, the given options choose the view if only one view has all of them.
	if takers := views.With(slices.Collect(maps.Keys(f.chosen()))...); len(takers) == 1 && !f.flags.Changed("view") {
		f.view.Values = takers
	}
	drawn := f.views()
	for _, o := range views.Options() {
		takers := views.With(o.Name)
		takes := func(name string) bool { return slices.Contains(takers, name) }
		if f.flags.Changed(o.Name) && !slices.ContainsFunc(drawn, takes) {
			return usage("--%s does not apply to %s, only to %s", o.Name, strings.Join(drawn, ", "), strings.Join(takers, ", "))
		}
	}
	return nil
}

// chosen returns the values of the view-specific flags that are set.
func (f *pictureFlags) chosen() view.Choices {
	chosen := view.Choices{}
	for _, o := range views.Options() {
		if flag := f.flags.Lookup(o.Name); flag.Changed {
			chosen[o.Name] = flag.Value.String()
			if o.Kind == view.Switch && flag.Value.String() == "true" {
				chosen[o.Name] = "yes"
			}
		}
	}
	return chosen
}

// options returns the user's choices for a map's picture.
func (f *pictureFlags) options(findings []model.Finding, today model.Date) view.Options {
	return view.Options{Title: f.title, Lang: string(*f.lang), NoGaps: f.noGaps, Chosen: f.chosen(), Findings: findings, Today: today}
}

// tellLang prints a note if the program has no translation into l.
func (a *app) tellLang(l lang) {
	if _, known := words.For(string(l)); l != "" && !known {
		a.note("there is no translation into %q, so all text but the map's own stays English; translations exist for %s", l, strings.Join(words.Languages(), ", "))
	}
}
