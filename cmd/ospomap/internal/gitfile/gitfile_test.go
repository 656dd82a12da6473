package gitfile

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// repository creates a repository with two versions of a map, and returns its folder.
func repository(t *testing.T) string {
	t.Helper()
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(t.TempDir(), "config"))
	folder := t.TempDir()
	git(t, folder, "init", "-q", "-b", "main")
	git(t, folder, "config", "uploadpack.allowFilter", "true")
	for _, text := range []string{"first\n", "second\n"} {
		if err := os.WriteFile(filepath.Join(folder, "map.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		git(t, folder, "add", "map.yaml")
		git(t, folder, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "a map")
	}
	return folder
}

func git(t *testing.T, folder string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func at(t *testing.T, folder, rev string) (string, bool, error) {
	t.Helper()
	f, err := Find(filepath.Join(folder, "map.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.Since(rev, 1<<20)
	if err != nil {
		return "", false, err
	}
	return string(v.Source), v.Found, nil
}

func TestEarlier(t *testing.T) {
	folder := repository(t)
	if got, found, err := at(t, folder, "HEAD^"); got != "first\n" || !found || err != nil {
		t.Errorf("got %q, %v, %v", got, found, err)
	}
}

// TestPartialClone reads a version that a partial clone lacks. The clone's configuration
// names a program to run on a fetch.
func TestPartialClone(t *testing.T) {
	from, into := repository(t), filepath.Join(t.TempDir(), "clone")
	git(t, from, "clone", "-q", "--no-checkout", "--filter=blob:none", "file://"+from, into)
	ran := filepath.Join(t.TempDir(), "ran")
	git(t, into, "config", "remote.origin.uploadpack", "touch "+ran+"; git-upload-pack")
	_, _, err := at(t, into, "HEAD^")
	if err == nil || !strings.Contains(err.Error(), "the clone is partial and lacks it; fetch it first") {
		t.Errorf("got %v", err)
	}
	// The old path of a moved file can't be found either.
	if err := os.WriteFile(filepath.Join(into, "moved.yaml"), []byte("second\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := since(t, into, "moved.yaml", "HEAD^"); err == nil || !strings.Contains(err.Error(), ":map.yaml` does") {
		t.Errorf("moved: %v", err)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program ran that the repository names")
	}
}

// TestNothingRuns reads a version in a repository whose configuration names programs for
// everything that git may run.
func TestNothingRuns(t *testing.T) {
	folder, ran := repository(t), filepath.Join(t.TempDir(), "ran")
	attributes := "* diff=x\n.gitattributes filter=x\n"
	if err := os.WriteFile(filepath.Join(folder, ".gitattributes"), []byte(attributes), 0o600); err != nil {
		t.Fatal(err)
	}
	touch := "touch " + ran + ";"
	for _, name := range []string{
		"core.fsmonitor", "core.pager", "pager.show", "pager.cat-file", "core.sshCommand", "core.askPass", "core.editor",
		"diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge", "filter.x.clean", "filter.x.process",
		"gpg.program", "core.alternateRefsCommand", "credential.helper",
	} {
		git(t, folder, "config", name, touch)
	}
	for _, env := range []string{"GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND"} {
		t.Setenv(env, touch)
	}
	t.Setenv("GIT_DIR", "/nowhere")
	if got, _, err := at(t, folder, "HEAD^"); got != "first\n" {
		t.Errorf("got %q, %v", got, err)
	}
	// The same holds for finding a moved file and an earlier version of it.
	if err := os.Rename(filepath.Join(folder, "map.yaml"), filepath.Join(folder, "moved.yaml")); err != nil {
		t.Fatal(err)
	}
	v, err := since(t, folder, "moved.yaml", "HEAD")
	if err != nil || v.Path != "map.yaml" || v.Before(1<<20, func(src []byte) bool { return string(src) == "first\n" }) == nil {
		t.Errorf("moved: %+v, %v", v, err)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a program ran that the repository names")
	}
}

func TestFilters(t *testing.T) {
	folder := repository(t)
	for text, name := range map[string]string{
		"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n": "Git LFS",
		"\x00GITCRYPT\x00abc": "git-crypt",
	} {
		if err := os.WriteFile(filepath.Join(folder, "map.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		git(t, folder, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-a", "-m", name)
		if _, _, err := at(t, folder, "HEAD"); err == nil || !strings.Contains(err.Error(), "git stores it as changed by its filter "+name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestUnknownFilter reads a map that git passes through a filter of the user's.
func TestUnknownFilter(t *testing.T) {
	folder, ran := repository(t), filepath.Join(t.TempDir(), "ran")
	if err := os.WriteFile(filepath.Join(folder, ".gitattributes"), []byte("*.yaml filter=vault\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	git(t, folder, "config", "filter.vault.smudge", "touch "+ran)
	if _, _, err := at(t, folder, "HEAD"); err == nil || !strings.Contains(err.Error(), `its filter "vault"`) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("the filter ran")
	}
}

func TestEnvironment(t *testing.T) {
	got := environment([]string{"HOME=/h", "GIT_DIR=/d", "GIT_SSH_COMMAND=x", "GIT_CONFIG_COUNT=1", "GITHUB_REF=r"})
	want := []string{"HOME=/h", "GIT_CONFIG_COUNT=1", "GITHUB_REF=r"}
	if len(got) < len(want) || !slices.Equal(got[:len(want)], want) || slices.Contains(got, "GIT_DIR=/d") {
		t.Errorf("got %q", got)
	}
	for _, env := range []string{"GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1"} {
		if !slices.Contains(got, env) {
			t.Errorf("%s is missing", env)
		}
	}
}
