package diff

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// namespace is a group of things that one reference may name.
type namespace string

const (
	parties      namespace = "party" // stakeholders, people and the office
	work         namespace = "work"  // goals and objectives
	expectations namespace = "expectation"
)

// side is one of the two maps, with what it takes to compare and display its references.
type side struct {
	m     *model.Map
	names map[namespace]map[string]string // by id
	// now holds the new ids of things in the old map whose ids differ. It is empty for
	// the new map.
	now map[namespace]map[string]string

	signatures map[*model.Collaboration]string
}

func newSide(m *model.Map) *side {
	s := &side{m: m, names: map[namespace]map[string]string{}, now: map[namespace]map[string]string{},
		signatures: map[*model.Collaboration]string{}}
	for _, ns := range []namespace{parties, work, expectations} {
		s.names[ns], s.now[ns] = map[string]string{}, map[string]string{}
	}
	s.names[parties][model.OSPOID] = m.OSPO.Name
	for _, p := range m.People {
		s.names[parties][p.ID] = p.Name
	}
	for _, x := range m.Stakeholders {
		s.names[parties][x.ID] = x.Name
		for _, e := range slices.Concat(x.Expectations, x.Needs) {
			s.names[expectations][e.ID] = e.Text
		}
	}
	for _, g := range m.Organization.Goals {
		s.names[work][g.ID] = g.Name
	}
	for _, o := range m.OSPO.Objectives {
		s.names[work][o.ID] = o.Name
	}
	return s
}

// item is one value: what is compared, and what is displayed.
type item struct {
	id, shown string
	name      bool                      // shown holds names of entries, and is never shortened
	in        func(*words.Words) string // returns shown in a language; if nil, shown is translated as a word
}

// ref returns what a reference names, as an item that is equal in both maps.
func (s *side) ref(ns namespace, r *model.Ref) item {
	if r.ID == "" {
		return item{id: r.Text, shown: r.Text, name: true}
	}
	id := r.ID
	if now, other := s.now[ns][id]; other {
		id = now
	}
	if name := s.names[ns][r.ID]; name != "" {
		return item{id: id, shown: name, name: true}
	}
	return item{id: id, shown: r.ID, name: true}
}

// matchByID pairs entries with equal ids and then, among the rest, entries with a name
// that no other has: the same entry under another id. Nil names skip the second step.
func matchByID[T any](old, new []*T, id func(*T) string, names func(*T) []string) []Pair[T] {
	pairs := make([]Pair[T], 0, len(new))
	byID := map[string][]*T{} // an id occurs twice if somebody wrote an entry twice
	for _, x := range old {
		byID[id(x)] = append(byID[id(x)], x)
	}
	taken := map[*T]bool{}
	for _, x := range new {
		p := Pair[T]{New: x}
		if same := byID[id(x)]; len(same) > 0 {
			p.Old, taken[same[0]] = same[0], true
			byID[id(x)] = same[1:]
		}
		pairs = append(pairs, p)
	}
	if names != nil {
		matchByName(pairs, old, taken, names)
	}
	return withRemoved(pairs, old, taken)
}

func matchByName[T any](pairs []Pair[T], old []*T, taken map[*T]bool, names func(*T) []string) {
	left, wanted := map[string][]*T{}, map[string]int{}
	for _, x := range old {
		if taken[x] {
			continue
		}
		for _, n := range names(x) {
			left[n] = append(left[n], x)
		}
	}
	for _, p := range pairs {
		if p.Old != nil {
			continue
		}
		for _, n := range names(p.New) {
			wanted[n]++
		}
	}
	for i := range pairs {
		p := &pairs[i]
		if p.Old != nil {
			continue
		}
		for _, n := range names(p.New) {
			if n != "" && p.Old == nil && wanted[n] == 1 && len(left[n]) == 1 && !taken[left[n][0]] {
				p.Old, taken[left[n][0]] = left[n][0], true
			}
		}
	}
}

// withRemoved appends the entries that are only in the old map.
func withRemoved[T any](pairs []Pair[T], old []*T, taken map[*T]bool) []Pair[T] {
	for _, x := range old {
		if !taken[x] {
			pairs = append(pairs, Pair[T]{Old: x})
		}
	}
	return pairs
}

// folded removes insignificant differences from a name.
func folded(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }

// follow records the new ids of matched entries whose ids differ.
func follow[T any](s *side, ns namespace, e entity[T], pairs []Pair[T]) {
	for _, p := range pairs {
		if p.Old != nil && p.New != nil && e.id(p.Old) != e.id(p.New) {
			s.now[ns][e.id(p.Old)] = e.id(p.New)
		}
	}
}

// similarity compares two texts by their pairs of adjacent letters: 0 if they have
// nothing in common, 1 if they are equal, ignoring case.
func similarity(a, b string) float64 {
	a, b = folded(a), folded(b)
	switch {
	case a == b:
		return 1
	case a == "" || b == "":
		return 0
	}
	x, y := bigrams(a), bigrams(b)
	left, shared := map[[2]rune]int{}, 0
	for _, g := range x {
		left[g]++
	}
	for _, g := range y {
		if left[g] > 0 {
			left[g]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(x)+len(y))
}

// bigrams returns the pairs of adjacent letters, with a space at either end.
func bigrams(s string) [][2]rune {
	runes := []rune(" " + s + " ")
	out := make([][2]rune, 0, len(runes))
	for i := 1; i < len(runes); i++ {
		out = append(out, [2]rune{runes[i-1], runes[i]})
	}
	return out
}

// alike reports whether two names are probably variants of one: they have most letters in
// common, or all words of one are in the other.
func alike(a, b string) bool {
	return similarity(a, b) >= 0.6 || wordsWithin(a, b) || wordsWithin(b, a)
}

// wordsWithin reports whether every word of a is a word of b.
func wordsWithin(a, b string) bool {
	words := strings.Fields(folded(a))
	have := map[string]bool{}
	for _, w := range strings.Fields(folded(b)) {
		have[w] = true
	}
	for _, w := range words {
		if !have[w] {
			return false
		}
	}
	return len(words) > 0
}
