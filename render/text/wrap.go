package text

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Fit shortens s with an ellipsis until its Room is at most room px; it cuts
// between clusters, what a reader takes for characters. Where not even the
// ellipsis fits, nothing is left.
func Fit(s string, size float64, bold bool, room float64) string {
	r := newRuler(size, bold)
	kept := -1 // bytes of s that fit together with an ellipsis
	if r.fits(r.ellipsis(), room) {
		kept = 0
	}
	for i := 0; i < len(s); {
		n := r.next(s[i:])
		c := s[i : i+n]
		i += n
		switch {
		case !r.fits(0, room) && kept < 0:
			return ""
		case !r.fits(0, room):
			return s[:kept] + string(ellipsis)
		case !isLoose(c) && r.fits(r.ellipsis(), room):
			kept = i
		}
	}
	return s
}

// Wrap breaks s into at most maxLines lines, each with a Room of at most room
// px. Lines end at spaces, after hyphens and slashes, and between East Asian
// characters, as the Unicode line breaking algorithm has it; a word that is too
// long for a line is broken anywhere, with a hyphen where its script has one. The
// last line ends in an ellipsis if text is left. Runs of white space count as one
// space; an empty text has no lines.
func Wrap(s string, size float64, bold bool, room float64, maxLines int) []string {
	s = strings.Join(strings.FieldsFunc(s, isBreakingSpace), " ")
	return directed(s, broken(s, size, bold, room, maxLines))
}

// Even is the room in which a text takes as many lines as in room px, but does not leave
// the last of them nearly empty; px.
func Even(s string, size float64, bold bool, room float64, maxLines int) float64 {
	const least, step = 0.25, 0.04 // of the room: of a last line, and to try less by
	lines := Wrap(s, size, bold, room, maxLines)
	for narrow := room; len(lines) > 1 && narrow > room/2; narrow -= step * room {
		set := Wrap(s, size, bold, narrow, maxLines)
		if len(set) > len(lines) {
			break
		}
		if Room(set[len(set)-1], size, bold) >= least*room {
			return narrow
		}
	}
	return room
}

// directed has every line run as the whole text does, whatever it begins with.
func directed(s string, lines []string) []string {
	const leftToRight, rightToLeft = "\u200E", "\u200F"
	if len(lines) < 2 {
		return lines
	}
	mark, leftward := leftToRight, RightToLeft(s)
	if leftward {
		mark = rightToLeft
	}
	for i, l := range lines {
		if RightToLeft(l) != leftward {
			lines[i] = mark + l
		}
	}
	return lines
}

func broken(s string, size float64, bold bool, room float64, maxLines int) []string {
	var lines []string
	full := s
	for s != "" && len(lines) < maxLines {
		end := fitting(s, size, bold, room)
		if end == len(s) {
			return append(lines, s)
		}
		if len(lines) == maxLines-1 || end == 0 {
			if last := Fit(s, size, bold, room); last != "" {
				lines = append(lines, last)
			}
			break
		}
		hyphen := ""
		if b := lastBreak(s, end); b > 0 {
			end = b
		} else if end = tear(s, end); isHyphenated(s, end) && !inAddress(full, len(full)-len(s)) {
			full := room - Room(tornSign, size, bold)
			if at := tear(s, evenly(s, fitting(s[:end], size, bold, full), size, bold, full, maxLines-len(lines))); isHyphenated(s, at) {
				end, hyphen = at, tornSign
			}
		}
		end = withoutOrphan(s, end)
		if at := max(beforeBracket(s, end), beforeKatakana(s, end), beforeKanji(s, end)); at > 0 && (len(lines) < maxLines-2 || fitting(s[at:], size, bold, room) == len(s)-at) {
			end = at
		}
		lines = append(lines, strings.TrimRight(s[:end], " ")+hyphen)
		s = strings.TrimLeft(s[end:], " ")
	}
	return lines
}

// fitting is how many bytes of s fit into room px, cut between clusters.
func fitting(s string, size float64, bold bool, room float64) int {
	r := newRuler(size, bold)
	for i := 0; i < len(s); {
		n := r.next(s[i:])
		if !r.fits(0, room) {
			return i
		}
		i += n
	}
	return len(s)
}

