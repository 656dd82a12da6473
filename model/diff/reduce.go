package diff

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// reducer copies the new one of two maps without the entries and keys that the old one
// lacks. Changed values stay as they are now.
type reducer struct {
	was  map[any]any     // the old map's entry for an entry of the new map
	keep map[string]bool // ids of added entries that are referred to
	of   map[*model.Collaboration]*model.Collaboration
	c    *comparison

	claims bool // take what is wanted, and how much, from the old map
	today  model.Date
}

// reduce returns the reduced map, and the names that its collaborations have in the new
// map.
func (c *comparison) reduce(claims bool, today model.Date) (*model.Map, translation) {
	r := &reducer{was: map[any]any{}, keep: map[string]bool{}, of: map[*model.Collaboration]*model.Collaboration{}, c: c, claims: claims, today: today}
	pairUp(r.was, c.matched.Stakeholders)
	pairUp(r.was, c.matched.People)
	pairUp(r.was, c.matched.Collaborations)
	pairUp(r.was, c.replaced())
	pairUp(r.was, c.matched.Activities)
	pairUp(r.was, c.goals)
	pairUp(r.was, c.objectives)
	pairUp(r.was, c.projects)
	pairUp(r.was, c.areas)
	pairUp(r.was, c.answers)
	for _, p := range c.expected {
		if p.Old != nil && p.New != nil {
			r.was[p.New.Expectation] = p.Old.Expectation
		}
	}
	for _, p := range c.matched.Stakeholders {
		if p.Old != nil && p.New != nil {
			pairUp(r.was, matchByID(p.Old.Needs, p.New.Needs, func(e *model.Expectation) string { return e.ID }, nil))
		}
	}
	var m *model.Map
	for before := -1; before < len(r.keep); { // each round may keep entries that refer to others
		before = len(r.keep)
		clear(r.of)
		m = r.entry(reflect.ValueOf(c.old.m), reflect.ValueOf(c.new.m)).Interface().(*model.Map)
		r.refer(reflect.ValueOf(m).Elem())
	}
	t := newTranslation()
	was, is := c.workIDs(m), c.workIDs(c.new.m)
	for _, k := range m.Collaborations {
		t.add(model.AboutCollaboration, was[k], is[r.of[k]])
	}
	return m, t
}

func pairUp[T any](was map[any]any, pairs []Pair[T]) {
	for _, p := range pairs {
		if p.Old != nil && p.New != nil {
			was[p.New] = p.Old
		}
	}
}

// untouched reports whether a field is not a fact of the map, or identifies an entry.
func untouched(field string) bool {
	switch field {
	case "Entry", "ID", "Slug", "Name", "Index", "Question", "File", "Version",
		"Accepts", "Refs", "Texts":
		return true
	}
	return false
}

// entry copies the struct behind a pointer without what old lacks.
func (r *reducer) entry(old, new reflect.Value) reflect.Value {
	out := reflect.New(new.Type().Elem())
	out.Elem().Set(new.Elem())
	r.fields(old.Elem(), new.Elem(), out.Elem())
	if k, ok := out.Interface().(*model.Collaboration); ok {
		r.of[k] = new.Interface().(*model.Collaboration)
	}
	return out
}

func (r *reducer) fields(old, new, out reflect.Value) {
	for i := range new.NumField() {
		a, b, o := old.Field(i), new.Field(i), out.Field(i)
		field := new.Type().Field(i)
		switch {
		case untouched(field.Name):
		case r.claims && !a.IsZero() && (over(a) || isClaim(new.Type(), field.Name) && !oftener(a, b)):
			o.Set(a)
		case b.Kind() == reflect.Slice:
			o.Set(r.list(a, b))
		case b.Kind() == reflect.Struct && field.Type != reflect.TypeFor[model.Date]():
			r.fields(a, b, o)
		case a.IsZero() && !isStatus(new.Type(), field.Name) && !r.over(field.Name, b):
			o.SetZero()
		case b.Kind() == reflect.Pointer && !b.IsNil() && b.Type().Elem().Kind() == reflect.Struct && b.Type() != refType:
			o.Set(r.entry(a, b))
		}
	}
}

