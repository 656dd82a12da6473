package compass

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/detail"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// DrawChanges draws the new one of two maps as a compass that marks everything added,
// removed or changed. What was removed is a ghost in its old place. Only findings that
// the old map did not have are marked.
func DrawChanges(old, new *model.Map, r diff.Result, o view.Options) (*scene.Scene, error) {
	o = o.Judged(new)
	if o.Title == "" {
		o.Title = o.Words.Say("What changes in whom the {office} works with", "office", model.OneLine(new.OSPO.Name))
	}
	m, changes := merge(old, new, r)
	changes.addNews(o.Words, new, r)
	marked := optionsOf(o)
	marked.Findings, marked.Changes = opened(o.Findings, r), changes
	return Draw(m, marked)
}

// addNews describes what changed about each card and collaboration.
func (c *Changes) addNews(w *words.Words, new *model.Map, r diff.Result) {
	c.CardNews, c.Work = map[string][]string{}, map[*model.Collaboration][]string{}
	work := map[string]*model.Collaboration{}
	for k, id := range gap.CollaborationIDs(new) {
		work[id] = k
	}
	for _, x := range r.Changes {
		if x.Kind != diff.Changed && x.Kind != diff.Renamed && x.Kind != diff.Moved {
			continue
		}
		switch x.Subject.Kind {
		case model.AboutStakeholder:
			key := detail.StakeholderKey(x.Subject.ID)
			c.CardNews[key] = append(c.CardNews[key], newsOf(w, x))
		case model.AboutPerson:
			key := detail.PersonKey(x.Subject.ID)
			c.CardNews[key] = append(c.CardNews[key], newsOf(w, x))
		case model.AboutCollaboration:
			if k := work[x.Subject.ID]; k != nil {
				c.Work[k] = append(c.Work[k], newsOf(w, x))
			}
		}
	}
}

// newsOf describes a change briefly, as in "cadence: monthly → weekly".
func newsOf(w *words.Words, x diff.Change) string {
	const short = 40 // maximum length of a value on a card, in characters
	field := w.Word(x.Noun)
	from, to := x.Values(w)
	switch {
	case len([]rune(from)) > short || len([]rune(to)) > short:
		return w.Say("{field} changed", "field", words.Said(field))
	case from == "":
		return field + ": " + to
	case to == "":
		return w.Say("{field}: no longer {value}", "field", words.Said(field), "value", words.Said(from))
	}
	return field + ": " + from + " → " + to
}

// opened returns the new findings, and all findings about empty perspectives, which still
// need their ghosts.
func opened(findings []model.Finding, r diff.Result) []model.Finding {
	isNew := map[string]bool{}
	for _, c := range r.Changes {
		switch c.Kind {
		case diff.GapOpened, diff.GapGrown, diff.GapRevealed:
			isNew[c.Finding.Fingerprint()] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool {
		return !isNew[f.Fingerprint()] && f.Rule != "perspective-empty"
	})
}

// merge returns the new map with what was removed put back in its old place, and what to
// mark.
func merge(old, new *model.Map, r diff.Result) (*model.Map, *Changes) {
	changes := &Changes{Cards: map[string]Change{}, Collaborations: map[*model.Collaboration]Change{}}
	now := map[string]string{} // new ids of the old map's stakeholders
	for _, p := range r.Stakeholders {
		changes.Cards[detail.StakeholderKey(cmp.Or(p.New, p.Old).ID)] = pairChange(p)
		if p.Old != nil && p.New != nil {
			now[p.Old.ID] = p.New.ID
		}
	}
	for _, p := range r.People {
		changes.Cards[detail.PersonKey(cmp.Or(p.New, p.Old).ID)] = pairChange(p)
	}

	m := *new
	m.Stakeholders = interleave(old.Stakeholders, new.Stakeholders, r.Stakeholders)
	m.People = interleave(old.People, new.People, r.People)
	m.Collaborations = interleave(old.Collaborations, new.Collaborations, r.Collaborations)
	m.Activities = interleave(old.Activities, new.Activities, r.Activities)
	drawn := map[*model.Collaboration]*model.Collaboration{}
	for _, p := range slices.Concat(r.Collaborations, r.Activities) {
		k, change := cmp.Or(p.New, p.Old), pairChange(p)
		switch ended := model.Ended; { // an ended collaboration is not in the picture
		case p.Old != nil && (p.New == nil || p.New.Status == ended && p.Old.Status != ended):
			change = Removed
			drawn[k] = movedTo(now, p.Old)
			k = drawn[k]
		case p.Old != nil && p.Old.Status == ended && p.New.Status != ended:
			change = Added
		}
		changes.Collaborations[k] = change
	}
	for i, k := range m.Collaborations {
		if d := drawn[k]; d != nil {
			m.Collaborations[i] = d
		}
	}
	return &m, changes
}

// movedTo returns a collaboration of the old map with the new ids of its ends.
func movedTo(now map[string]string, k *model.Collaboration) *model.Collaboration {
	out := *k
	for _, end := range []**model.Ref{&out.From, &out.To} {
		if id, ok := now[(*end).ID]; ok {
			ref := **end
			ref.ID = id
			*end = &ref
		}
	}
	return &out
}

func pairChange[T any](p diff.Pair[T]) Change {
	switch {
	case p.Old == nil:
		return Added
	case p.New == nil:
		return Removed
	case p.Changed:
		return Changed
	}
	return ""
}

// interleave returns the new entries in their order, with each removed one after the
// entry that it followed.
func interleave[T any](old, new []*T, pairs []diff.Pair[T]) []*T {
	kept := map[*T]*T{}
	for _, p := range pairs {
		if p.Old != nil && p.New != nil {
			kept[p.Old] = p.New
		}
	}
	after := map[*T][]*T{}
	var last *T // nil is the beginning
	for _, x := range old {
		if kept[x] != nil {
			last = kept[x]
		} else {
			after[last] = append(after[last], x)
		}
	}
	out := slices.Clone(after[nil])
	for _, x := range new {
		out = append(append(out, x), after[x]...)
	}
	return out
}
