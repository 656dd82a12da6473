package render_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

func sample(t testing.TB) *check.Result {
	t.Helper()
	src, err := os.ReadFile("../samples/acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	res := check.Run(src, check.Options{Name: "acme.yaml"})
	if res.Err() != nil {
		t.Fatalf("the sample has errors: %v", res.Findings)
	}
	return res
}

func draw(t testing.TB, what render.What) ([]byte, error) {
	t.Helper()
	var out bytes.Buffer
	err := render.Draw(&out, sample(t).Map, what)
	return out.Bytes(), err
}

func TestDrawByDefault(t *testing.T) {
	plain, err := draw(t, render.What{})
	if err != nil {
		t.Fatal(err)
	}
	named, err := draw(t, render.What{View: "compass", Format: "svg"})
	if err != nil || !bytes.Equal(plain, named) || !bytes.HasPrefix(plain, []byte("<svg")) {
		t.Errorf("nothing asked for is not the compass as SVG (%v)", err)
	}
}

func TestDrawErrors(t *testing.T) {
	for name, test := range map[string]struct {
		what  render.What
		is    error
		words string
	}{
		"view":   {render.What{View: "circle"}, render.ErrUnknown, `view "circle": not known; known are compass, `},
		"format": {render.What{Format: "bmp"}, render.ErrUnknown, `format "bmp": not known; known are `},
		"unfit":  {render.What{Format: "ics"}, render.ErrUnfit, `the view "compass" has no dates, which ics needs; views that have: calendar`},
	} {
		out, err := draw(t, test.what)
		if !errors.Is(err, test.is) || !strings.HasPrefix(err.Error(), test.words) || len(out) > 0 {
			t.Errorf("%s: got %v and %d bytes", name, err, len(out))
		}
	}
	out, err := draw(t, render.What{View: "focus", Show: view.Options{Chosen: view.Choices{"focus": "nobody"}}})
	if e, ok := errors.AsType[*render.ViewError](err); !ok || e.View != "focus" || len(out) > 0 {
		t.Errorf("got %v and %d bytes", err, len(out))
	}
}

// A picture is laid out once for all formats that show it, and its pages are laid out
// once for all documents.
func TestPictureIsLaidOutOnce(t *testing.T) {
	var drawn, cut atomic.Int32
	v := *views.Lookup("report")
	draw, pages := v.Draw, v.Pages
	v.Draw = func(m *model.Map, o view.Options) (*scene.Scene, error) { drawn.Add(1); return draw(m, o) }
	v.Pages = func(m *model.Map, o view.Options) ([]*scene.Scene, error) { cut.Add(1); return pages(m, o) }
	p := render.NewPicture(&v, sample(t).Map, view.Options{})
	for _, name := range []string{"svg", "png", "pdf", "html"} {
		if err := p.Write(io.Discard, format.Lookup(name), format.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if drawn.Load() != 1 || cut.Load() != 1 {
		t.Errorf("drawn %d times and cut into pages %d times", drawn.Load(), cut.Load())
	}
}

// outsider is a program in another module that checks a map and draws it.
const outsider = `package main

import (
	"fmt"
	"os"

	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/view"
)

func main() {
	src, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	res := check.Run(src, check.Options{Name: "acme.yaml"})
	fmt.Fprintln(os.Stderr, len(res.Findings))
	if err := render.Draw(os.Stdout, res.Map, render.What{Show: view.Options{Findings: res.Findings}}); err != nil {
		panic(err)
	}
}
`

// Another module can use the package, also as WebAssembly, and gets exactly the same
// bytes.
func TestOutsideModule(t *testing.T) {
	res := sample(t)
	want, err := draw(t, render.What{Show: view.Options{Findings: res.Findings}})
	if err != nil {
		t.Fatal(err)
	}
	dir := outsideModule(t)
	file, err := filepath.Abs("../samples/acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "outside")
	run(t, dir, nil, "go", "build", "-o", program, ".")
	if got := run(t, dir, nil, program, file); !bytes.Equal(got, want) {
		t.Errorf("the program of another module draws %d other bytes, want %d", len(got), len(want))
	}
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("no node to run WebAssembly with")
	}
	run(t, dir, []string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-o", "outside.wasm", ".")
	goroot := strings.TrimSpace(string(run(t, dir, nil, "go", "env", "GOROOT")))
	if got := run(t, dir, nil, "node", filepath.Join(goroot, "lib", "wasm", "wasm_exec_node.js"), "outside.wasm", file); !bytes.Equal(got, want) {
		t.Errorf("WebAssembly draws %d other bytes, want %d", len(got), len(want))
	}
}

// outsideModule returns a folder with a module that requires this one, in its current
// state.
func outsideModule(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"main.go": []byte(outsider)}
	for _, name := range []string{"go.mod", "go.sum"} { // the same dependencies as this module
		if files[name], err = os.ReadFile(filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const module = "github.com/ospomap/ospomap"
	run(t, dir, nil, "go", "mod", "edit", "-module=example.org/outside", "-require="+module+"@v0.0.0", "-replace="+module+"="+root)
	return dir
}

// run returns what a command prints. It passes a short environment, since the WebAssembly
// runtime limits its size.
func run(t *testing.T, dir string, env []string, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(env, "GOFLAGS=-mod=mod", "GOPROXY=off")
	for _, key := range []string{"PATH", "HOME", "GOPATH", "GOCACHE", "GOMODCACHE", "CGO_ENABLED"} {
		if value, ok := os.LookupEnv(key); ok {
			cmd.Env = append(cmd.Env, key+"="+value)
		}
	}
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, problems.String())
	}
	return out.Bytes()
}
