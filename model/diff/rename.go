package diff

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// maxGuesses is how many pairs of a removed and an added entry are compared in
// search of one that only looks different. Where there are more, so much of the
// map is new that a guess would mean nothing.
const maxGuesses = 10_000

// guess is a removed and an added entry that may be one and the same.
type guess[T any] struct {
	old, new int // indexes of pairs
	score    float64
	key      string // breaks ties, whatever the order in the files
}

// join makes one pair of each guess, the best first, and drops the pairs that
// are empty then.
func join[T any](pairs []Pair[T], guesses []guess[T]) []Pair[T] {
	slices.SortFunc(guesses, func(a, b guess[T]) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.key, b.key))
	})
	for _, g := range guesses {
		if old, new := &pairs[g.old], &pairs[g.new]; old.Old != nil && new.Old == nil {
			new.Old, old.Old = old.Old, nil
		}
	}
	return slices.DeleteFunc(pairs, func(p Pair[T]) bool { return p.Old == nil && p.New == nil })
}

// unmatched lists the indexes of the removed and of the added pairs.
func unmatched[T any](pairs []Pair[T]) (removed, added []int) {
	for i, p := range pairs {
		switch {
		case p.New == nil:
			removed = append(removed, i)
		case p.Old == nil:
			added = append(added, i)
		}
	}
	return removed, added
}

// joinBest pairs what is left by a score, which is 0 for what is not the same. The key
// breaks ties. What does not fit, which is quickly told, is not compared; a nil fits lets
// all through. Where too much is left, nothing is guessed.
func joinBest[T any](pairs []Pair[T], key func(*T) string, fits func(old, new *T) bool, score func(old, new *T) float64) []Pair[T] {
	removed, added := unmatched(pairs)
	most := maxGuesses
	if fits != nil {
		most *= 100
	}
	if len(removed)*len(added) > most {
		return pairs
	}
	var guesses []guess[T]
	left := maxGuesses
	for _, i := range removed {
		for _, j := range added {
			a, b := pairs[i].Old, pairs[j].New
			if fits != nil && !fits(a, b) {
				continue
			}
			if left--; left < 0 {
				return pairs
			}
			if score := score(a, b); score > 0 {
				guesses = append(guesses, guess[T]{i, j, score, key(a) + "\x00" + key(b)})
			}
		}
	}
	return join(pairs, guesses)
}

// joinAlike pairs what is left where one name is probably a form of the other, as where
// a text was reworded and its id was made from it. Where nothing but names tells, few
// are compared: with many, so much is new that a likeness would mean nothing.
func joinAlike[T any](pairs []Pair[T], name func(*T) string, fits func(old, new *T) bool) []Pair[T] {
	const mostNames = 1_000 // pairs of them
	if removed, added := unmatched(pairs); fits == nil && len(removed)*len(added) > mostNames {
		return pairs
	}
	return joinBest(pairs, name, fits, func(old, new *T) float64 {
		a, b := name(old), name(new)
		if !alike(a, b) {
			return 0
		}
		return similarity(a, b)
	})
}

// joinRenamed finds stakeholders that are in both maps under different ids and
// names.
func (c *comparison) joinRenamed(pairs []Pair[model.Stakeholder]) []Pair[model.Stakeholder] {
	removed, added := unmatched(pairs)
	if len(removed)*len(added) == 0 {
		return pairs
	}
	before, after := c.old.doings(), c.new.doings()
	was, is := c.old.alone(pairs, removed), c.new.alone(pairs, added)
	return joinBest(pairs, stakeholderEntity.id, nil, func(a, b *model.Stakeholder) float64 {
		if score := renameScore(a, b, before[a.ID], after[b.ID]); score > 0 {
			return score
		}
		unit := a.Kind == b.Kind && c.old.onlyUnit(a) && c.new.onlyUnit(b)
		if unit || was[a.ID] != "" && was[a.ID] == is[b.ID] {
			return renamed + similarity(a.Name, b.Name)
		}
		return 0
	})
}

