package check

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// baselineVersion is the version of the baseline format. Version 1, which is still
// read, has no maps, severities or evidence.
const baselineVersion = 2

// ErrNoBaseline is returned for a file that is not a baseline.
var ErrNoBaseline = errors.New("not a baseline")

// Baseline is a list of known findings, and the maps as they were when it was written,
// from which later renamings and additions are derived. Its JSON encoding is the file
// that a project keeps.
type Baseline struct {
	Version  int             `json:"version"`
	Maps     []BaselineMap   `json:"maps,omitempty"`
	Findings []BaselineEntry `json:"findings"`
}

// BaselineMap is the content of a map when the baseline was written.
type BaselineMap struct {
	File  string   `json:"file"` // relative to the baseline's folder, with slashes
	Lines []string `json:"lines"`
}

// BaselineEntry is a known finding. It is matched by file, rule and subject; the
// fingerprint is derived from the last two.
type BaselineEntry struct {
	File        string   `json:"file"`
	Rule        string   `json:"rule"`
	Subject     string   `json:"subject"`
	Severity    string   `json:"severity,omitempty"`
	Evidence    []string `json:"evidence,omitempty"`
	Fingerprint string   `json:"fingerprint"`
}

// NewBaseline returns an empty baseline.
func NewBaseline() *Baseline {
	return &Baseline{Version: baselineVersion, Findings: []BaselineEntry{}}
}

// ReadBaseline decodes the JSON of a baseline. The error does not name the file.
func ReadBaseline(src []byte) (*Baseline, error) {
	b := &Baseline{}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	if err := dec.Decode(b); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoBaseline, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: something follows its end", ErrNoBaseline)
	}
	if b.Version < 1 || b.Version > baselineVersion {
		return nil, fmt.Errorf("a baseline of version %d; this program reads versions up to %d", b.Version, baselineVersion)
	}
	return b, nil
}

// Add adds a map and its findings.
func (b *Baseline) Add(file string, r *Result) {
	b.Maps = append(b.Maps, BaselineMap{file, strings.Split(string(r.Source), "\n")})
	for _, x := range r.Findings {
		b.Findings = append(b.Findings, BaselineEntry{file, x.Rule, x.Subject.String(), x.Severity.String(), x.Evidence, x.Fingerprint()})
	}
	slices.SortFunc(b.Maps, func(x, y BaselineMap) int { return cmp.Compare(x.File, y.File) })
	slices.SortFunc(b.Findings, func(x, y BaselineEntry) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject),
			slices.Compare(x.Evidence, y.Evidence))
	})
	same := func(x, y BaselineEntry) bool {
		return x.File == y.File && x.Fingerprint == y.Fingerprint && slices.Equal(x.Evidence, y.Evidence)
	}
	b.Findings = slices.CompactFunc(b.Findings, same)
}

// Files returns the files of the maps in the baseline, sorted.
func (b *Baseline) Files() []string {
	var files []string
	for _, m := range b.Maps {
		files = append(files, m.File)
	}
	for _, e := range b.Findings {
		files = append(files, e.File)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// Since reviews a map against the baseline, which has it under the name file.
func (b *Baseline) Since(file string, r *Result) *Review {
	old := &Result{Name: file, Map: r.Map, Rules: r.Rules, bare: b.Version == 1} // without the old map, renamings and additions are unknown
	for _, m := range b.Maps {
		if m.File == file {
			if was, findings := parse.Parse(file, []byte(strings.Join(m.Lines, "\n"))); model.CountErrors(findings) == 0 {
				old.Map = was
			}
		}
	}
	for _, e := range b.Findings {
		if e.File == file {
			old.Findings = append(old.Findings, e.finding())
		}
	}
	return r.Against(old)
}

func (e BaselineEntry) finding() model.Finding {
	kind, id, _ := strings.Cut(e.Subject, ":")
	severity, _ := model.ParseSeverity(e.Severity)
	return model.Finding{Rule: e.Rule, Severity: severity, Subject: model.Subject{Kind: model.SubjectKind(kind), ID: id}, Evidence: e.Evidence}
}

// Gone returns the findings of the earlier version that have closed, except those of
// rules that did not run.
func (v *Review) Gone(rules gap.Options) []model.Finding {
	var gone []model.Finding
	for _, c := range v.Changes.Changes {
		if c.Kind != diff.GapClosed && c.Kind != diff.InfoClosed {
			continue
		}
		if rule := gap.Lookup(c.Finding.Rule); rule == nil || rules.Runs(rule) {
			gone = append(gone, *c.Finding)
		}
	}
	return gone
}
