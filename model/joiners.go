package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Zero-width characters that join or separate others, and the other parts of emoji
// sequences.
const (
	nonJoiner      = '\u200c'
	joiner         = '\u200d'
	emojiStyle     = '\ufe0f'
	textStyle      = '\ufe0e'
	keycap         = '\u20e3'
	blackFlag      = '\U0001f3f4'
	firstTag       = '\U000e0020'
	lastTag        = '\U000e007f'
	maxTagSequence = 32
)

// Spells reports whether the hidden character at byte offset at is part of the spelling
// of s: a zero-width non-joiner between letters that would join or after a virama (UAX
// #31, A1 and A2), a zero-width joiner after a virama (B), or part of an emoji
// sequence. Anywhere else, such a character only makes two names differ that look the
// same.
func Spells(s string, at int) bool {
	r, size := utf8.DecodeRuneInString(s[at:])
	before, after := s[:at], s[at+size:]
	switch {
	case r == nonJoiner:
		return joinsAround(before, after) || afterVirama(before) && startsLetter(after)
	case r == joiner:
		return afterVirama(before) || endsPictograph(before) && startsPictograph(after)
	case r == emojiStyle || r == textStyle:
		last, _ := utf8.DecodeLastRuneInString(before)
		return pictograph(last) || strings.ContainsRune("0123456789#*", last) && strings.HasPrefix(after, string(keycap))
	case r >= firstTag && r <= lastTag:
		return inFlag(before, s[at:])
	}
	return false
}

// WithoutJoiners returns s without joiners, variation selectors and tags, for comparing
// names.
func WithoutJoiners(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == nonJoiner, r == joiner, r == emojiStyle, r == textStyle, r >= firstTag && r <= lastTag:
			return -1
		}
		return r
	}, s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// joinsAround reports whether the letters on both sides would join each other.
func joinsAround(before, after string) bool {
	var left, right rune
	for before != "" {
		r, size := utf8.DecodeLastRuneInString(before)
		if before = before[:len(before)-size]; !unicode.Is(unicode.Mn, r) {
			left = r
			break
		}
	}
	for _, r := range after {
		if !unicode.Is(unicode.Mn, r) {
			right = r
			break
		}
	}
	return joins(left) && !unicode.Is(joinsRightOnly, left) && joins(right)
}

// joins reports whether r is a letter of a cursive script that joins its neighbours.
func joins(r rune) bool {
	return r > 0x600 && unicode.IsLetter(r) && r != '\u0621' && r != '\u0674' &&
		unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya,
			unicode.Phags_Pa, unicode.Manichaean, unicode.Psalter_Pahlavi, unicode.Sogdian, unicode.Chorasmian)
}

// joinsRightOnly contains the letters that join the preceding letter but not the
// following one: Joining_Type R in the Unicode Character Database.
var joinsRightOnly = &unicode.RangeTable{R16: []unicode.Range16{
	{0x0622, 0x0625, 1}, {0x0627, 0x0627, 1}, {0x0629, 0x0629, 1}, {0x062F, 0x0632, 1}, {0x0648, 0x0648, 1}, {0x0671, 0x0673, 1},
	{0x0675, 0x0677, 1}, {0x0688, 0x0699, 1}, {0x06C0, 0x06C0, 1}, {0x06C3, 0x06CB, 1}, {0x06CD, 0x06CD, 1}, {0x06CF, 0x06CF, 1},
	{0x06D2, 0x06D3, 1}, {0x06D5, 0x06D5, 1}, {0x06EE, 0x06EF, 1}, {0x0710, 0x0710, 1}, {0x0715, 0x0719, 1}, {0x071E, 0x071E, 1},
	{0x0728, 0x0728, 1}, {0x072A, 0x072A, 1}, {0x072C, 0x072C, 1}, {0x072F, 0x072F, 1}, {0x074D, 0x074D, 1}, {0x0759, 0x075B, 1},
	{0x076B, 0x076C, 1}, {0x0771, 0x0771, 1}, {0x0773, 0x0774, 1}, {0x0778, 0x0779, 1}, {0x0840, 0x0840, 1}, {0x0846, 0x0847, 1},
	{0x0849, 0x0849, 1}, {0x0854, 0x0854, 1}, {0x0856, 0x0858, 1}, {0x0870, 0x0882, 1}, {0x088E, 0x088E, 1}, {0x08AA, 0x08AC, 1},
	{0x08AE, 0x08AE, 1}, {0x08B1, 0x08B2, 1}, {0x08B9, 0x08B9, 1},
}}

// viramas lists the signs that suppress the inherent vowel of a letter: combining class
// 9.
var viramas = []rune{
	0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D3B, 0x0D3C, 0x0D4D, 0x0DCA, 0x0E3A, 0x0EBA, 0x0F84, 0x1039, 0x103A,
	0x1714, 0x1715, 0x1734, 0x17D2, 0x1A60, 0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA82C, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6,
	0xABED, 0x10A3F, 0x11046, 0x11070, 0x1107F, 0x110B9, 0x11133, 0x11134, 0x111C0, 0x11235, 0x112EA, 0x1134D, 0x11442, 0x114C2, 0x115BF,
	0x1163F, 0x116B6, 0x1172B, 0x11839, 0x1193D, 0x1193E, 0x119E0, 0x11A34, 0x11A47, 0x11A99, 0x11C3F, 0x11D44, 0x11D45, 0x11D97,
}

// afterVirama reports whether before ends with a letter and a virama, ignoring other
// marks.
func afterVirama(before string) bool {
	found := false
	for before != "" {
		r, size := utf8.DecodeLastRuneInString(before)
		before = before[:len(before)-size]
		switch {
		case slices.Contains(viramas, r):
			found = true
		case !unicode.IsMark(r):
			return found && unicode.IsLetter(r)
		}
	}
	return false
}

func startsLetter(after string) bool {
	for _, r := range after {
		if !unicode.IsMark(r) {
			return unicode.IsLetter(r)
		}
	}
	return false
}

// pictograph reports whether a character can be an emoji.
func pictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r != utf8.RuneError && unicode.Is(unicode.So, r) || strings.ContainsRune("‼⁉〰〽↔⤴⤵◽◾⬅⬆⬇", r)
}

func startsPictograph(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return pictograph(r)
}

// endsPictograph reports whether before ends with an emoji, possibly followed by a
// variation selector.
func endsPictograph(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, string(emojiStyle)))
	return pictograph(r)
}

// inFlag reports whether the tags around a position follow a black flag and end with a
// cancel tag.
func inFlag(before, rest string) bool {
	tags := 0
	for before != "" && tags < maxTagSequence {
		r, size := utf8.DecodeLastRuneInString(before)
		if before = before[:len(before)-size]; r == blackFlag {
			break
		} else if r < firstTag || r >= lastTag {
			return false
		}
		tags++
	}
	for _, r := range rest {
		if r == lastTag {
			return true
		}
		if tags++; r < firstTag || r > lastTag || tags > maxTagSequence {
			return false
		}
	}
	return false
}
