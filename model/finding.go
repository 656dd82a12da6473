package model

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Severity orders findings by what they mean for the map.
type Severity int

// The three severities, weakest first, so that they compare with < and >.
const (
	Info    Severity = iota // not recorded yet, or minor
	Warning                 // a gap visible in recorded facts
	Error                   // the map contradicts itself; nothing is drawn
)

// Severities lists every severity, strongest first, as summaries print them.
var Severities = []Severity{Error, Warning, Info}

// String gives the word that reports and options use.
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

// ParseSeverity reads the word that String gives.
func ParseSeverity(word string) (Severity, bool) {
	for _, s := range Severities {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// Finding is one thing that a rule or the reader has to say about a map.
type Finding struct {
	Rule     string
	Severity Severity
	Pos      Pos
	Subject  Subject
	Message  string // in English: lower case, no final period, quotes the value
	Hint     string // in English: what to do about it; empty where the message says it all
	Related  []Related

	// Says and Advises are the message and the hint for a catalogue of another
	// language. They are zero where the reader of the file speaks.
	Says, Advises Sentence

	// Fixes are ways to fix it, by the reader or the rule; the front door of judging
	// knows more.
	Fixes []Fix
	// Evidence is what the finding rests on besides its subject: a sorted set of
	// stable ids, never words. Most are subjects, such as "stakeholder:legal" or
	// "collaboration:ospo>cto/report"; "share:7/11" is a share, which compares as a
	// number; "signal:name" is one sign of a scenario. More evidence than before means that a gap has grown.
	Evidence []string

	// Standing is how the finding stands against an earlier version of the map;
	// empty where it was there before, or none was compared. Grown says in English
	// what is more than it was, and Grows for a catalogue of another language.
	Standing Standing
	Grown    string
	Grows    []Sentence

	// Reason is why the map accepts the finding; empty where it does not.
	Reason string

	// CausedBy is the fingerprint of the finding that is the cause of this one, if
	// another finding of the same run is. It is for presentation only.
	CausedBy string
}

// Standing is how a finding stands against an earlier version of the map.
type Standing string

// The standings of a finding that was not there before, or not like this.
const (
	Opened   Standing = "opened"
	Worse    Standing = "worse"    // it was milder, or rested on less
	Revealed Standing = "revealed" // it shows only since more is recorded
)

// Withdrawn is a finding that is there no longer because the map claims less than it
// did, not because of new work.
const Withdrawn Standing = "withdrawn"

// Standings lists every standing of what is there, the weightiest first.
var Standings = []Standing{Opened, Worse, Revealed}

// Related points at a second position that a finding mentions, such as the first
// of two entries with one id.
type Related struct {
	Pos     Pos
	Message string   // in English
	Says    Sentence // the same for other languages, as of a Finding
}

// Fingerprint identifies a finding across versions of a file: rule and subject,
// never the line. 16 hex digits.
func (f Finding) Fingerprint() string {
	sum := sha256.Sum256([]byte(f.Rule + "\x00" + f.Subject.String()))
	return hex.EncodeToString(sum[:8])
}

// MostOfRule is how many findings of one rule about mistakes in a file are kept; one
// more finding counts the rest. Nobody reads more, and a hostile file could cause a
// million of them.
const MostOfRule = 100

// CountErrors reports how many of the findings are errors.
func CountErrors(findings []Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == Error {
			n++
		}
	}
	return n
}

// SortFindings orders by position, then rule, then subject, so that a report reads
// top to bottom and never depends on the order in which rules ran.
func SortFindings(fs []Finding) {
	// A finding is large: it is moved once, and not at all where all are in order.
	from := make([]int, len(fs)) // which one comes to each place
	for i := range from {
		from[i] = i
	}
	byFinding := func(a, b int) int { return compareFindings(&fs[a], &fs[b]) }
	if slices.IsSortedFunc(from, byFinding) {
		return
	}
	slices.SortStableFunc(from, byFinding)
	for i := range from {
		first, at := fs[i], i // a round of places that hand on what they hold
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
