package parse

import (
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/model"
)

// namespace is a group of things whose ids must differ, since one reference may name any
// of them.
type namespace string

const (
	partyIDs         namespace = "party" // stakeholders, people and the office
	workIDs          namespace = "work"  // goals and objectives
	expectationIDs   namespace = "expectation"
	collaborationIDs namespace = "collaboration"
	projectIDs       namespace = "project"
)

// claims records where each id of a namespace is first used.
type claims map[namespace]map[string]model.Span

func newClaims() claims {
	c := claims{}
	for _, ns := range []namespace{partyIDs, workIDs, expectationIDs, collaborationIDs, projectIDs} {
		c[ns] = map[string]model.Span{}
	}
	c[partyIDs][model.OSPOID] = model.Span{}
	return c
}

// identifyTexts gives ids to expectations and needs that have none. They are derived from
// the texts and never clash with an id in the file.
func (r *reader) identifyTexts() {
	claimed, next := r.claims[expectationIDs], map[string]int{}
	for _, s := range r.m.Stakeholders {
		for _, e := range slices.Concat(s.Needs, s.Expectations) {
			base := Slug(e.Text)
			if e.ID != "" || base == "" {
				continue
			}
			id := base
			for _, taken := claimed[id]; taken; _, taken = claimed[id] {
				next[base]++
				id = base + "-" + strconv.Itoa(next[base]+1)
			}
			claimed[id], e.ID = e.Pos.Span(), id
		}
	}
}

// identify derives a missing id from the entry's name, if it has one, and reports an id
// that is already in use.
func (r *reader) identify(ns namespace, id *string, name string, entry model.Entry) {
	key, made := "id", ""
	if *id == "" {
		*id = Slug(name)
		key, made = "name", ", made from the name,"
	}
	if *id == "" {
		return
	}
	pos := entry.At(key)
	first, taken := r.claims[ns][*id]
	if !taken {
		r.claims[ns][*id] = pos.Span()
		return
	}
	if first.IsZero() {
		r.add(ruleDuplicateID, pos, r.path.with(key), "the id %s%s belongs to the office itself", quoted(*id), made).
			Hint = "give this entry another id"
		return
	}
	f := r.add(ruleDuplicateID, pos, r.path.with(key), "the id %s%s is used twice", quoted(*id), made)
	f.Hint = "give one of the two another id"
	f.Related = []model.Related{{Pos: first.In(r.file), Message: "first used here"}}
}