// lastBreak is the last place where a line of s may end if at most its first end
// bytes fit; spaces at the line's end need no room. It is 0 if there is none.
func lastBreak(s string, end int) int {
	const context = 64 // what the rules may look at beyond a break, bytes
	limit := min(end+context, len(s))
	for limit < len(s) && !utf8.RuneStart(s[limit]) {
		limit++
	}
	at, last, state := 0, 0, -1
	for rest := s[:limit]; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(segment)
		if len(strings.TrimRight(s[:at], " ")) > end {
			break
		}
		if !betweenHangul(s, at) && !besideSign(s, at) {
			last = at
		}
	}
	return last
}

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
	var starts []int // of letters
	for at := 0; at < len(word); at += Cluster(word[at:]) {
		starts = append(starts, at)
	}
	if len(starts) > fewest+1 {
		return min(end, starts[len(starts)-fewest])
	}
	return end
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

// opening are the brackets of Chinese and Japanese after which no line ends.
const opening = "（「『【〈《〔"

// beforeBracket is where a line ends so that a few signs in brackets of Chinese or
// Japanese are not torn; 0 where that would leave half of the line empty, or tears none.
func beforeBracket(s string, end int) int {
	const closing, few = "）」』】〉》〕", 8
	at := strings.LastIndexAny(s[:end], opening)
	if at < end/2 || at <= 0 || strings.ContainsAny(s[at:end], closing) {
		return 0
	}
	long := strings.IndexAny(s[at:], closing)
	if long < 0 || utf8.RuneCountInString(s[at:at+long]) > few || lastBreak(s, at) != at {
		return 0
	}
	return at
}

// beforeKatakana is where a line ends so that no borrowed word is torn, nor parted from
// the bracket that opens before it; 0 where that would leave half of the line empty, or tears none.
func beforeKatakana(s string, end int) int {
	letter := func(c rune) bool { return unicode.Is(unicode.Katakana, c) || c == 'ー' || c == 'ｰ' }
	if behind, _ := utf8.DecodeRuneInString(s[end:]); !letter(behind) {
		return 0
	}
	at := len(strings.TrimRightFunc(s[:end], letter))
	if at == end {
		return 0
	}
	at = len(strings.TrimRight(s[:at], opening))
	if at < end/2 || at == 0 || lastBreak(s, at) != at {
		return 0
	}
	return at
}

// beforeKanji is where a line ends so that a word of a few characters is not torn that
// comes after letters of another script; 0 where that would leave half of the line empty, or
// tears none.
func beforeKanji(s string, end int) int {
	const few = 4
	letter := func(c rune) bool { return unicode.Is(unicode.Han, c) }
	at := len(strings.TrimRightFunc(s[:end], letter))
	behind := len(s) - len(strings.TrimLeftFunc(s[end:], letter))
	if at == end || behind == end || utf8.RuneCountInString(s[at:behind]) > few {
		return 0
	}
	if at < end/2 || at == 0 || lastBreak(s, at) != at {
		return 0
	}
	return at
}

// betweenHangul reports whether a place is inside of a Korean word: Korean lines
// end at spaces.
func betweenHangul(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	behind, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.Is(unicode.Hangul, before) && unicode.Is(unicode.Hangul, behind)
}

// besideSign reports whether a place behind spaces parts a sign from what it stands with,
// though a space is between, as in French: a quotation mark from what it encloses, and a
// colon, an exclamation mark or a per cent sign from what goes before.
func besideSign(s string, at int) bool {
	before := strings.TrimRight(s[:at], " ")
	if quoted, opens := strings.CutSuffix(before, "«"); opens && len(before) < at && (quoted == "" || strings.HasSuffix(quoted, " ")) {
		return true
	}
	sign, n := utf8.DecodeRuneInString(s[at:])
	return len(before) < at && strings.ContainsRune("»:;!?%€", sign) && (at+n == len(s) || strings.ContainsAny(s[at+n:at+n+1], " ,.)"))
}

// withoutOrphan moves a place at which a line of Chinese or Japanese ends back by
// one character where else a single one would be left for the next line.
func withoutOrphan(s string, end int) int {
	rest := s[end:]
	if rest == "" || Cluster(rest) < len(rest) || !isIdeographic(rest) {
		return end
	}
	last := 0
	for at := 0; at < end; at += Cluster(s[at:]) {
		last = at
	}
	if last == 0 || !isIdeographic(s[last:]) || lastBreak(s, last) != last {
		return end
	}
	return last
}

func isIdeographic(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isBreakingSpace reports whether a line may end at a white space character.
func isBreakingSpace(c rune) bool {
	const noBreak, figure, narrowNoBreak = '\u00A0', '\u2007', '\u202F'
	return unicode.IsSpace(c) && c != noBreak && c != figure && c != narrowNoBreak
}

// isLoose reports whether a cluster looks lost before an ellipsis.
func isLoose(c string) bool {
	return len(c) == 1 && strings.Contains(" ,;:.-/&(|", c) || c == "–" || c == "—" || c == "·"
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
