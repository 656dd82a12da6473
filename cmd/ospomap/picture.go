package main

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// allViews stands for every view, in each format that goes with it.
const allViews = "all"

// pictureFlags choose the views and what they show.
type pictureFlags struct {
	flags  *pflag.FlagSet
	view   *choices
	title  string
	noGaps bool
}

func addPicture(cmd *cobra.Command) *pictureFlags {
	fs := cmd.Flags()
	f := &pictureFlags{flags: fs}
	f.view = addChoices(cmd, "view", []string{render.DefaultView}, append([]string{allViews}, views.Names()...), "draw the view called `NAME`, several with commas, or all; see ospomap views")
	for _, o := range views.Options() {
		addOption(cmd, o)
	}
	fs.StringVar(&f.title, "title", "", "replace the picture's title by `TEXT`")
	fs.BoolVar(&f.noGaps, "no-gaps", false, "leave out ghost cards and warning marks")
	completeFlag(cmd, "title", cobra.NoFileCompletions)
	return f
}

// addOption gives cmd the flag of an option that some views take.
func addOption(cmd *cobra.Command, o *view.Option) {
	help := strings.Join(views.With(o.Name), ", ") + ": " + o.Help
	if o.Auto != "" {
		help += " (default " + o.Auto + ")"
	}
	switch o.Kind {
	case view.Switch:
		cmd.Flags().Bool(o.Name, false, help)
	case view.OneOf:
		addChoice(cmd, o.Name, o.Default, o.Words, help)
	default:
		cmd.Flags().Var(&optionValue{o, o.Default}, o.Name, help)
		complete := cobra.NoFileCompletions
		if o.Kind == view.Party {
			complete = completeStakeholders
		}
		completeFlag(cmd, o.Name, complete)
	}
}

// optionValue is a flag that takes what an option of a view takes.
type optionValue struct {
	option *view.Option
	value  string
}

func (v *optionValue) String() string { return v.value }
func (v *optionValue) Type() string   { return "string" }

func (v *optionValue) Set(value string) error {
	v.value = value
	return v.option.Check(value)
}

// all reports whether every view is asked for.
func (f *pictureFlags) all() bool { return slices.Contains(f.view.Values, allViews) }

// views are the names of the views to draw.
func (f *pictureFlags) views() []string {
	if f.all() {
		return views.Names()
	}
	return f.view.Values
}

// check refuses a flag that means nothing to any of the views, rather than ignore
// it, and flags that contradict each other.
func (f *pictureFlags) check() error {
	if f.chosen()["overlay"] == "gaps" && f.noGaps {
		return usage("--overlay gaps shows what --no-gaps leaves out; choose one")
	}
	f.chooseView()
	drawn := f.views()
	for _, o := range views.Options() {
		takers := views.With(o.Name)
		takes := func(name string) bool { return slices.Contains(takers, name) }
		if f.flags.Changed(o.Name) && !slices.ContainsFunc(drawn, takes) {
			return usage("--%s means nothing to %s, only to %s", o.Name, strings.Join(drawn, ", "), strings.Join(takers, ", "))
		}
	}
	return nil
}

// chooseView draws the one view that knows all options that were given, where no
// view was asked for and the usual one does not.
func (f *pictureFlags) chooseView() {
	if f.flags.Changed("view") {
		return
	}
	var takers []string
	for _, o := range views.Options() {
		if !f.flags.Changed(o.Name) {
			continue
		}
		if with := views.With(o.Name); takers == nil {
			takers = slices.Clone(with)
		} else {
			takers = slices.DeleteFunc(takers, func(name string) bool { return !slices.Contains(with, name) })
		}
	}
	if len(takers) == 1 {
		f.view.Values = takers
	}
}

// chosen are the values of the flags that only some views take.
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

// options are what the user chose about the picture of a map.
func (f *pictureFlags) options(findings []model.Finding, today model.Date) view.Options {
	return view.Options{Title: f.title, NoGaps: f.noGaps, Chosen: f.chosen(), Findings: findings, Today: today}
}
