// Package graphviztest provides tests with the layout program of this module.
package graphviztest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Main builds the layout program, runs the tests of a package with it and exits. Layouts
// that name no other program use it:
//
//	func TestMain(m *testing.M) { graphviztest.Main(m) }
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is Main for a package that has more to do after its tests: it returns the exit code.
func Run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "ospomap-graphviz")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "ospomap-graphviz")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	build := exec.Command("go", "build", "-o", program, "github.com/ospomap/ospomap/cmd/ospomap-graphviz")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "cannot build the layout program: %v\n%s", err, out)
		return 1
	}
	if err := os.Setenv("OSPOMAP_GRAPHVIZ", program); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}
