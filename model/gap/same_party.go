package gap

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sameParty is equal for names that mean one party: letters of another script
// that look alike, accents, articles, words for the kind of a unit and the two
// ways to write "and" make no difference. The signs that tell C, C++ and C#
// apart do.
func sameParty(name string) string {
	folded := strings.ToLower(norm.NFKD.String(lookAlike(name)))
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("+#&", r)
	})
	var kept []string
	for _, w := range words {
		w = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) && r < 0x370 { // accents on Latin letters
				return -1
			}
			return r
		}, w)
		if w == "&" || w == "+" {
			w = "and"
		}
		if w != "" && !unitWords[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return strings.Join(words, " ")
	}
	return strings.Join(kept, " ")
}

// unitWords say nothing about which unit is meant.
var unitWords = map[string]bool{
	"the": true, "dept": true, "department": true, "team": true, "office": true, "division": true,
}

// alike are the letters of other scripts that look like Latin ones.
var alike = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "У", "Y", "І", "I", "Ѕ", "S", "Ј", "J",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "х", "x", "у", "y", "і", "i", "ѕ", "s", "ј", "j",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o", "ν", "v",
)

// lookAlike writes letters of other scripts as the Latin ones that they look like.
func lookAlike(name string) string { return alike.Replace(name) }

// mixesScripts reports whether a word holds letters of Latin beside such of
// Cyrillic or Greek, which look the same and are not.
func mixesScripts(word string) bool {
	latin, other := false, false
	for _, r := range word {
		latin = latin || unicode.Is(unicode.Latin, r)
		other = other || unicode.In(r, unicode.Cyrillic, unicode.Greek)
	}
	return latin && other
}