// onlyUnit reports whether a stakeholder is the one unit of its kind, as there is one
// legal department, or the one sponsor: under another name it is the same, whatever became
// of its work.
func (s *side) onlyUnit(x *model.Stakeholder) bool {
	unit := x.Perspective == model.Sideways && x.Kind != "" || x.Perspective == model.Upward && x.Kind == "sponsor"
	return unit && !slices.ContainsFunc(s.m.Stakeholders, func(other *model.Stakeholder) bool {
		return other.ID != x.ID && other.Kind == x.Kind
	})
}

// renamed is how many points make a stakeholder the one that was removed. An
// alike name is enough, and so are the same collaborations in words of their own,
// or the role or an expectation together with anything else.
const renamed = 3

// renameScore adds up what speaks for one stakeholder under two names, and is 0
// where that is not enough. Whoever changed perspective as well needs two things more,
// of which the owner may be one. The name tells equally likely ones apart.
func renameScore(a, b *model.Stakeholder, before, after []string) float64 {
	points := 0
	if a.Perspective != b.Perspective {
		points = -2
		if a.Owner != nil && b.Owner != nil && a.Owner.ID == b.Owner.ID {
			points++
		}
	}
	if alike(a.Name, b.Name) {
		points += renamed
	}
	if a.Role != "" && folded(a.Role) == folded(b.Role) {
		points += 2
	}
	if a.Kind != "" && a.Kind == b.Kind {
		points++
	}
	if slices.ContainsFunc(a.Expectations, func(e *model.Expectation) bool {
		return slices.ContainsFunc(b.Expectations, func(o *model.Expectation) bool { return folded(o.Text) == folded(e.Text) })
	}) {
		points += 2
	}
	if len(before) > 0 && slices.Equal(before, after) {
		points++
		if strings.Contains(strings.Join(before, ""), labelled) {
			points += 2 // more than common words
		}
	}
	if points < renamed {
		return 0
	}
	return float64(points) + similarity(a.Name, b.Name)
}

// fewestFacts is how many equal facts make two stakeholders the same one although all
// their words differ, as in a map that was translated.
const fewestFacts = 4

// plainFacts are the keys of what is the same in any language.
var plainFacts = []string{
	"perspective", "influence", "interest", "engagement", "engagement.desired", "owner",
	"direction", "cadence", "strength", "aspect", "goals", "started", "ends", "last_held",
}

// alone gives what is recorded in no words of a stakeholder and their work, where that
// is enough to know them by, and where no other of those compared has the same.
func (s *side) alone(pairs []Pair[model.Stakeholder], which []int) map[string]string {
	work := map[string][]string{}
	for _, k := range s.m.Collaborations {
		facts := plain(s, k, collaborationFields())
		for _, id := range []string{k.From.ID, k.To.ID} {
			work[id] = append(work[id], facts)
		}
	}
	out, times := map[string]string{}, map[string]int{}
	for _, i := range which {
		x := cmp.Or(pairs[i].Old, pairs[i].New)
		slices.Sort(work[x.ID])
		facts := plain(s, x, stakeholderEntity.fields()) + strings.Join(work[x.ID], "\x00")
		if strings.Count(facts, labelled) > fewestFacts { // and the perspective
			out[x.ID] = facts
			times[facts]++
		}
	}
	maps.DeleteFunc(out, func(_, facts string) bool { return times[facts] > 1 })
	return out
}

// plain is what an entry records in no words of its own.
func plain[T any](s *side, x *T, fields []field[T]) string {
	var b strings.Builder
	for _, f := range fields {
		if slices.Contains(plainFacts, f.key) {
			for _, it := range f.get(s, x).sorted() {
				b.WriteString(labelled + f.key + it.id)
			}
		}
	}
	return b.String()
}

// labelled marks a doing that has words of its own.
const labelled = "\x01"

// doings lists for each stakeholder what they do and with whom, sorted.
func (s *side) doings() map[string][]string {
	out := map[string][]string{}
	for _, k := range s.m.Collaborations {
		what := strings.Join(slices.Sorted(slices.Values(k.Methods)), "+")
		if k.Label != "" || k.Purpose != "" {
			what += labelled + k.Label + labelled + k.Purpose
		}
		for _, id := range []string{k.From.ID, k.To.ID} {
			if id != model.OSPOID {
				out[id] = append(out[id], k.Other(id)+"/"+string(k.Flow(id))+"/"+what)
			}
		}
	}
	for _, list := range out {
		slices.Sort(list)
	}
	return out
}
