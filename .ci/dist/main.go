// Command dist builds what a release publishes: an archive for each system, packages for
// Linux, a bill of materials, and checksums of them all.
//
//	go run ./.ci/dist FOLDER
//	go run ./.ci/dist -materials FILE    only the bill of materials
//
// Every archive and package holds the tree that `make install` creates: bin, and share
// with man pages, completions and licences. The same commit yields the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

var (
	systems       = []string{"linux", "darwin", "windows"}
	architectures = []string{"amd64", "arm64"}
	programs      = []string{"ospomap", "ospomap-graphviz"}
	packagers     = []string{"deb", "rpm"}
)

const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.0"

// target is a platform to build for.
type target struct{ os, arch string }

func (t target) String() string { return t.os + "/" + t.arch }

// release is what to build, and where.
type release struct {
	root, folder string // of the module; of the results
	version      string // v1.2.3
	time         time.Time
}

func main() {
	materials := flag.Bool("materials", false, "write the bill of materials alone, as this file")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: dist FOLDER, or dist -materials FILE")
		os.Exit(2)
	}
	r, err := newRelease(".", flag.Arg(0))
	switch {
	case err != nil:
	case *materials:
		err = r.writeMaterials(flag.Arg(0))
	default:
		err = r.make(everything(), packagers)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

// make builds for the targets, with packages for those on Linux.
func (r *release) make(targets []target, packagers []string) error {
	if err := os.RemoveAll(r.folder); err != nil {
		return err
	}
	trees, err := os.MkdirTemp("", "ospomap-dist")
	if err != nil {
		return err
	}
	defer os.RemoveAll(trees)
	share := filepath.Join(trees, "share")
	if err := r.command("go", "run", "-tags", "gen", "./cmd/ospomap", share).Run(); err != nil {
		return fmt.Errorf("man pages and completions: %w", err)
	}
	for _, t := range targets {
		tree := filepath.Join(trees, t.os+"-"+t.arch)
		if err := r.build(t, tree, share); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
		if t.os != "linux" {
			continue
		}
		for _, packager := range packagers {
			if err := r.pack(t, tree, packager); err != nil {
				return fmt.Errorf("%s, %s: %w", t, packager, err)
			}
		}
	}
	if err := r.writeMaterials(filepath.Join(r.folder, r.materials())); err != nil {
		return fmt.Errorf("bill of materials: %w", err)
	}
	return r.writeChecksums()
}

// everything returns all targets of a release.
func everything() []target {
	var all []target
	for _, system := range systems {
		for _, arch := range architectures {
			all = append(all, target{system, arch})
		}
	}
	return all
}

// newRelease determines what to build. The version is the tag or, as in Go, a
// pseudo-version from the time and the hash of the commit. The time is the commit's.
func newRelease(root, folder string) (*release, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	r := &release{root: root, folder: folder, version: os.Getenv("VERSION")}
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" {
		if seconds, err = r.git("log", "-1", "--format=%ct"); err != nil {
			return nil, errors.New("not in a git repository; set VERSION and SOURCE_DATE_EPOCH")
		}
	}
	at, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH is %q, want seconds", seconds)
	}
	r.time = time.Unix(at, 0).UTC()
	if r.version == "" {
		if r.version, err = r.git("describe", "--tags", "--match", "v*"); err != nil {
			hash, err := r.git("rev-parse", "--short=12", "HEAD")
			if err != nil {
				return nil, errors.New("not in a git repository; set VERSION")
			}
			r.version = fmt.Sprintf("v0.0.0-%s-%s", r.time.Format("20060102150405"), hash)
		}
	}
	return r, nil
}

func (r *release) git(args ...string) (string, error) {
	out, err := exec.Command("git", append([]string{"-C", r.root}, args...)...).Output()
	return strings.TrimSpace(string(out)), err
}

// command returns a command whose output goes to standard error.
func (r *release) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = r.root
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+strconv.FormatInt(r.time.Unix(), 10))
	return cmd
}

// build creates the tree of a target and its archive.
func (r *release) build(t target, tree, share string) error {
	cmd := r.command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.version="+r.version, "-o", filepath.Join(tree, "bin")+"/", "./cmd/...")
	cmd.Env = append(cmd.Env, "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=0", "GOFLAGS=")
	if err := os.MkdirAll(filepath.Join(tree, "bin"), 0o755); err != nil {
		return err
	}
	if err := cmd.Run(); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(tree, "share"), os.DirFS(share)); err != nil {
		return err
	}
	return r.archive(t, tree)
}

// pack creates a package from the tree of a target.
func (r *release) pack(t target, tree, packager string) error {
	cmd := r.command("go", "run", nfpm, "package", "--config", ".packaging/nfpm.yaml", "--packager", packager,
		"--target", filepath.Join(r.folder, r.name(t)+"."+packager))
	cmd.Env = append(cmd.Env, "VERSION="+r.version, "ARCH="+t.arch, "TREE="+tree)
	return cmd.Run()
}

// name returns the name of a target's files, without extension.
func (r *release) name(t target) string {
	return fmt.Sprintf("ospomap_%s_%s_%s", strings.TrimPrefix(r.version, "v"), t.os, t.arch)
}

// materials returns the name of the bill of materials.
func (r *release) materials() string {
	return fmt.Sprintf("ospomap_%s.cdx.json", strings.TrimPrefix(r.version, "v"))
}
