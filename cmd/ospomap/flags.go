package main

import (
	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Types of flag values.
type (
	choice   = cmdline.Choice
	choices  = cmdline.Choices
	day      = cmdline.Day
	size     = cmdline.Size
	factor   = cmdline.Factor
	timeout  = cmdline.Timeout
	revision = cmdline.Revision
	lang     = cmdline.Lang
)

func addToday(cmd *cobra.Command, help string) *day {
	d := &day{}
	cmd.Flags().Var(d, "today", help)
	cmdline.Complete(cmd, "today", cobra.NoFileCompletions)
	return d
}

// givenDay returns the day from the flag or SOURCE_DATE_EPOCH, or the zero Date.
func (a *app) givenDay(flag *day) (model.Date, error) {
	if !flag.IsZero() {
		return flag.Date, nil
	}
	return cmdline.Epoch(a.env.Getenv("SOURCE_DATE_EPOCH"))
}

func (a *app) addLimits(cmd *cobra.Command) *size {
	s := size(parse.DefaultMaxSize)
	cmd.Flags().Var(&s, "max-size", "refuse maps larger than this")
	cmdline.Complete(cmd, "max-size", cobra.NoFileCompletions)
	cmd.Flags().BoolVar(&a.follow, "follow", false, "also read a map that is a symbolic link leading out of its git repository")
	return &s
}

func addPublic(cmd *cobra.Command) *bool {
	return cmd.Flags().Bool("public", false, "leave out engagement, influence, interest, notes and people's names")
}
