package parse

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are the Latin letters that Unicode does not take apart, lower case.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th",
	'ł': "l", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ŧ': "t", 'ĸ': "k",
}

// Slug makes an id from a name: lower case, accents dropped, runs of anything
// that is neither letter nor digit become one hyphen. A letter that has no
// counterpart in ASCII is written as its code point in hexadecimal, so that a
// name in any script gives an id, and the same one every time. Only a blank
// name gives nothing.
func Slug(name string) string {
	var b strings.Builder
	gap, latin := false, false
	for _, r := range norm.NFKD.String(strings.TrimSpace(name)) {
		r = unicode.ToLower(r)
		isMark := unicode.IsMark(r)
		if isMark && (latin || gap || b.Len() == 0) {
			continue // an accent on a letter that stands without it, or on no letter
		}
		word, known := letters[r]
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			word, latin = string(r), true
		case known:
			latin = true
		case unicode.IsLetter(r) || unicode.IsNumber(r) || isMark:
			word, latin = fmt.Sprintf("%04x", r), false
		default:
			gap, latin = true, false
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(word)
	}
	if b.Len() == 0 {
		return codePoints(name)
	}
	return b.String()
}

// codePoints is the slug of a name without letters and digits, such as an emoji.
func codePoints(name string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(name) {
		fmt.Fprintf(&b, "%04x", r)
	}
	return b.String()
}

// isID reports whether a text is an id: [a-z0-9][a-z0-9-]*.
func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && i > 0 {
			continue
		}
		return false
	}
	return s != ""
}
