package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/starter"
)

// defaultMap is the file that init writes where none is named.
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
		Long: `Write a commented starter map, ospo.yaml where no FILE is named, that draws and
checks as it is. A file that is there already stays untouched.`,
		Example: `  ospomap init
  ospomap init --sector university campus.yaml
  ospomap init --schema              with completion in editors
  ospomap init - | less`,
		Args: takes(0, 1, "at most one FILE"),
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
	cmd.Flags().SortFlags = false
	f.sector = addChoice(cmd, "sector", "business", starter.Sectors(), "the kind of organisation")
	addSchema(cmd, &f.schema)
	cmd.Flags().BoolVar(&f.force, "force", false, "replace a file that is there already")
	return cmd
}

func (a *app) writeStarter(target, text string, force bool) error {
	if target == stdinArg {
		fmt.Fprint(a.stdout, text)
		return nil
	}
	write := safefile.Create
	if force {
		write = safefile.Replace
	}
	err := write(target, []byte(text))
	switch {
	case errors.Is(err, fs.ErrExist):
		return failed("%q is there already; --force replaces it", target)
	case err != nil:
		return failed("cannot write %q: %v", target, cause(err))
	}
	fmt.Fprintln(a.stdout, model.Printable(target))
	fmt.Fprintf(a.stderr, "next: edit it, then run `ospomap render %s`\n", model.Printable(shellWord(target)))
	return nil
}
