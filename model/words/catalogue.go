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

// files contains the catalogues, lang/<tag>.json. They are decoded on first use.
//
//go:embed lang/*.json
var files embed.FS

// Catalogue is the content of a language file.
type Catalogue struct {
	Language string                  `json:"language"` // its own name
	Complete bool                    `json:"complete"` // missing translations fail a test
	Decimal  string                  `json:"decimal"`  // decimal separator
	Forms    []string                `json:"forms"`    // plural forms of nouns, by their CLDR names
	Words    map[model.Phrase]string `json:"words"`    // translations by English phrase; empty ones are missing
}

// Languages returns the tags of the languages with a catalogue, and "en", sorted.
func Languages() []string {
	tags := []string{"en"}
	entries, _ := files.ReadDir("lang")
	for _, e := range entries {
		tags = append(tags, strings.TrimSuffix(e.Name(), ".json"))
	}
	slices.Sort(tags)
	return tags
}

// Read returns the catalogue of one of [Languages] other than English.
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

// pluralForms maps CLDR names to plural forms.
var pluralForms = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// New returns the words of a language from a translation function, which returns "" for
// phrases that stay in English. forms are CLDR names of plural forms. The decimal
// separator is a point.
func New(tag string, forms []string, translate func(model.Phrase) string) *Words {
	w := &Words{tag: language.Make(tag), translate: translate}
	for _, f := range forms {
		w.forms = append(w.forms, pluralForms[f])
	}
	return w
}

var read sync.Map // *Words by tag

// For returns the words for a language, given as a BCP 47 tag, and whether there are
// any. A variety uses the catalogue of its language if its readers understand it: de-AT
// uses de, but zh-Hant does not use zh-Hans. If there are none, the words are English.
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

// Tag returns the canonical form of a BCP 47 tag, or "" if the text is not one.
func Tag(text string) string {
	tag, err := language.Parse(text)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// Of returns the words for a map: in the requested language or, if none is requested,
// in the map's own language if there is a catalogue, else in English.
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
