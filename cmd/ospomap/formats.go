package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/render/book"
	"github.com/ospomap/ospomap/render/format"
)

// defaultFormat is the picture format if no file name determines it.
const defaultFormat = "svg"

// formatFlags choose a picture's file format and format-specific options.
type formatFlags struct {
	name     *choices // if empty, the file extension decides; several go into a folder
	scale    *factor
	page     *choice
	register *choice
}

func addFormat(cmd *cobra.Command) *formatFlags {
	f := &formatFlags{scale: new(factor)}
	f.name = cmdline.AddChoices(cmd, "format", nil, format.Names(), "formats, separated by commas (default by the extension of --output, else "+defaultFormat+")")
	cmd.Flags().Var(f.scale, "scale", "png: pixels for each pixel of the picture (default 2, or what fits)")
	f.page = cmdline.AddChoice(cmd, "page", "", format.Pages(), "pdf: fit the picture to a page of this size (default its own size)")
	f.register = cmdline.AddChoice(cmd, "register", "", book.Names(), "csv, xlsx: the one table to write (default the stakeholders in csv, all in xlsx)")
	cmdline.Complete(cmd, "scale", cobra.NoFileCompletions)
	return f
}

// forFile returns the format for a file name. An empty name stands for one whose
// extension says nothing.
func (f *formatFlags) forFile(name string) (*format.Format, error) {
	switch {
	case len(f.name.Values) > 0:
		return format.Lookup(f.name.Values[0]), nil
	case name == "":
		return format.Lookup(defaultFormat), nil
	}
	form, err := format.ForFile(name)
	if err != nil {
		return nil, usage("%v", err)
	}
	return form, nil
}

// check rejects a flag that applies to none of the formats in use, instead of ignoring
// it.
func (f *formatFlags) check(used ...*format.Format) error {
	for _, option := range []struct {
		name  string
		given bool
	}{{"scale", *f.scale != 0}, {"page", f.page.Value != ""}, {"register", f.register.Value != ""}} {
		takes := func(form *format.Format) bool { return form.Has(option.name) }
		if option.given && !slices.ContainsFunc(used, takes) {
			return usage("--%s does not apply to %s, only to %s", option.name, names(used),
				strings.Join(format.With(option.name), ", "))
		}
	}
	return nil
}

// names returns the names of formats, without duplicates.
func names(forms []*format.Format) string {
	var list []string
	for _, f := range forms {
		if !slices.Contains(list, f.Name) {
			list = append(list, f.Name)
		}
	}
	return strings.Join(list, ", ")
}
