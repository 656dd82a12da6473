package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden reports whether a character is invisible or changes how its neighbours are
// displayed: controls, line and paragraph separators, bidirectional marks, zero-width
// and other ignorable characters. Names that differ only in hidden characters look the
// same.
func Hidden(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false // Arabic number signs and the like: of category Cf, yet visible
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}

// Hides reports whether the character at byte offset at is hidden, and neither part of
// the spelling of s nor one of the two marks that isolate a text.
func Hides(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	switch {
	case !Hidden(r) || Spells(s, at):
		return false
	case string(r) == popIsolate:
		open := strings.LastIndexAny(s[:at], firstStrongIsolate+popIsolate)
		return open < 0 || IsolatedLength(s[open:]) == 0
	}
	return IsolatedLength(s[at:]) == 0
}

// Printable returns s as one line that is safe to display: hidden characters are
// replaced by escapes such as \n or \u200b, unless they are part of the spelling or
// isolate a text, and so are bytes that are not valid UTF-8, such as \xff.
func Printable(s string) string {
	start := firstUnprintable(s)
	if start < 0 {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:start])
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !Hides(s, i):
			b.WriteString(s[i : i+size])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += size
	}
	return b.String()
}

// firstUnprintable returns the offset of the first character that Printable replaces,
// or -1.
func firstUnprintable(s string) int {
	for i := 0; i < len(s); {
		if s[i] >= ' ' && s[i] < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || Hides(s, i) {
			return i
		}
		i += size
	}
	return -1
}

// Quoted returns s as a Go string literal, except that joiners that are part of its
// spelling are not escaped.
func Quoted(s string) string {
	var b strings.Builder
	from := 0
	quote := func(to int) {
		q := strconv.Quote(s[from:to])
		b.WriteString(q[1 : len(q)-1])
	}
	b.WriteByte('"')
	for i, r := range s {
		if Hidden(r) && Spells(s, i) {
			quote(i)
			b.WriteRune(r)
			from = i + utf8.RuneLen(r)
		}
	}
	quote(len(s))
	b.WriteByte('"')
	return b.String()
}
