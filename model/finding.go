package model

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Severity is how serious a finding is.
type Severity int

// The three severities, mildest first, so that they compare with < and >.
const (
	Info    Severity = iota // not recorded yet, or minor
	Warning                 // a gap visible in recorded facts
	Error                   // the map contradicts itself; nothing is drawn
)

// Severities lists the severities in the order of summaries, most severe first.
var Severities = []Severity{Error, Warning, Info}

// String returns the word for reports and options.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("severity(%d)", int(s))
}

// ParseSeverity is the inverse of String.
func ParseSeverity(word string) (Severity, bool) {
	for _, s := range Severities {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// Finding is something that a rule or the parser reports about a map.
type Finding struct {
	Rule     string
	Severity Severity
	Pos      Pos
	Subject  Subject
	Message  string // in English: lower case, no final period, quotes the value
	Hint     string // in English: what to do about it; empty if the message is enough
	Related  []Related

	// Says and Advises are Message and Hint in translatable form. They are zero for
	// findings of the parser.
	Says, Advises Sentence

	// Fixes are the fixes proposed by the parser or the rule. Package check adds
	// others.
	Fixes []Fix
	// Evidence is what the finding rests on besides its subject: a sorted set of stable
	// ids, never prose. Most are subjects, such as "stakeholder:legal" or
	// "collaboration:ospo>cto/report"; "share:7/11" is a fraction, compared as a
	// number; "signal:name" is one sign of a scenario. A finding with more evidence
	// than before is Worse.
	Evidence []string

	// Standing is the result of the comparison with an earlier version of the map:
	// empty if the finding is unchanged, or nothing was compared. Grown says in English
	// how it got worse; Grows is the same in translatable form.
	Standing Standing
	Grown    string
	Grows    []Sentence

	// Reason is why the map accepts the finding; empty if it does not.
	Reason string

	// CausedBy is the fingerprint of another finding of the same run that causes this
	// one. It affects presentation only.
	CausedBy string
}

// Standing is how a finding compares with an earlier version of the map.
type Standing string

// The standings of a finding that is new or has changed.
const (
	Opened   Standing = "opened"
	Worse    Standing = "worse"    // it was milder or had less evidence
	Revealed Standing = "revealed" // it shows only because more is recorded now
)

// Withdrawn is the standing of a finding that disappeared because the map now claims
// less, and not because work was done.
const Withdrawn Standing = "withdrawn"

// Standings lists the standings of current findings, most serious first.
var Standings = []Standing{Opened, Worse, Revealed}

// Related points at a second position that a finding mentions, such as the first
// of two entries with one id.
type Related struct {
	Pos     Pos
	Message string   // in English
	Says    Sentence // Message in translatable form
}

// Fingerprint returns 16 hex digits that identify a finding across versions of a file.
// It depends on rule and subject only, not on the position.
func (f Finding) Fingerprint() string {
	sum := sha256.Sum256([]byte(f.Rule + "\x00" + f.Subject.String()))
	return hex.EncodeToString(sum[:8])
}

// MostOfRule is how many findings of one parser rule are kept. One more finding counts
// the rest: nobody reads more, and a hostile file could cause a million of them.
const MostOfRule = 100

// CountErrors returns the number of errors among the findings.
func CountErrors(findings []Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == Error {
			n++
		}
	}
	return n
}

// SortFindings sorts by position, then rule, then subject, so that a report reads top
// to bottom and does not depend on the order in which rules ran.
func SortFindings(fs []Finding) {
	// Finding is a large struct, so sort indices, then move each finding at most once.
	from := make([]int, len(fs)) // index of the finding that belongs at each place
	for i := range from {
		from[i] = i
	}
	byFinding := func(a, b int) int { return compareFindings(&fs[a], &fs[b]) }
	if slices.IsSortedFunc(from, byFinding) {
		return
	}
	slices.SortStableFunc(from, byFinding)
	for i := range from {
		first, at := fs[i], i // follow one cycle of the permutation
		for from[at] != i {
			next := from[at]
			fs[at], from[at], at = fs[next], at, next
		}
		fs[at], from[at] = first, at
	}
}

func compareFindings(a, b *Finding) int {
	if byPlace := cmp.Or(a.Pos.Line-b.Pos.Line, a.Pos.Column-b.Pos.Column); byPlace != 0 {
		return byPlace
	}
	if byRule := strings.Compare(a.Rule, b.Rule); byRule != 0 || a.Subject == b.Subject {
		return byRule
	}
	return strings.Compare(a.Subject.String(), b.Subject.String())
}
