// Package diff reports what changed between two versions of a map, by meaning:
// the order of entries, comments and line numbers do not count.
package diff

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// Kind is what happened to the subject of a change.
type Kind string

// The kinds of change.
const (
	GapOpened    Kind = "gap-opened"   // a warning or an error
	GapGrown     Kind = "gap-grown"    // it was less severe, or had less evidence
	GapRevealed  Kind = "gap-revealed" // it shows only because more is recorded
	GapClosed    Kind = "gap-closed"
	Removed      Kind = "removed"
	Added        Kind = "added"
	Renamed      Kind = "renamed"
	Moved        Kind = "moved" // to another perspective
	Changed      Kind = "changed"
	InfoOpened   Kind = "info-opened"
	InfoGrown    Kind = "info-grown"
	InfoRevealed Kind = "info-revealed"
	InfoClosed   Kind = "info-closed"
)

// Kinds lists every kind in the order of reports, the most important first.
var Kinds = []Kind{
	GapOpened, GapGrown, GapRevealed, GapClosed, Removed, Added, Renamed, Moved, Changed,
	InfoOpened, InfoGrown, InfoRevealed, InfoClosed,
}

// Change is one difference between two maps.
type Change struct {
	Kind    Kind
	Subject model.Subject
	Field   string         // the key in the map, such as cadence; empty for the whole subject
	Noun    string         // the noun for the field in a sentence
	From    string         // the old value for display; empty if there was none
	To      string         // the new value
	Likely  bool           // a guess: the subject has another id, but seems to be the same
	Message string         // one sentence: lower case, no final period, values in quotes; of a gap, the rule's message
	Pos     model.Pos      // in the new map; in the old one for what is only there
	Finding *model.Finding // the gap or info that the change is about; nil for other kinds

	order    int // position of the field within its subject
	from, to value
}

// Values returns the old and the new value in the words of a language.
func (c Change) Values(w *words.Words) (from, to string) { return c.from.in(w), c.to.in(w) }

// Pair is one thing in both maps. Old is nil if it was added, New if it was removed.
type Pair[T any] struct {
	Old, New *T
	Changed  bool // it is in both maps and differs
}

// Version is one version of a map and its findings.
type Version struct {
	Map      *model.Map
	Findings []model.Finding
	Accepted []model.Finding // waived by the map: neither reported nor gone
	Rules    gap.Options     // that led to the findings
	Void     bool            // of the old version: there is none, so everything is new
	Unread   bool            // of the old version, which is void: it cannot be read, so nobody knows what is new
	Bare     bool            // of the old version: the severity and the evidence of its findings are not known
}

// Result holds what changed, and which entries of the two maps are the same. Pairs are in
// the order of the new map; removed entries follow in the order of the old one.
type Result struct {
	Changes        []Change        // by importance, then by subject
	Findings       []model.Finding // of the new map, each with its standing; empty if it was there before
	Waived         []model.Finding // what the new map accepts and the old one did not
	Stakeholders   []Pair[model.Stakeholder]
	People         []Pair[model.Person]
	Collaborations []Pair[model.Collaboration]
	Activities     []Pair[model.Collaboration] // within the office
}

// Compare finds the differences between two maps without error findings. Every difference
// in meaning is in the result; two readings of the same file have none.
func Compare(old, new Version) Result {
	c := newComparison(old.Map, new.Map)
	c.run()
	res := c.matched
	res.Findings = c.judge(old, new)
	res.Waived = c.waived
	slices.SortStableFunc(c.changes, byWeight)
	res.Changes = c.changes
	return res
}

// subjectKinds lists the kinds of subject, the most important first.
var subjectKinds = []model.SubjectKind{
	model.AboutMap, model.AboutPerspective, model.AboutStakeholder, model.AboutCollaboration, model.AboutPerson, model.AboutOSPO,
	model.AboutOrganization, model.AboutGoal, model.AboutObjective, model.AboutExpectation, model.AboutProject,
	model.AboutReadiness, "readiness-answer", model.AboutAspect, model.AboutAccept,
}

func byWeight(a, b Change) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)),
		-cmp.Compare(a.severity(), b.severity()),
		cmp.Compare(a.follows(), b.follows()),
		cmp.Compare(rank(a.Subject.Kind), rank(b.Subject.Kind)),
		cmp.Compare(a.Subject.ID, b.Subject.ID),
		cmp.Compare(a.order, b.order),
		cmp.Compare(a.Message, b.Message),
	)
}

func (c Change) severity() model.Severity {
	if c.Finding == nil {
		return model.Info
	}
	return c.Finding.Severity
}

// follows returns 1 for a gap that another gap causes, so that causes come first.
func (c Change) follows() int {
	if c.Finding == nil || c.Finding.CausedBy == "" {
		return 0
	}
	return 1
}

// rank returns the position of a subject's kind; kinds that are not listed come last.
func rank(kind model.SubjectKind) int {
	if i := slices.Index(subjectKinds, kind); i >= 0 {
		return i
	}
	return len(subjectKinds)
}

// addGaps adds the findings that are new and those that are gone. An accepted finding is
// not gone.
func (j *judgement) addGaps(findings []model.Finding, ids translation) {
	c, old, new := j.comparison, j.old, j.new
	for _, f := range findings {
		switch f.Standing {
		case model.Opened:
			c.addGap(GapOpened, InfoOpened, f)
		case model.Worse:
			c.addGap(GapGrown, InfoGrown, f)
		case model.Revealed:
			c.addGap(GapRevealed, InfoRevealed, f)
		}
	}
	is := map[string]bool{}
	for _, list := range [][]model.Finding{new.Findings, new.Accepted} {
		for _, f := range list {
			is[f.Fingerprint()] = true
		}
	}
	for _, f := range new.Accepted {
		if !old.Void && j.accepted[f.Fingerprint()] == nil {
			c.waived = append(c.waived, f)
		}
	}
	gone := slices.DeleteFunc(slices.Clone(old.Findings), func(f model.Finding) bool {
		now, known := inIDs(f, ids)
		return known && is[now.Fingerprint()]
	})
	withdrawn := j.withdrawn(gone)
	for _, f := range gone {
		if withdrawn(f) {
			f.Standing = model.Withdrawn
		}
		c.addGap(GapClosed, InfoClosed, f)
	}
}

func (c *comparison) addGap(gap, info Kind, f model.Finding) {
	x := Change{Kind: gap, Subject: f.Subject, Message: f.Message, Pos: f.Pos, Finding: &f}
	if f.Severity == model.Info {
		x.Kind = info
	}
	if f.Grown != "" {
		x.Message += " (" + f.Grown + ")"
	}
	if f.Standing == model.Withdrawn {
		x.Message += " (no longer claimed)"
	}
	c.add(x)
}
