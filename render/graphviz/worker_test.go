//go:build unix

package graphviz

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func pair() *Diagram {
	return &Diagram{
		Nodes: []Node{{ID: "a", Size: Size{100, 40}}, {ID: "b", Size: Size{100, 40}}},
		Edges: []Edge{{From: "a", To: "b"}},
	}
}

// script writes an executable shell script.
func script(t *testing.T, dir, name, code string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+code+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBrokenProgramsAreFoundOut(t *testing.T) {
	const (
		one   = `{"name":"n0","pos":"50,76"}`
		nodes = one + `,{"name":"n1","pos":"50,20"}`
		edges = `{"id":"e0","pos":"50,56 50,52 50,48 50,40"}`
	)
	answer := func(bb, nodes, edges string) string {
		return `echo '{"bb":"` + bb + `","objects":[` + nodes + `],"edges":[` + edges + `]}'`
	}
	for _, tt := range []struct{ name, code, want string }{
		{"good", answer("0,0,100,96", nodes, edges), ""},
		{"empty", "cat >/dev/null", "it is empty"},
		{"deaf", "exit 0", "it is empty"},
		{"garbage", "echo '<svg>'", "it is not the expected JSON"},
		{"cut off", "echo '{\"bb\": \"0,0,1'", "it is not the expected JSON"},
		{"no box", answer("0,0,0,0", nodes, edges), `"0,0,0,0" is no bounding box`},
		{"bad box", answer("x", nodes, edges), `"x" is no bounding box`},
		{"no node", answer("0,0,100,96", one, edges), "it lacks 1 of 2 nodes, 0 of 1 edges"},
		{"no edge", answer("0,0,100,96", nodes, ""), "it lacks 0 of 2 nodes, 1 of 1 edges"},
		{"foreign names", answer("0,0,100,96", nodes+`,{"name":"n2"},{"name":"n-1"},{"name":"x"}`, edges+`,{"id":"e1"}`), ""},
		{"unplaced", answer("0,0,100,96", `{"name":"n0"}`, edges), `node "a": "" is not a position`},
		{"not a number", answer("0,0,100,96", `{"name":"n0","pos":"nan,1"}`, edges), `"nan,1" is not a position`},
		{"infinite", answer("0,0,100,96", `{"name":"n0","pos":"1,-inf"}`, edges), `"1,-inf" is not a position`},
		{"far off", answer("0,0,100,96", `{"name":"n0","pos":"1,1e7"}`, edges), `"1,1e7" is not a position`},
		{"short edge", answer("0,0,100,96", nodes, `{"id":"e0","pos":"1,1 2,2"}`), `the edge from "a" to "b": 2 points do not make a curve`},
		{"failed", "echo >&2; echo 'no  \033[31mengine' >&2; echo more >&2; exit 3", `failed: no  \u001b[31mengine`},
		{"silent failure", "exit 3", "failed: exit status 3"},
		{"killed", "kill -9 $$", "failed: signal: killed"},
		{"flood", "while :; do printf '%1000000s'; done", "wrote more than an answer can be"},
		{"loud", "while :; do printf '%10000s' >&2; done", "wrote more than an answer can be"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := script(t, t.TempDir(), "worker", tt.code) // not while another test starts a process
			t.Parallel()
			_, err := LayOut(t.Context(), pair(), Options{Worker: path})
			if got := message(err); tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// patience limits the wait for something that must happen eventually, even on a busy machine.
const patience = time.Minute

// eventually waits until so returns true.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never happened: %s", what)
		}
	}
}

// A program that hangs is killed together with all processes it started.
func TestTimeoutKills(t *testing.T) {
	for _, code := range []string{
		"exec sleep 1000", "sleep 1000; echo", "trap '' TERM INT; exec sleep 1000",
		`sleep 1000 & echo $! >>"$0.pids"; wait`, `(sleep 1000 & echo $! >>"$0.pids"; exec sleep 1000) >/dev/null 2>&1 & sleep 1000`,
	} {
		path := script(t, t.TempDir(), "worker", `echo $$ >"$0.pids"; `+code)
		// On a busy machine a program takes a while to start.
		for timeout := 200 * time.Millisecond; len(pids(t, path)) == 0; timeout *= 2 {
			_, err := LayOut(t.Context(), pair(), Options{Worker: path, Timeout: timeout})
			if want := "the layout took longer than " + timeout.String() + " and was stopped; --timeout gives it more"; message(err) != want {
				t.Errorf("%s: got %v, want %s", code, err, want)
			}
		}
		for _, pid := range pids(t, path) {
			eventually(t, code+": process "+strconv.Itoa(pid)+" ends", func() bool { return ended(pid) })
		}
	}
}

// ended reports whether a process has ended, even if it has not been waited for.
func ended(pid int) bool {
	state, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return syscall.Kill(pid, 0) == syscall.ESRCH || strings.Contains(string(state), ") Z ")
}

// pids returns the process ids recorded by a worker.
func pids(t *testing.T, worker string) []int {
	t.Helper()
	text, _ := os.ReadFile(worker + ".pids")
	var list []int
	for _, word := range strings.Fields(string(text)) {
		pid, err := strconv.Atoi(word)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, pid)
	}
	return list
}

