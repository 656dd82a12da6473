package main

import (
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/report"
)

// projectFile says how the maps beside it are checked.
const projectFile = ".ospomap.yaml"

// noConfig is the --config that reads no project file.
const noConfig = "none"

func addConfig(cmd *cobra.Command) *string {
	file := cmd.Flags().String("config", "", "read the project `FILE` instead of "+projectFile+" beside the map; none ignores it")
	completeFlag(cmd, "config", completeMaps)
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
		o := report.Options{Color: a.wantsColor("auto", a.stderr)}
		if err := report.Lookup("text").Write(a.stderr, []report.File{file}, o); err != nil {
			return nil, err
		}
		return nil, &exitError{code: exitUsage}
	}
	return c, nil
}

// readConfig reads the project file that goes with a map. It also gives the file
// with what is wrong in it; empty where there is no such file.
func (a *app) readConfig(mapArg, given string) (*model.Config, report.File, error) {
	file, err := projectFileOf(mapArg, given)
	if err != nil {
		return nil, report.File{}, err
	}
	if given == "" {
		// Where the folder itself is out of reach, reading the map will tell.
		if _, err := os.Lstat(file); err != nil {
			file = ""
		}
	}
	if file == "" {
		return &model.Config{}, report.File{}, nil
	}
	limit := size(parse.DefaultMaxSize)
	name, src, err := a.read(file, &limit)
	if err != nil {
		return nil, report.File{}, err
	}
	c, findings := parse.Config(name, src, configRules())
	return c, report.File{Name: name, Source: src, Findings: findings}, nil
}

func configRules() []parse.ConfigRule {
	var rules []parse.ConfigRule
	for _, r := range gap.Rules() {
		rules = append(rules, parse.ConfigRule{ID: r.ID, Fixed: fixed(r)})
	}
	return rules
}

// fixed reports whether a rule tells that a map contradicts itself. Such a map
// has no picture, so the rule can be neither softened nor overlooked.
func fixed(r *gap.Rule) bool { return r.Severity == model.Error }

// settle puts options from the command line over those of a project file: where
// both speak of a rule, the command line wins.
func settle(flags gap.Options, c *model.Config) gap.Options {
	o := flags
	o.Enable = append(append([]string{}, c.Enable...), flags.Enable...)
	o.Disable = nil
	for _, r := range gap.Rules() {
		off := matches(c.Disable, r.ID) && !matches(flags.Enable, r.ID) || matches(flags.Disable, r.ID)
		if off && !fixed(r) {
			o.Disable = append(o.Disable, r.ID)
		}
	}
	o.Severity, o.Kinds = c.Severity, c.Kinds
	return o
}

// matches reports whether any id or pattern matches a rule's id.
func matches(patterns []string, id string) bool {
	for _, p := range patterns {
		if ok, err := path.Match(p, id); ok && err == nil {
			return true
		}
	}
	return false
}

// contradictions counts the findings because of which a map has no picture. A
// gap that the project file calls an error is none of them.
func contradictions(findings []model.Finding) int {
	n := 0
	for _, f := range findings {
		if fixed(gap.Lookup(f.Rule)) {
			n++
		}
	}
	return n
}
