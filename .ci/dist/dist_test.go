//go:build dist

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/words"
)

// TestDistTranslations checks that the fully supported languages of a release have all
// phrases. Between releases, phrases may be missing.
func TestDistTranslations(t *testing.T) {
	for _, tag := range []string{"de", "es", "fr", "ja", "pt-BR", "zh-Hans"} {
		c, err := words.Read(tag)
		if err != nil {
			t.Fatal(err)
		}
		if !c.Complete {
			t.Errorf("%s is not complete: translate what is empty in model/words/lang/%s.json", tag, tag)
		}
	}
}

// shared lists the files in share, except the commands' man pages.
var shared = []string{
	"share/bash-completion/completions/ospomap", "share/doc/ospomap/LICENSE", "share/doc/ospomap/THIRD_PARTY.md",
	"share/fish/vendor_completions.d/ospomap.fish", "share/man/man1/ospomap-check.1", "share/man/man1/ospomap-render.1",
	"share/man/man1/ospomap.1", "share/powershell/ospomap.ps1", "share/zsh/site-functions/_ospomap",
}

// TestDist inspects everything that `make dist` has built, in the folder DIST.
func TestDist(t *testing.T) {
	folder := os.Getenv("DIST")
	r, err := newRelease(root, folder)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{checksums, r.materials()}
	for _, target := range everything() {
		want = append(want, r.name(target)+extension(target))
		t.Run(target.String(), func(t *testing.T) { checkArchive(t, r, target) })
		for _, packager := range packagers {
			if target.os == "linux" {
				want = append(want, r.name(target)+"."+packager)
				t.Run(target.String()+"/"+packager, func(t *testing.T) { checkPackage(t, r, target, packager) })
			}
		}
	}
	slices.Sort(want)
	if got := names(t, folder); !slices.Equal(got, want) {
		t.Errorf("there is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	checkSums(t, folder)
	checkMaterials(t, filepath.Join(folder, r.materials()))
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// packed is a file in an archive.
type packed struct {
	mode fs.FileMode
	data []byte
}

func checkArchive(t *testing.T, r *release, target target) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(r.folder, r.name(target)+extension(target)))
	if err != nil {
		t.Fatal(err)
	}
	var files map[string]packed
	if target.os == "windows" {
		files = unzip(t, data)
	} else {
		zr, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		files = untar(t, zr)
	}
	checkTree(t, files, r.name(target)+"/", target)
	if target.os == runtime.GOOS && target.arch == runtime.GOARCH {
		checkRun(t, r, target, files)
	}
}

// checkRun runs the two programs of an archive with only a map, without libraries, HOME
// and a temporary folder. Where the tests may, it uses chroot, as in a container.
func checkRun(t *testing.T, r *release, target target, files map[string]packed) {
	t.Helper()
	folder, err := os.MkdirTemp("", "ospomap-scratch")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	sample, err := os.ReadFile(filepath.Join(root, "samples", "acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	install := map[string]packed{"acme.yaml": {0o644, sample}}
	for _, program := range programs {
		install[program+exe(target)] = files[r.name(target)+"/bin/"+program+exe(target)]
	}
	for name, file := range install {
		if err := os.WriteFile(filepath.Join(folder, name), file.data, file.mode); err != nil {
			t.Fatal(err)
		}
	}
	for line, want := range map[string]string{
		"version": "ospomap " + r.version + " ", "check acme.yaml": "acme.yaml: 0 errors",
		"render acme.yaml -o - --view network --engine dot": "</svg>",
	} {
		cmd := exec.Command(filepath.Join(folder, "ospomap"+exe(target)), strings.Fields(line)...)
		cmd.Dir, cmd.Env = folder, []string{"HOME=", "PATH=/"} // without /proc, the other program can't be found
		if cmd.SysProcAttr = alone(folder); cmd.SysProcAttr != nil {
			cmd.Path, cmd.Dir = "/ospomap", "/"
		}
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v, and not %q:\n%.500s", line, err, want, out)
		}
	}
}

func exe(target target) string {
	if target.os == "windows" {
		return ".exe"
	}
	return ""
}

// checkTree checks that files are those installed on every system.
func checkTree(t *testing.T, files map[string]packed, prefix string, target target) {
	t.Helper()
	for _, name := range shared {
		if f, ok := files[prefix+name]; !ok || f.mode.Perm() != 0o644 || len(f.data) == 0 {
			t.Errorf("%s: there %v, mode %v, %d bytes", name, ok, f.mode, len(f.data))
		}
	}
	for _, program := range programs {
		f, ok := files[prefix+"bin/"+program+exe(target)]
		if !ok || f.mode.Perm() != 0o755 {
			t.Errorf("%s: there %v, mode %v", program, ok, f.mode)
			continue
		}
		if err := checkProgram(f.data, target); err != nil {
			t.Errorf("%s: %v", program, err)
		}
	}
	for name := range files {
		known := strings.HasPrefix(name, prefix+"share/man/man1/ospomap-") || slices.Contains(shared, strings.TrimPrefix(name, prefix)) ||
			slices.Contains(programs, strings.TrimSuffix(strings.TrimPrefix(name, prefix+"bin/"), exe(target)))
		if !known {
			t.Errorf("nobody asked for %s", name)
		}
	}
}

// checkProgram checks that a program is for the target and needs no libraries except
// those that every system has.
func checkProgram(data []byte, target target) error {
	switch target.os {
	case "linux":
		f, err := elf.NewFile(bytes.NewReader(data))
		if err != nil {
			return err
		}
		libraries, err := f.ImportedLibraries()
		if want := map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[target.arch]; err != nil || f.Machine != want || len(libraries) > 0 {
			return fmt.Errorf("%v, links %q, %v", f.Machine, libraries, err)
		}
	case "darwin":
		f, err := macho.NewFile(bytes.NewReader(data))
		if err != nil {
			return err
		}
		if want := map[string]macho.Cpu{"amd64": macho.CpuAmd64, "arm64": macho.CpuArm64}[target.arch]; f.Cpu != want {
			return fmt.Errorf("for %v", f.Cpu)
		}
	case "windows":
		f, err := pe.NewFile(bytes.NewReader(data))
		if err != nil {
			return err
		}
		if want := map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}[target.arch]; f.Machine != want {
			return fmt.Errorf("for machine %#x", f.Machine)
		}
	}
	return nil
}

func untar(t *testing.T, r io.Reader) map[string]packed {
	t.Helper()
	files := map[string]packed{}
	for tr := tar.NewReader(r); ; {
		h, err := tr.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			files[strings.TrimPrefix(h.Name, "./")] = packed{h.FileInfo().Mode(), data}
		}
	}
}

