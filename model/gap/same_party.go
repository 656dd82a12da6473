package gap

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	if !plain {
		for i, w := range words {
			words[i] = strings.TrimSuffix(withoutAccents(w), "部")
		}
	}
	rest, same := withoutHead(words), strings.Builder{}
	for i, w := range rest {
		switch inside := 0 < i && i < len(rest)-1; {
		case w == "&" || w == "+", inside && oneOf(ands, w):
			w, rest[i] = "and", "and"
		case unitWords()[w]:
			continue
		}
		if same.Len() > 0 && !(long(w) && long(rest[i-1])) { // Cyber security is Cybersecurity
			same.WriteByte(' ')
		}
		same.WriteString(w)
	}
	if !lettered(same.String()) { // "Team 1" is not "1"
		return strings.Join(words, " ")
	}
	return same.String()
}

// withoutHead leaves out an article before a name, and what says that it is one of a
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

// long reports whether a word is of three letters or more and nothing else.
func long(word string) bool {
	return utf8.RuneCountInString(word) >= 3 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
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

// unitWords say nothing about which unit is meant.
var unitWords = setOf("|the|dept|department|team|office|division|abteilung|departement|departamento|equipe|equipo|unit|ufficio|afdeling|avdelning|dział|")

// departments say before "of" no more than that a unit is meant. An office may be
// somebody's: the Oficina del Presidente is not the president.
const departments = "|departement|departamento|service|direction|equipe|equipo|"

const ofs = "|de|des|du|d|"

// articles say nothing at the head of a name. Those of one letter are left out, but for the
// French one: they are names as well.
const articles = "|der|die|das|le|la|les|l|el|los|las|het|"

// ands say "and" inside a name; they do not at its head.
const ands = "|und|et|y|e|en|i|och|og|oraz|и|"

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
