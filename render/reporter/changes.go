package reporter

import (
	"fmt"
	"io"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
)

// Comparison holds the changes between two versions of a map.
type Comparison struct {
	Old, New string // as the user named them
	Changes  []diff.Change
	// SwitchedOff are rules that the old version's project file runs and the new one's
	// does not.
	SwitchedOff []string
	Milder      []string       // rules that the new project file makes less severe
	Lowered     []diff.Lowered // what only the new project file lets pass
}

// ChangeFormats are the formats of changes, the default first.
var ChangeFormats = []string{"text", "markdown", "json"}

// WriteChanges writes a comparison in a format.
func WriteChanges(w io.Writer, format string, c Comparison, o Options) error {
	switch format {
	case "json":
		return writeJSONChanges(w, c)
	case "markdown":
		return writeMarkdownChanges(w, c)
	}
	return writeTextChanges(w, c, o)
}

// changeGroup is how changes of one kind are shown to people.
type changeGroup struct {
	kind               diff.Kind
	title, sign, style string
	noun, verb         string // such as gap and opened; noun is empty for entries
}

// changeGroups is in the order of [diff.Kinds].
var changeGroups = []changeGroup{
	{diff.GapOpened, "Gaps opened", "!", red, "gap", "opened"},
	{diff.GapGrown, "Gaps grown", "!", red, "gap", "grown"},
	{diff.GapRevealed, "Gaps newly visible, because more is recorded", "?", yellow, "gap", "newly visible"},
	{diff.GapClosed, "Gaps closed", "*", green, "gap", "closed"},
	{diff.Removed, "Removed", "-", red, "", "removed"},
	{diff.Added, "Added", "+", green, "", "added"},
	{diff.Renamed, "Renamed", "~", yellow, "", "renamed"},
	{diff.Moved, "Moved", "~", yellow, "", "moved"},
	{diff.Changed, "Changed", "~", yellow, "", "changed"},
	{diff.InfoOpened, "Infos opened", "!", blue, "info", "opened"},
	{diff.InfoGrown, "Infos grown", "!", blue, "info", "grown"},
	{diff.InfoRevealed, "Infos newly visible, because more is recorded", "?", blue, "info", "newly visible"},
	{diff.InfoClosed, "Infos closed", "*", blue, "info", "closed"},
}

// count returns the number of changes of each kind that occurs, such as "1 gap opened, 2
// removed". It counts only kinds with that noun, or all if noun is empty.
func (c Comparison) count(noun string) string {
	var words []string
	for _, g := range changeGroups {
		n := len(c.of(g.kind))
		switch {
		case n == 0 || noun != "" && noun != g.noun:
		case g.noun != "":
			words = append(words, model.Counted(n, g.noun)+" "+g.verb)
		default:
			words = append(words, fmt.Sprintf("%d %s", n, g.verb))
		}
	}
	return strings.Join(words, ", ")
}

func (c Comparison) of(kind diff.Kind) []diff.Change {
	var out []diff.Change
	for _, x := range c.Changes {
		if x.Kind == kind {
			out = append(out, x)
		}
	}
	return out
}

// changesVersion is the version of the format below. It increases only with changes that
// break readers.
const changesVersion = 1

type jsonComparison struct {
	Version     int            `json:"version"`
	Old         string         `json:"old"`
	New         string         `json:"new"`
	Changes     []jsonChange   `json:"changes"`
	SwitchedOff []string       `json:"switchedOff,omitempty"`
	Milder      []string       `json:"milder,omitempty"`
	Lowered     []jsonLowered  `json:"lowered,omitempty"`
	Summary     map[string]int `json:"summary"` // all kinds, in alphabetical order
}

type jsonChange struct {
	Kind        diff.Kind `json:"kind"`
	Subject     string    `json:"subject"`
	Field       string    `json:"field"`
	From        string    `json:"from"`
	To          string    `json:"to"`
	Likely      bool      `json:"likely"`
	Message     string    `json:"message"`
	File        string    `json:"file"`
	Line        int       `json:"line"`
	Column      int       `json:"column"`
	Rule        string    `json:"rule"`
	Severity    string    `json:"severity"`
	Fingerprint string    `json:"fingerprint"`
}

func writeJSONChanges(w io.Writer, c Comparison) error {
	out := jsonComparison{
		Version: changesVersion, Old: c.Old, New: c.New, Changes: []jsonChange{}, SwitchedOff: c.SwitchedOff, Milder: c.Milder,
		Lowered: newJSONLowered(c.Lowered), Summary: map[string]int{},
	}
	for _, k := range diff.Kinds {
		out.Summary[string(k)] = len(c.of(k))
	}
	for _, x := range c.Changes {
		j := jsonChange{
			Kind: x.Kind, Subject: x.Subject.String(), Field: x.Field, From: x.From, To: x.To, Likely: x.Likely,
			Message: x.Message, File: x.Pos.File, Line: x.Pos.Line, Column: x.Pos.Column,
		}
		if f := x.Finding; f != nil {
			j.Rule, j.Severity, j.Fingerprint = f.Rule, f.Severity.String(), f.Fingerprint()
		}
		out.Changes = append(out.Changes, j)
	}
	return WriteJSON(w, out)
}
