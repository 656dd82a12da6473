package cmdline

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ospomap/ospomap/model"
)

// Problem translates the flag library's errors to our own.
func Problem(cmd *cobra.Command, err error) error {
	if e, ok := errors.AsType[Error](err); ok { // from the flag's Set method
		return e
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(cmd, e)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return wrong("--%s needs a value", e.GetFlag().Name)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return wrong("bad value %q for --%s", e.GetValue(), e.GetFlag().Name)
	}
	return wrong("%v", err)
}

func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) error {
	see := fmt.Sprintf("see %q", cmd.CommandPath()+" --help")
	if e.GetSpecifiedShortnames() != "" {
		return wrong("unknown flag %q; %s", "-"+e.GetSpecifiedName(), see)
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
	name := "--" + e.GetSpecifiedName()
	return wrong("unknown flag %q%s", name, Suggest(name, known, see))
}

// Takes returns a check of the number of arguments; what names them in the message. A max
// below min means no limit. Standard input, "-", may occur only once.
func Takes(min, max int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < min:
			return wrong("%s needs %s; see %q", cmd.Name(), what, cmd.CommandPath()+" --help")
		case max >= min && len(args) > max:
			return wrong("%s takes %s, not also %s", cmd.Name(), what, strings.Join(model.Each(args[max:], strconv.Quote), ", "))
		}
		if first := slices.Index(args, "-"); first >= 0 && slices.Contains(args[first+1:], "-") {
			return wrong("standard input can be read only once")
		}
		return nil
	}
}
