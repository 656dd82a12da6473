package text

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// tear returns where to cut a word of which only the first end bytes fit: at end or before
// it, so that no line begins with closing punctuation or ends with opening punctuation.
func tear(s string, end int) int {
	const ideograph = "中" // may stand at either end of a line
	joined := func(pair string) bool {
		segment, _, _, _ := uniseg.FirstLineSegmentInString(pair, -1)
		return segment == pair
	}
	var starts []int // of clusters
	for at := 0; at <= end && at < len(s); at += Cluster(s[at:]) {
		starts = append(starts, at)
	}
	for i := len(starts) - 1; i > 0; i-- {
		before, at := s[starts[i-1]:starts[i]], starts[i]
		if c := s[at : at+Cluster(s[at:])]; !joined(ideograph+c) && !joined(before+ideograph) && !sticks(before, c) {
			return at
		}
	}
	return end
}

// evenly returns where to cut a word of which only the first end bytes fit into room px,
// so that more than a letter or two of it begin the next line. If the last line would
// hold hardly anything else, the word is cut into parts of equal length.
func evenly(s string, end int, size float64, bold bool, room float64, most int) int {
	const fewest, hardly, near = 3, 1.0 / 3, 3 // letters; fraction of a line; lines
	word, _, _, _ := uniseg.FirstLineSegmentInString(s[:min(len(s), near*end)], -1)
	word = strings.TrimRight(word, " ")
	if len(word) <= end || len(word) == near*end && len(word) < len(s) {
		return end // too long for the choice on this line to matter
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

// syllable returns a better position than at to cut a word, up to a few letters earlier:
// before a consonant followed by a vowel, where most languages divide syllables. If there
// is none, it returns at.
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

// sounds are consonants written with several letters.
var sounds = []string{"sch", "ch", "ph", "th"}

// consonant returns the length in bytes of the lower-case consonant that s begins with,
// or 0.
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

// within reports whether a position is inside one of the sounds.
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

// leading holds the vowels of Thai and Lao that are written before their consonant, so that
// each begins a syllable.
const leading = "เแโใไເແໂໃໄ"

// beforeLeading returns where to end a line that would otherwise split a Thai or Lao word
// anywhere: before the last syllable that surely begins there. It returns 0 if there is
// none, or if more than two thirds of the line would stay empty.
func beforeLeading(s string, end int) int {
	behind, _ := utf8.DecodeRuneInString(s[end:])
	at := strings.LastIndexAny(s[:end], leading)
	if !unicode.In(behind, unicode.Thai, unicode.Lao) || strings.ContainsRune(leading, behind) || at < end/3 || s[end-1] == ' ' {
		return 0
	}
	return max(at, strings.LastIndexByte(s[:end], ' ')+1)
}

// silent holds the marks of Thai and Lao over a silent letter that ends a syllable.
const silent = "\u0E4C\u0ECC"

// closed holds the vowels of Thai and Lao that never end a syllable.
const closed = "\u0E31\u0E37\u0E47\u0EB1\u0EBB"

// sticks reports whether two clusters of Thai or Lao belong to one syllable: one is a
// vowel written before or after its consonant, or a silent letter, or the first has a
// vowel after which a consonant must follow.
func sticks(before, c string) bool {
	first, _ := utf8.DecodeRuneInString(before)
	second, _ := utf8.DecodeRuneInString(c)
	return strings.ContainsRune(leading, first) || strings.ContainsAny(before, closed) || strings.ContainsRune("ะาำๅฯๆະາຳຯໆ", second) || strings.ContainsAny(c, silent)
}

// tornSign ends a line that breaks a word where it has no break opportunity.
const tornSign = "\u2010"

// isHyphenated reports whether a word cut at that position takes a hyphen: between two
// letters of a script that uses hyphens, and not after the first letter.
func isHyphenated(s string, at int) bool {
	before, n := utf8.DecodeLastRuneInString(s[:at])
	behind, _ := utf8.DecodeRuneInString(s[at:])
	letter := func(c rune) bool {
		return unicode.IsLetter(c) && unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian)
	}
	return at > n && letter(before) && letter(behind)
}

// inAddress reports whether the word at a position of s is an address, which a hyphen
// would seem to be part of.
func inAddress(s string, at int) bool {
	word, _, _ := strings.Cut(s[at:], " ")
	word = s[strings.LastIndex(s[:at], " ")+1:at] + word
	return strings.Contains(word, "://") || strings.ContainsAny(word, "@_")
}

// Torn reports whether lines break a word of the text where it has no break opportunity.
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

// IsTidy reports whether lines hold the whole text and break none of its words.
func IsTidy(lines []string, full string) bool { return IsWhole(lines, full) && !Torn(lines, full) }

// isSpelled reports whether a character is a letter of a script whose words should stay
// whole: one that separates words by spaces, or Katakana, which spells loanwords.
func isSpelled(c rune) bool {
	return unicode.IsLetter(c) && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Thai)
}
