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

	"github.com/ospomap/ospomap/cmd/ospomap/internal/safefile"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/schema"
	"github.com/ospomap/ospomap/model/starter"
)

// Where the schemas are published: the files of docs/ that a test keeps fresh.
const (
	mapSchemaID    = "https://raw.githubusercontent.com/ospomap/ospomap/main/docs/map.schema.json"
	configSchemaID = "https://raw.githubusercontent.com/ospomap/ospomap/main/docs/config.schema.json"
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
		Args: takes(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			text := mapSchema()
			if config {
				text = configSchema()
			}
			if output == "" {
				output = stdinArg
			}
			return a.deliver(output, text)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this `FILE`; - is standard output (default -)")
	cmd.Flags().BoolVar(&config, "config", false, "the schema of the project file .ospomap.yaml instead")
	return cmd
}

func mapSchema() []byte {
	rules := schema.Words{Object: "accept", Key: "rule"}
	for _, r := range gap.Rules() {
		if r.Acceptable() {
			rules.List, rules.Meanings = append(rules.List, r.ID), append(rules.Meanings, r.Title)
		}
	}
	return schema.Of(parse.Spec(), mapSchemaID, rules)
}

func configSchema() []byte { return schema.Of(parse.ConfigSpec(check.ProjectRules()), configSchemaID) }

// defaultSchema is the schema's file beside a new map.
const defaultSchema = "ospomap.schema.json"

func addSchema(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "schema", "", "write the schema to this `FILE`, seen from the map, and point editors at it")
	cmd.Flags().Lookup("schema").NoOptDefVal = defaultSchema
}

// initWithSchema writes a starter map that names its schema, and the schema. The
// schema goes first: an unneeded one is easily removed again, a map is not.
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

// writeSchema makes path hold the schema of maps and reports whether it is a new
// file. One that holds something else stays, unless forced.
func writeSchema(path string, force bool) (created bool, _ error) {
	text := mapSchema()
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
		return false, failed("%q is there already and is another schema; --force replaces it", path)
	case err != nil:
		return false, failed("cannot write %q: %v", path, cause(err))
	}
	return created, nil
}