func unzip(t *testing.T, data []byte) map[string]packed {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]packed{}
	for _, f := range zr.File {
		data, err := fs.ReadFile(zr, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = packed{f.Mode(), data}
	}
	return files
}

// checkPackage reads a deb, which is an ar archive of two tarballs. For an rpm, it checks
// the names in its header.
func checkPackage(t *testing.T, r *release, target target, packager string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(r.folder, r.name(target)+"."+packager))
	if err != nil {
		t.Fatal(err)
	}
	if packager == "rpm" {
		for _, name := range append([]string{"/usr/bin/", "/usr/share/man/man1/"}, programs...) {
			if !bytes.Contains(data, []byte(name+"\x00")) {
				t.Errorf("no %s in it", name)
			}
		}
		return
	}
	const header = 60
	for rest := data[len("!<arch>\n"):]; len(rest) > header; {
		size, err := strconv.Atoi(strings.TrimSpace(string(rest[48:58])))
		if err != nil {
			t.Fatal(err)
		}
		content := rest[header : header+size]
		zr, err := gzip.NewReader(bytes.NewReader(content))
		switch name := string(rest[:16]); {
		case strings.HasPrefix(name, "data.tar.gz") && err == nil:
			checkTree(t, untar(t, zr), "usr/", target)
		case strings.HasPrefix(name, "control.tar.gz") && err == nil:
			control := string(untar(t, zr)["control"].data)
			for _, line := range []string{"Package: ospomap\n", "Architecture: " + target.arch + "\n"} {
				if !strings.Contains(control, line) {
					t.Errorf("control lacks %q:\n%s", line, control)
				}
			}
		}
		rest = rest[min(len(rest), header+size+size%2):]
	}
}

func checkSums(t *testing.T, folder string) {
	t.Helper()
	sums, err := os.ReadFile(filepath.Join(folder, checksums))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Count(string(sums), "\n"), len(names(t, folder))-1; got != want {
		t.Errorf("%d checksums, want %d", got, want)
	}
	for line := range strings.Lines(string(sums)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		data, err := os.ReadFile(filepath.Join(folder, name))
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); err != nil || got != sum {
			t.Errorf("%s: %v, the checksum is %s, not %s", name, err, got, sum)
		}
	}
}

func checkMaterials(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var bill struct {
		BOMFormat, SpecVersion string
		Components             []struct {
			Name, Version, PURL string
			Licenses            []struct{ Expression string }
		}
	}
	if err := json.Unmarshal(data, &bill); err != nil || bill.BOMFormat != "CycloneDX" {
		t.Fatalf("%v, a bill of %q", err, bill.BOMFormat)
	}
	licenses := map[string]string{}
	for _, c := range bill.Components {
		licenses[c.Name] = c.Licenses[0].Expression
	}
	for name, want := range map[string]string{"Graphviz": "EPL-1.0", "Liberation Sans": "OFL-1.1", "gopkg.in/yaml.v3": "MIT AND Apache-2.0"} {
		if licenses[name] != want {
			t.Errorf("%s is under %q, want %q", name, licenses[name], want)
		}
	}
	for name, license := range licenses {
		if strings.Contains(license, "GPL") {
			t.Errorf("%s is under %s", name, license)
		}
	}
}
