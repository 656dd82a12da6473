// Package words translates the texts of pictures, pages and reports. English texts are
// in the code where they are used; a catalogue for another language, one file in lang,
// translates each [model.Phrase]. A nil *Words is English.
package words

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/ospomap/ospomap/model"
)

// Words translates phrases into one language. Phrases without a translation stay in
// English.
type Words struct {
	tag       language.Tag
	forms     []plural.Form // plural forms, in the order of the catalogue
	decimal   string        // decimal separator; empty for a point
	translate func(model.Phrase) string
	called    map[string]string // translated names, by the name in the map's language
}

// Language returns the BCP 47 tag of the language, "en" for English.
func (w *Words) Language() string {
	if w == nil {
		return "en"
	}
	return w.tag.String()
}

// Written returns the tag of the language of the texts, which is English for a language
// without a catalogue.
func (w *Words) Written() string {
	if w == nil || w.translate == nil {
		return "en"
	}
	return w.Language()
}

// Say returns a phrase in the language. The arguments are pairs of a slot name and a
// value, as for [Words.Fill]:
//
//	w.Say("{n|stakeholder} of {office}", "n", 3, "office", m.OSPO.Name)
//
// The phrase has to be a constant, so that tests and translators can find it.
func (w *Words) Say(p model.Phrase, namesAndValues ...any) string {
	return w.Sentence(model.Says(p, namesAndValues...))
}

// Sentence returns a sentence in the language.
func (w *Words) Sentence(s model.Sentence) string { return w.Fill(s.Text, s.Args) }

// Join translates sentences and joins them into one.
func (w *Words) Join(list []model.Sentence) string {
	return strings.Join(model.Each(list, w.Sentence), w.Say("; "))
}

// Word returns a keyword of the map format, such as upward, for use in a sentence.
// Words that only the map uses are unchanged.
func (w *Words) Word(word string) string {
	text, _ := w.template(model.Phrase(word))
	return text
}

// Spaced returns a keyword of the map format for use in a picture. In English, spaces
// replace its hyphens.
func (w *Words) Spaced(word string) string {
	if text, own := w.template(model.Phrase(word)); own {
		return text
	}
	return model.MethodText(word)
}

// Month returns the name of a month. The short form has three letters in English.
func (w *Words) Month(m time.Month, short bool) string {
	if short {
		return w.Word(m.String()[:3])
	}
	return w.Word(m.String() + "|month")
}

// Number formats a number with at most two decimals and without trailing zeros. Numbers of
// more than five digits have no-break spaces between thousands, in every language.
func (w *Words) Number(x float64) string {
	text := strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
	whole, rest, parted := strings.Cut(text, ".")
	if len(whole) > 5 {
		for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
			whole = whole[:i] + "\u00a0" + whole[i:]
		}
	}
	if !parted {
		return whole
	}
	if w != nil && w.decimal != "" {
		return whole + w.decimal + rest
	}
	return whole + "." + rest
}

// List joins texts into a list, without "and".
func (w *Words) List(parts ...string) string { return strings.Join(parts, w.Say(", ")) }

// template returns the text for a phrase, and whether it is a translation.
func (w *Words) template(p model.Phrase) (text string, own bool) {
	if w != nil && w.translate != nil {
		if text := w.translate(p); text != "" {
			return text, true
		}
	}
	return plain(p), false
}

// plain removes the suffix that distinguishes a phrase from another one.
func plain(p model.Phrase) string {
	text := string(p)
	if bar := strings.LastIndexByte(text, '|'); bar > strings.LastIndexByte(text, '}') {
		return text[:bar]
	}
	return text
}

// form selects the form of a noun for a number.
func (w *Words) form(own bool, n int, forms []string) string {
	at := 0
	if own {
		at = slices.Index(w.forms, plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0))
	} else if n != 1 {
		at = 1
		if len(forms) == 1 {
			return forms[0] + "s"
		}
	}
	if at < 0 || at >= len(forms) {
		at = len(forms) - 1
	}
	return forms[at]
}

