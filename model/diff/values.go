package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// value is the content of a field: nothing, one item or, for a list, any number of items
// without order.
type value struct {
	items []item
	list  bool
}

func (v value) sorted() []item {
	if len(v.items) < 2 {
		return v.items
	}
	return slices.SortedStableFunc(slices.Values(v.items), func(a, b item) int { return strings.Compare(a.id, b.id) })
}

func (v value) equal(o value) bool {
	return slices.EqualFunc(v.sorted(), o.sorted(), func(a, b item) bool { return a.id == b.id })
}

// in returns the value in the words of a language.
func (v value) in(w *words.Words) string {
	return strings.Join(model.Each(v.items, func(it item) string {
		switch {
		case it.in != nil:
			return it.in(w)
		case it.name:
			return model.OneLine(it.shown)
		}
		return w.Word(model.OneLine(it.shown))
	}), ", ")
}

// String returns the value for display.
func (v value) String() string {
	return strings.Join(model.Each(v.items, func(it item) string { return it.shown }), ", ")
}

// without returns the items that o does not have.
func (v value) without(o value) []item {
	left := map[string]int{}
	for _, it := range o.items {
		left[it.id]++
	}
	var out []item
	for _, it := range v.sorted() {
		if left[it.id]--; left[it.id] < 0 {
			out = append(out, it)
		}
	}
	return out
}

// field is one fact that entries of a kind record.
type field[T any] struct {
	key  string // as in the map
	noun string // as in a sentence; the key if empty
	kind Kind   // of the change; Changed if empty
	get  func(*side, *T) value
}

func (f field[T]) called() string { return cmp.Or(f.noun, f.key) }

// sentence describes how the field of what changed.
func (f field[T]) sentence(what string, a, b value) string {
	of := f.called() + " of " + what
	if a.list {
		var parts []string
		gone, come := a.without(b), b.without(a)
		in := func(list []item) func(item) bool { // differing only in what is not shown
			return func(it item) bool { return slices.ContainsFunc(list, func(o item) bool { return o.shown == it.shown }) }
		}
		same := slices.DeleteFunc(slices.Clone(come), func(it item) bool { return !in(gone)(it) })
		gone, come = slices.DeleteFunc(gone, in(same)), slices.DeleteFunc(come, in(same))
		for _, p := range []struct {
			items []item
			what  string
		}{{gone, " removed"}, {come, " added"}, {same, " changed"}} {
			if len(p.items) > 0 {
				parts = append(parts, names(p.items)+p.what)
			}
		}
		return of + ": " + strings.Join(parts, ", ")
	}
	from, to := a.quoted(), b.quoted()
	switch {
	case len(a.items) == 0:
		return of + " is now recorded: " + to
	case len(b.items) == 0:
		return of + " is no longer recorded; it was " + from
	case from == to:
		return of + " was reworded: " + to
	}
	return of + " changed from " + from + " to " + to
}

// most is how many items of a list a sentence names.
const most = 4

func names(items []item) string {
	var quoted []string
	for i, it := range items {
		if i == most {
			return strings.Join(quoted, ", ") + fmt.Sprintf(" and %d more", len(items)-most)
		}
		quoted = append(quoted, it.quoted())
	}
	return strings.Join(quoted, ", ")
}

// quoted returns a value for a sentence. A name is not shortened, since nothing else
// identifies it.
func (v value) quoted() string {
	if len(v.items) == 1 {
		return v.items[0].quoted()
	}
	return quote(v.String())
}

func (it item) quoted() string {
	if it.name {
		return quoteName(it.shown)
	}
	return quote(it.shown)
}

// quote quotes text, which it may shorten.
func quote(text string) string { return model.Quoted(model.Short(text)) }

// quoteName quotes a name, which is never shortened.
func quoteName(name string) string { return model.Quoted(model.OneLine(name)) }

// Constructors of fields.

// single returns a field with one item, or with none if its id is empty.
func single[T any](key string, at func(*side, *T) item) field[T] {
	return field[T]{key: key, get: func(s *side, x *T) value {
		if it := at(s, x); it.id != "" {
			return value{items: []item{it}}
		}
		return value{}
	}}
}

func text[T any, S ~string](key string, at func(*T) S) field[T] {
	return single(key, func(_ *side, x *T) item {
		s := string(at(x))
		return item{id: s, shown: s}
	})
}

// firstOf returns the first item of a list, for lists where it has a special meaning.
func firstOf[E any](list []E) (first E) {
	if len(list) > 0 {
		first = list[0]
	}
	return first
}

func date[T any](key string, at func(*T) model.Date) field[T] {
	return text(key, func(x *T) string { return at(x).String() })
}

func number[T any](key string, at func(*T) *int) field[T] {
	return text(key, func(x *T) string {
		if n := at(x); n != nil {
			return strconv.Itoa(*n)
		}
		return ""
	})
}

func ref[T any](key string, ns namespace, at func(*T) *model.Ref) field[T] {
	return field[T]{key: key, get: func(s *side, x *T) value {
		if r := at(x); r != nil {
			return value{items: []item{s.ref(ns, r)}}
		}
		return value{}
	}}
}

func refs[T any](key string, ns namespace, at func(*T) []*model.Ref) field[T] {
	return field[T]{key: key, get: func(s *side, x *T) value {
		return value{list: true, items: model.Each(at(x), func(r *model.Ref) item { return s.ref(ns, r) })}
	}}
}

func terms[T any, S ~string](key string, at func(*T) []S) field[T] {
	return list(key, at, func(w S) item { return item{id: string(w), shown: string(w)} })
}

// list returns a field with a list of anything that can be displayed as items.
func list[T, E any](key string, at func(*T) []E, as func(E) item) field[T] {
	return field[T]{key: key, get: func(_ *side, x *T) value { return value{list: true, items: model.Each(at(x), as)} }}
}

func translations[T any](at func(*T) []model.Translation) field[T] {
	return list("name", at, func(n model.Translation) item {
		return item{id: n.Language + "\x00" + n.Text, shown: n.Text + " (" + n.Language + ")"}
	}).as("names by language")
}

func members[T any](key string, at func(*T) []*model.Member) field[T] {
	return list(key, at, func(m *model.Member) item {
		who := m.Name
		if m.Party != nil {
			who = m.Party.ID
		}
		return item{id: strings.Join([]string{who, m.Affiliation, m.Role, m.Until.String(), m.Link}, "\x00"), shown: m.Text()}
	})
}

// as sets the noun of a field for sentences.
func (f field[T]) as(noun string) field[T] { f.noun = noun; return f }

// means sets the kind of a field's changes.
func (f field[T]) means(k Kind) field[T] { f.kind = k; return f }
