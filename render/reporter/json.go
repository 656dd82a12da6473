package reporter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/words"
)

// jsonVersion is the version of the format below. It increases only with changes that
// break readers.
const jsonVersion = 1

type jsonReport struct {
	Version  int            `json:"version"`
	Findings []jsonFinding  `json:"findings"`
	Accepted []jsonFinding  `json:"accepted,omitempty"` // with --show-accepted
	Hidden   []jsonFinding  `json:"hidden,omitempty"`   // of rules that the project file has switched off since
	Reviews  []jsonReview   `json:"reviews,omitempty"`  // of maps that were compared with an earlier version
	Off      []jsonOff      `json:"off,omitempty"`      // rules switched off, by map
	Withheld []jsonWithheld `json:"withheld,omitempty"` // findings that rest on broken references, by map
	Summary  Counts         `json:"summary"`
}

type jsonOff struct {
	File  string `json:"file"`
	Rules int    `json:"rules"`
	By    string `json:"by"`
}

type jsonWithheld struct {
	File     string `json:"file"`
	Findings int    `json:"findings"`
}

type jsonReview struct {
	File        string        `json:"file"`
	Since       string        `json:"since"`
	Note        string        `json:"note,omitempty"`
	Known       int           `json:"known"`
	SwitchedOff []string      `json:"switchedOff,omitempty"`
	Milder      []string      `json:"milder,omitempty"`
	Lowered     []jsonLowered `json:"lowered,omitempty"`
	Accepted    []string      `json:"accepted,omitempty"`  // fingerprints of newly accepted findings
	Withdrawn   []string      `json:"withdrawn,omitempty"` // fingerprints of findings that closed because less is claimed
}

// jsonLowered is a level that the project file has raised, and the fingerprints of the
// new findings that pass because of it.
type jsonLowered struct {
	Key      string   `json:"key"`
	Then     string   `json:"then"`
	Now      string   `json:"now"`
	Findings []string `json:"findings"`
}

func newJSONLowered(list []diff.Lowered) []jsonLowered {
	return model.Each(list, func(l diff.Lowered) jsonLowered {
		return jsonLowered{l.Key, l.Then, l.Now, append([]string{}, fingerprints(l.Findings)...)}
	})
}

func fingerprints(findings []model.Finding) []string {
	return model.Each(findings, model.Finding.Fingerprint)
}

type jsonFinding struct {
	Rule        string `json:"rule"`
	Severity    string `json:"severity"`
	File        string `json:"file"`
	Line        int    `json:"line"`
	Column      int    `json:"column"`
	EndLine     int    `json:"endLine"`
	EndColumn   int    `json:"endColumn"`
	Subject     string `json:"subject"`
	Message     string `json:"message"`
	Hint        string `json:"hint"`
	Fingerprint string `json:"fingerprint"`

	Evidence []string       `json:"evidence,omitempty"`
	CausedBy string         `json:"causedBy,omitempty"` // fingerprint of the finding that the text format folds this one under
	Standing model.Standing `json:"standing,omitempty"`
	Grown    string         `json:"grown,omitempty"`
	Reason   string         `json:"reason,omitempty"` // why the map accepts it
}

func writeJSON(w io.Writer, files []File, o Options) error {
	out := jsonReport{Version: jsonVersion, Findings: []jsonFinding{}, Summary: Count(files...)}
	for _, f := range files {
		for _, x := range f.Findings {
			out.Findings = append(out.Findings, newJSONFinding(&f, &x))
		}
		if o.ShowAccepted {
			for _, x := range f.Accepted {
				out.Accepted = append(out.Accepted, newJSONFinding(&f, &x))
			}
		}
		for _, x := range f.Hidden {
			out.Hidden = append(out.Hidden, newJSONFinding(&f, &x))
		}
		if f.Since != "" {
			out.Reviews = append(out.Reviews, jsonReview{f.path(), f.Since, (*words.Words)(nil).Join(f.SinceNotes), f.Known, f.SwitchedOff, f.Milder, newJSONLowered(f.Lowered), fingerprints(f.Waived), fingerprints(f.Withdrawn)})
		}
		if f.Withheld > 0 {
			out.Withheld = append(out.Withheld, jsonWithheld{f.path(), f.Withheld})
		}
		if f.Off > 0 {
			out.Off = append(out.Off, jsonOff{f.path(), f.Off, f.OffBy})
		}
	}
	return WriteJSON(w, out)
}

func newJSONFinding(f *File, x *model.Finding) jsonFinding {
	return jsonFinding{
		Rule: x.Rule, Severity: x.Severity.String(), File: f.path(),
		Line: x.Pos.Line, Column: x.Pos.Column, EndLine: x.Pos.EndLine, EndColumn: x.Pos.EndColumn,
		Subject: x.Subject.String(), Message: x.Message, Hint: x.Hint, Fingerprint: x.Fingerprint(),
		Evidence: x.Evidence, CausedBy: x.CausedBy, Standing: x.Standing, Grown: x.Grown, Reason: x.Reason,
	}
}

// WriteJSON writes v indented and safe for terminals and CI logs: characters that would
// control them or be hidden are written as \u escapes, which decode to the same text.
func WriteJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeHidden(b.Bytes()))
	return err
}

// escapeHidden can process encoded JSON because everything it replaces occurs only inside
// strings. That includes "##", the start of commands to CI systems.
func escapeHidden(src []byte) []byte {
	src = bytes.ReplaceAll(src, []byte("##"), []byte(`#\u0023`))
	out := make([]byte, 0, len(src))
	for len(src) > 0 {
		r, n := utf8.DecodeRune(src)
		if r >= 0x7F && model.Hidden(r) {
			out = appendEscape(out, r)
		} else {
			out = append(out, src[:n]...)
		}
		src = src[n:]
	}
	return out
}

// appendEscape appends r as JSON's \uXXXX, or two of them beyond the basic plane.
func appendEscape(out []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return fmt.Appendf(out, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(out, `\u%04x`, r)
}
