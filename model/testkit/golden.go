// Package testkit contains what the tests of several packages share: golden files,
// seeds of random inputs, and limits on allocations.
package testkit

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite golden files")

// Updating reports whether golden files are to be rewritten.
func Updating() bool { return *update }

// Golden compares got with a golden file, whose path is relative to the test's folder.
// With -update it writes the file instead. Otherwise a difference fails the test, with
// the command to run in the message.
func Golden[T string | []byte](t *testing.T, file string, got T) {
	t.Helper()
	want, err := os.ReadFile(file)
	switch {
	case err == nil && bytes.Equal(want, []byte(got)):
	case *update:
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s is rewritten; look at it before you commit it", file)
	case err != nil:
		t.Errorf("%v\nwrite it with: %s", err, command(t))
	default:
		t.Errorf("%s is stale; if the difference is intended, rewrite it with: %s\n%s", file, command(t), difference(want, []byte(got)))
	}
}

// command returns the command that writes the golden files of a test, to be run from
// the root of the module.
func command(t *testing.T) string {
	folder := "."
	if dir, err := os.Getwd(); err == nil {
		for root := dir; filepath.Dir(root) != root; root = filepath.Dir(root) {
			if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
				folder = "." + strings.TrimPrefix(dir, root)
				break
			}
		}
	}
	parts := strings.Split(t.Name(), "/")
	for i, part := range parts {
		parts[i] = "^" + part + "$"
	}
	return fmt.Sprintf("go test %s -run '%s' -update", filepath.ToSlash(folder), strings.Join(parts, "/"))
}

// difference returns the first line in which two texts differ, truncated if it is long.
func difference(want, got []byte) string {
	old, now := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	line := 0
	for line < len(old) && line < len(now) && old[line] == now[line] {
		line++
	}
	text := func(lines []string) string {
		if line >= len(lines) {
			return "(the end)"
		}
		const most = 200
		return fmt.Sprintf("%.*s", most, lines[line])
	}
	return fmt.Sprintf("line %d was: %s\nline %d is:  %s", line+1, text(old), line+1, text(now))
}
