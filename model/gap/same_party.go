package gap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sameParty returns equal strings for names that mean the same party. It ignores
// look-alike letters of other scripts, accents, articles, words for units such as
// "team", and the two ways to write "and", but keeps the signs that distinguish C, C++
// and C#.
func sameParty(name string) string {
	plain := ascii(name)
	if !plain {
		name = norm.NFKD.String(lookAlike(name))
	}
	folded := spelled(strings.ToLower(name))
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("+#&*", r)
	})
	if !plain {
		for i, w := range words {
			words[i] = strings.TrimSuffix(withoutAccents(w), "部")
		}
	}
	for i, w := range words {
		words[i] = withoutUnit(w)
	}
	rest, same := withoutHead(words), strings.Builder{}
	for i, w := range rest {
		switch inside := 0 < i && i < len(rest)-1; {
		case w == "&" || w == "+", inside && oneOf(ands, w):
			w, rest[i] = "and", "and"
		case unitWords()[w]:
			continue
		}
		if same.Len() > 0 && !(long(w) && long(rest[i-1])) { // Cyber Security equals Cybersecurity
			same.WriteByte(' ')
		}
		same.WriteString(w)
	}
	if !lettered(same.String()) { // "Team 1" does not become "1"
		return strings.Join(words, " ")
	}
	return same.String()
}

// withoutHead removes an article at the start of a name, and words that mean a
// department: Service des achats, Departamento de Compras.
func withoutHead(words []string) []string {
	article := func() {
		if len(words) > 1 && oneOf(articles, words[0]) {
			words = words[1:]
		}
	}
	article()
	if len(words) > 2 && oneOf(departments, words[0]) && oneOf(ofs, words[1]) {
		words = words[2:]
		article()
	}
	return words
}

// withoutUnit removes the word for a unit from the end of a compound: Rechtsabteilung.
func withoutUnit(word string) string {
	for _, unit := range []string{"abteilung", "afdeling"} {
		if of, is := strings.CutSuffix(word, unit); is && of != "" {
			return strings.TrimSuffix(of, "s")
		}
	}
	return word
}

// long reports whether a word consists of at least three letters and nothing else.
func long(word string) bool {
	return utf8.RuneCountInString(word) >= 3 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}

// spelled removes differences in spelling that do not distinguish names, and spells out
// a leading dot, which does: .NET is not Net.
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

// withoutAccents removes accents from Latin letters in decomposed form.
func withoutAccents(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r < 0x370 {
			return -1
		}
		return r
	}, word)
}

// unitWords do not say which unit is meant.
var unitWords = setOf("|the|dept|department|team|office|division|abteilung|departement|departamento|equipe|equipo|unit|ufficio|afdeling|avdelning|dział|")

// departments only say, before "of", that a unit is meant. Words for an office are not
// among them: the Oficina del Presidente is not the president.
const departments = "|department|dept|departement|departamento|service|direction|equipe|equipo|"

const ofs = "|of|de|des|du|d|"

// articles are ignored at the start of a name. Articles of one letter are not among
// them, except the French one, because they are names as well.
const articles = "|der|die|das|le|la|les|l|el|los|las|het|"

// ands mean "and" inside a name, but not at its start.
const ands = "|und|et|y|e|en|i|och|og|oraz|и|"

// alike replaces letters of other scripts that look like Latin ones.
var alike = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "У", "Y", "І", "I", "Ѕ", "S", "Ј", "J",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "х", "x", "у", "y", "і", "i", "ѕ", "s", "ј", "j",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o", "ν", "v",
)

// lookAlike replaces letters of other scripts with the Latin letters that they look
// like.
func lookAlike(name string) string { return alike.Replace(name) }

// mixesScripts reports whether a word contains Latin letters next to Cyrillic or Greek
// ones, which can look the same.
func mixesScripts(word string) bool {
	latin, other := false, false
	for _, r := range word {
		latin = latin || unicode.Is(unicode.Latin, r)
		other = other || unicode.In(r, unicode.Cyrillic, unicode.Greek)
	}
	return latin && other
}
