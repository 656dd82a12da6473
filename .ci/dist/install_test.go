package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// run runs a command in a folder and gives what it prints.
func output(t *testing.T, folder string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = folder, env
	cmd.SysProcAttr = withoutRights()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return string(out)
}

// TestInstall installs from a copy of the source, removes the copy and does the
// main jobs with an empty HOME in a folder that nobody can write to.
func TestInstall(t *testing.T) {
	temp, err := os.MkdirTemp("", "ospomap-install")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(filepath.Join(temp, "maps"), 0o755)
		os.RemoveAll(temp)
	})
	source, prefix, maps := filepath.Join(temp, "source"), filepath.Join(temp, "a prefix"), filepath.Join(temp, "maps")
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
	if err := os.Mkdir(maps, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(maps, "acme.yaml"), sample, 0o644); err != nil {
		t.Fatal(err)
	}
	for folder, mode := range map[string]os.FileMode{temp: 0o755, maps: 0o555} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range shared {
		if info, err := os.Stat(filepath.Join(prefix, name)); err != nil || info.Size() == 0 {
			t.Errorf("not installed: %s, %v", name, err)
		}
	}
	page, err := os.ReadFile(filepath.Join(prefix, "share/man/man1/ospomap-check.1"))
	if err != nil || !strings.Contains(string(page), `"Jan 2026"`) || !strings.Contains(string(page), "fail-on") {
		t.Errorf("the man page of check: %v\n%.300s", err, page)
	}
	program, env := filepath.Join(prefix, "bin", "ospomap"+exe(target{os: runtime.GOOS})), []string{"HOME=", "PATH="}
	for line, want := range map[string]string{
		"check acme.yaml":       "acme.yaml: 0 errors",
		"render acme.yaml -o -": "</svg>",
		"render acme.yaml -o - --view network --engine dot": "</svg>",
		"render acme.yaml -o - --view report --format html": "</html>",
		"version --licenses":        "SIL OPEN FONT LICENSE",
		"completion bash":           "__start_ospomap",
		"explain perspective-empty": "perspective-empty",
	} {
		if out := output(t, maps, env, program, strings.Fields(line)...); !strings.Contains(out, want) {
			t.Errorf("%s lacks %q:\n%.500s", line, want, out)
		}
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

// TestRecipesNameTheSame holds the recipes of others against what make dist does.
func TestRecipesNameTheSame(t *testing.T) {
	read := func(name string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var releaser struct {
		Before struct{ Hooks []string }
		Builds []struct {
			Main, Binary string
			Env          []string
			GOOS, GOARCH []string
		}
		Archives []struct {
			NameTemplate    string `yaml:"name_template"`
			FormatOverrides []struct {
				GOOS    string
				Formats []string
			} `yaml:"format_overrides"`
			Formats []string
			Files   []struct{ Src, Dst string }
		}
		NFPMs []struct {
			Formats  []string
			Contents []struct{ Src, Dst string }
		}
		Checksum struct {
			NameTemplate string `yaml:"name_template"`
		}
	}
	if err := yaml.Unmarshal([]byte(read(".goreleaser.yaml")), &releaser); err != nil {
		t.Fatal(err)
	}
	var built []string
	for _, b := range releaser.Builds {
		built = append(built, strings.TrimPrefix(b.Binary, "bin/"))
		equal(t, "systems of "+b.Main, b.GOOS, systems)
		equal(t, "architectures of "+b.Main, b.GOARCH, architectures)
		equal(t, "environment of "+b.Main, b.Env, []string{"CGO_ENABLED=0"})
		if b.Main != "./cmd/"+strings.TrimPrefix(b.Binary, "bin/") {
			t.Errorf("%s is built from %s", b.Binary, b.Main)
		}
	}
	equal(t, "programs", built, programs)
	equal(t, "packages", releaser.NFPMs[0].Formats, packagers)
	equal(t, "archives", releaser.Archives[0].Formats, []string{strings.TrimPrefix(extension(target{os: "linux"}), ".")})
	equal(t, "archives for Windows", releaser.Archives[0].FormatOverrides[0].Formats, []string{strings.TrimPrefix(extension(target{os: "windows"}), ".")})
	if releaser.Checksum.NameTemplate != checksums || releaser.Archives[0].Files[0].Dst != "share" || releaser.NFPMs[0].Contents[0].Dst != "/usr/share" {
		t.Errorf("%+v", releaser)
	}
	for file, wanted := range map[string][]string{
		".packaging/Containerfile": {"make install", "FROM scratch\n", "USER 65532:65532\n", "COPY --from=build /installed/usr /usr\n", `ENTRYPOINT ["/usr/bin/ospomap"]`},
		".packaging/ospomap.rb":    {`"make", "install", "PREFIX=#{prefix}"`, `license "Apache-2.0"`},
		".packaging/nfpm.yaml":     {"src: ${TREE}/\n", "dst: /usr\n", "license: Apache-2.0\n"},
	} {
		for _, want := range wanted {
			if !strings.Contains(read(file), want) {
				t.Errorf("%s lacks %q", file, want)
			}
		}
	}
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
