package gap

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain normalises a text for comparison: lower case, no accents, one hyphen between
// words.
func plain(text string) string {
	if ascii(text) {
		return slug(text)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return slug(b.String())
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tells reports whether a text says anything: it has more than one letter or digit and
// is no placeholder.
func tells(text string) bool {
	return utf8.RuneCountInString(plain(text)) >= 2 && !placeholder(text, false)
}

// oneOf reports whether a word is in a list with a bar before and after each word.
func oneOf(list, word string) bool { return word != "" && strings.Contains(list, "|"+word+"|") }

// setOf converts such a list to a set on first use, for long lists.
func setOf(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for word := range strings.SplitSeq(strings.Trim(list, "|"), "|") {
			set[word] = true
		}
		return set
	})
}