// isStatus reports whether the absence of a field has a meaning: an objective is then
// open, and a stakeholder present. Another word is a change.
func isStatus(entry reflect.Type, field string) bool {
	return entry == reflect.TypeFor[model.Stakeholder]() && field == "Wanted" || entry == reflect.TypeFor[model.Objective]() && field == "Status"
}

// over reports whether a field says that somebody has left, or that work has ended, which
// was not so before.
func (r *reducer) over(field string, x reflect.Value) bool {
	day, is := x.Interface().(model.Date)
	return is && (field == "Until" && day.Before(r.today) || field == "Ends" && !day.IsZero() && !r.today.Before(day))
}

var refType = reflect.TypeFor[*model.Ref]()

// isEntry reports whether the items of lists of a type are matched one by one.
func isEntry(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[*model.Stakeholder](), reflect.TypeFor[*model.Person](), reflect.TypeFor[*model.Collaboration](),
		reflect.TypeFor[*model.Goal](), reflect.TypeFor[*model.Objective](), reflect.TypeFor[*model.Project](),
		reflect.TypeFor[*model.Expectation](), reflect.TypeFor[model.Area](), reflect.TypeFor[model.Answer]():
		return true
	}
	return false
}

// list copies a list without its added items. A list of words or references from which
// items were removed as well counts as changed, and stays.
func (r *reducer) list(old, new reflect.Value) reflect.Value {
	elem := new.Type().Elem()
	if !isEntry(elem) {
		return r.items(old, new)
	}
	out := reflect.MakeSlice(new.Type(), 0, new.Len())
	for i := range new.Len() {
		x := new.Index(i)
		if elem.Kind() == reflect.Struct {
			x = x.Addr()
		}
		y := x
		if was, paired := r.was[x.Interface()]; paired {
			y = r.entry(reflect.ValueOf(was), x)
		} else if id := x.Elem().FieldByName("ID"); !id.IsValid() || !r.keep[id.String()] {
			continue
		} else if k, ok := x.Interface().(*model.Collaboration); ok {
			r.of[k] = k
		}
		if elem.Kind() == reflect.Struct {
			y = y.Elem()
		}
		out = reflect.Append(out, y)
	}
	return out
}

// items is list for words, references and whatever else is identified by its content.
func (r *reducer) items(old, new reflect.Value) reflect.Value {
	left := map[string]int{}
	for i := range old.Len() {
		left[r.key(r.c.old, old.Index(i))]++
	}
	out := reflect.MakeSlice(new.Type(), 0, new.Len())
	for i := range new.Len() {
		if key := r.key(r.c.new, new.Index(i)); left[key] > 0 {
			left[key]--
			out = reflect.Append(out, new.Index(i))
		}
	}
	if out.Len() < old.Len() {
		return new
	}
	return out
}

// key returns what a word or reference means, in the ids of the new map.
func (r *reducer) key(s *side, x reflect.Value) string {
	switch x := x.Interface().(type) {
	case *model.Ref:
		return r.meaning(s, x)
	case *model.Member:
		return x.Name
	default:
		return fmt.Sprint(x)
	}
}

func (r *reducer) meaning(s *side, ref *model.Ref) string {
	for _, ns := range []namespace{parties, work, expectations} {
		if now, other := s.now[ns][ref.ID]; other {
			return now
		}
	}
	if ref.ID == "" {
		return ref.Text
	}
	return ref.ID
}

// refer records the ids that references below v name.
func (r *reducer) refer(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if ref, ok := v.Interface().(*model.Ref); ok {
			if ref != nil && ref.ID != "" {
				r.keep[ref.ID] = true
			}
		} else if !v.IsNil() {
			r.refer(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !slices.Contains([]string{"Entry", "Refs", "Texts"}, name) {
				r.refer(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			r.refer(v.Index(i))
		}
	}
}
