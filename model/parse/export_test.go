package parse

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/ospomap/ospomap/model"
)

// Meaning strips a map of what formatting may change: positions and the order of keys.
func Meaning(m *model.Map) *model.Map {
	slices.SortStableFunc(m.Refs, func(a, b *model.Ref) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(m.Texts, func(a, b model.Text) int { return cmp.Compare(a.Path, b.Path) })
	if m.Readiness != nil {
		slices.SortStableFunc(m.Readiness.Areas, func(a, b model.Area) int { return cmp.Compare(a.Name, b.Name) })
		slices.SortStableFunc(m.Readiness.Answers, func(a, b model.Answer) int { return cmp.Compare(a.Question, b.Question) })
	}
	unplace(reflect.ValueOf(m).Elem())
	return m
}

func unplace(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *model.Pos:
		*x = model.Pos{}
		return
	case *model.Entry:
		x.Pos = model.Pos{}
		for i := range x.Keys {
			x.Keys[i].Name, x.Keys[i].Pos = model.Span{}, model.Span{}
		}
		slices.SortFunc(x.Keys, func(a, b model.KeyPos) int { return cmp.Compare(a.Key, b.Key) })
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			unplace(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			unplace(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			unplace(v.Index(i))
		}
	}
}

// CheckFormat makes the check available to tests with maps from other packages.
var CheckFormat = checkFormat
