package safefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOverwrite overwrites a file in place, with less and with more data.
func TestOverwrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "map.yaml")
	for _, text := range []string{"a long text that was there before\n", "short\n", strings.Repeat("long\n", 1000)} {
		if err := os.WriteFile(file, []byte("before, and longer than some\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		held, err := target(file, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := held.overwrite(); err != nil {
			t.Fatal(err)
		}
		held.root.Close()
		if got, _ := os.ReadFile(file); string(got) != text {
			t.Errorf("got %.40q, want %.40q", got, text)
		}
	}
}

func TestReplaceLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	for _, path := range []string{"new", "new", "."} {
		err := Replace(filepath.Join(folder, path), []byte("data"))
		if (err != nil) != (path == ".") {
			t.Errorf("%s: %v", path, err)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 || entries[0].Name() != "new" {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// A name with a trailing separator is not that of a file.
func TestFolderIsNoFile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{folder, folder + "/"} {
		for name, write := range map[string]func(string, []byte) error{"replace": Replace, "create": Create} {
			if err := write(path, []byte("x")); err == nil {
				t.Errorf("%s %q is done", name, path)
			}
		}
	}
	if list, err := os.ReadDir(folder); err != nil || len(list) > 0 {
		t.Errorf("%v, %v", list, err)
	}
}

func TestIsGitFolder(t *testing.T) {
	for name, want := range map[string]bool{
		".git": true, ".GIT": true, ".git.": true, "git~1": true, ".git ": true,
		".gitignore": false, "git": false, ".github": false, "map.git": false,
	} {
		if got := isGitFolder(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestIsStream(t *testing.T) {
	for path, want := range map[string]bool{
		"/dev/stdin": true, "/dev/fd/63": true, "/proc/self/fd/3": true, "/dev/./fd/0": true,
		"/dev/null": false, "/dev/fd": false, "/dev/fd/x": false, "/dev/fd/../../etc/passwd": false, "dev/stdin": false,
	} {
		if got := isStream(path); got != want {
			t.Errorf("%q: %v", path, got)
		}
	}
}

// TestSwap replaces a file only if it has not changed since it was read.
func TestSwap(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "map.yaml")
	if err := os.WriteFile(file, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Swap(file, []byte("one"), []byte("two")); err != nil {
		t.Error(err)
	}
	if err := Swap(file, []byte("one"), []byte("three")); err == nil || !strings.Contains(err.Error(), "changed") {
		t.Errorf("a file that somebody else wrote is written: %v", err)
	}
	if got, err := os.ReadFile(file); string(got) != "two" || err != nil {
		t.Errorf("it holds %q, %v", got, err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("it leaves %v behind", entries)
	}
}

// TestReplaceKeepsNames keeps a file's hard links, and does not replace a read-only file,
// even as root.
func TestReplaceKeepsNames(t *testing.T) {
	file, other := filepath.Join(t.TempDir(), "map.yaml"), filepath.Join(t.TempDir(), "other.yaml")
	if err := os.WriteFile(file, []byte("before\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(file, other); err != nil {
		t.Skip(err)
	}
	if err := Replace(file, []byte("after\n")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(other); string(got) != "after\n" {
		t.Errorf("under its other name it holds %q", got)
	}
	if err := os.Chmod(file, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := Replace(file, []byte("again\n")); err == nil || err.Error() != "it is read-only" {
		t.Errorf("read-only: %v", err)
	}
	if got, _ := os.ReadFile(file); string(got) != "after\n" {
		t.Errorf("read-only, it holds %q", got)
	}
}
