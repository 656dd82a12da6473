package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPromisesAreHeld checks that every test and script that docs/security.md names
// exists.
func TestPromisesAreHeld(t *testing.T) {
	text, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	var sources strings.Builder
	err = filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			src, err := os.ReadFile(path)
			sources.Write(src)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w+)`").FindAllStringSubmatch(string(text), -1)
	if len(named) < 15 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, n := range named {
		if !strings.Contains(sources.String(), "\nfunc "+n[1]+"(") {
			t.Errorf("there is no test %s", n[1])
		}
	}
	var scripts []string
	for _, line := range strings.Split(string(text), "\n") {
		_, held, _ := strings.Cut(line, "script")
		for _, word := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(held, -1) {
			scripts = append(scripts, word[1])
		}
	}
	if !slices.Contains(scripts, "contained") {
		t.Errorf("the scripts are %q", scripts)
	}
	for _, s := range scripts {
		if _, err := os.Stat(filepath.Join("testdata", "script", s+".txtar")); err != nil {
			t.Errorf("there is no script %s", s)
		}
	}
}
