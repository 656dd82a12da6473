package text

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// tear is where a word is cut of which only the first end bytes fit: there or before,
// so that no line begins with a sign that closes, or ends with one that opens.
func tear(s string, end int) int {
	const ideograph = "中" // may stand at either end of a line
	joined := func(pair string) bool {
		segment, _, _, _ := uniseg.FirstLineSegmentInString(pair, -1)
		return segment == pair
	}
	cut, before := end, ""
	for at := 0; at <= end && at < len(s); {
		c := s[at : at+Cluster(s[at:])]
		if at > 0 && !joined(ideograph+c) && !joined(before+ideograph) && !sticks(before, c) {
			cut = at
		}
		before = c
		at += len(c)
	}
	return cut
}

// evenly is where a word is cut of which only the first end bytes fit into room px: so that
// more than a letter or two of it begin the next line, and where the last line would hold
// hardly anything else, into parts of one length.
func evenly(s string, end int, size float64, bold bool, room float64, most int) int {
	const fewest, hardly, near = 3, 1.0 / 3, 3 // letters, of a line, and lines
	word, _, _, _ := uniseg.FirstLineSegmentInString(s[:min(len(s), near*end)], -1)
	word = strings.TrimRight(word, " ")
	if len(word) <= end || len(word) == near*end && len(word) < len(s) {
		return end // it goes on for longer than this line can care for
	}
	width := Room(word, size, bold)
	parts := math.Ceil(width / room)
	if len(word) == len(s) && parts <= float64(most) && width-(parts-1)*room < hardly*room {
		at := fitting(word, size, bold, width/parts)
		return min(end, at+Cluster(word[at:]))
	}
	for end > 0 && utf8.RuneCountInString(word[end:]) < fewest {
		_, n := utf8.DecodeLastRuneInString(word[:end])
		end -= n
	}
	return end
}

// syllable is where a word that is cut at a place is rather cut, a few letters before it:
// where most languages part syllables, before a consonant that a vowel follows.
func syllable(s string, at int) int {
	const few = 3 // letters
	for i, end := 0, at; i <= few && isHyphenated(s, end); i++ {
		if n := consonant(s[end:]); n > 0 {
			if vowel, _ := utf8.DecodeRuneInString(s[end+n:]); isVowel(vowel) && !within(s, end) {
				return end
			}
		}
		_, n := utf8.DecodeLastRuneInString(s[:end])
		end -= n
	}
	return at
}

// sounds are consonants of several letters.
var sounds = []string{"sch", "ch", "ph", "th"}

// consonant is how many bytes a small consonant takes with which s begins, or 0.
func consonant(s string) int {
	for _, sound := range sounds {
		if strings.HasPrefix(s, sound) {
			return len(sound)
		}
	}
	if c, n := utf8.DecodeRuneInString(s); unicode.IsLower(c) && !isVowel(c) {
		return n
	}
	return 0
}

// within reports whether a place is inside of a sound.
func within(s string, at int) bool {
	return slices.ContainsFunc(sounds, func(sound string) bool {
		for i := 1; i < len(sound) && i <= at; i++ {
			if strings.HasPrefix(s[at-i:], sound) {
				return true
			}
		}
		return false
	})
}

func isVowel(c rune) bool {
	return strings.ContainsRune("aeiouyäöüåæøœàáâãèéêëìíîïòóôõùúûаеёиоуыэюяіїєαεηιουωάέήίόύώ", unicode.ToLower(c))
}

// silent are the marks of Thai and Lao over a letter that ends a syllable unspoken.
const silent = "\u0E4C\u0ECC"

// sticks reports whether two clusters of Thai or Lao belong to one syllable: a vowel that
// is written before its consonant, or behind it, or a letter that is not spoken.
func sticks(before, c string) bool {
	first, _ := utf8.DecodeRuneInString(before)
	second, _ := utf8.DecodeRuneInString(c)
	return strings.ContainsRune("เแโใไເແໂໃໄ", first) || strings.ContainsRune("ะาำๅฯๆະາຳຯໆ", second) || strings.ContainsAny(c, silent)
}

// tornSign stands where a line ends in a word that no place of its own breaks.
const tornSign = "\u2010"

// isHyphenated reports whether a word that is cut there carries on in the next line with
// a hyphen: between two letters of a script that has it, and not after the first.
func isHyphenated(s string, at int) bool {
	before, n := utf8.DecodeLastRuneInString(s[:at])
	behind, _ := utf8.DecodeRuneInString(s[at:])
	letter := func(c rune) bool {
		return unicode.IsLetter(c) && unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian)
	}
	return at > n && letter(before) && letter(behind)
}

// inAddress reports whether the word at a place of s is an address, to which a hyphen
// would seem to belong.
func inAddress(s string, at int) bool {
	word, _, _ := strings.Cut(s[at:], " ")
	word = s[strings.LastIndex(s[:at], " ")+1:at] + word
	return strings.Contains(word, "://") || strings.ContainsAny(word, "@_")
}

// Torn reports whether the lines of a text break a word that has no place for it.
func Torn(lines []string, full string) bool {
	full = strings.Join(strings.FieldsFunc(full, isBreakingSpace), " ")
	rest := full
	for _, l := range lines {
		if whole, torn := strings.CutSuffix(l, tornSign); torn && !strings.HasPrefix(rest, l) && strings.HasPrefix(rest, whole) {
			return true
		}
		rest = strings.TrimLeft(strings.TrimPrefix(rest, l), " ")
		before, _ := utf8.DecodeLastRuneInString(l)
		after, _ := utf8.DecodeRuneInString(rest)
		joined := strings.HasSuffix(strings.TrimSuffix(full, rest), l)
		sticks := unicode.IsPunct(after) && !unicode.Is(unicode.Pd, after)
		if rest != "" && joined && isSpelled(before) && (sticks || isSpelled(after)) {
			return true
		}
	}
	return false
}

// IsTidy reports whether lines hold all of a text and tear no word of it.
func IsTidy(lines []string, full string) bool { return IsWhole(lines, full) && !Torn(lines, full) }

// isSpelled reports whether a character is a letter of a script whose words a reader
// wants whole: of one that parts them by spaces, or Katakana, of a borrowed word.
func isSpelled(c rune) bool {
	return unicode.IsLetter(c) && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Thai)
}
