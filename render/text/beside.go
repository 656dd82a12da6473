package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// besideSign reports whether a break after spaces would separate a sign from the text it
// belongs to: as in French, which puts a space inside quotation marks and before a colon,
// an exclamation mark or a per cent sign, and, in every language, a dash or a dot from
// the part before it.
func besideSign(s string, at int) bool {
	before := strings.TrimRight(s[:at], " ")
	if quoted, opens := strings.CutSuffix(before, "«"); opens && len(before) < at && (quoted == "" || strings.HasSuffix(quoted, " ")) {
		return true
	}
	sign, n := utf8.DecodeRuneInString(s[at:])
	return len(before) < at && strings.ContainsRune("»:;!?%€·–—", sign) && (at+n == len(s) || strings.ContainsAny(s[at+n:at+n+1], " ,.)"))
}

// besideNumber reports whether a break would separate a number from what it counts, if that
// is clear: the next word is a unit of a few letters, or the number begins a part of the
// text. A range and a decimal number stay with any word, as in "1-2 hours" and "1.1
// million", because they are no part of a name. Groups of thousands stay together as well,
// a letter with its number, as in "Unit B 2", and a currency with its amount, as in "EUR 5".
func besideNumber(s string, at int) bool {
	const unit, thousands = 3, 3 // letters and digits, at most
	former, before, next := wordsAt(s, at)
	isDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	isLetter := func(s string) bool { c, n := utf8.DecodeRuneInString(s); return n == len(s) && unicode.IsUpper(c) }
	number, bare := strings.TrimPrefix(before, "("), strings.TrimRight(next, ".,;:)")
	if isDigits(next) && isLetter(before) || isCurrency(number) && isDigits(strings.Map(dropMarks, bare)) {
		return true
	}
	if !isDigits(strings.Map(dropMarks, number)) || next == "" {
		return false
	}
	switch letters := strings.TrimFunc(bare, unicode.IsLetter) == "" && bare != ""; {
	case isDigits(bare):
		return isDigits(number) && len(number) <= thousands && len(bare) == thousands
	case letters && utf8.RuneCountInString(bare) <= unit:
		return !isLetter(former)
	case letters && isDigits(number[:1]) && isDigits(number[len(number)-1:]) && strings.Map(dropMarks, number) != number:
		return true
	}
	return number != before || former != "" && strings.ContainsAny(former[len(former)-1:], ";:,") || former == "·"
}

// isCurrency reports whether a word is the code or the sign of a currency that stands
// before amounts.
func isCurrency(s string) bool {
	switch s {
	case "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "KRW", "INR", "CNY", "CAD", "AUD", "BRL", "€", "$", "£", "¥", "₩", "₹":
		return true
	}
	return false
}

// dropMarks keeps only the digits of a number such as 1,180.50 or 1–2; for strings.Map.
func dropMarks(c rune) rune {
	if strings.ContainsRune(".,-–/", c) {
		return -1
	}
	return c
}

// inAbbreviation reports whether a break would be inside an abbreviation such as "e. V." or
// "WP.29".
func inAbbreviation(s string, at int) bool {
	if at < len(s) && s[at-1] == '.' && s[at] != ' ' {
		return true
	}
	_, before, next := wordsAt(s, at)
	initial := func(word string) bool {
		c, n := utf8.DecodeRuneInString(word)
		return unicode.IsLetter(c) && word[n:] == "."
	}
	return initial(before) && initial(strings.TrimRight(next, ",;:)"))
}

// wordsAt returns the two words before the space at a position and the one after it, or
// nothing if there is no space.
func wordsAt(s string, at int) (former, before, next string) {
	left := strings.TrimRight(s[:at], " ")
	if len(left) == at || at == len(s) {
		return "", "", ""
	}
	next, _, _ = strings.Cut(s[at:], " ")
	i := strings.LastIndexByte(left, ' ')
	before, left = left[i+1:], strings.TrimRight(left[:max(0, i)], " ")
	return left[strings.LastIndexByte(left, ' ')+1:], before, next
}

// beforeShortHead returns where to end a line that would otherwise end after one or two
// letters of a hyphenated word, such as "IT-Service"; 0 if it does not, or if the word
// does not fit on a line.
func beforeShortHead(s string, end int, fits func(word string) bool) int {
	const few = 2 // letters
	at := strings.LastIndexByte(s[:end], ' ') + 1
	head, hyphen := strings.CutSuffix(s[at:end], "-")
	word, _, _ := strings.Cut(s[at:], " ")
	if !hyphen || utf8.RuneCountInString(head) > few || len(word) == end-at || !fits(word) {
		return 0
	}
	return at
}
