package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// component is a third-party part of the programs.
type component struct {
	Name, Version string
	License       string // SPDX expression
	About         string // purpose, if the name does not say it
	Module        bool   // is a Go module
	Texts         []string
}

// licensed maps modules to their licences. A module that is not listed fails the build: a
// person has to look at it first.
var licensed = map[string]string{
	"codeberg.org/go-fonts/liberation":     "BSD-3-Clause",
	"github.com/disintegration/imaging":    "MIT",
	"github.com/flopp/go-findfont":         "MIT",
	"github.com/fogleman/gg":               "MIT",
	"github.com/fsnotify/fsnotify":         "BSD-3-Clause",
	"github.com/go-text/typesetting":       "Unlicense OR BSD-3-Clause",
	"github.com/goccy/go-graphviz":         "MIT",
	"github.com/golang/freetype":           "FTL",
	"github.com/inconshreveable/mousetrap": "Apache-2.0",
	"github.com/rogpeppe/go-internal":      "BSD-3-Clause",
	"github.com/rivo/uniseg":               "MIT",
	"github.com/spf13/cobra":               "Apache-2.0",
	"github.com/spf13/pflag":               "BSD-3-Clause",
	"github.com/tetratelabs/wazero":        "Apache-2.0",
	"golang.org/x/image":                   "BSD-3-Clause",
	"golang.org/x/sys":                     "BSD-3-Clause",
	"golang.org/x/text":                    "BSD-3-Clause",
	"gopkg.in/yaml.v3":                     "MIT AND Apache-2.0",
}

// embedded lists third-party parts that are not modules themselves. Their versions come
// from the build files of the modules that contain them.
var embedded = []component{
	{Name: "Liberation Sans", Version: "2.1.5", License: "OFL-1.1", About: "the font, from codeberg.org/go-fonts/liberation", Texts: []string{"module:codeberg.org/go-fonts/liberation/LICENSE-SIL"}},
	{Name: "Graphviz", Version: "12.1.2", License: "EPL-1.0", About: "as WebAssembly in ospomap-graphviz, from github.com/goccy/go-graphviz; its source is at https://gitlab.com/graphviz/graphviz", Texts: []string{".packaging/licenses/EPL-1.0.txt"}},
	{Name: "Expat", Version: "2.6.3", License: "MIT", About: "inside of that WebAssembly", Texts: []string{".packaging/licenses/expat.txt"}},
	{Name: "wasi-libc", Version: "24", License: "Apache-2.0 WITH LLVM-exception AND MIT", About: "inside of that WebAssembly, musl with it", Texts: []string{".packaging/licenses/musl.txt"}},
	{Name: "Go", License: "BSD-3-Clause", About: "the standard library and the runtime", Texts: []string{"module:golang.org/x/text/LICENSE"}},
}

// module is a module in the output of go list.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// components returns all components of the programs, on all systems, sorted by name. root
// is the folder of the module.
func components(root string) ([]component, error) {
	folders, modules := map[string]map[string]bool{}, map[string]module{}
	for _, system := range systems {
		if err := linked(root, system, folders, modules); err != nil {
			return nil, err
		}
	}
	var list []component
	var problems []error
	for path, m := range modules {
		license, known := licensed[path]
		if !known {
			problems = append(problems, fmt.Errorf("say in .ci/dist/components.go under which licence %s comes", path))
		}
		texts, err := licenseTexts(m, folders[path])
		problems = append(problems, err)
		list = append(list, component{Name: path, Version: m.Version, License: license, Module: true, Texts: texts})
	}
	for _, e := range embedded {
		for i, text := range e.Texts {
			path := filepath.Join(root, text)
			if of, ok := strings.CutPrefix(text, "module:"); ok {
				name, file := of[:strings.LastIndex(of, "/")], of[strings.LastIndex(of, "/")+1:]
				path = filepath.Join(modules[name].Dir, file)
			}
			data, err := os.ReadFile(path)
			problems = append(problems, err)
			e.Texts = slices.Clone(e.Texts)
			e.Texts[i] = plain(data)
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b component) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return list, errors.Join(problems...)
}

// linked adds the modules that the programs link on one system, with the folders of their
// packages.
func linked(root, system string, folders map[string]map[string]bool, modules map[string]module) error {
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Module", "./cmd/...")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list for %s: %w", system, err)
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir    string
			Module *module
		}
		if err := dec.Decode(&p); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if p.Module == nil || p.Module.Main {
			continue
		}
		modules[p.Module.Path] = *p.Module
		if folders[p.Module.Path] == nil {
			folders[p.Module.Path] = map[string]bool{}
		}
		for dir := p.Dir; strings.HasPrefix(dir, p.Module.Dir); dir = filepath.Dir(dir) {
			folders[p.Module.Path][dir] = true
		}
	}
}

// licenseTexts reads the licences and notices of a module, in those of its folders that
// the programs use.
func licenseTexts(m module, folders map[string]bool) ([]string, error) {
	var files []string
	for dir := range folders {
		for _, pattern := range []string{"LICENSE", "LICENSE.*", "NOTICE", "licenses/ftl.txt"} {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				return nil, err
			}
			files = append(files, found...)
		}
	}
	slices.Sort(files)
	var texts []string
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.IsDir() {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		texts = append(texts, plain(data))
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s has no licence", m.Path)
	}
	return texts, nil
}

// plain returns a text without trailing spaces and without leading and trailing empty
// lines.
func plain(text []byte) string {
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// thirdParty returns the page about the components: a table, and each licence text once
// with the components it applies to.
func thirdParty(list []component) string {
	var b strings.Builder
	b.WriteString(`# What is built into ospomap

ospomap is licensed under the [Apache License 2.0](LICENSE). Its two programs hold
parts that come from others, under the licences below. This file is generated from
what the programs link, by ` + "`make golden`" + `; ` + "`ospomap version --licenses`" + ` prints it.

| part | version | licence | |
|---|---|---|---|
`)
	for _, c := range list {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Name, c.Version, c.License, c.About)
	}
	var order []string
	names := map[string][]string{}
	for _, c := range list {
		for _, text := range c.Texts {
			if names[text] == nil {
				order = append(order, text)
			}
			if !slices.Contains(names[text], c.Name) {
				names[text] = append(names[text], c.Name)
			}
		}
	}
	for _, text := range order {
		fmt.Fprintf(&b, "\n## %s\n\n```text\n%s\n```\n", strings.Join(names[text], ", "), text)
	}
	return b.String()
}
