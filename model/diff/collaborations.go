package diff

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// matchCollaborations pairs collaborations: those with the same id; then, between the
// same two ends, those that are equal, those with the same methods and label, and finally
// the most similar ones.
func (c *comparison) matchCollaborations(old, new []*model.Collaboration) []Pair[model.Collaboration] {
	pairs := make([]Pair[model.Collaboration], len(new), len(new)+len(old))
	for i, k := range new {
		pairs[i].New = k
	}
	taken := map[*model.Collaboration]bool{}
	oldSorted, newSorted := bySignature(c.old, old), bySignature(c.new, new)
	for _, key := range []func(*side, *model.Collaboration) string{
		func(_ *side, k *model.Collaboration) string { return k.ID }, signature, sameWork,
	} {
		waiting := map[string][]*model.Collaboration{}
		for _, k := range oldSorted {
			if id := key(c.old, k); id != "" && !taken[k] {
				waiting[id] = append(waiting[id], k)
			}
		}
		open := map[*model.Collaboration]int{}
		for i, p := range pairs {
			if p.Old == nil {
				open[p.New] = i
			}
		}
		for _, k := range newSorted {
			i, isOpen := open[k]
			id := key(c.new, k)
			if list := waiting[id]; isOpen && len(list) > 0 {
				pairs[i].Old, taken[list[0]] = list[0], true
				waiting[id] = list[1:]
			}
		}
	}
	return c.joinSimilar(withRemoved(pairs, old, taken))
}

// sameWork returns a key that is equal for the same work between the same ends.
func sameWork(s *side, k *model.Collaboration) string {
	methods := slices.Sorted(slices.Values(k.Methods))
	return strings.Join([]string{ends(s, k).id, strings.Join(methods, "+"), folded(k.Label)}, "\x00")
}

// replaced pairs removed with added collaborations between the same two ends: other work
// took their place, which is a change rather than an addition.
func (c *comparison) replaced() []Pair[model.Collaboration] {
	var out []Pair[model.Collaboration]
	var before, after []*model.Collaboration
	for _, p := range c.matched.Collaborations {
		switch {
		case p.New == nil:
			before = append(before, p.Old)
		case p.Old == nil:
			after = append(after, p.New)
		}
	}
	gone := map[string][]*model.Collaboration{}
	for _, k := range bySignature(c.old, before) {
		at := ends(c.old, k).id
		gone[at] = append(gone[at], k)
	}
	for _, k := range bySignature(c.new, after) {
		if at := ends(c.new, k).id; len(gone[at]) > 0 {
			out = append(out, Pair[model.Collaboration]{Old: gone[at][0], New: k})
			gone[at] = gone[at][1:]
		}
	}
	return out
}

// joinSimilar pairs the remaining collaborations between the same two ends that have
// methods or words in common.
func (c *comparison) joinSimilar(pairs []Pair[model.Collaboration]) []Pair[model.Collaboration] {
	type bucket struct{ removed, added []int }
	buckets := map[string]*bucket{}
	at := func(s *side, k *model.Collaboration) *bucket {
		key := ends(s, k).id
		if buckets[key] == nil {
			buckets[key] = &bucket{}
		}
		return buckets[key]
	}
	removed, added := unmatched(pairs)
	for _, i := range removed {
		b := at(c.old, pairs[i].Old)
		b.removed = append(b.removed, i)
	}
	for _, i := range added {
		b := at(c.new, pairs[i].New)
		b.added = append(b.added, i)
	}
	var guesses []guess[model.Collaboration]
	left := maxGuesses
	for _, i := range added {
		b := at(c.new, pairs[i].New)
		if left -= len(b.removed); left < 0 {
			break
		}
		for _, j := range b.removed {
			x, y := pairs[j].Old, pairs[i].New
			if score := likeness(x, y); score > 0 {
				guesses = append(guesses, guess[model.Collaboration]{j, i, score, signature(c.old, x) + "\x00" + signature(c.new, y)})
			}
		}
	}
	return join(pairs, guesses)
}

// likeness returns how much two collaborations between the same ends have in common; 0
// means that they are different.
func likeness(a, b *model.Collaboration) float64 {
	shared := 0
	for _, m := range a.Methods {
		if slices.Contains(b.Methods, m) {
			shared++
		}
	}
	score := 0.0
	if n := len(a.Methods) + len(b.Methods) - shared; n > 0 {
		score = float64(shared) / float64(n)
	}
	if a.Label != "" && b.Label != "" && alike(a.Label, b.Label) {
		score += 1 + similarity(a.Label, b.Label)
	}
	if a.Purpose != "" && a.Purpose == b.Purpose || a.Text() == "" && b.Text() == "" {
		score++
	}
	return score
}

// signature returns the content of a collaboration as a text that is equal in both maps.
func signature(s *side, k *model.Collaboration) string {
	if sig, known := s.signatures[k]; known {
		return sig
	}
	var b strings.Builder
	for _, f := range collaborationFields() {
		for _, it := range f.get(s, k).sorted() {
			b.WriteString(it.id + "\x01")
		}
		b.WriteString("\x00")
	}
	s.signatures[k] = b.String()
	return b.String()
}

// bySignature sorts collaborations, so that the order in the file does not decide which
// of several similar ones is matched.
func bySignature(s *side, list []*model.Collaboration) []*model.Collaboration {
	return slices.SortedFunc(slices.Values(list), func(a, b *model.Collaboration) int {
		return strings.Compare(signature(s, a), signature(s, b))
	})
}

// ends returns both parties, whichever was written first.
func ends(s *side, k *model.Collaboration) item {
	a, b := s.ref(parties, k.From), s.ref(parties, k.To)
	if swapped(a, b) {
		a, b = b, a
	}
	return item{id: a.id + " " + b.id, shown: a.shown + " and " + b.shown, name: true}
}

// swapped reports whether two ends are not in the order of comparison: the office first,
// then by id.
func swapped(a, b item) bool {
	if a.id == model.OSPOID || b.id == model.OSPOID {
		return a.id != model.OSPOID
	}
	return a.id > b.id
}

// flow returns the direction in words that do not depend on which end was written first.
func flow(s *side, k *model.Collaboration) item {
	a, b := s.ref(parties, k.From), s.ref(parties, k.To)
	d := k.Direction
	if swapped(a, b) {
		a, b, d = b, a, k.Flow(k.To.ID)
	}
	var said model.Phrase
	switch d {
	case model.DirectionFrom:
		a, b, said = b, a, "from {from} to {to}"
	case model.DirectionTo:
		said = "from {from} to {to}"
	case model.DirectionBoth:
		said = "both ways"
	default:
		return item{}
	}
	in := func(w *words.Words) string {
		return w.Say(said, "from", words.Said(a.shown), "to", words.Said(b.shown))
	}
	return item{id: string(d), shown: in(nil), in: in, name: d != model.DirectionBoth}
}
