package parse

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
)

// vocabulary holds the meanings and the synonyms of the words of a closed list.
type vocabulary struct {
	means    map[string]string   // by word
	synonyms map[string][]string // words by the key of a synonym
}

// vocabularies reads the table of words on first use, usually for an unknown word.
var vocabularies = sync.OnceValue(func() map[string]vocabulary {
	all := map[string]vocabulary{}
	catalogues := readCatalogues()
	var v vocabulary
	for line := range strings.Lines(wordTable) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "# "); ok {
			v = vocabulary{map[string]string{}, map[string][]string{}}
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
			v.add(s, word)
		}
		for _, w := range catalogues { // people write what they read in pictures
			v.add(w.Word(word), word)
		}
	}
	return all
})

func (v vocabulary) add(synonym, word string) {
	if k := wordKey(synonym); k != wordKey(word) && !slices.Contains(v.synonyms[k], word) {
		v.synonyms[k] = append(v.synonyms[k], word)
	}
}

// readCatalogues returns the words of the languages of pictures other than English.
func readCatalogues() []*words.Words {
	var all []*words.Words
	for _, tag := range words.Languages() {
		if w, known := words.For(tag); known && w.Language() != "en" {
			all = append(all, w)
		}
	}
	return all
}

// vocabulary returns the vocabulary of the field's list; empty if there is none.
func (f *Field) vocabulary() vocabulary { return vocabularies()[f.list()] }

// list returns the name of the field's list of words in the table.
func (f *Field) list() string { return cmp.Or(f.List, f.Key) }

// Meant returns the word of a closed list that text is a synonym of; empty if there is
// none among the allowed words. The list has the name of its field.
func Meant(list, text string, allowed []string) string {
	for _, w := range vocabularies()[list].synonyms[wordKey(text)] {
		if slices.Contains(allowed, w) {
			return w
		}
	}
	return ""
}

// Meanings returns the meaning of each of the field's words, in order, or nil if the
// meanings are not known.
func (f *Field) Meanings() []string {
	v := f.vocabulary()
	if len(v.means) == 0 {
		return nil
	}
	return model.Each(f.Words, func(word string) string { return v.means[word] })
}

// wordKey removes insignificant differences from a word: case, accents, hyphens, spaces.
func wordKey(text string) string { return strings.ReplaceAll(Slug(text), "-", "") }

// known returns the word of the field that text is a spelling of.
func (f *Field) known(text string) (string, bool) {
	if slices.Contains(f.Words, text) || f.Kind == KindCadence && isDays(text) {
		return text, true
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

// meant returns the words that an unknown word most likely stands for.
func (f *Field) meant(text string) []string {
	if parts := strings.Split(text, ","); len(parts) > 1 {
		return f.meantParts(parts)
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
	if parts := alternatives(text); len(parts) > 1 {
		return f.meantParts(parts)
	}
	if before, _, ok := strings.Cut(text, "("); ok && before != "" {
		return f.meantOneOf([]string{before})
	}
	if key := wordKey(text); len(key) > 2 {
		return model.Those(f.Words, func(w string) bool { return strings.HasPrefix(w, key) })
	}
	return nil
}

// alternatives splits text that gives several words where one was to be chosen.
func alternatives(text string) []string {
	bars := strings.NewReplacer("->", "|", "→", "|", "=>", "|", "/", "|", ";", "|", "+", "|", "&", "|", " or ", "|", " and ", "|", " to ", "|", " oder ", "|", " und ", "|", " ou ", "|", " et ", "|", " e ", "|", " y ", "|", " o ", "|", "、", "|", "または", "|", "或", "|")
	return strings.FieldsFunc(bars.Replace(text), func(r rune) bool { return r == '|' })
}

// meantParts returns the words that parts of a text stand for, as one list if the field
// takes a list; none if a part is not understood.
func (f *Field) meantParts(parts []string) []string {
	if f.Arity != One {
		return f.meantList(parts)
	}
	return f.meantOneOf(parts)
}

func (f *Field) meantOneOf(parts []string) []string {
	var words []string
	for _, part := range parts {
		word, ok := f.known(strings.TrimSpace(part))
		meant := []string{word}
		if !ok {
			meant = f.meant(strings.TrimSpace(part))
		}
		if len(meant) == 0 {
			return nil
		}
		for _, w := range meant {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	return words
}

// meantList returns the list for words that are written with commas but no brackets.
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

// turning holds prefixes that change the meaning of a word.
var turning = []string{"un", "in", "non", "dis", "anti", "bi", "semi", "re"}

// nearWord guesses by spelling, unless the text is a word of the list with a prefix that
// changes its meaning.
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
	if near == "" || near[0] != key[0] { // mistakes in the first letter are rare, and many words differ only there
		return ""
	}
	if words := f.sayable(synonyms[near]); len(words) == 1 && len(near)-len(key) < 2 && len(key)-len(near) < 2 {
		return words[0]
	}
	return ""
}

// sayable returns the words that the field accepts: a list of the table may serve several
// fields.
func (f *Field) sayable(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return !slices.Contains(f.Words, w) && (f.Kind != KindCadence || !isDays(w))
	})
}
