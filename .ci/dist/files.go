package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const checksums = "checksums.txt"

// archive packs a tree into a folder with the archive's name: as zip for Windows, and
// otherwise as tar.gz.
func (r *release) archive(t target, tree string) (err error) {
	if err := os.MkdirAll(r.folder, 0o755); err != nil {
		return err
	}
	name := filepath.Join(r.folder, r.name(t)+extension(t))
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	add, finish := r.tarball(f)
	if t.os == "windows" {
		add, finish = r.zipped(f)
	}
	err = filepath.WalkDir(tree, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(tree, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if strings.HasPrefix(filepath.ToSlash(rel), "bin/") {
			mode = 0o755
		}
		return add(r.name(t)+"/"+filepath.ToSlash(rel), mode, data)
	})
	if err != nil {
		return err
	}
	return finish()
}

func extension(t target) string {
	if t.os == "windows" {
		return ".zip"
	}
	return ".tar.gz"
}

type adder func(name string, mode fs.FileMode, data []byte) error

func (r *release) tarball(w io.Writer) (adder, func() error) {
	zw := gzip.NewWriter(w)
	tw := tar.NewWriter(zw)
	add := func(name string, mode fs.FileMode, data []byte) error {
		header := &tar.Header{Name: name, Mode: int64(mode), Size: int64(len(data)), ModTime: r.time, Format: tar.FormatPAX}
		if err := tw.WriteHeader(header); err != nil {
			return err
		}
		_, err := tw.Write(data)
		return err
	}
	return add, func() error {
		if err := tw.Close(); err != nil {
			return err
		}
		return zw.Close()
	}
}

func (r *release) zipped(w io.Writer) (adder, func() error) {
	zw := zip.NewWriter(w)
	add := func(name string, mode fs.FileMode, data []byte) error {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: r.time}
		header.SetMode(mode)
		f, err := zw.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	}
	return add, zw.Close
}

// writeMaterials writes the components of the programs as CycloneDX, which licence and
// vulnerability scanners read.
func (r *release) writeMaterials(file string) error {
	list, err := components(r.root)
	if err != nil {
		return err
	}
	type object = map[string]any
	license := func(c component) []object { return []object{{"expression": c.License}} }
	var parts []object
	for _, c := range list {
		part := object{"type": "library", "name": c.Name, "licenses": license(c)}
		if c.Version != "" {
			part["version"] = c.Version
		}
		if c.Module {
			part["purl"] = "pkg:golang/" + c.Name + "@" + c.Version
		}
		parts = append(parts, part)
	}
	data, err := json.MarshalIndent(object{
		"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
		"metadata": object{
			"timestamp": r.time.Format("2006-01-02T15:04:05Z"),
			"component": object{"type": "application", "name": "ospomap", "version": r.version, "licenses": []object{{"expression": "Apache-2.0"}}},
		},
		"components": parts,
	}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}

// writeChecksums writes the checksums of all files in the format of sha256sum.
func (r *release) writeChecksums() error {
	entries, err := os.ReadDir(r.folder)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(r.folder, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), e.Name())
	}
	return os.WriteFile(filepath.Join(r.folder, checksums), []byte(b.String()), 0o644)
}
