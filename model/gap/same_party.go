package gap

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sameParty is equal for names that mean one party: letters of another script
// that look alike, accents, articles, words for the kind of a unit and the two
// ways to write "and" make no difference. The signs that tell C, C++ and C#
// apart do.
func sameParty(name string) string {
	plain := ascii(name)
	if !plain {
		name = norm.NFKD.String(lookAlike(name))
	}
	folded := spelled(strings.ToLower(name))
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("+#&*", r)
	})
	var kept []string
	for i, w := range words {
		if !plain {
			w = strings.TrimSuffix(withoutAccents(w), "部")
		}
		inside := 0 < i && i < len(words)-1
		switch {
		case w == "&" || w == "+", inside && isAnd(w):
			w = "and"
		case isUnitWord(w), i == 0 && len(words) > 1 && isArticle(w):
			w = ""
		}
		if w != "" {
			kept = append(kept, w)
		}
	}
	if !slices.ContainsFunc(kept, lettered) { // "Team 1" is not "1"
		return strings.Join(words, " ")
	}
	return strings.Join(kept, " ")
}

// spelled undoes spellings that tell no names apart, and writes out the point before a
// name, which does: .NET is not Net.
func spelled(name string) string {
	name = spellings.Replace(name)
	if !strings.Contains(name, ".") {
		return name
	}
	fields := strings.Fields(name)
	for i, w := range fields {
		if rest, point := strings.CutPrefix(w, "."); point && lettered(rest) {
			fields[i] = "dot" + rest
		}
	}
	return strings.Join(fields, " ")
}

var spellings = strings.NewReplacer("&", " & ", "ß", "ss")

func lettered(word string) bool { return strings.ContainsFunc(word, unicode.IsLetter) }

// withoutAccents leaves out those on Latin letters, which have been taken apart.
func withoutAccents(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r < 0x370 {
			return -1
		}
		return r
	}, word)
}

// isUnitWord reports whether a word says nothing about which unit is meant.
func isUnitWord(word string) bool {
	switch word {
	case "the", "dept", "department", "team", "office", "division",
		"abteilung", "departement", "departamento", "equipe", "equipo", "unit":
		return true
	}
	return false
}

// isArticle reports whether a word says nothing at the head of a name.
// Those of one letter are left out, but for the French one: they are names as well.
func isArticle(word string) bool {
	switch word {
	case "der", "die", "das", "le", "la", "les", "l", "el", "los", "las", "het":
		return true
	}
	return false
}

// isAnd reports whether a word says "and" inside a name; it does not at its head.
func isAnd(word string) bool {
	switch word {
	case "und", "et", "y":
		return true
	}
	return false
}

// alike are the letters of other scripts that look like Latin ones.
var alike = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "У", "Y", "І", "I", "Ѕ", "S", "Ј", "J",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "х", "x", "у", "y", "і", "i", "ѕ", "s", "ј", "j",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o", "ν", "v",
)

// lookAlike writes letters of other scripts as the Latin ones that they look like.
func lookAlike(name string) string { return alike.Replace(name) }

// mixesScripts reports whether a word holds letters of Latin next to letters of
// Cyrillic or Greek, which look the same and are not.
func mixesScripts(word string) bool {
	latin, other := false, false
	for _, r := range word {
		latin = latin || unicode.Is(unicode.Latin, r)
		other = other || unicode.In(r, unicode.Cyrillic, unicode.Greek)
	}
	return latin && other
}
