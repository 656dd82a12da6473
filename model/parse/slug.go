package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/ospomap/ospomap/model"
)

// letters holds the Latin letters, in lower case, that Unicode does not decompose.
var letters = []struct {
	letter rune
	plain  string
}{
	{'ß', "ss"}, {'æ', "ae"}, {'œ', "oe"}, {'ø', "o"}, {'đ', "d"}, {'ð', "d"}, {'þ', "th"},
	{'ł', "l"}, {'ħ', "h"}, {'ı', "i"}, {'ŋ', "n"}, {'ŧ', "t"}, {'ĸ', "k"},
}

// Slug derives an id from a name: lower case, Latin letters without accents, letters of
// other scripts as they are, and one hyphen for each run of other characters. A name
// without letters and digits, such as an emoji, is written as code points; only a blank
// name gives an empty slug.
func Slug(name string) string {
	var b strings.Builder
	gap, latin := false, false
	for _, r := range norm.NFKC.String(model.WithoutJoiners(strings.TrimSpace(name))) {
		r = unicode.ToLower(r)
		if unicode.IsMark(r) {
			if latin || gap || b.Len() == 0 {
				continue // an accent on a Latin letter, or on no letter
			}
			b.WriteRune(r)
			continue
		}
		plain, isLatin := plainLatin(r)
		if latin = isLatin; !latin && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		if gap = false; plain != "" {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return codePoints(name)
	}
	return norm.NFC.String(b.String())
}

// plainLatin reports whether a character is a Latin letter or an ASCII digit, and returns
// its plain letters if it is not ASCII.
func plainLatin(r rune) (plain string, ok bool) {
	if r < utf8.RuneSelf {
		return "", r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	}
	if !unicode.Is(unicode.Latin, r) {
		return "", false
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	for _, l := range letters {
		if l.letter == base {
			return l.plain, true
		}
	}
	if base >= 'a' && base <= 'z' {
		return string(base), true
	}
	return "", false
}

// codePoints returns the slug of a name without letters and digits, such as an emoji.
func codePoints(name string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(name) {
		fmt.Fprintf(&b, "%04x", r)
	}
	return b.String()
}

// isID reports whether s is an id: lower-case, composed letters of any script, digits and
// hyphens, beginning with a letter or a digit.
func isID(s string) bool {
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9', r == '-' && i > 0:
		case r < utf8.RuneSelf, unicode.ToLower(r) != r:
			return false
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r) && i > 0:
		default:
			return false
		}
	}
	return s != "" && norm.NFC.IsNormalString(s)
}
