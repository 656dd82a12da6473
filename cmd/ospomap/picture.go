package main

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
	"github.com/ospomap/ospomap/render/views/compass"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// allViews stands for every view, in each format that goes with it.
const allViews = "all"

// pictureFlags choose the views and what they show.
type pictureFlags struct {
	flags       *pflag.FlagSet
	own         []string // the flags that only some views take
	view        *choices
	density     *choice
	perspective *choice
	overlay     *choice
	focus       string
	engine      *choice
	withoutOSPO bool
	title       string
	noGaps      bool
}

func addPicture(cmd *cobra.Command) *pictureFlags {
	fs := cmd.Flags()
	f := &pictureFlags{flags: fs, own: []string{"density", "perspective", "overlay", "focus", "engine", "without-ospo"}}
	f.view = addChoices(cmd, "view", []string{"compass"}, append([]string{allViews}, views.Names()...), "draw the view called `NAME`, several with commas, or all; see ospomap views")
	f.density = addChoice(cmd, "density", "auto", compass.Densities, "compass: how much of each stakeholder to show")
	f.perspective = addChoice(cmd, "perspective", "all", compass.Perspectives, "compass: the perspective to draw large, with everything recorded")
	f.overlay = addChoice(cmd, "overlay", "none", compass.Overlays, "compass: what to colour the cards by")
	fs.StringVar(&f.focus, "focus", "", "focus: the `STAKEHOLDER` to draw (default the one with most findings)")
	f.engine = addChoice(cmd, "engine", "", view.Engines(), "network: what places the cards (default the view's own choice)")
	fs.BoolVar(&f.withoutOSPO, "without-ospo", false, "network: leave out the office")
	fs.StringVar(&f.title, "title", "", "replace the picture's title by `TEXT`")
	fs.BoolVar(&f.noGaps, "no-gaps", false, "leave out ghost cards and warning marks")
	completeFlag(cmd, "focus", completeStakeholders)
	completeFlag(cmd, "title", cobra.NoFileCompletions)
	return f
}

// all reports whether every view is asked for.
func (f *pictureFlags) all() bool { return slices.Contains(f.view.values, allViews) }

// views are the names of the views to draw.
func (f *pictureFlags) views() []string {
	if f.all() {
		return views.Names()
	}
	return f.view.values
}

// check refuses a flag that means nothing to any of the views, rather than ignore
// it, and flags that contradict each other.
func (f *pictureFlags) check() error {
	if f.overlay.value == "gaps" && f.noGaps {
		return usage("--overlay gaps shows what --no-gaps leaves out; choose one")
	}
	chosen := f.views()
	for _, option := range f.own {
		takers := views.With(option)
		takes := func(name string) bool { return slices.Contains(takers, name) }
		if f.flags.Changed(option) && !slices.ContainsFunc(chosen, takes) {
			return usage("--%s means nothing to %s, only to %s", option, strings.Join(chosen, ", "), strings.Join(takers, ", "))
		}
	}
	return nil
}

// options are what the user chose about the picture of a map.
func (f *pictureFlags) options(findings []model.Finding, today model.Date) view.Options {
	return view.Options{
		Density: f.density.value, Perspective: f.perspective.value, Overlay: f.overlay.value, Title: f.title, NoGaps: f.noGaps,
		Focus: f.focus, Engine: f.engine.value, WithoutOSPO: f.withoutOSPO, Findings: findings, Today: today,
	}
}
