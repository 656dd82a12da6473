package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// choice is a flag that takes one word of a closed list.
type choice struct {
	name    string
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.allowed, word) {
		list := "allowed: " + strings.Join(c.allowed, ", ")
		more := suggest(word, c.allowed, list)
		if !strings.HasSuffix(more, list) {
			more += " " + list
		}
		return usage("unknown %s %q%s", c.name, word, more)
	}
	c.value = word
	return nil
}

// addChoice gives cmd a choice flag that a shell can complete.
func addChoice(cmd *cobra.Command, name, value string, allowed []string, help string) *choice {
	c := &choice{name, value, allowed}
	cmd.Flags().Var(c, name, help)
	completeFlag(cmd, name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// choices is a flag that takes words of a closed list, with commas or as often
// as the user likes. The first words given replace those it has without.
type choices struct {
	name    string
	values  []string // each once
	allowed []string
	given   bool
}

func (c *choices) String() string { return strings.Join(c.values, ",") }
func (c *choices) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choices) Set(list string) error {
	if !c.given {
		c.given, c.values = true, nil
	}
	for word := range strings.SplitSeq(list, ",") {
		one := choice{name: c.name, allowed: c.allowed}
		if err := one.Set(word); err != nil {
			return err
		}
		if !slices.Contains(c.values, word) {
			c.values = append(c.values, word)
		}
	}
	return nil
}

// addChoices gives cmd a choices flag that a shell can complete, the last word of
// a comma list included.
func addChoices(cmd *cobra.Command, name string, values, allowed []string, help string) *choices {
	c := &choices{name: name, values: values, allowed: allowed}
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

// day is a flag that takes an ISO date.
type day struct{ model.Date }

func (d *day) Type() string { return "date" }

func (d *day) Set(text string) error {
	date, ok := model.ParseDate(text)
	if !ok {
		return usage("%q is not a date such as 2026-11-22", text)
	}
	d.Date = date
	return nil
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

// size is a flag that takes a number of bytes, with K, M or G for powers of
// 1024.
type size int64

var sizeUnits = []struct {
	suffix string
	bytes  int64
}{{"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}}

func (s *size) Type() string { return "bytes" }

func (s *size) String() string {
	for _, u := range sizeUnits {
		if n := int64(*s); n >= u.bytes && n%u.bytes == 0 {
			return fmt.Sprintf("%d%s", n/u.bytes, u.suffix)
		}
	}
	return strconv.FormatInt(int64(*s), 10)
}

func (s *size) Set(text string) error {
	number, unit := strings.ToUpper(text), int64(1)
	number = strings.TrimSuffix(strings.TrimSuffix(number, "B"), "I")
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(number, u.suffix); ok {
			number, unit = rest, u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit {
		return usage("%q is not a size such as 500K or 4M", text)
	}
	*s = size(n * unit)
	return nil
}

// addLimits adds what a user may allow beyond what is read of any map.
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
