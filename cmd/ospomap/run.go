package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
	"github.com/ospomap/ospomap/render/reporter"
)

// Env is a run's environment, besides its streams and files.
type Env struct {
	Getenv func(string) string
	Now    func() time.Time // used only for the current date
	Expect func(size int)   // called with the size of each map before it is parsed; may be nil
}

// app is the state shared by all commands.
type app struct {
	stdin  io.Reader
	stdout *stream.Output
	stderr io.Writer
	env    Env
	follow bool // follow symbolic links that lead out of the git repository
}

// Run executes one command line and returns the exit code. It uses only the streams, the
// files named by the arguments, and env.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, env Env) int {
	a := &app{stdin: stdin, stdout: &stream.Output{W: stdout}, stderr: stderr, env: env}
	root := a.rootCommand(args...)
	root.SetArgs(append([]string{}, args...)) // nil would mean os.Args
	root.SetIn(stdin)
	root.SetOut(a.stdout)
	root.SetErr(stderr)
	err := cmdline.Unclear(args)
	if err == nil {
		err = root.Execute()
	}
	if a.stdout.Err != nil { // takes precedence: the output is incomplete
		err = failed("cannot write to standard output: %v", cause(a.stdout.Err))
	}
	return a.finish(err)
}

// finish reports an error and returns its exit code.
func (a *app) finish(err error) int {
	if err == nil {
		return exitOK
	}
	e, ok := errors.AsType[*exitError](err)
	if !ok { // from cobra; all are about usage
		e = &exitError{exitUsage, err.Error()}
	}
	if e.message != "" {
		a.complain(e.message)
	}
	return e.code
}

// complain prints one line to standard error.
func (a *app) complain(message string) {
	fmt.Fprintf(a.stderr, "ospomap: %s\n", reporter.Line(message))
}

const rootHelp = `Ospomap draws whom an Open Source Program Office works with, seen from its four
perspectives (upward, downward, sideways and outside), and warns of gaps. It
reads one YAML file, the map; "-" reads it from standard input.

Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 wrong
usage, 3 something could not be read, written or laid out.`

// rootCommand returns the root command. If the arguments start with the name of a
// command, it creates only that one: each has a dozen flags.
func (a *app) rootCommand(args ...string) *cobra.Command {
	var showVersion bool
	root := &cobra.Command{
		Use:   "ospomap",
		Short: "Draw and check the stakeholder map of an open source program office",
		Long:  rootHelp,
		Example: `  ospomap init                       write a starter map, ospo.yaml
  ospomap render ospo.yaml           draw it as ospo.svg
  ospomap check ospo.yaml            list what is missing
  ospomap explain perspective-empty  learn why that matters`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return cmdline.UnknownCommand(cmd, args[0])
			case showVersion:
				return a.version()
			}
			return cmd.Help()
		},
		Args:              cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.Flags().BoolVar(&showVersion, "version", false, "print the version")
	root.SetFlagErrorFunc(cmdline.Problem)
	commands := map[string]func() *cobra.Command{
		"render": a.renderCommand, "views": a.viewsCommand, "check": a.checkCommand, "diff": a.diffCommand, "fmt": a.fmtCommand,
		"rules": a.rulesCommand, "explain": a.explainCommand, "embed": a.embedCommand, "serve": a.serveCommand, "init": a.initCommand,
		"ask": a.askCommand, "collect": a.collectCommand, "import": a.importCommand, "edit": a.editCommand, "schema": a.schemaCommand, "version": a.versionCommand, "completion": a.completionCommand,
	}
	names := slices.Sorted(maps.Keys(commands))
	if len(args) > 0 && args[0] != "completion" && commands[args[0]] != nil { // a completion script needs all of them
		names = args[:1]
	}
	for _, name := range names {
		cmd := commands[name]()
		cmd.Flags().SortFlags = false
		root.AddCommand(cmd)
	}
	root.SetHelpCommand(cmdline.HelpCommand())
	return root
}
