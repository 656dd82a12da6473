package parse

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Means reads text from elsewhere, such as a table cell, as a single value of the field.
// It returns what to write into a map for it, or what is wrong with it. It accepts what a
// map accepts and, beyond that, words and dates that have only one meaning. References
// are taken as they are.
func (f *Field) Means(text string) (value, problem string) {
	text = strings.TrimSpace(text)
	switch f.Kind {
	case KindWord, KindCadence:
		text = f.oneWord(text)
	case KindOpenWord:
		if word, ok := f.known(text); ok {
			text = word
		}
	case KindDate:
		if _, ok := model.ParsePeriod(text); !ok {
			if days := datesMeant(text); len(days) == 1 {
				text = days[0]
			}
		}
	case KindID:
		text = Slug(text)
	case KindLink:
		text = cmp.Or(linkMeant(text), text)
	}
	r := &reader{problems: newProblems("", mapFile), m: &model.Map{}, path: path(f.Key)}
	if _, ok := r.scalar(f, &node{shape: scalar, plain: true, text: text}); ok {
		return text, ""
	}
	found := r.list[0]
	if found.Hint != "" {
		found.Message += ": " + found.Hint
	}
	return "", found.Message
}

// oneWord returns the word of the list that text stands for, or text itself.
func (f *Field) oneWord(text string) string {
	if word, ok := f.known(text); ok {
		return word
	}
	if words := f.sayable(f.vocabulary().synonyms[wordKey(text)]); len(words) > 0 {
		if len(words) == 1 {
			return words[0]
		}
		return text
	}
	if f.Kind == KindCadence {
		if c := spokenCadence(text); c != "" {
			return c
		}
	}
	if parts := alternatives(text); len(parts) > 1 { // in two languages: oben / haut
		word := f.oneWord(strings.TrimSpace(parts[0]))
		if _, ok := f.known(word); ok && !slices.ContainsFunc(parts, func(part string) bool { return f.oneWord(strings.TrimSpace(part)) != word }) {
			return word
		}
	}
	return text
}

// At returns the field at a path of keys, such as engagement.current, or nil.
func (o *Object) At(path string) *Field {
	key, rest, nested := strings.Cut(path, ".")
	f := o.Field(key)
	for nested {
		key, rest, nested = strings.Cut(rest, ".")
		f = f.Below(key)
	}
	return f
}

// Lists holds the lists of entries in a map, as paths of keys from the top.
var Lists = []string{"organization.goals", "ospo.objectives", "people", "stakeholders", "collaborations", "projects"}

// ListOf returns the type of the entries of one of Lists, or nil.
func ListOf(path string) *Object {
	if f := mapObject().At(path); f != nil && slices.Contains(Lists, path) {
		return f.Object
	}
	return nil
}
