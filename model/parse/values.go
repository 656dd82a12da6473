package parse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// scalar reads a value that is written as one YAML scalar.
func (r *reader) scalar(f *Field, n *node) (value, bool) {
	if n.shape != scalar {
		r.wrongType(f, n)
		return value{}, false
	}
	text := strings.TrimSpace(n.text)
	if text == "" {
		r.blank(f, n, "%q is blank; %s")
		return value{}, false
	}
	switch f.Kind {
	case KindName, KindLine, KindProse:
		if !r.visible(f, n, text) {
			return value{}, false
		}
		r.m.Texts = append(r.m.Texts, model.Text{Path: r.path.String(), Value: text, Name: f.Kind == KindName, Pos: n.pos})
		return value{text: text}, true
	case KindOpenWord:
		return value{text: text}, r.openWord(f, n, text)
	case KindRef:
		return r.reference(f, n, text)
	case KindWord, KindCadence:
		return r.word(f, n, text)
	case KindInteger, KindNumber:
		return r.number(f, n)
	case KindBool:
		if !n.plain || n.text != "true" && n.text != "false" {
			r.wrongType(f, n)
			return value{}, false
		}
		return value{flag: n.text == "true"}, true
	case KindDate:
		return r.date(n, text)
	case KindID:
		return value{text: text}, r.id(n, text)
	case KindLink:
		return value{text: text}, r.link(n, text)
	case KindSource:
		return r.source(f, n, text)
	}
	panic("no reading of field " + f.Key)
}

// visible refuses characters that nobody sees. Free text of several lines may
// hold line breaks, tabs and the joiners and marks that some scripts need.
func (r *reader) visible(f *Field, n *node, text string) bool {
	for i, c := range text {
		if !model.Hidden(c) || model.Spells(text, i) || f.Kind == KindProse && strings.ContainsRune("\n\t\u200c\u200d\u200e\u200f\u061c\u00ad", c) {
			continue
		}
		what := fmt.Sprintf("the invisible character U+%04X", c)
		switch c {
		case '\n':
			what = "a line break"
		case '\t':
			what = "a tab"
		}
		r.add(ruleBadValue, n.pos, r.path.String(), "%s %s holds %s", f.Key, quoted(text), what).Hint = "use visible characters and spaces"
		return false
	}
	return true
}

func (r *reader) openWord(f *Field, n *node, text string) bool {
	if !r.visible(f, n, text) {
		return false
	}
	if f.check == nil {
		return true
	}
	problem := f.check(text)
	if problem != "" {
		r.add(ruleBadValue, n.pos, r.path.String(), "%s", problem)
	}
	return problem == ""
}

func (r *reader) reference(f *Field, n *node, text string) (value, bool) {
	if !r.visible(f, n, text) {
		return value{}, false
	}
	ref := &model.Ref{Text: text, Kind: f.Ref, Path: r.path.String(), Pos: n.pos}
	r.m.Refs = append(r.m.Refs, ref)
	return value{ref: ref}, true
}

func (r *reader) word(f *Field, n *node, text string) (value, bool) {
	if slices.Contains(f.Words, text) || f.Kind == KindCadence && isDays(text) {
		return value{text: text}, true
	}
	if word, ok := f.Aliases[text]; ok {
		return value{text: word}, true
	}
	r.add(ruleBadValue, n.pos, r.path.String(), "%s %s is not known; use %s%s", f.Key, quoted(text), f.expects(), suggestion{text, f.spellings})
	return value{}, false
}

// spellings lists every word of a field, aliases last and sorted.
func (f *Field) spellings() []string {
	words := slices.Clone(f.Words)
	for alias := range f.Aliases {
		words = append(words, alias)
	}
	slices.Sort(words[len(f.Words):])
	return words
}

// isDays reports whether a text is a number of days or weeks such as 90d or 6w.
func isDays(text string) bool {
	return isNumber(strings.TrimRight(text, "dw"), false) && model.Cadence(text).Valid()
}

func (r *reader) number(f *Field, n *node) (value, bool) {
	if !n.plain || !isNumber(n.text, f.Kind == KindNumber) {
		r.wrongType(f, n)
		return value{}, false
	}
	number, err := strconv.ParseFloat(n.text, 64)
	switch {
	case err == nil && number >= f.Min && number <= f.Max:
		return value{number: number}, true
	case f.Min == f.Max:
		r.add(ruleBadValue, n.pos, r.path.String(), "%s %s is not understood; this program reads %s %g", f.Key, quoted(n.text), f.Key, f.Min)
	default:
		r.add(ruleBadValue, n.pos, r.path.String(), "%s %s is out of range; use %s", f.Key, quoted(n.text), f.expects())
	}
	return value{}, false
}

// isNumber reports whether a text is a number as people write it: digits
// without leading zeros, signs, exponents or underscores, and a decimal point
// where fractions are allowed.
func isNumber(text string, fraction bool) bool {
	whole, decimals, point := strings.Cut(text, ".")
	if point && (!fraction || !isDigits(decimals)) {
		return false
	}
	return isDigits(whole) && (len(whole) == 1 || whole[0] != '0')
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func (r *reader) date(n *node, text string) (value, bool) {
	day, ok := model.ParsePeriod(text)
	if !ok {
		problem := "is not a date; write it as YYYY-MM-DD"
		if len(text) == len("2006-01-02") && text[4] == '-' && text[7] == '-' && isDigits(text[:4]+text[5:7]+text[8:]) {
			problem = "is a day that does not exist"
		}
		r.add(ruleBadDate, n.pos, r.path.String(), "%s %s", quoted(text), problem)
	}
	return value{date: day}, ok
}

func (r *reader) id(n *node, text string) bool {
	if isID(text) {
		return true
	}
	near := ""
	if slug := Slug(text); slug != "" {
		near = "; did you mean " + quote(slug) + "?"
	}
	r.add(ruleBadID, n.pos, r.path.String(), "%s is not an id: lower-case letters, digits and hyphens, no hyphen first%s", quoted(text), near)
	return false
}

// expects says what a single value of the field must be.
func (f *Field) expects() string {
	switch f.Kind {
	case KindWord:
		return orList(f.Words)
	case KindCadence:
		return orList(append(slices.Clone(f.Words), "a number of days or weeks such as 90d or 6w"))
	case KindInteger:
		if f.Min == f.Max {
			return fmt.Sprintf("the number %g", f.Min)
		}
		return fmt.Sprintf("a whole number from %g to %g", f.Min, f.Max)
	case KindNumber:
		return fmt.Sprintf("a number from %g to %g", f.Min, f.Max)
	case KindBool:
		return "true or false"
	case KindDate:
		return "a date such as 2026-11-22"
	case KindLink:
		return "a link"
	case KindID:
		return "an id"
	case KindRef:
		return "the id or name of " + article(string(f.Ref))
	case KindObject:
		if f.Object.Short != "" {
			return "a " + f.Object.Short + " or a map"
		}
		return "a map with the keys of " + f.Object.Label
	}
	return "text"
}

// help is one line on what to write for a field.
func (f *Field) help() string {
	if f.Kind == KindWord {
		return f.Doc + " (" + f.expects() + ")"
	}
	return f.Doc
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
