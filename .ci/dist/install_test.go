//go:build dist

package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// installation is the result of `make install`, from a copy of the source that has since
// been removed. It is used with an empty HOME, and by an unprivileged user if the tests
// run as root.
type installation struct {
	folder, prefix string
	env            []string
	sample         []byte
}

func install(t *testing.T) *installation {
	t.Helper()
	folder, err := os.MkdirTemp("", "ospomap-install")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(filepath.Join(folder, "maps"), 0o755)
		os.RemoveAll(folder)
	})
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	source, prefix := filepath.Join(folder, "source"), filepath.Join(folder, "a prefix")
	copySource(t, source)
	cmd := exec.Command("make", "install", "PREFIX="+prefix)
	cmd.Dir = source
	cmd.Env = append(os.Environ(), "MAKEFLAGS=", "MAKELEVEL=", "SOURCE_DATE_EPOCH=1767225600")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("make install: %v\n%s", err, out)
	}
	sample, err := os.ReadFile(filepath.Join(source, "samples", "acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(source); err != nil {
		t.Fatal(err)
	}
	git, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	env := []string{"HOME=", "PATH=" + filepath.Dir(git), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull}
	return &installation{folder, prefix, env, sample}
}

// nobody is an unprivileged user.
const nobody = 65534

// command returns a command to run in a folder. ospomap is the installed one.
func (i *installation) command(folder, name string, args ...string) *exec.Cmd {
	if name == "ospomap" {
		name = filepath.Join(i.prefix, "bin", "ospomap"+exe(target{os: runtime.GOOS}))
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env, cmd.SysProcAttr = folder, i.env, withoutRights()
	return cmd
}

// run returns the output and the exit code of a command line.
func (i *installation) run(t *testing.T, folder, line string) (string, int) {
	t.Helper()
	words := strings.Fields(line)
	cmd := i.command(folder, words[0], words[1:]...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatalf("%s: %v", line, err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// makeFolder creates a folder with that mode, and a map in it unless mapText is empty.
func (i *installation) makeFolder(t *testing.T, name string, mode os.FileMode, mapText []byte) string {
	t.Helper()
	folder := filepath.Join(i.folder, name)
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if mapText != nil {
		if err := os.WriteFile(filepath.Join(folder, "acme.yaml"), mapText, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() == 0 { // git does not trust another owner's folder
		if err := os.Chown(folder, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, mode); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestInstall checks what `make install` has installed, does the main jobs with it in a
// read-only folder, and plays a newcomer's first ten minutes.
func TestInstall(t *testing.T) {
	i := install(t)
	for _, name := range shared {
		if info, err := os.Stat(filepath.Join(i.prefix, name)); err != nil || info.Size() == 0 {
			t.Errorf("not installed: %s, %v", name, err)
		}
	}
	page, err := os.ReadFile(filepath.Join(i.prefix, "share/man/man1/ospomap-check.1"))
	if err != nil || !strings.Contains(string(page), `"Jan 2026"`) || !strings.Contains(string(page), "fail-on") {
		t.Errorf("the man page of check: %v\n%.300s", err, page)
	}
	t.Run("read-only", func(t *testing.T) { readOnly(t, i) })
	t.Run("ten minutes", func(t *testing.T) { tenMinutes(t, i) })
}

func readOnly(t *testing.T, i *installation) {
	maps := i.makeFolder(t, "maps", 0o555, i.sample)
	for line, want := range map[string]string{
		"ospomap check acme.yaml":                                   "acme.yaml: 0 errors",
		"ospomap render acme.yaml -o -":                             "</svg>",
		"ospomap render acme.yaml -o - --view network --engine dot": "</svg>",
		"ospomap render acme.yaml -o - --view report --format html": "</html>",
		"ospomap version --licenses":                                "SIL OPEN FONT LICENSE",
		"ospomap completion bash":                                   "__start_ospomap",
		"ospomap explain perspective-empty":                         "perspective-empty",
	} {
		if out, code := i.run(t, maps, line); code != 0 || !strings.Contains(out, want) {
			t.Errorf("%s ends with %d and lacks %q:\n%.500s", line, code, want, out)
		}
	}
}

// tenMinutes goes from an empty folder to a picture, a preview, a review and a document
// for slides, with three typical mistakes of newcomers.
func tenMinutes(t *testing.T, i *installation) {
	folder := i.makeFolder(t, "work", 0o777, nil)
	must := func(line string, wants ...string) {
		t.Helper()
		out, code := i.run(t, folder, line)
		if code != 0 {
			t.Fatalf("%s ends with %d:\n%s", line, code, out)
		}
		for _, want := range wants {
			if !strings.Contains(out, want) {
				t.Errorf("%s lacks %q:\n%s", line, want, out)
			}
		}
	}
	starts := func(name, begin string) {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !strings.HasPrefix(string(data), begin) {
			t.Errorf("%s: %v, it begins with %.20q", name, err, data)
		}
	}
	must("ospomap init", "ospo.yaml")
	file := filepath.Join(folder, "ospo.yaml")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []struct{ old, new, says string }{
		{"- name: Open source champions", "- name:Open source champions", "hint: write name: Open source champions"},
		{"perspective: downward", "perspektive: downward", `did you mean "perspective"?`},
		{"- {to: Legal,", "- {to: Leagl,", `did you mean "Legal"?`},
	} {
		write(t, file, strings.Replace(string(good), m.old, m.new, 1))
		if out, code := i.run(t, folder, "ospomap check ospo.yaml"); code != 1 || !strings.Contains(out, m.says) {
			t.Errorf("of %s: exit code %d, and not %q:\n%s", m.new, code, m.says, out)
		}
	}
	write(t, file, string(good))
	must("ospomap render ospo.yaml", "ospo.svg")
	starts("ospo.svg", "<svg")
	preview(t, i.command(folder, "ospomap", "serve", "ospo.yaml"))

	must("git init -q -b main")
	must("git add ospo.yaml")
	must("git -c user.name=x -c user.email=x@example.org commit -q -m map")
	write(t, file, strings.Replace(string(good), "- {to: Security,", "- {to: Engineering,", 1))
	if out, code := i.run(t, folder, "ospomap check --against HEAD --fail-on warning ospo.yaml"); code != 1 || !strings.Contains(out, "Security") {
		t.Errorf("the review ends with %d:\n%s", code, out)
	}
	must("ospomap diff ospo.yaml --against HEAD -o changes.svg")
	starts("changes.svg", "<svg")
	must("ospomap render ospo.yaml --density slide --page 16:9 -o deck.pdf")
	starts("deck.pdf", "%PDF-")
}

// preview requests the page that serve announces, and stops serve as Ctrl-C does.
func preview(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return // a process can't interrupt another there
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if page, err := io.ReadAll(response.Body); err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(page), "</svg>") {
		t.Errorf("the preview answers %s, %v:\n%.300s", response.Status, err, page)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("serve ends with %v", err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// copySource copies what git would commit.
func copySource(t *testing.T, to string) {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) { // removed, but not committed yet
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
