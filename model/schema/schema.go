// Package schema generates JSON Schemas, draft-07, of the files that package parse
// reads, so that editors can complete and check them. They are generated from the
// tables of the parser.
//
// A schema checks less than the parser: not whether a reference resolves, an id is
// already taken or a key is duplicate.
package schema

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model/parse"
)

// Words is a list of values for a field that the parser does not know, such as the
// rules that an accept entry may name.
type Words struct {
	Object, Key    string // identify the field
	List, Meanings []string
}

// Of returns the schema of the files that o describes, as indented JSON. id is the URL
// under which the schema is published.
func Of(o *parse.Object, id string, words ...Words) []byte {
	w := &writer{defined: map[string]bool{}, words: words}
	root := append(object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"$id", id},
		{"title", "ospomap " + o.Name},
	}, w.mapping(o)...)
	if len(w.definitions) > 0 {
		root = append(root, member{"definitions", w.definitions})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		panic("schema: " + err.Error()) // cannot happen with strings, numbers and lists
	}
	return b.Bytes()
}

// object is a JSON object that keeps the order of its members, which is the order in
// which editors offer them.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON encodes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(m.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// writer collects the definitions of a schema.
type writer struct {
	definitions object
	defined     map[string]bool
	words       []Words
}

// mapping returns the schema of a mapping.
func (w *writer) mapping(o *parse.Object) object {
	var properties object
	required, alternatives := []string{}, []object{}
	for i := range o.Fields {
		f := &o.Fields[i]
		property := w.field(f)
		for _, known := range w.words {
			if known.Object == o.Name && known.Key == f.Key {
				property = object{{"description", describe(f)}, {"enum", known.List}, {"enumDescriptions", known.Meanings}}
			}
		}
		if !f.Required {
			property = orNothing(property)
		}
		properties = append(properties, member{f.Key, property})
		if f.Required && len(f.Unless) > 0 {
			alternatives = append(alternatives, either(f))
		} else if f.Required {
			required = append(required, f.Key)
		}
	}
	s := object{{"description", sentence(o.Doc)}, {"type", "object"}}
	switch other := o.Other; {
	case other == nil:
		s = append(s, member{"additionalProperties", false})
	case o.Others == "":
		return append(s, member{"additionalProperties", w.field(other)})
	default:
		patterns := object{{"[" + regexp.QuoteMeta(o.Others) + "]", w.field(other)}}
		s = append(s, member{"patternProperties", patterns}, member{"additionalProperties", false})
	}
	if len(required) > 0 {
		s = append(s, member{"required", required})
	}
	if len(alternatives) > 0 {
		s = append(s, member{"allOf", alternatives})
	}
	return append(s, member{"properties", properties})
}

// orNothing allows a key without a value, which is the same as no key.
func orNothing(s object) object {
	nothing := object{{"type", "null"}}
	for i, m := range s {
		switch of := m.value.(type) {
		case string:
			if m.key == "type" {
				s[i].value = []string{of, "null"}
				return s
			}
		case []string:
			if m.key == "type" {
				s[i].value = append(slices.Clone(of), "null")
				return s
			}
		case []object:
			if m.key == "anyOf" || m.key == "allOf" {
				s[i] = member{"anyOf", append(slices.Clone(of), nothing)}
				return s
			}
		}
	}
	for i, m := range s {
		if m.key == "enum" {
			return append(s[:i:i], member{"anyOf", []object{s[i:], nothing}})
		}
	}
	return s
}

// either requires the key of f or one that makes up for it.
func either(f *parse.Field) object {
	some := []object{{{"required", []string{f.Key}}}}
	for _, key := range f.Unless {
		nothing := object{{"not", object{{"enum", []any{nil, []string{}}}}}}
		some = append(some, object{{"required", []string{key}}, {"properties", object{{key, nothing}}}})
	}
	return object{{"anyOf", some}}
}

