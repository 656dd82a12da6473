package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/ospomap/ospomap/model"
)

// files are the catalogues, lang/<tag>.json. None is read before somebody asks for
// its language.
//
//go:embed lang/*.json
var files embed.FS

// Catalogue is what a file of a language holds.
type Catalogue struct {
	Language string                  `json:"language"` // what it calls itself
	Complete bool                    `json:"complete"` // a phrase that it lacks fails a test
	Decimal  string                  `json:"decimal"`  // the mark before the decimals of a number
	Forms    []string                `json:"forms"`    // CLDR's names of the forms that nouns have beside numbers
	Words    map[model.Phrase]string `json:"words"`    // by the English; an empty one is yet to be found
}

// Languages are the tags of the languages that there is a catalogue for, and "en".
func Languages() []string {
	tags := []string{"en"}
	entries, _ := files.ReadDir("lang")
	for _, e := range entries {
		tags = append(tags, strings.TrimSuffix(e.Name(), ".json"))
	}
	slices.Sort(tags)
	return tags
}

// Read is the catalogue of one of [Languages] other than English.
func Read(tag string) (*Catalogue, error) {
	data, err := files.ReadFile(path.Join("lang", tag+".json"))
	if err != nil {
		return nil, err
	}
	c := &Catalogue{}
	if err := json.Unmarshal(data, c); err != nil {
		return nil, fmt.Errorf("the words of %s: %w", tag, err)
	}
	return c, nil
}

// pluralForms are CLDR's names of the forms.
var pluralForms = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// New are words in a language of which only translations are known, and numbers have
// a decimal point; an empty one leaves the phrase in English. Forms are CLDR's names.
func New(tag string, forms []string, translate func(model.Phrase) string) *Words {
	w := &Words{tag: language.Make(tag), translate: translate}
	for _, f := range forms {
		w.forms = append(w.forms, pluralForms[f])
	}
	return w
}

var read sync.Map // *Words by tag

// For are the words for a reader of a language, a BCP 47 tag, and whether there are
// any: a variety is served by its language where people read both, such as de-AT by
// de, and else not, such as zh-Hant by zh-Hans. Where there are none, they are English.
func For(tag string) (w *Words, known bool) {
	if tag == "" {
		return nil, false
	}
	asked, err := language.Parse(tag)
	if err != nil {
		return nil, false
	}
	if base, sure := asked.Base(); base.String() == "en" && sure == language.Exact {
		return &Words{tag: asked}, true
	}
	have := Languages()
	tags := make([]language.Tag, len(have))
	for i, t := range have {
		tags[i] = language.Make(t)
	}
	_, at, confidence := language.NewMatcher(tags).Match(asked)
	if confidence < language.High {
		return &Words{tag: asked}, false
	}
	if w, ok := read.Load(have[at]); ok {
		return w.(*Words), true
	}
	c, err := Read(have[at])
	if err != nil {
		return &Words{tag: asked}, false
	}
	w = New(have[at], c.Forms, func(p model.Phrase) string { return c.Words[p] })
	w.decimal = c.Decimal
	read.Store(have[at], w)
	return w, true
}

// Tag is a BCP 47 tag in its usual form; empty where the text is none.
func Tag(text string) string {
	tag, err := language.Parse(text)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// Of are the words for a map: those of the language asked for, else of the map's own
// as far as there are any, else English.
func Of(asked string, m *model.Map) *Words {
	if asked != "" {
		w, _ := For(asked)
		return w
	}
	if w, known := For(m.Language); known {
		return w
	}
	return nil
}