func TestCancelKills(t *testing.T) {
	path := script(t, t.TempDir(), "worker", `sleep 1000 & echo $! $$ >"$0.pids"; wait`)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	finished := make(chan error, 1)
	go func() {
		_, err := LayOut(ctx, pair(), Options{Worker: path})
		finished <- err
	}()
	eventually(t, "the program begins", func() bool { return len(pids(t, path)) == 2 })
	cancel()
	if err := <-finished; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for _, pid := range pids(t, path) {
		eventually(t, "all of it ends", func() bool { return ended(pid) })
	}
}

// A real layout that takes too long is stopped as well.
func TestTimeoutStopsARealLayout(t *testing.T) {
	_, err := LayOut(t.Context(), random(1, 1500, Neato), Options{Timeout: 500 * time.Millisecond})
	if slow, ok := errors.AsType[*SlowError](err); !ok || slow.Timeout != 500*time.Millisecond {
		t.Errorf("got %v", err)
	}
}

func TestWhichProgramIsTaken(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"flag", "env", "own/ospomap-graphviz", "own/dot", "native/dot"} {
		os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o700)
		script(t, root, name, "exit 0")
	}
	if err := os.WriteFile(filepath.Join(root, "plain"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	own, native := filepath.Join(root, "own"), filepath.Join(root, "native")
	for _, tt := range []struct{ name, flag, env, path, want string }{
		{"flag first", root + "/flag", root + "/env", own, "/flag"},
		{"a name on the PATH", "dot", root + "/env", native, "/native/dot"},
		{"then the environment", "", root + "/env", own, "/env"},
		{"then the PATH", "", "", native + string(os.PathListSeparator) + own, "/own/ospomap-graphviz"},
		{"then native Graphviz", "", "", native, "/native/dot"},
		{"no other than the flag's", root + "/nope", root + "/env", own, `cannot run the layout program "` + root + `/nope" given by --graphviz: no such file or directory`},
		{"no other than the environment's", "", root + "/plain", own, `cannot run the layout program "` + root + `/plain" given by OSPOMAP_GRAPHVIZ: permission denied`},
		{"not this folder's", "", "", ".", `the view "network" needs the layout program ospomap-graphviz, which is not installed; ` +
			"in a clone of the project, `make install` puts it beside ospomap"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("PATH", tt.path)
			t.Chdir(own)
			got, err := Options{Worker: tt.flag, View: "network", Getenv: func(name string) string {
				if name == "OSPOMAP_GRAPHVIZ" {
					return tt.env
				}
				return ""
			}}.worker()
			if err != nil {
				got = err.Error()
			}
			if want := tt.want; got != want && got != root+want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

func TestMissingProgram(t *testing.T) {
	t.Setenv("PATH", "")
	_, err := LayOut(t.Context(), pair(), Options{View: "goals", Getenv: func(string) string { return "" }})
	if e, ok := errors.AsType[*MissingError](err); !ok || e.View != "goals" {
		t.Errorf("got %v", err)
	}
}

// A program next to this one takes precedence over those on the PATH.
func TestProgramBesideThisOne(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	beside := script(t, filepath.Dir(self), "ospomap-graphviz", "exit 0")
	defer os.Remove(beside)
	got, err := Options{Getenv: func(string) string { return "" }}.worker()
	if err != nil || got != beside {
		t.Errorf("got %s, %v, want %s", got, err, beside)
	}
}

// The program keeps its cache in the private folder, and nothing in the shared one.
func TestProgramKeepsItsCodeInPrivate(t *testing.T) {
	cache, shared := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("HOME", cache)
	t.Setenv("TMPDIR", shared)
	layOut(t, pair())
	kept, err := filepath.Glob(filepath.Join(cache, "*", "graphviz", "go-graphviz", "*"))
	if more, _ := filepath.Glob(filepath.Join(cache, "Library", "Caches", "ospomap", "graphviz", "go-graphviz", "*")); err != nil || len(kept)+len(more) == 0 {
		t.Errorf("nothing kept below %s: %v", cache, err)
	}
	if entries, err := os.ReadDir(shared); err != nil || len(entries) > 0 {
		t.Errorf("the shared folder holds %v, %v", entries, err)
	}
}