// Fill returns a phrase in the language, with its slots replaced by arguments:
//
//	{party}                       a name in quotation marks, a number, a word, a date, a text
//	{n|unit} {n|person|people}    the number with its noun
//	{n?is|are}                    a word that depends on the number
//
// A list of names shows three of them and counts the rest. A translation has as many
// nouns as its language has plural forms.
func (w *Words) Fill(p model.Phrase, args []model.Arg) string {
	rest, own := w.template(p)
	var room [256]byte // enough for most texts
	said := room[:0]
	for {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		if open < 0 || end < open {
			break
		}
		before := rest[:open]
		if d, is := argument(args, rest[open+1:end]).(model.Date); is && d.Precision != model.ToDay {
			before = w.within(before)
		}
		said = joined(said, before)
		said = joined(said, w.slot(rest[open+1:end], own, args))
		rest = rest[end+1:]
	}
	return string(joined(said, rest))
}

// joined appends a text to another. It removes a space between them if the characters
// on both sides are of a script without spaces: translations have the space for names
// in other scripts.
func joined(said []byte, next string) []byte {
	left, right := bytes.TrimSuffix(said, []byte(" ")), strings.TrimPrefix(next, " ")
	before, _ := utf8.DecodeLastRune(left)
	after, _ := utf8.DecodeRuneInString(right)
	if len(left)+len(right) == len(said)+len(next)-1 && unspaced(before) && unspaced(after) {
		return append(left, right...)
	}
	return append(said, next...)
}

// unspaced reports whether r is a Chinese or Japanese character or a full-width
// punctuation mark.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3001 && r <= 0x30ff || r >= 0xff01 && r <= 0xff60
}

// within replaces the preposition before a day with the one before a month, a quarter
// or a year.
func (w *Words) within(before string) string {
	text, is := strings.CutSuffix(before, " "+w.Say("on|before a day")+" ")
	if !is {
		return before
	}
	return text + " " + w.Say("in|before a month") + " "
}

// slot returns the replacement of a pair of braces.
func (w *Words) slot(slot string, own bool, args []model.Arg) string {
	at := strings.IndexAny(slot, "|?")
	if at < 0 {
		return w.value(argument(args, slot))
	}
	n, _ := argument(args, slot[:at]).(int)
	form := w.form(own, n, strings.Split(slot[at+1:], "|"))
	if slot[at] == '?' {
		return form
	}
	return strconv.Itoa(n) + " " + form
}

func argument(args []model.Arg, name string) any {
	for _, a := range args {
		if a.Name == name {
			return a.Value
		}
	}
	return "{" + name + "}"
}

// Said is an argument that is inserted unchanged because it is already translated.
type Said string

// quoted returns a text from the map in quotation marks, isolated from the direction of
// its surroundings.
func quoted(s string) string { return model.Isolated(model.Quoted(s)) }

// value returns an argument as text.
func (w *Words) value(v any) string {
	switch v := v.(type) {
	case string:
		return model.Isolated(v)
	case Said:
		return string(v)
	case model.Name:
		return quoted(model.OneLine(w.name(string(v))))
	case model.Quote:
		return quoted(model.Short(string(v)))
	case model.Word:
		return w.Word(string(v))
	case model.Term:
		return quoted(w.Word(string(v)))
	case model.Phrase:
		return w.Say(v)
	case int:
		return strconv.Itoa(v)
	case model.Date:
		return v.String()
	case *model.Collaboration:
		return w.value(model.Quote(w.Work(v)))
	case model.Sentence:
		return w.Sentence(v)
	case []model.Name:
		return w.names(v)
	case []model.Word:
		return w.List(model.Each(v, func(x model.Word) string { return w.Word(string(x)) })...)
	case []model.Sentence:
		return w.Join(v)
	}
	return ""
}

// names joins names for a message, at most three.
func (w *Words) names(names []model.Name) string {
	const most = 3
	list := w.List(model.Each(names[:min(most, len(names))], func(n model.Name) string { return w.value(n) })...)
	if more := len(names) - most; more > 0 {
		return w.Say("{list} and {n} more", "list", Said(list), "n", more)
	}
	return list
}
