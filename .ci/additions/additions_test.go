// Package additions follows CONTRIBUTING.md: it adds the page's examples to a copy of the
// project and runs the page's commands.
package additions

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.."

// example matches a Go block that begins with its file name.
var example = regexp.MustCompile("(?ms)^```go\n// (\\S+\\.go)\n+(.*?)^```$")

func TestAdditions(t *testing.T) {
	folder := copyOfProject(t)
	guide, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	examples := example.FindAllSubmatch(guide, -1)
	if len(examples) < 4 {
		t.Fatalf("CONTRIBUTING.md has only %d examples", len(examples))
	}
	for _, m := range examples {
		file := filepath.Join(folder, string(m[1]))
		if _, err := os.Stat(file); err == nil {
			t.Fatalf("%s is there already", m[1])
		}
		write(t, file, m[2])
	}
	list := filepath.Join(folder, "render/views/views.go")
	replace(t, list, "import (\n", "import (\n\t\"github.com/ospomap/ospomap/render/views/headcount\"\n")
	replace(t, list, "\treport.View,\n", "\theadcount.View,\n\treport.View,\n")
	run(t, folder, "gofmt", "-w", "render/views/views.go")
	const svg = "\t{Name: \"svg\", "
	replace(t, filepath.Join(folder, "render/format/format.go"), svg, "\t{Name: \"size\", Ext: \".size\", Write: writeSize},\n"+svg)

	run(t, folder, "make", "golden")
	run(t, folder, "make", "quick")

	run(t, folder, "make", "build")
	for _, tt := range []struct{ command, want string }{
		{"rules", "office-called-test"}, {"explain office-called-test", "ospo: {name: Test}"},
		{"views", "headcount"}, {"render --help", "--loud"},
		{"render samples/acme.yaml --view headcount --loud -o -", "24!"},
		{"render samples/acme.yaml --view headcount --format size -o -", " px\n"},
	} {
		if got := run(t, folder, "bin/ospomap", strings.Fields(tt.command)...); !strings.Contains(got, tt.want) {
			t.Errorf("%s lacks %q:\n%.500s", tt.command, tt.want, got)
		}
	}
	for file, want := range map[string]string{
		"docs/rules.md": "office-called-test", "docs/views.md": "--loud", "docs/images/views/headcount.svg": "24",
		"render/views/headcount/testdata/acme.svg": "24", "out/golden/index.html": "docs/rules.md",
	} {
		if data, err := os.ReadFile(filepath.Join(folder, file)); err != nil || !bytes.Contains(data, []byte(want)) {
			t.Errorf("make golden leaves %s without %q: %v", file, want, err)
		}
	}
}

// copyOfProject copies what git would commit to a new repository.
func copyOfProject(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name := range strings.SplitSeq(strings.TrimSuffix(run(t, root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) { // removed, but not committed yet
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, name), data)
		if strings.HasPrefix(name, ".ci/") {
			if err := os.Chmod(filepath.Join(folder, name), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	run(t, folder, "git", "init", "-q")
	run(t, folder, "git", "add", ".")
	run(t, folder, "git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "as it is")
	return folder
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func replace(t *testing.T, file, old, new string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s lacks %q: %v", file, old, err)
	}
	write(t, file, bytes.Replace(data, []byte(old), []byte(new), 1))
}

// run runs a command in the copy and returns its output.
func run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	if strings.HasPrefix(name, "bin/") {
		name = filepath.Join(folder, name)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "MAKEFLAGS=", "MAKELEVEL=", "SEEDS=")
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s\n%s", filepath.Base(name), strings.Join(args, " "), err, out.String(), complaints.String())
	}
	return out.String()
}
