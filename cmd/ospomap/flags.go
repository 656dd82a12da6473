package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/flagtype"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// What flags take.
type (
	choice   = flagtype.Choice
	choices  = flagtype.Choices
	day      = flagtype.Day
	size     = flagtype.Size
	factor   = flagtype.Factor
	timeout  = flagtype.Timeout
	revision = flagtype.Revision
)

// addChoice gives cmd a choice flag that a shell can complete.
func addChoice(cmd *cobra.Command, name, value string, allowed []string, help string) *choice {
	c := &choice{Name: name, Value: value, Allowed: allowed}
	cmd.Flags().Var(c, name, help)
	completeFlag(cmd, name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// addChoices gives cmd a choices flag that a shell can complete, the last word of
// a comma list included.
func addChoices(cmd *cobra.Command, name string, values, allowed []string, help string) *choices {
	c := &choices{Name: name, Values: values, Allowed: allowed}
	cmd.Flags().Var(c, name, help)
	completeFlag(cmd, name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		done := typed[:strings.LastIndexByte(typed, ',')+1]
		words := make([]string, len(allowed))
		for i, w := range allowed {
			words[i] = done + w
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

// givenFlags are the flags of a call but one, as a shell takes them.
func givenFlags(cmd *cobra.Command, but string) []string {
	var words []string
	cmd.Flags().Visit(func(f *pflag.Flag) {
		word := "--" + f.Name
		if f.Value.Type() != "bool" || f.Value.String() != "true" {
			word += "=" + f.Value.String()
		}
		if f.Name != but {
			words = append(words, shellWord(word))
		}
	})
	return words
}

// completeFlag panics where the flag does not exist: a mistake of the program.
func completeFlag(cmd *cobra.Command, name string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(name, f); err != nil {
		panic(err)
	}
}

func addToday(cmd *cobra.Command, help string) *day {
	d := &day{}
	cmd.Flags().Var(d, "today", help)
	completeFlag(cmd, "today", cobra.NoFileCompletions)
	return d
}

// lastEpoch is the last second of the year 9999, beyond which dates lose their
// ISO form.
const lastEpoch = 253402300799

// givenDay is the day that the user asked for, by flag or by SOURCE_DATE_EPOCH;
// zero when there is none.
func (a *app) givenDay(flag *day) (model.Date, error) {
	epoch := a.env.Getenv("SOURCE_DATE_EPOCH")
	if !flag.IsZero() || epoch == "" {
		return flag.Date, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > lastEpoch {
		return model.Date{}, usage("SOURCE_DATE_EPOCH holds %q, which is not a number of seconds since 1970", epoch)
	}
	return model.DateOf(time.Unix(seconds, 0).UTC()), nil
}

func (a *app) addLimits(cmd *cobra.Command) *size {
	s := size(parse.DefaultMaxSize)
	cmd.Flags().Var(&s, "max-size", "refuse maps larger than this")
	completeFlag(cmd, "max-size", cobra.NoFileCompletions)
	cmd.Flags().BoolVar(&a.follow, "follow", false, "also read a map of a git repository that is a link out of it")
	return &s
}

// completeMaps offers YAML files.
func completeMaps(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeStakeholders offers the ids of the stakeholders of the first map, with
// their names.
func completeStakeholders(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var out []string
	if len(args) > 0 {
		if f, err := safefile.Open(args[0], false); err == nil {
			defer f.Close()
			src, _ := parse.ReadAll(f, parse.DefaultMaxSize)
			m, _ := parse.Parse(args[0], src)
			for _, s := range m.Stakeholders {
				out = append(out, cobra.CompletionWithDesc(s.ID, model.Printable(s.Name)))
			}
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completeRules offers rule ids with their titles, the last of a comma list
// included.
func completeRules(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	done := typed[:strings.LastIndexByte(typed, ',')+1]
	var out []string
	for _, r := range gap.Rules() {
		out = append(out, cobra.CompletionWithDesc(done+r.ID, r.Title))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func addPublic(cmd *cobra.Command) *bool {
	return cmd.Flags().Bool("public", false, "leave out engagement, influence, interest, notes and people's names")
}
