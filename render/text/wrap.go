package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Fit truncates s with an ellipsis so that its Room is at most room px. It cuts between
// clusters (user-perceived characters). If not even the ellipsis fits, it returns "".
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

// Wrap breaks s into at most maxLines lines, each with a Room of at most room px. Lines
// break at spaces, after hyphens and slashes, and between East Asian characters, following
// the Unicode line breaking algorithm. A word too long for a line is broken anywhere, with
// a hyphen where its script uses them. If text is left over, the last line ends in an
// ellipsis. Runs of white space count as one space; an empty text has no lines.
func Wrap(s string, size float64, bold bool, room float64, maxLines int) []string {
	s = strings.Join(strings.FieldsFunc(s, isBreakingSpace), " ")
	lines := broken(s, size, bold, room, maxLines, true)
	if slices.ContainsFunc(lines, isTorn) {
		if full := broken(s, size, bold, room, maxLines, false); len(full) < len(lines) || IsWhole(full, s) && !IsWhole(lines, s) {
			lines = full
		}
	}
	return directed(s, lines)
}

func isTorn(line string) bool { return strings.HasSuffix(line, tornSign) }

// Even returns a width, at most room px, in which a text takes as many lines as in room
// px but does not leave the last one nearly empty.
func Even(s string, size float64, bold bool, room float64, maxLines int) float64 {
	const least, step = 0.25, 0.04 // fractions of room: minimum last line, and decrement
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

// directed gives every line the direction of the whole text, whatever the line begins with.
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

// broken breaks s into lines. It splits long words between syllables if syllables is set,
// otherwise where the line is full.
func broken(s string, size float64, bold bool, room float64, maxLines int, syllables bool) []string {
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
				if syllables {
					end = syllable(s, at)
				}
			}
		}
		end = withoutOrphan(s, end)
		head := beforeShortHead(s, end, func(word string) bool { return fitting(word, size, bold, room) == len(word) })
		if at := max(beforeBracket(s, end), beforeKatakana(s, end), beforeKanji(s, end), beforeLeading(s, end), head); at > 0 && (len(lines) < maxLines-2 || fitting(s[at:], size, bold, room) == len(s)-at) {
			end = at
		}
		lines = append(lines, strings.TrimRight(s[:end], " ")+hyphen)
		s = strings.TrimLeft(s[end:], " ")
	}
	return lines
}

// fitting returns how many bytes of s fit into room px, cut between clusters.
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

// lastBreak returns the last position where a line of s may end if at most its first end
// bytes fit, or 0 if there is none. Spaces at the end of a line need no room.
func lastBreak(s string, end int) int {
	const context = 64 // bytes beyond a break that the rules may look at
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
		if !betweenHangul(s, at) && !besideSign(s, at) && !besideNumber(s, at) && !inAbbreviation(s, at) {
			last = at
		}
	}
	return last
}

// opening holds the Chinese and Japanese brackets that may not end a line.
const opening = "（「『【〈《〔"

// beforeBracket returns where to end a line so that a few characters in Chinese or
// Japanese brackets stay together. It returns 0 if no such text would be split, or if
// more than half of the line would stay empty.
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

// beforeKatakana returns where to end a line so that a Katakana loanword is not split,
// nor separated from the bracket that opens before it. It returns 0 if none would be
// split, or if more than half of the line would stay empty.
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

// beforeKanji returns where to end a line so that a short Han word after letters of
// another script is not split. It returns 0 if none would be split, or if more than half
// of the line would stay empty.
func beforeKanji(s string, end int) int {
	const few = 6
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

// betweenHangul reports whether a position is inside a Korean word, which lines don't
// split.
func betweenHangul(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	behind, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.Is(unicode.Hangul, before) && unicode.Is(unicode.Hangul, behind)
}

// withoutOrphan moves the end of a Chinese or Japanese line back by one character if
// otherwise a single one would be left for the next line.
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

// isBreakingSpace reports whether a line may break at a white space character.
func isBreakingSpace(c rune) bool {
	const noBreak, figure, narrowNoBreak = '\u00A0', '\u2007', '\u202F'
	return unicode.IsSpace(c) && c != noBreak && c != figure && c != narrowNoBreak
}

// isLoose reports whether a cluster looks out of place before an ellipsis.
func isLoose(c string) bool {
	return len(c) == 1 && strings.Contains(" ,;:.-/&(|", c) || c == "–" || c == "—" || c == "·"
}
