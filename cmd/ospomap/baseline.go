package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render/report"
)

// baselineVersion names the shape of a baseline file.
const baselineVersion = 1

// baselineFile is how a baseline is written.
type baselineFile struct {
	Version  int             `json:"version"`
	Findings []baselineEntry `json:"findings"`
}

// baselineEntry is a finding that is known. It matches by file and fingerprint;
// rule and subject tell a reader what the fingerprint is made of.
type baselineEntry struct {
	File        string `json:"file"` // seen from the baseline's folder, with slashes
	Rule        string `json:"rule"`
	Subject     string `json:"subject"`
	Fingerprint string `json:"fingerprint"`
}

type baselineKey struct{ file, fingerprint string }

func (e baselineEntry) key() baselineKey { return baselineKey{e.File, e.Fingerprint} }

// baseline is what a baseline file holds, and what a run makes of it.
type baseline struct {
	path    string
	entries []baselineEntry
	holds   map[baselineKey]bool
	missing map[baselineKey]bool // entries that this run should have found, but did not
	broken  bool                 // a map has errors, so that its gaps are not known
}

func newBaseline(path string) *baseline {
	return &baseline{path: path, entries: []baselineEntry{}, holds: map[baselineKey]bool{}, missing: map[baselineKey]bool{}}
}

func (a *app) readBaseline(path string, limit *size) (*baseline, error) {
	name, src, err := a.read(path, limit)
	if err != nil {
		return nil, err
	}
	var f baselineFile
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, failed("%q is not a baseline: %v", name, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, failed("%q is not a baseline: something follows its end", name)
	}
	if f.Version != baselineVersion {
		return nil, failed("%q is a baseline of version %d; this program reads version %d", name, f.Version, baselineVersion)
	}
	b := newBaseline(path)
	for _, e := range f.Findings {
		b.entries = append(b.entries, e)
		b.holds[e.key()] = true
	}
	return b, nil
}

// has reports whether the baseline holds a finding of a map.
func (b *baseline) has(arg string, x model.Finding) bool {
	return b.holds[baselineKey{b.name(arg), x.Fingerprint()}]
}

// name is how the baseline speaks of a map: it stays the same whatever folder
// the program is run from.
func (b *baseline) name(arg string) string {
	if arg == stdinArg {
		return stdinArg
	}
	folder, err := filepath.Abs(filepath.Dir(b.path))
	if err != nil {
		return filepath.ToSlash(arg)
	}
	file, err := filepath.Abs(arg)
	if err != nil {
		return filepath.ToSlash(arg)
	}
	rel, err := filepath.Rel(folder, file)
	if err != nil { // on another drive
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(rel)
}

// add takes the gaps of a map in.
func (b *baseline) add(arg string, found []model.Finding) {
	b.broken = b.broken || contradictions(found) > 0
	file := b.name(arg)
	for _, x := range found {
		e := baselineEntry{file, x.Rule, x.Subject.String(), x.Fingerprint()}
		if !b.holds[e.key()] {
			b.entries = append(b.entries, e)
			b.holds[e.key()] = true
		}
	}
}

// expect compares the entries about a map with what the options found in it.
// Nothing is expected of rules that did not run, nor of a map with errors, which
// hide its gaps.
func (b *baseline) expect(arg string, o gap.Options, found []model.Finding) {
	if contradictions(found) > 0 {
		return
	}
	file := b.name(arg)
	for _, e := range b.entries {
		if r := gap.Lookup(e.Rule); e.File == file && (r == nil || o.Runs(r)) {
			b.missing[e.key()] = true
		}
	}
	for _, x := range found {
		delete(b.missing, baselineKey{file, x.Fingerprint()})
	}
}

// missed lists the entries that were expected and not found.
func (b *baseline) missed() []baselineEntry {
	var list []baselineEntry
	for _, e := range b.entries {
		if b.missing[e.key()] {
			list = append(list, e)
		}
	}
	return list
}

// write replaces the baseline's file.
func (b *baseline) write() error {
	slices.SortFunc(b.entries, func(x, y baselineEntry) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject))
	})
	var out bytes.Buffer
	if err := report.WriteJSON(&out, baselineFile{baselineVersion, b.entries}); err != nil {
		return err
	}
	return replaceFile(b.path, out.Bytes())
}
