package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // no layout; standard error has the reason
	exitUsage  = 2 // invalid command line
)

// maxInput is the maximum size of the DOT input, in bytes.
const maxInput = 64 << 20

const help = `Usage: ospomap-graphviz [-K ENGINE] -Tjson0 <graph.dot

Lay a graph out: DOT from standard input, places as Graphviz's json0 to standard
output. The program ospomap starts this one by itself; so it does with the
Graphviz program dot, which takes the same options.

  -K ENGINE   dot (default), neato, fdp, sfdp, twopi, circo or osage
  -T json0    the only format
  -V          print the version
`

// engines are the layout engines that place nodes. Graphviz has others, which require a
// placed graph or draw no edges.
var engines = []string{"dot", "neato", "fdp", "sfdp", "twopi", "circo", "osage"}

type options struct {
	engine        string
	help, version bool
}

// run executes one command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	complain := func(code int, err error) int {
		fmt.Fprintf(stderr, "ospomap-graphviz: %s\n", strings.TrimSpace(err.Error()))
		return code
	}
	o, err := readOptions(args)
	switch {
	case err != nil:
		return complain(exitUsage, err)
	case o.help:
		fmt.Fprint(stdout, help)
		return exitOK
	case o.version:
		fmt.Fprintln(stdout, versionLine())
		return exitOK
	}
	dot, err := io.ReadAll(io.LimitReader(stdin, maxInput+1))
	if err != nil {
		return complain(exitFailed, fmt.Errorf("cannot read standard input: %w", err))
	}
	if len(dot) > maxInput {
		return complain(exitFailed, fmt.Errorf("the graph is larger than %d bytes", maxInput))
	}
	out, err := layOut(dot, o.engine, "json0")
	if err == nil {
		err = checkAnswer(out)
	}
	if err != nil {
		return complain(exitFailed, err)
	}
	if _, err := stdout.Write(out); err != nil {
		return complain(exitFailed, fmt.Errorf("cannot write to standard output: %w", err))
	}
	return exitOK
}

// readOptions parses options as dot does: a value may follow its letter directly.
func readOptions(args []string) (options, error) {
	o := options{engine: engines[0]}
	format := ""
	for i := 0; i < len(args); i++ {
		name := args[i]
		switch {
		case name == "-V" || name == "--version":
			o.version = true
		case name == "-h" || name == "-?" || name == "--help":
			o.help = true
		case strings.HasPrefix(name, "-K") || strings.HasPrefix(name, "-T"):
			value := name[2:]
			if value == "" {
				if i++; i == len(args) {
					return o, fmt.Errorf("%s needs a value", name)
				}
				value = args[i]
			}
			if name[1] == 'K' {
				o.engine = value
			} else {
				format = value
			}
		default:
			return o, fmt.Errorf("unknown argument %q; see ospomap-graphviz --help", name)
		}
	}
	switch {
	case o.help || o.version:
		return o, nil
	case !slices.Contains(engines, o.engine):
		return o, fmt.Errorf("no layout engine called %q; known are %s", o.engine, strings.Join(engines, ", "))
	case format != "json0":
		return o, fmt.Errorf("the format %q is not known; give -Tjson0", format)
	}
	return o, nil
}

// versionLine returns the versions of this program and of the Graphviz in it.
func versionLine() string {
	version := "unknown"
	graphviz := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, m := range info.Deps {
			if m.Path == "github.com/goccy/go-graphviz" {
				graphviz = m.Version
			}
		}
	}
	return fmt.Sprintf("ospomap-graphviz %s (go-graphviz %s)", version, graphviz)
}
