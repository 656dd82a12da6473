// Package diff tells what changed between two versions of a map, by meaning:
// the order of entries, comments and line numbers do not count.
package diff

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Kind is what happened to the subject of a change.
type Kind string

// The kinds of change.
const (
	GapOpened  Kind = "gap-opened" // a warning or an error
	GapClosed  Kind = "gap-closed"
	Removed    Kind = "removed"
	Added      Kind = "added"
	Renamed    Kind = "renamed"
	Moved      Kind = "moved" // to another perspective
	Changed    Kind = "changed"
	InfoOpened Kind = "info-opened"
	InfoClosed Kind = "info-closed"
)

// Kinds lists every kind, the weightiest first, as reports order them.
var Kinds = []Kind{GapOpened, GapClosed, Removed, Added, Renamed, Moved, Changed, InfoOpened, InfoClosed}

// Change is one difference between two maps.
type Change struct {
	Kind    Kind
	Subject model.Subject
	Field   string         // the key in the map, such as cadence; empty when the whole subject is meant
	From    string         // the old value as people read it; empty when there was none
	To      string         // the new value
	Likely  bool           // a guess: the subject has another id, but looks like the same one
	Message string         // one sentence: lower case, no final period, quotes the values; of a gap, what the rule says
	Pos     model.Pos      // in the new map; in the old one for what is only there
	Finding *model.Finding // the gap or info that opened or closed; nil for the other kinds

	order int // of the field within its subject
}

// Pair is one thing in both maps. Old is nil when it was added, New when it was
// removed.
type Pair[T any] struct {
	Old, New *T
	Changed  bool // it is in both, and differs
}

// Version is one version of a map with what the rules found in it.
type Version struct {
	Map      *model.Map
	Findings []model.Finding
	Accepted []model.Finding // waived by the map: neither reported nor gone
}

// Result is what changed, and who is who in both maps. Pairs keep the new map's
// order; what was removed follows in the old map's.
type Result struct {
	Changes        []Change // by weight, then subject
	Stakeholders   []Pair[model.Stakeholder]
	People         []Pair[model.Person]
	Collaborations []Pair[model.Collaboration]
}

// Compare finds what differs between two maps without error findings. Whatever
// differs in meaning is in the result; two readings of one file give none.
func Compare(old, new Version) Result {
	c := newComparison(old.Map, new.Map)
	res := c.run()
	c.gaps(old, new)
	slices.SortStableFunc(c.changes, byWeight)
	res.Changes = c.changes
	return res
}

// subjectKinds lists the kinds of subject, the weightiest first.
var subjectKinds = []model.SubjectKind{
	model.AboutMap, model.AboutPerspective, model.AboutStakeholder, model.AboutCollaboration, model.AboutPerson, model.AboutOSPO,
	model.AboutOrganization, model.AboutGoal, model.AboutObjective, model.AboutExpectation, model.AboutProject,
	model.AboutReadiness, "readiness-answer", model.AboutAspect, model.AboutAccept,
}

func byWeight(a, b Change) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)),
		-cmp.Compare(a.severity(), b.severity()),
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

// rank is the place of a subject's kind; one that is not listed comes last.
func rank(kind model.SubjectKind) int {
	if i := slices.Index(subjectKinds, kind); i >= 0 {
		return i
	}
	return len(subjectKinds)
}

// gaps adds what the rules find now and did not before, and the other way
// round. A finding is recognised by its fingerprint, so one that moved or counts
// differently is the same; one that was accepted is still there.
func (c *comparison) gaps(old, new Version) {
	c.addGaps(GapOpened, InfoOpened, new.Findings, old.Findings)
	c.addGaps(GapClosed, InfoClosed, old.Findings, new.Findings, new.Accepted)
}

func (c *comparison) addGaps(gap, info Kind, findings []model.Finding, without ...[]model.Finding) {
	known := map[string]bool{}
	for _, list := range without {
		for _, f := range list {
			known[f.Fingerprint()] = true
		}
	}
	for _, f := range findings {
		kind := gap
		if f.Severity == model.Info {
			kind = info
		}
		if !known[f.Fingerprint()] {
			c.add(Change{Kind: kind, Subject: f.Subject, Message: f.Message, Pos: f.Pos, Finding: &f})
		}
	}
}
