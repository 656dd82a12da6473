package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden reports whether a character is invisible or changes how its
// neighbours are shown: controls, line and paragraph separators, bidirectional
// marks, zero-width and other ignorable characters. Names that differ only in
// hidden characters look the same.
func Hidden(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false // Arabic number signs and their like: formally "format", yet visible
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}

// Hides reports whether the character at a byte offset of s is hidden, and neither
// part of how s is spelt nor one of the two marks that isolate a text.
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

// Printable is s as one line that is safe to show to a person: every hidden
// character that neither is part of how s is spelt nor isolates a text, and every
// byte that is not UTF-8 is replaced by its escape, such as \n, \u200b or \xff.
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

// firstUnprintable is the offset of the first character that Printable has to
// replace, or -1.
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

// Quoted is a text in quotation marks, written as Go writes it. Joiners that belong
// to how it is spelt stay in it as they are.
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
