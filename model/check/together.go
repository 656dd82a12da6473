package check

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
)

// Together reconciles reviews of maps that are reviewed in one run. A finding that
// moved with its stakeholder to another map is known there, and not withdrawn in the
// first; the same holds for findings of a map that started as a copy or a part of
// another. A nil review stands for a map that was not compared.
func Together(reviews ...*Review) {
	for _, v := range reviews {
		for _, from := range reviews {
			if v != nil && from != nil && v != from {
				v.bring(from)
			}
		}
	}
}

// bring treats findings that came from another map as known.
func (v *Review) bring(from *Review) {
	came := v.came(from)
	if len(came) == 0 {
		return
	}
	most := v.Old.void && 2*len(came) > len(v.now.Map.Stakeholders)
	about := gap.About(v.now.Map)
	moved := func(x model.Finding) bool {
		return !slices.ContainsFunc(about.Of(x), func(id string) bool { return !came[id] && (id != model.OSPOID || !most) })
	}
	had := func(list []model.Finding, x model.Finding) bool {
		return slices.ContainsFunc(list, func(w model.Finding) bool { return w.Fingerprint() == x.Fingerprint() && diff.Covers(w, x) })
	}
	before := len(v.Findings)
	v.Findings = slices.DeleteFunc(v.Findings, func(x model.Finding) bool { return moved(x) && had(from.Old.Findings, x) })
	v.Known += before - len(v.Findings)
	v.Waived = slices.DeleteFunc(v.Waived, func(x model.Finding) bool { return moved(x) && had(from.Old.Accepted, x) })
	here := map[string]bool{}
	for _, x := range v.Changes.Findings {
		here[x.Fingerprint()] = moved(x)
	}
	from.Withdrawn = slices.DeleteFunc(from.Withdrawn, func(x model.Finding) bool { return here[x.Fingerprint()] })
}

// came returns the stakeholders that are new in this map and either left the other one,
// or were in the other one when this map was created.
func (v *Review) came(from *Review) map[string]bool {
	was := map[string]string{} // slugs of names, by id
	for _, p := range from.Changes.Stakeholders {
		if p.Old != nil && (p.New == nil || v.Old.void) {
			was[p.Old.ID] = p.Old.Slug
		}
	}
	came := map[string]bool{}
	for _, p := range v.Changes.Stakeholders {
		if p.Old == nil && was[p.New.ID] == p.New.Slug {
			came[p.New.ID] = true
		}
	}
	return came
}
