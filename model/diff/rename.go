package diff

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// maxGuesses limits how many pairs of a removed and an added entry are compared to find
// entries that only look different. If there are more, so much of the map is new that a
// guess would be meaningless.
const maxGuesses = 10_000

// guess is a removed and an added entry that may be the same.
type guess[T any] struct {
	old, new int // indexes of pairs
	score    float64
	key      string // breaks ties, whatever the order in the files
}

// join merges the pairs of each guess, the best first, and drops pairs that are empty
// then.
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

// unmatched returns the indexes of the removed and of the added pairs.
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

// joinBest pairs remaining entries by a score, which is 0 if they are not the same. The
// key breaks ties. Entries that do not fit, which is cheap to test, are not compared; a
// nil fits accepts all. If too many entries remain, nothing is guessed.
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

// joinAlike pairs remaining entries if one name is probably a variant of the other, as
// when a text is reworded from which an id is derived. If only names count, few entries
// are compared: with many, so much is new that a similarity would be meaningless.
func joinAlike[T any](pairs []Pair[T], name func(*T) string, fits func(old, new *T) bool) []Pair[T] {
	const mostNames = 1_000 // pairs of names
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

// joinRenamed pairs stakeholders that have other ids and names in the new map.
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

// onlyUnit reports whether a stakeholder is the only unit of its kind, such as the legal
// department, or the only sponsor: under another name it is the same one, whatever became
// of its work.
func (s *side) onlyUnit(x *model.Stakeholder) bool {
	unit := x.Perspective == model.Sideways && x.Kind != "" || x.Perspective == model.Upward && x.Kind == "sponsor"
	return unit && !slices.ContainsFunc(s.m.Stakeholders, func(other *model.Stakeholder) bool {
		return other.ID != x.ID && other.Kind == x.Kind
	})
}

// renamed is how many points identify a stakeholder with a removed one. A similar name is
// enough, and so are the same collaborations if they have a label or a purpose, or the
// role or an expectation together with anything else.
const renamed = 3

// renameScore adds up the points for one stakeholder under two names; it returns 0 if
// they are not enough. A change of perspective takes two points more, one of which the
// owner may contribute. The similarity of the names breaks ties.
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

// fewestFacts is how many equal facts identify a stakeholder although all words differ,
// as they do in a translated map.
const fewestFacts = 4

// plainFacts are the keys of fields that are the same in any language.
var plainFacts = []string{
	"perspective", "influence", "interest", "engagement", "engagement.desired", "owner",
	"direction", "cadence", "strength", "aspect", "goals", "started", "ends", "last_held",
}

// alone returns the language-independent facts of stakeholders and their work, for those
// that are identified by them: there are enough, and no other stakeholder compared has
// the same.
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
		if strings.Count(facts, labelled) > fewestFacts { // in addition to the perspective
			out[x.ID] = facts
			times[facts]++
		}
	}
	maps.DeleteFunc(out, func(_, facts string) bool { return times[facts] > 1 })
	return out
}

// plain returns the language-independent facts of an entry.
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

// labelled marks a label or a purpose in a doing, and a fact in the result of plain.
const labelled = "\x01"

// doings returns what each stakeholder does and with whom, sorted.
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
