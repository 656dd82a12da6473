package parse

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
)

// vocabulary is what is known about the words of a closed list besides their
// spelling: what each means, and which words of other people mean the same.
type vocabulary struct {
	means    map[string]string   // by word
	synonyms map[string][]string // the words meant, by key of the synonym
}

// vocabularies reads the table of words when it is first needed, which is when
// somebody wrote an unknown one.
var vocabularies = sync.OnceValue(func() map[string]*vocabulary {
	all := map[string]*vocabulary{}
	var v *vocabulary
	for line := range strings.Lines(wordTable) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "# "); ok {
			v = &vocabulary{map[string]string{}, map[string][]string{}}
			for _, list := range strings.Fields(name) {
				all[list] = v
			}
			continue
		}
		word, rest, _ := strings.Cut(line, ": ")
		means, others, _ := strings.Cut(rest, " = ")
		if word == "" {
			continue
		}
		v.means[word] = means
		for _, s := range strings.Split(others, ", ") {
			if k := wordKey(s); !slices.Contains(v.synonyms[k], word) {
				v.synonyms[k] = append(v.synonyms[k], word)
			}
		}
	}
	return all
})

// vocabulary is that of the field's list; empty where there is none.
func (f *Field) vocabulary() *vocabulary {
	if v := vocabularies()[f.list()]; v != nil {
		return v
	}
	return &vocabulary{}
}

// Meant is the word of a closed list, called as the field that takes it, that
// another word of the same meaning stands for; empty where it is not known, or not
// among the allowed ones.
func Meant(list, text string, allowed []string) string {
	if v := vocabularies()[list]; v != nil {
		for _, w := range v.synonyms[wordKey(text)] {
			if slices.Contains(allowed, w) {
				return w
			}
		}
	}
	return ""
}

// list is the name of the field's list of words in the table.
func (f *Field) list() string {
	if f.List != "" {
		return f.List
	}
	return f.Key
}

// Meanings says what each of the field's words means, in their order; nil where
// that is not known.
func (f *Field) Meanings() []string {
	v := f.vocabulary()
	if len(v.means) == 0 {
		return nil
	}
	out := make([]string, len(f.Words))
	for i, w := range f.Words {
		out[i] = v.means[w]
	}
	return out
}

// wordKey is a word without the differences that nobody means: capitals, accents,
// hyphens, spaces.
func wordKey(text string) string { return strings.ReplaceAll(Slug(text), "-", "") }

// known finds the word of the field that a text is, however it is written.
func (f *Field) known(text string) (string, bool) {
	if slices.Contains(f.Words, text) || f.Kind == KindCadence && isDays(text) {
		return text, true
	}
	if word, ok := f.Aliases[text]; ok {
		return word, true
	}
	key := wordKey(text)
	for _, w := range f.Words {
		if wordKey(w) == key {
			return w, true
		}
	}
	for alias, w := range f.Aliases {
		if wordKey(alias) == key {
			return w, true
		}
	}
	return "", false
}

// meant lists the words that an unknown one most likely stands for.
func (f *Field) meant(text string) []string {
	if parts := strings.Split(text, ","); len(parts) > 1 && f.Arity != One {
		return f.meantList(parts)
	} else if len(parts) > 1 {
		var words []string
		for _, part := range parts {
			words = append(words, f.meant(part)...)
		}
		return slices.Compact(words)
	}
	if words := f.sayable(f.vocabulary().synonyms[wordKey(text)]); len(words) > 0 {
		return words
	}
	if f.Kind == KindCadence {
		if c := spokenCadence(text); c != "" {
			return []string{c}
		} else if isDays(text + "d") {
			return []string{text + "d"}
		}
	}
	if word := f.nearWord(text); word != "" {
		return []string{word}
	}
	return nil
}

// meantList is a list of words that somebody wrote with commas and no brackets.
func (f *Field) meantList(parts []string) []string {
	words := make([]string, len(parts))
	for i, text := range parts {
		word, ok := f.known(strings.TrimSpace(text))
		if !ok {
			return nil
		}
		words[i] = word
	}
	return []string{"[" + strings.Join(words, ", ") + "]"}
}

// turning are beginnings that turn a word into another one.
var turning = []string{"un", "in", "non", "dis", "anti", "bi", "semi", "in", "re"}

