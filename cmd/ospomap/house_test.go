package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

// room returns the folder that represents a package in the architecture diagram: the
// views are one, and internal packages belong to their owner. It returns "" for packages
// that only serve tests, and for the licences.
func room(path string) string {
	path, ours := strings.CutPrefix(path, module)
	if !ours || strings.HasSuffix(path, "testkit") || strings.HasSuffix(path, "viewtest") || strings.HasSuffix(path, "graphviztest") {
		return ""
	}
	path, _, _ = strings.Cut(path, "/internal/")
	parts := strings.Split(path, "/")
	return strings.Join(parts[:min(len(parts), 2)], "/")
}

// houseImports returns the imports of each room.
func houseImports(t *testing.T) map[string]map[string]bool {
	t.Helper()
	house := map[string]map[string]bool{}
	for _, p := range listPackages(t, module+"...") {
		from := room(p.ImportPath)
		if !p.ours() || from == "" {
			continue
		}
		if house[from] == nil {
			house[from] = map[string]bool{}
		}
		for _, imported := range p.Imports {
			if to := room(imported); to != "" && to != from {
				house[from][to] = true
			}
		}
	}
	return house
}

// reaches reports whether a room imports another, directly or indirectly.
func reaches(house map[string]map[string]bool, from, to string) bool {
	for next := range house[from] {
		if next == to || reaches(house, next, to) {
			return true
		}
	}
	return false
}

// drawHouse draws the rooms as a Mermaid flowchart, from the top layer down. It leaves
// out imports that are implied by others.
func drawHouse(house map[string]map[string]bool) string {
	id := strings.NewReplacer("/", "_", "-", "_")
	var b strings.Builder
	b.WriteString("```mermaid\nflowchart TD\n")
	for _, name := range slices.Sorted(maps.Keys(house)) {
		fmt.Fprintf(&b, "  %s[\"%s\"]\n", id.Replace(name), name)
	}
	for _, from := range slices.Sorted(maps.Keys(house)) {
		for _, to := range slices.Sorted(maps.Keys(house[from])) {
			around := false
			for other := range house[from] {
				around = around || other != to && reaches(house, other, to)
			}
			if !around {
				fmt.Fprintf(&b, "  %s --> %s\n", id.Replace(from), id.Replace(to))
			}
		}
	}
	b.WriteString("```\n")
	return b.String()
}

// TestHouse keeps the architecture diagram in step with the imports, and its table with
// the folders.
func TestHouse(t *testing.T) {
	const page, begin, end = "../../docs/architecture.md", "<!-- house -->\n", "<!-- end of the house -->\n"
	text := readFile(t, page)
	before, rest, found := strings.Cut(text, begin)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s has no place for the picture, between %q and %q", page, begin, end)
	}
	house := houseImports(t)
	testkit.Golden(t, page, before+begin+"\n"+drawHouse(house)+"\n"+end+after)

	for name := range house {
		if !strings.Contains(text, "`"+name+"`") {
			t.Errorf("%s: the table of folders lacks %s", page, name)
		}
	}
	for _, m := range regexp.MustCompile("`((?:cmd|model|render|samples)(?:/[a-z/_-]+(?:\\.go)?)?)`").FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join(repositoryRoot, m[1])); err != nil {
			t.Errorf("%s speaks of %s, which is not there", page, m[1])
		}
	}
}

// mostCommandLines is the maximum number of lines in cmd/ospomap, without its internal
// packages and tests: flags, files and exit codes of 17 commands, 200 lines each.
// Anything else belongs in the packages below, where others can call it.
const mostCommandLines = 3400

func TestCommandsStaySmall(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("found no code", err)
	}
	lines := 0
	for _, file := range files {
		if !strings.HasSuffix(file, "_test.go") {
			lines += strings.Count(readFile(t, file), "\n")
		}
	}
	if lines > mostCommandLines {
		t.Errorf("cmd/ospomap has %d lines without tests, want at most %d; move what is not flags, files or exit codes below it", lines, mostCommandLines)
	}
}
