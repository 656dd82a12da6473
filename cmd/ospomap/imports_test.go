package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/ospomap/ospomap/"

// layers is the order of the packages: each may import only packages of lower layers. A
// folder includes the packages below it.
var layers = [][]string{
	{strings.TrimSuffix(module, "/")}, // the licences
	{"model"},
	{"model/words"},
	{"model/parse", "model/starter", "model/testkit"},
	{"model/gap", "model/parse/parsetest"},
	{"model/register"},
	{"model/diff", "model/edit"},
	{"model/importing", "model/voices"},
	{"model/check"},
	{"model/schema"},
	{"render/scene"},
	{"render/theme", "render/text", "render/graph", "render/table", "render/agenda"},
	{"render/typeset"},
	{"render/draw", "render/book", "render/detail", "render/graphviz", "render/reporter"},
	{"render/view", "render/format"},
	{"render/card"},
	{"render/views"},        // no view imports another
	{"render/views/report"}, // except the one that combines them
	{"render", "render/embed", "render/live"},
	{"cmd/ospomap/internal"},
	{"cmd/ospomap/internal/docfill", "cmd/ospomap/internal/servekey", "cmd/ospomap/internal/fontset", "cmd/ospomap/internal/mending", "cmd/ospomap/internal/bring", "cmd/ospomap/internal/cmdline", "cmd/ospomap/internal/baseline", "cmd/ospomap/internal/earlier"},
	{"cmd/ospomap", "cmd/ospomap-graphviz"},
}

// reserved lists the only packages that may import a third-party module.
var reserved = map[string][]string{
	"gopkg.in/yaml.v3":             {"model/parse"},
	"github.com/spf13/cobra":       {"cmd/ospomap", "cmd/ospomap/internal/cmdline"},
	"github.com/spf13/pflag":       {"cmd/ospomap", "cmd/ospomap/internal/cmdline"},
	"github.com/goccy/go-graphviz": {"cmd/ospomap-graphviz"},
}

// unlinked lists modules that must not be part of the main program: one compiles its code
// at start-up, and both are large.
var unlinked = []string{"github.com/goccy/go-graphviz", "github.com/tetratelabs/wazero"}

type goPackage struct {
	ImportPath string
	Doc        string
	Imports    []string
	Standard   bool
	Module     *struct{ Main bool }
}

func (p goPackage) ours() bool { return p.Module != nil && p.Module.Main }

// listPackages returns go list's output for the patterns and all their dependencies.
func listPackages(t *testing.T, patterns ...string) []goPackage {
	t.Helper()
	args := append([]string{"list", "-deps", "-json=ImportPath,Doc,Imports,Standard,Module"}, patterns...)
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		if e, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Fatalf("go list: %v\n%s", err, e.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		switch err := dec.Decode(&p); err {
		case nil:
			packages = append(packages, p)
		case io.EOF:
			return packages
		default:
			t.Fatal(err)
		}
	}
}

// layerOf returns the layer of the longest folder in layers that contains path, or -1.
func layerOf(path string) int {
	best, layer := "", -1
	for i, folders := range layers {
		for _, f := range folders {
			if within(path, f) && len(f) > len(best) {
				best, layer = f, i
			}
		}
	}
	return layer
}

func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

func TestImportsOnlyDescend(t *testing.T) {
	seen := 0
	for _, p := range listPackages(t, module+"...") {
		if !p.ours() {
			continue
		}
		seen++
		path := strings.TrimPrefix(p.ImportPath, module)
		from := layerOf(path)
		if from < 0 {
			t.Errorf("%s has no layer; give it a place in the table of this test", path)
		}
		for _, imported := range p.Imports {
			target, ours := strings.CutPrefix(imported, module)
			// Within one folder, the compiler itself forbids cycles.
			if ours && layerOf(target) >= from && !within(target, path) {
				t.Errorf("%s imports %s, which is not below it", path, target)
			}
		}
	}
	if seen < len(layers) {
		t.Errorf("go list found %d packages of the module, want at least %d", seen, len(layers))
	}
}

func TestPackagesAreDescribed(t *testing.T) {
	for _, p := range listPackages(t, module+"...") {
		if p.ours() && p.Doc == "" {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
}

func TestReservedImports(t *testing.T) {
	for _, p := range listPackages(t, module+"...") {
		if !p.ours() {
			continue
		}
		path := strings.TrimPrefix(p.ImportPath, module)
		for _, imported := range p.Imports {
			for name, owners := range reserved {
				if within(imported, name) && !slices.Contains(owners, path) {
					t.Errorf("%s imports %s, which only %s may", path, imported, strings.Join(owners, " and "))
				}
			}
			if path == "model" && strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") {
				t.Errorf("model imports %s, but needs nothing beyond the standard library", imported)
			}
		}
	}
}

func TestMainProgramStaysLight(t *testing.T) {
	packages := listPackages(t, module+"cmd/ospomap")
	if !slices.ContainsFunc(packages, func(p goPackage) bool { return p.ImportPath == module+"cmd/ospomap" }) {
		t.Fatal("go list does not know the main program")
	}
	for _, p := range packages {
		for _, name := range unlinked {
			if within(p.ImportPath, name) {
				t.Errorf("the main program links %s", p.ImportPath)
			}
		}
	}
}
