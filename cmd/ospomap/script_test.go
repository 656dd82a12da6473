package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ospomap/ospomap/model/testkit"
	"github.com/ospomap/ospomap/render/graphviz/graphviztest"
)

// TestMain lets scripts run the program by its name on the PATH, and makes the layout
// program available to tests in this process.
func TestMain(m *testing.M) {
	testscript.Main(withLayouts{m}, map[string]func(){"ospomap": main})
}

type withLayouts struct{ m *testing.M }

func (w withLayouts) Run() int { return graphviztest.Run(w.m) }

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       testkit.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               prepare,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "only": only, "edit": replaceIn},
		Condition:           condition,
	})
}

// prepare sets LAYOUT to the path of the layout program, which scripts don't find
// otherwise, and BIN to the folder of the PATH that holds only ospomap.
func prepare(env *testscript.Env) error {
	env.Setenv("LAYOUT", os.Getenv("OSPOMAP_GRAPHVIZ"))
	env.Setenv("BIN", filepath.SplitList(env.Getenv("PATH"))[0])
	cache, err := os.UserCacheDir() // the cache of the compiled layout code
	if err == nil {
		env.Setenv("XDG_CACHE_HOME", cache)
	}
	return nil
}

// exits runs a command and checks its exit code: exits 2 ospomap check.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		e, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// only checks that a folder holds exactly the named entries, including hidden ones: only
// FOLDER [ENTRY...]. It ignores the script's own .tmp.
func only(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: only FOLDER [ENTRY...]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		if e.Name() != ".tmp" {
			got = append(got, e.Name())
		}
	}
	if want := args[1:]; !slices.Equal(got, want) {
		ts.Fatalf("%s holds %s, want %s", args[0], strings.Join(got, " "), strings.Join(want, " "))
	}
}

// replaceIn is edit, which replaces an existing text in a file: edit FILE OLD NEW.
// \n stands for a line break.
func replaceIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	breaks := strings.NewReplacer(`\n`, "\n")
	old, text := breaks.Replace(args[1]), ts.ReadFile(args[0])
	if !strings.Contains(text, old) {
		ts.Fatalf("%s does not hold %q", args[0], old)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, old, breaks.Replace(args[2]))), 0o666))
}

func condition(name string) (bool, error) {
	if name == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}