// field returns the schema of the value of a key.
func (w *writer) field(f *parse.Field) object {
	s := object{{"description", describe(f)}}
	if f.Default != "" {
		s = append(s, member{"default", defaultOf(f)})
	}
	one := w.value(f)
	if f.Instead != nil {
		return append(s, member{"anyOf", []object{one, {{"type", "array"}, {"items", one}}, w.reference(f.Instead)}})
	}
	many := object{{"type", "array"}, {"items", one}}
	switch {
	case f.TakesOne():
		return append(s, member{"anyOf", []object{one, many}})
	case f.Arity == parse.Many:
		return append(s, many...)
	case f.Kind == parse.KindObject: // draft-07 ignores siblings of a $ref
		return append(s, member{"allOf", []object{one}})
	}
	return append(s, one...)
}

// describe returns the description of a field.
func describe(f *parse.Field) string {
	text := sentence(f.Doc)
	switch f.Kind {
	case parse.KindRef:
		text += " (the id or name of " + article(string(f.Ref)) + ")"
	case parse.KindDate:
		text += " (YYYY-MM-DD, or YYYY-MM, YYYY-Q1 to YYYY-Q4, YYYY where only that is known)"
	}
	return text
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func defaultOf(f *parse.Field) any {
	if f.Kind == parse.KindInteger || f.Kind == parse.KindNumber {
		if n, err := strconv.ParseFloat(f.Default, 64); err == nil {
			return n
		}
	}
	return f.Default
}

// Patterns that mean the same in ECMAScript and Go.
const (
	patternText   = `\S`
	patternLine   = `^\s*\S(.*\S)?\s*$`                                             // a dot matches no line break
	patternID     = `^[^\x00-/:-@A-Z\[-\x60{-\x7f][^\x00-,./:-@A-Z\[-\x60{-\x7f]*$` // no ASCII capitals or punctuation
	patternDate   = `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	patternPeriod = `^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$`
	patternDays   = `^[1-9][0-9]{0,3}[dw]$`
	patternShare  = `^(100|[1-9]?[0-9])(\.[0-9]+)? ?%$`
	notInLinks    = "\\s<>\"\\\\^`{|}"
	patternLink   = `^(([Hh][Tt][Tt][Pp][Ss]?|[Ii][Rr][Cc][Ss]?)://[^/?#` + notInLinks + `][^` + notInLinks + `]*|` +
		`[Mm][Aa][Ii][Ll][Tt][Oo]:[^@` + notInLinks + `]+@[^` + notInLinks + `]+|` +
		`([Tt][Ee][Ll]|[Mm][Aa][Tt][Rr][Ii][Xx]|[Xx][Mm][Pp][Pp]|[Ss][Ii][Pp][Ss]?):[^/` + notInLinks + `][^` + notInLinks + `]*)$`
	// What is neither a link nor plain text: an incomplete address, or one that a
	// browser would execute.
	patternBadSource = `^\s*([Jj][Aa][Vv][Aa][Ss][Cc][Rr][Ii][Pp][Tt]:|[Vv][Bb][Ss][Cc][Rr][Ii][Pp][Tt]:|([Dd][Aa][Tt][Aa]|[Bb][Ll][Oo][Bb]|[Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):(\S|$))`
)

// texts are the types that the parser accepts as text: 1.10 stays as written, although
// YAML resolves it to a number.
var texts = []string{"string", "number", "boolean"}

// value returns the schema of a single value of f.
func (w *writer) value(f *parse.Field) object {
	switch {
	case f.Long != nil:
		return object{{"anyOf", []object{w.scalar(f), w.reference(f.Long)}}}
	case f.PerLanguage:
		return object{{"anyOf", []object{w.scalar(f), w.perLanguage(f)}}}
	}
	return w.scalar(f)
}

// perLanguage returns the schema of a mapping from languages to texts.
func (w *writer) perLanguage(f *parse.Field) object {
	return object{
		{"type", "object"}, {"minProperties", 1},
		{"propertyNames", object{{"pattern", parse.PatternLanguage}}},
		{"additionalProperties", orNothing(w.scalar(f))},
		{"not", object{{"additionalProperties", object{{"type", "null"}}}}},
	}
}

func (w *writer) scalar(f *parse.Field) object {
	switch f.Kind {
	case parse.KindObject:
		return w.reference(f.Object)
	case parse.KindWord:
		return object{{"anyOf", []object{enum(f), spellings(f)}}}
	case parse.KindCadence:
		return object{{"anyOf", []object{enum(f), spellings(f), {{"type", "string"}, {"pattern", patternDays}}}}}
	case parse.KindOpenWord:
		switch {
		case f.Pattern != "":
			return object{{"type", "string"}, {"pattern", f.Pattern}}
		case len(f.Words) > 0:
			return object{{"anyOf", []object{enum(f), {{"type", texts}, {"pattern", patternLine}}}}}
		}
	case parse.KindInteger, parse.KindNumber:
		return number(f)
	case parse.KindBool:
		return object{{"enum", []any{true, false, "yes", "no"}}}
	case parse.KindDate:
		return object{{"anyOf", []object{
			{{"type", "string"}, {"format", "date"}, {"pattern", patternDate}},
			{{"type", "string"}, {"pattern", patternPeriod}},
			{{"type", "integer"}, {"minimum", 1000}, {"maximum", 9999}}, // a year, which YAML resolves to an integer
		}}}
	case parse.KindLink:
		return object{{"type", "string"}, {"pattern", patternLink}}
	case parse.KindSource:
		text := object{{"type", texts}, {"pattern", patternLine}, {"not", object{{"type", "string"}, {"pattern", patternBadSource}}}}
		return object{{"anyOf", []object{{{"type", "string"}, {"pattern", patternLink}}, text}}}
	case parse.KindID:
		return object{{"type", []string{"string", "integer"}}, {"pattern", patternID}, {"minimum", 0}}
	case parse.KindProse:
		return object{{"type", texts}, {"pattern", patternText}}
	}
	return object{{"type", texts}, {"pattern", patternLine}}
}

// enum returns the words of f, which editors offer, with their meanings.
func enum(f *parse.Field) object {
	s := object{{"enum", f.Words}}
	if means := f.Meanings(); means != nil {
		s = append(s, member{"enumDescriptions", means})
	}
	return s
}

// spellings accepts other spellings of the words of f, which are parsed but not
// offered: capitals, spaces for hyphens, and aliases.
func spellings(f *parse.Field) object {
	var all []string
	for _, word := range slices.Concat(f.Words, slices.Sorted(maps.Keys(f.Aliases))) {
		var b strings.Builder
		for _, r := range word {
			switch upper := unicode.ToUpper(r); {
			case r == '-':
				b.WriteString("[- ]?")
			case upper != r:
				b.WriteString("[" + string(upper) + string(r) + "]")
			default:
				b.WriteRune(r)
			}
		}
		all = append(all, b.String())
	}
	return object{{"type", "string"}, {"pattern", "^(" + strings.Join(all, "|") + ")$"}}
}

func number(f *parse.Field) object {
	kind := "number"
	if f.Kind == parse.KindInteger {
		kind = "integer"
	}
	if f.Min == f.Max {
		return object{{"type", kind}, {"enum", []float64{f.Min}}}
	}
	limits := object{{"type", kind}, {"minimum", f.Min}, {"maximum", f.Max}}
	if kind == "number" && f.Max == 1 {
		return object{{"anyOf", []object{limits, {{"type", "string"}, {"pattern", patternShare}}}}}
	}
	return limits
}

// reference returns a reference to the definition of o, which it adds if it is new.
func (w *writer) reference(o *parse.Object) object {
	if !w.defined[o.Name] {
		w.defined[o.Name] = true
		at := len(w.definitions)
		w.definitions = append(w.definitions, member{key: o.Name})
		definition := w.mapping(o)
		if o.Short != "" {
			definition = object{{"anyOf", []object{definition, w.scalar(o.Field(o.Short))}}}
		}
		w.definitions[at].value = definition
	}
	return object{{"$ref", "#/definitions/" + o.Name}}
}
