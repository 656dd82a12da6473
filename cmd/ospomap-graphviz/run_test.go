package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func call(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func TestEveryEngine(t *testing.T) {
	for _, engine := range engines {
		for _, args := range [][]string{{"-Tjson0", "-K" + engine}, {"-K", engine, "-T", "json0"}} {
			code, out, errs := call(`digraph { a -> b; b -> c; subgraph cluster_x { b; c } subgraph { } }`, args...)
			var answer struct {
				BB      string
				Objects []struct{ Name, Pos string }
				Edges   []struct{ Pos string }
			}
			if err := json.Unmarshal([]byte(out), &answer); err != nil || code != exitOK || errs != "" {
				t.Fatalf("%v: code %d, %v, %s", args, code, err, errs)
			}
			placed := 0
			for _, o := range answer.Objects {
				if o.Pos != "" {
					placed++
				}
			}
			for _, e := range answer.Edges {
				if e.Pos != "" {
					placed++
				}
			}
			if placed != 5 || answer.BB == "" || answer.BB == "0,0,0,0" {
				t.Errorf("%v: %s", args, out)
			}
		}
	}
}

func TestDotIsTheDefault(t *testing.T) {
	const graph = `digraph { a -> b -> c; a -> c }`
	_, want, _ := call(graph, "-Kdot", "-Tjson0")
	if code, got, _ := call(graph, "-Tjson0"); code != exitOK || got != want {
		t.Errorf("code %d, %s", code, got)
	}
	if _, other, _ := call(graph, "-Kcirco", "-Tjson0"); other == want {
		t.Error("circo gives the same")
	}
}

func TestProblems(t *testing.T) {
	for _, tt := range []struct {
		name, stdin string
		args        []string
		code        int
		want        string // on standard error
	}{
		{"no format", "", nil, exitUsage, `the format "" is not known; give -Tjson0`},
		{"other format", "", []string{"-Tsvg"}, exitUsage, `the format "svg" is not known`},
		{"unknown engine", "", []string{"-Kmagic", "-Tjson0"}, exitUsage, `no layout engine called "magic"; known are dot, neato`},
		{"engine that places nothing", "", []string{"-Knop", "-Tjson0"}, exitUsage, `no layout engine called "nop"`},
		{"no value", "", []string{"-Tjson0", "-K"}, exitUsage, `-K needs a value`},
		{"file", "", []string{"-Tjson0", "graph.dot"}, exitUsage, `unknown argument "graph.dot"`},
		{"output file", "", []string{"-Tjson0", "-o/tmp/x"}, exitUsage, `unknown argument "-o/tmp/x"`},
		{"empty", "", []string{"-Tjson0"}, exitFailed, "the input holds no graph"},
		{"no DOT", "flowchart LR", []string{"-Tjson0"}, exitFailed, "cannot read the graph: syntax error in line 1 near 'flowchart'\n"},
		{"cut off", "digraph { a -> ", []string{"-Tjson0"}, exitFailed, "cannot read the graph: syntax error"},
		{"broken pipe", "digraph { a }", []string{"-Tjson0"}, exitFailed, "cannot write to standard output: full"},
	} {
		var out, errs bytes.Buffer
		code := run(tt.args, strings.NewReader(tt.stdin), &full{&out}, &errs)
		got := errs.String()
		if code != tt.code || out.Len() > 0 || !strings.HasPrefix(got, "ospomap-graphviz: "+tt.want) {
			t.Errorf("%s: code %d, standard output %q, standard error %q", tt.name, code, out.String(), got)
		}
		if strings.Count(got, "\n") != 1 {
			t.Errorf("%s: not one line: %q", tt.name, got)
		}
	}
}

// full is an output that fails on every write.
type full struct{ *bytes.Buffer }

func (*full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestHelpAndVersion(t *testing.T) {
	if code, out, errs := call("", "--help"); code != exitOK || out != help || errs != "" {
		t.Errorf("--help: code %d, %q, %q", code, out, errs)
	}
	if code, out, errs := call("", "-V"); code != exitOK || !strings.HasPrefix(out, "ospomap-graphviz ") || errs != "" {
		t.Errorf("-V: code %d, %q, %q", code, out, errs)
	}
}

// When Graphviz's code stops early, it reports these as success.
func TestSilentFailuresAreCaught(t *testing.T) {
	for out, want := range map[string]string{
		``:                "the layout is empty",
		`{"bb": "0,0,`:    "the layout is not valid: ",
		`{"objects": []}`: "the layout has no bounding box",
		`{"bb": "0,0,9,9", "_subgraph_cnt": 1, "objects": [{"name": "g"}, {"name": "a"}]}`: `the layout has no place for "a"`,
	} {
		if err := checkAnswer([]byte(out)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", out, err, want)
		}
	}
	for _, out := range []string{
		`{"bb": "0,0,0,0"}`,
		`{"bb": "0,0,9,9", "_subgraph_cnt": 1, "objects": [{"name": "g"}, {"name": "a", "pos": "1,1"}]}`,
	} {
		if err := checkAnswer([]byte(out)); err != nil {
			t.Errorf("%s: %v", out, err)
		}
	}
}

// built builds the program and returns its path.
func built(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "worker")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// A layout stops when its parent process is killed.
func TestEndsWithItsParent(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process there has no other parent afterwards")
	}
	var dot strings.Builder
	dot.WriteString("graph {")
	for i := range 4000 { // would take minutes
		fmt.Fprintf(&dot, "%d -- %d -- %d;", i, i*7%4000, i*13%4000)
	}
	parent := exec.Command("sh", "-c", `exec 3<&0; "$0" -Kneato -Tjson0 <&3 & exec sleep 1000 >&-`, built(t))
	in, errIn := parent.StdinPipe()
	out, errOut := parent.StdoutPipe()
	if err := errors.Join(errIn, errOut, parent.Start()); err != nil {
		t.Fatal(err)
	}
	// More than a pipe can buffer: once all is written, the layout program is reading.
	if _, err := io.WriteString(in, dot.String()+strings.Repeat(" ", 1<<20)+"}"); err != nil {
		t.Fatal(err)
	}
	in.Close()
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if said, err := io.ReadAll(out); err != nil || len(said) > 0 {
		t.Errorf("it goes on: %d bytes, %v", len(said), err)
	}
	parent.Wait()
}

// The compiled code comes from a private folder, whatever the caller's temporary folder
// is. Code in a shared folder is never run.
func TestSharedFolderIsNotUsed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders there are private by their place")
	}
	program := built(t)
	layOut := func(env ...string) {
		t.Helper()
		cmd := exec.Command(program, "-Tjson0")
		cmd.Stdin = strings.NewReader("digraph { a -> b }")
		cmd.Env = append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte(`"bb"`)) {
			t.Errorf("%v: %v\n%s", env, err, out)
		}
	}
	entries := func(dir string) int {
		t.Helper()
		list, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	home, shared, private := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "private")
	if err := errors.Join(os.Chmod(shared, 0o777), os.Mkdir(private, 0o700)); err != nil {
		t.Fatal(err)
	}

	layOut("TMPDIR="+shared, "HOME="+home, "XDG_CACHE_HOME=")
	if entries(shared) != 0 || entries(home) == 0 {
		t.Errorf("%d entries in the shared folder, %d in the user's", entries(shared), entries(home))
	}
	layOut("TMPDIR="+private, "HOME="+home, "XDG_CACHE_HOME=")
	if entries(private) != 1 {
		t.Errorf("%d entries in the private folder", entries(private))
	}
	layOut("TMPDIR="+os.DevNull, "HOME=", "XDG_CACHE_HOME=") // no private folder available
}
