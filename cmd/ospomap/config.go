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

// projectFile says how the maps beside it are checked.
const projectFile = ".ospomap.yaml"

// noConfig is the --config that reads no project file.
const noConfig = "none"

func addConfig(cmd *cobra.Command) *string {
	file := cmd.Flags().String("config", "", "read the project `FILE` instead of "+projectFile+" beside the map; none ignores it")
	cmdline.Complete(cmd, "config", cmdline.Maps)
	return file
}

// projectFileOf names the project file of a map: the one that --config gives, or
// else the one in the map's folder, which need not be there. For a map from
// standard input that is the current folder. It is empty where none is wanted.
func projectFileOf(mapArg, given string) (string, error) {
	switch given {
	case noConfig:
		return "", nil
	case stdinArg:
		return "", usage("--config takes a file or %q, not standard input", noConfig)
	case "":
		return filepath.Join(filepath.Dir(mapArg), projectFile), nil // of "-" the folder is "."
	}
	return given, nil
}

// config reads the project file that goes with a map and shows what is wrong in
// it. The result is never nil unless there is an error.
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

// readConfig reads the project file that goes with a map. It also gives the file
// with what is wrong in it; empty where there is no such file.
func (a *app) readConfig(mapArg, given string) (*model.Config, reporter.File, error) {
	file, err := projectFileOf(mapArg, given)
	if err != nil {
		return nil, reporter.File{}, err
	}
	if given == "" {
		// Where the folder itself is out of reach, reading the map reports it.
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
