package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/schema"
	"github.com/ospomap/ospomap/model/starter"
)

func (a *app) schemaCommand() *cobra.Command {
	var output string
	var config bool
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Write the JSON Schema of maps, for editors",
		Long: `Write the JSON Schema (draft-07) of maps, by which editors complete keys and words
and mark mistakes while you type. "ospomap init --schema" writes it beside a new
map and points the editor at it.`,
		Example: `  ospomap schema -o ospomap.schema.json
  ospomap schema --config -o .ospomap.schema.json`,
		Args: cmdline.Takes(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			text := schema.Map()
			if config {
				text = schema.Project()
			}
			if output == "" {
				output = stdinArg
			}
			return a.deliver(output, text)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this `FILE`; - is standard output (default -)")
	cmd.Flags().BoolVar(&config, "config", false, "the schema of the project file .ospomap.yaml instead")
	return cmd
}

// defaultSchema is the schema's default file name next to a new map.
const defaultSchema = "ospomap.schema.json"

func addSchema(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "schema", "", "write the schema to this `FILE`, relative to the map, and point editors at it")
	cmd.Flags().Lookup("schema").NoOptDefVal = defaultSchema
}

// initWithSchema writes a starter map that refers to its schema, and the schema. It
// writes the schema first: an unneeded schema can simply be removed again, but a map must
// not be.
func (a *app) initWithSchema(target string, f initFlags) error {
	path := f.schema
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(target), path)
	}
	switch {
	case target == stdinArg:
		return usage("--schema writes a file beside the map; give the map a FILE, too")
	case strings.ContainsFunc(f.schema, func(r rune) bool { return r == ' ' || model.Hidden(r) }):
		return usage("editors can't find the schema %q: its name holds a space", f.schema)
	case path == filepath.Clean(target):
		return usage("the schema would overwrite the map %q; give another FILE with --schema", target)
	}
	created, err := writeSchema(path, f.force)
	if err != nil {
		return err
	}
	line := "# yaml-language-server: $schema=" + filepath.ToSlash(f.schema) + "\n"
	if err := a.writeStarter(target, line+starter.Map(f.sector.Value), f.force); err != nil {
		if created {
			os.Remove(path)
		}
		return err
	}
	fmt.Fprintln(a.stdout, model.Printable(path))
	return nil
}

// writeSchema writes the schema of maps to path and reports whether it created the file.
// It does not replace a different file unless forced.
func writeSchema(path string, force bool) (created bool, _ error) {
	text := schema.Map()
	old, err := safefile.Read(path, false)
	if err == nil && bytes.Equal(old, text) {
		return false, nil
	}
	created = errors.Is(err, fs.ErrNotExist)
	write := safefile.Create
	if force {
		write = safefile.Replace
	}
	switch err := write(path, text); {
	case errors.Is(err, fs.ErrExist):
		return false, failed("%q already exists and is another schema; --force replaces it", path)
	case err != nil:
		return false, failed("cannot write %q: %v", path, cause(err))
	}
	return created, nil
}
