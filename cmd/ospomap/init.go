package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/outname"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/starter"
	"github.com/ospomap/ospomap/render/format"
)

// defaultMap is the default file name of a new map.
const defaultMap = "ospo.yaml"

type initFlags struct {
	sector *choice
	schema string
	force  bool
}

func (a *app) initCommand() *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a commented starter map",
		Long: `Write a commented starter map that can be drawn and checked as it is, to ospo.yaml
unless a FILE is named. An existing file stays untouched.`,
		Example: `  ospomap init
  ospomap init --sector university campus.yaml
  ospomap init --schema              with completion in editors
  ospomap init - | less`,
		Args: cmdline.Takes(0, 1, "at most one FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			target := defaultMap
			if len(args) > 0 {
				target = args[0]
			}
			if f.schema != "" {
				return a.initWithSchema(target, f)
			}
			return a.writeStarter(target, starter.Map(f.sector.Value), f.force)
		},
	}
	f.sector = cmdline.AddChoice(cmd, "sector", "business", starter.Sectors(), "the kind of organisation, or of office in it")
	addSchema(cmd, &f.schema)
	cmd.Flags().BoolVar(&f.force, "force", false, "replace an existing file")
	return cmd
}

func (a *app) writeStarter(target, text string, force bool) error {
	if target == stdinArg {
		fmt.Fprint(a.stdout, text)
		return nil
	}
	err := a.putMap(target, []byte(text), force, "--force replaces it")
	if err == nil {
		fmt.Fprintf(a.stderr, "next: edit it, then run `ospomap render %s`\n", model.Printable(outname.ShellWord(target)))
	}
	return err
}

// putMap writes a map and prints its path. It replaces an existing file only with force;
// otherwise, the error suggests instead.
func (a *app) putMap(target string, text []byte, force bool, instead string) error {
	if f, err := format.ForFile(target); err == nil {
		return usage("a map is YAML, not %s; name it %q", f.Name, strings.TrimSuffix(target, f.Ext)+".yaml")
	}
	if force {
		return a.wrote(target, safefile.Replace(target, text))
	}
	err := safefile.Create(target, text)
	if errors.Is(err, fs.ErrExist) {
		return failed("%q already exists; %s", target, instead)
	}
	return a.wrote(target, err)
}

// wrote prints the path of a written file.
func (a *app) wrote(target string, err error) error {
	if err != nil {
		return failed("cannot write %q: %v", target, cause(err))
	}
	fmt.Fprintln(a.stdout, model.Printable(target))
	return nil
}
