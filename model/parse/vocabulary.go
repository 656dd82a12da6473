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

// vocabulary is what is known about the words of a closed list besides their
// spelling: what each means, and which words of other people mean the same.
type vocabulary struct {
	means    map[string]string   // by word
	synonyms map[string][]string // the words meant, by key of the synonym
}

// vocabularies reads the table of words when it is first needed, which is when
// somebody wrote an unknown one.
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
		for _, w := range catalogues { // what pictures say, people write
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

// readCatalogues are the words of the languages that pictures speak beside English.
func readCatalogues() []*words.Words {
	var all []*words.Words
	for _, tag := range words.Languages() {
		if w, known := words.For(tag); known && w.Language() != "en" {
			all = append(all, w)
		}
	}
	return all
}

// vocabulary is that of the field's list; empty where there is none.
func (f *Field) vocabulary() vocabulary { return vocabularies()[f.list()] }

// list is the name of the field's list of words in the table.
func (f *Field) list() string { return cmp.Or(f.List, f.Key) }

// Meant is the word of a closed list, called as the field that takes it, that
// another word of the same meaning stands for; empty where it is not known, or not
// among the allowed ones.
func Meant(list, text string, allowed []string) string {
	for _, w := range vocabularies()[list].synonyms[wordKey(text)] {
		if slices.Contains(allowed, w) {
			return w
		}
	}
	return ""
}

// Meanings says what each of the field's words means, in their order; nil where
// that is not known.
func (f *Field) Meanings() []string {
	v := f.vocabulary()
	if len(v.means) == 0 {
		return nil
	}
	return model.Each(f.Words, func(word string) string { return v.means[word] })
}

// wordKey is a word without the differences that nobody means: capitals, accents,
// hyphens, spaces.
func wordKey(text string) string { return strings.ReplaceAll(Slug(text), "-", "") }

// known finds the word of the field that a text is, however it is written.
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

// meant lists the words that an unknown one most likely stands for.
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
	return nil
}

// alternatives are the words of a text of which one was to be chosen.
func alternatives(text string) []string {
	bars := strings.NewReplacer("->", "|", "→", "|", "=>", "|", "/", "|", ";", "|", "+", "|", "&", "|", " or ", "|", " and ", "|", " to ", "|", " oder ", "|", " und ", "|", " ou ", "|", " et ", "|", " e ", "|", " y ", "|", " o ", "|", "、", "|", "または", "|", "或", "|")
	return strings.FieldsFunc(bars.Replace(text), func(r rune) bool { return r == '|' })
}

// meantParts lists the words that parts of a text stand for, as one list where the field
// takes one; none where one of them is not understood.
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
	if near == "" || near[0] != key[0] { // few slips are in the first letter, and many words differ there
		return ""
	}
	if words := f.sayable(synonyms[near]); len(words) == 1 && len(near)-len(key) < 2 && len(key)-len(near) < 2 {
		return words[0]
	}
	return ""
}

// sayable leaves those words that the field takes: a list of the table may serve
// several fields.
func (f *Field) sayable(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return !slices.Contains(f.Words, w) && (f.Kind != KindCadence || !isDays(w))
	})
}
