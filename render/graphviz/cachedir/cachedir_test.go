//go:build unix

package cachedir

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(t *testing.T, path string) error
		want string // part of the error
	}{
		{"private", func(t *testing.T, p string) error { return os.Mkdir(p, 0o700) }, ""},
		{"closed even to the user", func(t *testing.T, p string) error { return os.Mkdir(p, 0o500) }, ""},
		{"readable by all", func(t *testing.T, p string) error { return mkdir(p, 0o755) }, "is open to other users (mode 0755)"},
		{"writable by the group", func(t *testing.T, p string) error { return mkdir(p, 0o720) }, "is open to other users (mode 0720)"},
		{"shared", func(t *testing.T, p string) error { return mkdir(p, 0o777|os.ModeSticky) }, "is open to other users (mode 0777)"},
		{"file", func(t *testing.T, p string) error { return os.WriteFile(p, nil, 0o600) }, "is not a folder"},
		{"link", func(t *testing.T, p string) error { return os.Symlink(t.TempDir(), p) }, "is not a folder"},
		{"missing", func(*testing.T, string) error { return nil }, "no such file or directory"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "dir")
			if err := tt.make(t, dir); err != nil {
				t.Fatal(err)
			}
			err := Check(dir)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// Only root can give a folder away; for other users the root folder belongs to somebody else.
func TestCheckRefusesFoldersOfOthers(t *testing.T) {
	dir := "/"
	if os.Geteuid() == 0 {
		dir = filepath.Join(t.TempDir(), "dir")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(dir, 4321, 4321); err != nil {
			t.Fatal(err)
		}
	}
	if err := Check(dir); err == nil || !strings.Contains(err.Error(), "belongs to another user") {
		t.Errorf("got %v", err)
	}
}

// mkdir creates a folder with exactly this mode, whatever the umask.
func mkdir(path string, mode os.FileMode) error {
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	return os.Chmod(path, mode)
}

func TestOpenMakesAPrivateFolder(t *testing.T) {
	home, shared := t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("TMPDIR", shared)
	dir, err := Open()
	if err != nil || !strings.HasPrefix(dir, home) {
		t.Fatalf("got %q, %v", dir, err)
	}
	if again, err := Open(); again != dir || err != nil {
		t.Errorf("then %q, %v", again, err)
	}
	if err := os.Chmod(dir, 0o770); err != nil {
		t.Fatal(err)
	}
	fallback, err := Open()
	if err != nil || !strings.HasPrefix(fallback, shared) || Check(fallback) != nil {
		t.Errorf("instead of one that is open to others: %q, %v", fallback, err)
	}
	if err := os.Chmod(fallback, 0o770); err != nil {
		t.Fatal(err)
	}
	if dir, err := Open(); err == nil {
		t.Errorf("%q is taken although others can write to it", dir)
	}
}
