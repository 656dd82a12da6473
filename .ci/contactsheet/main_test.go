package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestContactSheet changes, adds and removes golden files of a repository and checks that
// the page shows all of them.
func TestContactSheet(t *testing.T) {
	t.Chdir(t.TempDir())
	picture := func(y string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="` + y + `">Legal</text><text x="1" y="9">v` + y + `</text></svg>`
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	for _, name := range []string{"a/testdata/moved.svg", "a/testdata/same.svg", "samples/gone.svg", "other.svg"} {
		write(name, picture("10"))
	}
	write("a/testdata/report.txt", "one\n")
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "before")

	write("a/testdata/moved.svg", picture("14"))
	write("other.svg", picture("14"))
	write("docs/images/a new one.svg", picture("10"))
	write("a/testdata/report.txt", "one\ntwo\n")
	if err := os.Remove("samples/gone.svg"); err != nil {
		t.Fatal(err)
	}
	if err := run("out"); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("out/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`moved.svg</a> (changed, 1 texts moved, 2 texts differ)`, `<li>Legal by &#43;0, &#43;4</li>`, `<li>− v10</li>`, `<li>&#43; v14</li>`,
		`a new one.svg</a> (new)`, `gone.svg</a> (gone)`, `src="old/samples/gone.svg"`, "&#43;two",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	for _, unwanted := range []string{"same.svg", "other.svg"} {
		if strings.Contains(string(page), unwanted) {
			t.Errorf("the page shows %s", unwanted)
		}
	}
	for _, file := range []string{"out/old/a/testdata/moved.svg", "out/new/a/testdata/moved.svg", "out/new/docs/images/a new one.svg"} {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
}
