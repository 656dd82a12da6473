// Package words says what pictures, pages and reports say in the language of their
// reader. English is in the code, where it is used; a catalogue of another
// language, one file in lang, has a translation for each [model.Phrase]. A nil *Words
// is English.
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

// Words are the words of one language. Those that a language lacks are English.
type Words struct {
	tag       language.Tag
	forms     []plural.Form // that nouns have beside numbers, in the order of the catalogue
	decimal   string        // the mark before decimals; empty for a point
	translate func(model.Phrase) string
	called    map[string]string // what a map names, by its name in the map's language
}

// Language is the BCP 47 tag of the language, "en" for English.
func (w *Words) Language() string {
	if w == nil {
		return "en"
	}
	return w.tag.String()
}

// Written is the tag of the language that the words are in: English ones stand in for
// those of a language without a translation.
func (w *Words) Written() string {
	if w == nil || w.translate == nil {
		return "en"
	}
	return w.Language()
}

// Say puts a phrase into words. The arguments are names of the phrase's slots, each
// with its value, as for [Words.Fill]:
//
//	w.Say("{n|stakeholder} of {office}", "n", 3, "office", m.OSPO.Name)
//
// The phrase is a constant, so that tests find it; so do those find it that look for
// what a translation means.
func (w *Words) Say(p model.Phrase, namesAndValues ...any) string {
	return w.Sentence(model.Says(p, namesAndValues...))
}

// Sentence puts into words what is said about a map.
func (w *Words) Sentence(s model.Sentence) string { return w.Fill(s.Text, s.Args) }

// Join puts sentences into words as one.
func (w *Words) Join(list []model.Sentence) string {
	return strings.Join(model.Each(list, w.Sentence), w.Say("; "))
}

// Word is a word of the format of maps, such as upward, as sentences show it. One
// that is the map's own stays as it is.
func (w *Words) Word(word string) string {
	text, _ := w.template(model.Phrase(word))
	return text
}

// Spaced is a word of the format of maps as pictures show it: in English without
// hyphens.
func (w *Words) Spaced(word string) string {
	if text, own := w.template(model.Phrase(word)); own {
		return text
	}
	return model.MethodText(word)
}

// Month is the name of a month; a short one has three letters in English.
func (w *Words) Month(m time.Month, short bool) string {
	if short {
		return w.Word(m.String()[:3])
	}
	return w.Word(m.String() + "|month")
}

// Number is a number with at most two decimals, and no zeros at their end.
func (w *Words) Number(x float64) string {
	text := strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
	if w != nil && w.decimal != "" {
		text = strings.Replace(text, ".", w.decimal, 1)
	}
	return text
}

// List is a list of texts, without "and".
func (w *Words) List(parts ...string) string { return strings.Join(parts, w.Say(", ")) }

// template is what stands for a phrase in this language, and whether it is the
// language's own and not English.
func (w *Words) template(p model.Phrase) (text string, own bool) {
	if w != nil && w.translate != nil {
		if text := w.translate(p); text != "" {
			return text, true
		}
	}
	return plain(p), false
}

// plain is a phrase without what only tells it from another one.
func plain(p model.Phrase) string {
	text := string(p)
	if bar := strings.LastIndexByte(text, '|'); bar > strings.LastIndexByte(text, '}') {
		return text[:bar]
	}
	return text
}

// form chooses among the forms that a phrase has for a number.
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

// Fill puts a phrase into words, with arguments in the slots that name them:
//
//	{party}                       a name in quotation marks, a number, a word, a date, a text
//	{n|unit} {n|person|people}    the number with its noun
//	{n?is|are}                    one of the two, by the number
//
// Of three names and more a list shows three and counts the rest. A translation has
// as many nouns as its language has forms.
func (w *Words) Fill(p model.Phrase, args []model.Arg) string {
	rest, own := w.template(p)
	var room [256]byte // which most texts fit in
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

// joined is a text with another after it: without the space that is between them where
// both sides of it are of a script that has none between words. A translation has the
// space for names of other scripts.
func joined(said []byte, next string) []byte {
	left, right := bytes.TrimSuffix(said, []byte(" ")), strings.TrimPrefix(next, " ")
	before, _ := utf8.DecodeLastRune(left)
	after, _ := utf8.DecodeRuneInString(right)
	if len(left)+len(right) == len(said)+len(next)-1 && unspaced(before) && unspaced(after) {
		return append(left, right...)
	}
	return append(said, next...)
}

// unspaced are the letters of Chinese and Japanese, and the wide marks between them.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3001 && r <= 0x30ff || r >= 0xff01 && r <= 0xff60
}

// within is what goes before a day as it goes before a month, a quarter or a year.
func (w *Words) within(before string) string {
	text, is := strings.CutSuffix(before, " "+w.Say("on|before a day")+" ")
	if !is {
		return before
	}
	return text + " " + w.Say("in|before a month") + " "
}

// slot is what is in the place of one pair of braces.
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

// Said is an argument that is in words already, and is in a sentence as it is.
type Said string

// quoted is a text of the map in quotation marks, which keeps its direction to
// itself.
func quoted(s string) string { return model.Isolated(model.Quoted(s)) }

// value puts one argument into words.
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

// names lists names for a message, three at most.
func (w *Words) names(names []model.Name) string {
	const most = 3
	list := w.List(model.Each(names[:min(most, len(names))], func(n model.Name) string { return w.value(n) })...)
	if more := len(names) - most; more > 0 {
		return w.Say("{list} and {n} more", "list", Said(list), "n", more)
	}
	return list
}