// nearWord guesses by spelling, unless the text is a word of the list with
// something in front that changes its meaning.
func (f *Field) nearWord(text string) string {
	if len([]rune(text)) < 4 {
		return ""
	}
	key := wordKey(text)
	for _, w := range f.Words {
		if before, ok := strings.CutSuffix(key, wordKey(w)); ok && slices.Contains(turning, before) {
			return ""
		}
	}
	candidates := slices.Concat(f.Words, slices.Sorted(maps.Keys(f.Aliases)))
	if word := model.Near(text, candidates); word != "" {
		word, _ = f.known(word)
		return word
	}
	if len([]rune(text)) < 6 {
		return ""
	}
	synonyms := f.vocabulary().synonyms
	near := model.Near(key, slices.Sorted(maps.Keys(synonyms)))
	if words := f.sayable(synonyms[near]); len(words) == 1 && len(near)-len(key) < 2 && len(key)-len(near) < 2 {
		return words[0]
	}
	return ""
}

// sayable leaves those words that the field takes: a list of the table may serve
// several fields.
func (f *Field) sayable(words []string) []string {
	var out []string
	for _, w := range words {
		if slices.Contains(f.Words, w) || f.Kind == KindCadence && isDays(w) {
			out = append(out, w)
		}
	}
	return out
}

// spokenCadence reads "every 6 weeks" and its like in four languages: the word of
// the list or the number of days that says the same, or nothing.
func spokenCadence(text string) string {
	n, unit, times := 1, 0, false
	for _, w := range strings.Split(Slug(text), "-") {
		if number, err := strconv.Atoi(strings.TrimRight(w, "x")); err == nil && number > 0 && number < 1000 {
			n, times = number, strings.HasSuffix(w, "x")
			continue
		}
		if i := slices.IndexFunc(numerals, func(words []string) bool { return slices.Contains(words, w) }); i >= 0 {
			n = i + 2
			continue
		}
		days, known := cadenceUnits[w]
		switch {
		case slices.Contains(timesWords, w):
			times = true
		case slices.Contains(weekdays, w) && unit == 0 && n == 1: // the second Tuesday is one of a month
			unit = 7
		case known && unit == 0:
			unit = days
		case !slices.Contains(fillers, w):
			return ""
		}
	}
	if unit == 0 {
		return ""
	}
	days := float64(n * unit)
	if unit >= 30 {
		days = float64(n) * float64(unit) * 365 / 360
	}
	if times {
		days = float64(unit) / float64(n)
		if unit == 360 {
			days = 365 / float64(n)
		}
	}
	whole := max(int(math.Round(days)), 1)
	if whole == 183 {
		whole = 182
	}
	for i, d := range []int{1, 7, 14, 30, 91, 182, 365} {
		if whole == d {
			return string(model.Cadences[i])
		}
	}
	return strconv.Itoa(whole) + "d"
}

var (
	cadenceUnits = map[string]int{
		"day": 1, "days": 1, "tag": 1, "tage": 1, "jour": 1, "jours": 1, "dia": 1, "dias": 1,
		"week": 7, "weeks": 7, "woche": 7, "wochen": 7, "semaine": 7, "semaines": 7, "semana": 7, "semanas": 7,
		"month": 30, "months": 30, "monat": 30, "monate": 30, "monaten": 30, "mois": 30, "mes": 30, "meses": 30,
		"quarter": 90, "quarters": 90, "quartal": 90, "quartale": 90, "trimestre": 90, "trimestres": 90,
		"year": 360, "years": 360, "jahr": 360, "jahre": 360, "an": 360, "ans": 360, "annee": 360, "annees": 360, "ano": 360, "anos": 360,
	}
	numerals = [][]string{
		{"two", "zwei", "deux", "dos", "second", "other"}, {"three", "drei", "trois", "tres", "third"}, {"four", "vier", "quatre", "cuatro"},
		{"five", "funf", "cinq", "cinco"}, {"six", "sechs", "seis"}, {"seven", "sieben", "sept", "siete"}, {"eight", "acht", "huit", "ocho"},
		{"nine", "neun", "neuf", "nueve"}, {"ten", "zehn", "dix", "diez"}, {"eleven", "elf", "onze", "once"}, {"twelve", "zwolf", "douze", "doce"},
	}
	weekdays = []string{
		"monday", "tuesday", "wednesday", "thursday", "friday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "montags", "freitags",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "lunes", "martes", "miercoles", "jueves", "viernes",
	}
	timesWords = []string{"times", "time", "mal", "fois", "vez", "veces"}
	fillers    = []string{
		"every", "each", "per", "a", "once", "in", "the", "alle", "jede", "jeden", "jedes", "pro", "im", "in", "der",
		"tous", "toutes", "les", "chaque", "par", "cada", "por", "al", "la", "il",
	}
)
