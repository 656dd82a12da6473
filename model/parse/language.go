package parse

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/ospomap/ospomap/model"
)

// languageKey is the key that holds the language of a map.
const languageKey = "language"

// PatternLanguage is the form of a BCP 47 tag, for schemas.
const PatternLanguage = `^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$`

// languageOf returns the language of a map that has not been read yet, because names
// further up depend on it. An invalid tag is reported when the field is read.
func languageOf(root *node) string {
	for i := 0; i+1 < len(root.items); i += 2 {
		if root.items[i].text == languageKey {
			return canonicalLanguage(strings.TrimSpace(root.items[i+1].text))
		}
	}
	return ""
}

// canonicalLanguage returns the canonical form of a BCP 47 tag, or the empty string.
func canonicalLanguage(text string) string {
	if languageProblem(text) != "" {
		return ""
	}
	tag, _ := language.Parse(text)
	return tag.String()
}

func languageProblem(text string) string {
	if tag, err := language.Parse(text); err == nil && tag != language.Und {
		return ""
	}
	return "language " + quote(text) + " is not known; use a BCP 47 tag such as en, de or pt-BR"
}

// translations reads a name in several languages and selects one: that in the map's
// language, else the English one, else the first.
func (r *reader) translations(f *Field, owner any, n *node) {
	var names []model.Translation
	seen, said := map[string]bool{}, false
	for i := 0; i+1 < len(n.items); i += 2 {
		key, val := n.items[i], n.items[i+1]
		said = said || key.shape == broken || !val.empty()
		if key.shape == broken {
			continue
		}
		before := r.path.key(key.text)
		tag := canonicalLanguage(key.text)
		switch {
		case key.shape != scalar || tag == "":
			r.add(ruleUnknownKey, r.pos(key), r.path.String(), "%s by language has the key %s, which is not a language", f.Key, quoted(key.text)).
				Hint = "its keys are BCP 47 tags such as en, de or pt-BR"
		case seen[tag]:
			r.add(ruleDuplicateKey, r.pos(key), r.path.String(), "%s has the language %s twice", f.Key, quoted(key.text))
		case val.empty(): // not recorded
			seen[tag] = true
		default:
			seen[tag] = true
			if v, ok := r.scalar(f, val); ok {
				names = append(names, model.Translation{Language: tag, Text: v.text})
			}
		}
		r.path.cut(before)
	}
	switch {
	case len(n.items) == 0:
		r.blank(f, n, "%q is empty; %s")
	case !said:
		r.blank(f, n, "%q has no value; %s")
	case len(names) > 0:
		f.store(owner, value{text: model.InLanguage(names, r.language), names: names})
	}
}
