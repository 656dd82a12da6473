package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/reporter"
)

// projectFile configures how the maps next to it are checked.
const projectFile = ".ospomap.yaml"

// noConfig is the value of --config that ignores project files.
const noConfig = "none"

func addConfig(cmd *cobra.Command) *string {
	file := cmd.Flags().String("config", "", "read the project `FILE` instead of "+projectFile+" beside the map; none ignores it")
	cmdline.Complete(cmd, "config", cmdline.Maps)
	return file
}

// projectFileOf returns the project file of a map: the one given with --config, or else
// the one in the map's folder, which may not exist. For standard input it is the one in
// the current folder. It returns "" if project files are ignored.
func projectFileOf(mapArg, given string) (string, error) {
	switch given {
	case noConfig:
		return "", nil
	case stdinArg:
		return "", usage("--config takes a file or %q, not standard input", noConfig)
	case "":
		return filepath.Join(filepath.Dir(mapArg), projectFile), nil // the folder of "-" is "."
	}
	return given, nil
}

// config reads the project file of a map and shows its problems. The result is nil only
// if there is an error.
func (a *app) config(mapArg, given string) (*model.Config, error) {
	c, file, err := a.readConfig(mapArg, given)
	if err != nil {
		return nil, err
	}
	if len(file.Findings) > 0 {
		if err := a.showFindings(file); err != nil {
			return nil, err
		}
		return nil, &exitError{code: exitUsage}
	}
	return c, nil
}

// readConfig reads the project file of a map. It also returns the file with its findings,
// or an empty one if it does not exist.
func (a *app) readConfig(mapArg, given string) (*model.Config, reporter.File, error) {
	file, err := projectFileOf(mapArg, given)
	if err != nil {
		return nil, reporter.File{}, err
	}
	if given == "" {
		// If the folder itself is inaccessible, reading the map reports it.
		if _, err := os.Lstat(file); err != nil {
			file = ""
		}
	}
	if file == "" {
		return &model.Config{}, reporter.File{}, nil
	}
	limit := size(parse.DefaultMaxSize)
	name, src, err := a.read(file, &limit)
	if err != nil {
		return nil, reporter.File{}, err
	}
	c, findings := check.Project(name, src)
	return c, reporter.File{Name: name, Source: src, Findings: findings}, nil
}
