package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/flagtype"
	"github.com/ospomap/ospomap/render/report"
)

// Env is what a run knows of the machine beside its streams and files.
type Env struct {
	Getenv func(string) string
	Now    func() time.Time // asked only for the day on which check judges
}

// app is what every command works with.
type app struct {
	stdin  io.Reader
	stdout *output
	stderr io.Writer
	env    Env
	follow bool // read links of a work tree that lead out of it
}

// Run executes one command line and returns the exit code. It reads and writes
// nothing but the streams, the files that the arguments name, and env.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, env Env) int {
	a := &app{stdin: stdin, stdout: &output{w: stdout}, stderr: stderr, env: env}
	root := a.rootCommand()
	root.SetArgs(append([]string{}, args...)) // nil would mean the process's own
	root.SetIn(stdin)
	root.SetOut(a.stdout)
	root.SetErr(stderr)
	err := unclear(args)
	if err == nil {
		err = root.Execute()
	}
	if a.stdout.err != nil { // whatever else happened: nobody got to see all of it
		err = failed("cannot write to standard output: %v", cause(a.stdout.err))
	}
	return a.finish(err)
}

// unclear refuses an argument that is an option by its looks and a file by the
// same name: a list of files, as a hook or a pattern gives it, must not become
// options because somebody named a folder so.
func unclear(args []string) error {
	for _, arg := range args {
		if arg == "--" {
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			continue
		}
		if _, err := os.Lstat(arg); err == nil {
			return usage("%q is an option and a file here; write %q for the file", arg, "./"+arg)
		}
	}
	return nil
}

// finish tells what went wrong and gives the exit code for it.
func (a *app) finish(err error) int {
	if err == nil {
		return exitOK
	}
	e, ok := errors.AsType[*exitError](err)
	if !ok { // the command line library's own, all of them about usage
		e = &exitError{exitUsage, err.Error()}
	}
	if e.message != "" {
		a.complain(e.message)
	}
	return e.code
}

// complain prints one line to standard error.
func (a *app) complain(message string) {
	fmt.Fprintf(a.stderr, "ospomap: %s\n", report.Line(message))
}

const rootHelp = `Ospomap draws whom an Open Source Program Office works with, seen from its four
perspectives (upward, downward, sideways and outside), and warns of gaps. It
reads one YAML file, the map; "-" reads it from standard input.

Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 wrong
usage, 3 something could not be read, written or laid out.`

func (a *app) rootCommand() *cobra.Command {
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
				return unknownCommand(cmd, args[0])
			case showVersion:
				return a.version()
			}
			return cmd.Help()
		},
		Args:              cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.Flags().BoolVar(&showVersion, "version", false, "print the version")
	root.SetFlagErrorFunc(flagProblem)
	root.AddCommand(
		a.renderCommand(), a.viewsCommand(), a.checkCommand(), a.diffCommand(), a.fmtCommand(), a.rulesCommand(), a.explainCommand(),
		a.embedCommand(), a.serveCommand(), a.initCommand(), a.schemaCommand(), a.versionCommand(), a.completionCommand(),
	)
	root.SetHelpCommand(helpCommand())
	return root
}

// helpCommand replaces the library's, which answers a topic that does not exist
// with exit code 0.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about a command",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args[0])
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

func unknownCommand(root *cobra.Command, name string) error {
	return usage("unknown command %q%s", name, flagtype.Suggest(name, commandNames(root), `see "ospomap --help"`))
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// output passes bytes on and remembers the first failure, so that a full disk
// behind standard output does not go unnoticed.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// isTerminal reports whether a person is likely to be looking at w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
