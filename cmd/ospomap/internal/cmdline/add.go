package cmdline

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// AddChoice adds a choice flag with completion to cmd.
func AddChoice(cmd *cobra.Command, name, value string, allowed []string, help string) *Choice {
	c := &Choice{Name: name, Value: value, Allowed: allowed}
	cmd.Flags().Var(c, name, narrow(name, help, allowed))
	Complete(cmd, name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// AddChoices adds a choices flag to cmd, with completion also in a comma-separated list.
func AddChoices(cmd *cobra.Command, name string, values, allowed []string, help string) *Choices {
	c := &Choices{Name: name, Values: values, Allowed: allowed}
	cmd.Flags().Var(c, name, narrow(name, help, allowed))
	Complete(cmd, name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		done := typed[:strings.LastIndexByte(typed, ',')+1]
		return model.Each(allowed, func(w string) string { return done + w }), cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

// Complete sets the completion of a flag. It panics if the flag does not exist.
func Complete(cmd *cobra.Command, name string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(name, f); err != nil {
		panic(err)
	}
}

// Given returns the flags that are set, except one, quoted for a shell.
func Given(cmd *cobra.Command, but string) []string {
	var words []string
	cmd.Flags().Visit(func(f *pflag.Flag) {
		word := "--" + f.Name
		if f.Value.Type() != "bool" || f.Value.String() != "true" {
			word += "=" + f.Value.String()
		}
		if f.Name != but {
			words = append(words, outname.ShellWord(word))
		}
	})
	return words
}

// AddOption adds the flag of a view's option to cmd.
func AddOption(cmd *cobra.Command, o *view.Option) {
	help := strings.Join(views.With(o.Name), ", ") + ": " + o.Help
	if o.Auto != "" {
		help += " (default " + o.Auto + ")"
	}
	switch o.Kind {
	case view.Switch:
		cmd.Flags().Bool(o.Name, false, help)
	case view.OneOf:
		AddChoice(cmd, o.Name, o.Default, o.Words, help)
	default:
		cmd.Flags().Var(&Option{Of: o, Value: o.Default}, o.Name, help)
		complete := cobra.NoFileCompletions
		if o.Kind == view.Party {
			complete = Stakeholders
		}
		Complete(cmd, o.Name, complete)
	}
}

// Lang is a flag for a language, a BCP 47 tag; empty if not given.
type Lang string

func (l *Lang) String() string { return string(*l) }
func (l *Lang) Type() string   { return "LANGUAGE" }

func (l *Lang) Set(text string) error {
	tag := words.Tag(text)
	if tag == "" {
		return wrong("language %q is not known; use a BCP 47 tag such as en, de or pt-BR", text)
	}
	*l = Lang(tag)
	return nil
}

func AddLang(cmd *cobra.Command, help string) *Lang {
	var l Lang
	cmd.Flags().Var(&l, "lang", help)
	Complete(cmd, "lang", cobra.FixedCompletions(words.Languages(), cobra.ShellCompDirectiveNoFileComp))
	return &l
}
