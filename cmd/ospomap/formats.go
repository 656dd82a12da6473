package main

import (
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/render/format"
)

// defaultFormat is what a picture is written as where no file name says so.
const defaultFormat = "svg"

// formatFlags choose a picture's file format, and what only some formats take.
type formatFlags struct {
	name  *choice // empty: the file name's ending decides
	scale *factor
	page  *choice
}

func addFormat(cmd *cobra.Command) *formatFlags {
	f := &formatFlags{scale: new(factor)}
	f.name = addChoice(cmd, "format", "", format.Names(), "kind of file (default by the ending of --output, else "+defaultFormat+")")
	cmd.Flags().Var(f.scale, "scale", "png: pixels for each of the picture's (default 2)")
	f.page = addChoice(cmd, "page", "", format.Pages(), "pdf: fit the picture to a sheet of this size (default its own size)")
	completeFlag(cmd, "scale", cobra.NoFileCompletions)
	return f
}

// forFile is the format for a file name; an empty one ends in nothing that says
// which.
func (f *formatFlags) forFile(name string) (*format.Format, error) {
	form := format.Lookup(defaultFormat)
	switch {
	case f.name.value != "":
		form = format.Lookup(f.name.value)
	case name != "":
		var err error
		if form, err = format.ForFile(name); err != nil {
			return nil, usage("%v", err)
		}
	}
	return form, f.check(form)
}

// check refuses a flag that means nothing to a format, rather than ignore it.
func (f *formatFlags) check(form *format.Format) error {
	for _, option := range []struct {
		name  string
		given bool
	}{{"scale", *f.scale != 0}, {"page", f.page.value != ""}} {
		if option.given && !form.Has(option.name) {
			return usage("--%s means nothing to %s, only to %s", option.name, form.Name,
				strings.Join(format.With(option.name), ", "))
		}
	}
	return nil
}

// factor is a flag that takes a number above 0; 0 is not given.
type factor float64

func (f *factor) Type() string { return "number" }

func (f *factor) String() string {
	if *f == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(*f), 'g', -1, 64)
}

func (f *factor) Set(text string) error {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n > 0) || math.IsInf(n, 0) {
		return usage("%q is not a scale such as 2 or 1.5", text)
	}
	*f = factor(n)
	return nil
}
