package check

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
)

// baselineVersion names the shape of a baseline.
const baselineVersion = 1

// Baseline is a list of findings that are known. Its JSON is the file that a
// project keeps.
type Baseline struct {
	Version  int             `json:"version"`
	Findings []BaselineEntry `json:"findings"`
}

// BaselineEntry is a finding that is known. It matches by file and fingerprint;
// rule and subject tell a reader what the fingerprint is made of.
type BaselineEntry struct {
	File        string `json:"file"` // seen from the baseline's folder, with slashes
	Rule        string `json:"rule"`
	Subject     string `json:"subject"`
	Fingerprint string `json:"fingerprint"`
}

// NewBaseline holds nothing yet.
func NewBaseline() *Baseline {
	return &Baseline{Version: baselineVersion, Findings: []BaselineEntry{}}
}

// ReadBaseline reads the JSON of a baseline. The error says what is wrong with
// it, without naming a file.
func ReadBaseline(src []byte) (*Baseline, error) {
	b := &Baseline{}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(b); err != nil {
		return nil, fmt.Errorf("not a baseline: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("not a baseline: something follows its end")
	}
	if b.Version != baselineVersion {
		return nil, fmt.Errorf("a baseline of version %d; this program reads version %d", b.Version, baselineVersion)
	}
	return b, nil
}

// Add takes in what was found in a map, and sorts.
func (b *Baseline) Add(file string, found []model.Finding) {
	for _, x := range found {
		if e := newEntry(file, x); !slices.Contains(b.Findings, e) {
			b.Findings = append(b.Findings, e)
		}
	}
	slices.SortFunc(b.Findings, func(x, y BaselineEntry) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject))
	})
}

func newEntry(file string, x model.Finding) BaselineEntry {
	return BaselineEntry{file, x.Rule, x.Subject.String(), x.Fingerprint()}
}

// Has reports whether the baseline holds a finding of a map.
func (b *Baseline) Has(file string, x model.Finding) bool {
	return slices.ContainsFunc(b.Findings, func(e BaselineEntry) bool {
		return e.File == file && e.Fingerprint == x.Fingerprint()
	})
}

// Missed lists the entries about a map that a run under the given rules should
// have found, and did not. Nothing is expected of rules that did not run, nor of a
// map with errors, which hide its gaps.
func (b *Baseline) Missed(file string, r *Result) []BaselineEntry {
	if r.Err() != nil {
		return nil
	}
	found := map[string]bool{}
	for _, x := range r.Findings {
		found[x.Fingerprint()] = true
	}
	var list []BaselineEntry
	for _, e := range b.Findings {
		rule := gap.Lookup(e.Rule)
		if e.File == file && !found[e.Fingerprint] && (rule == nil || r.Rules.Runs(rule)) {
			list = append(list, e)
		}
	}
	return list
}
