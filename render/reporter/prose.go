package reporter

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
)

// Prose writes one line of text as Markdown that says nothing but the text, in
// a table cell too. Plain words are left as they are. Everything else becomes
// code, in which code hosting sites look for no mark-up, mention, reference,
// link or image; escaped by backslashes, "@name" would still notify somebody.
// A value in quotation marks is code without the marks, and what is isolated because
// it runs from the right stays so.
func Prose(s string) string {
	chunks := splitChunks(s)
	for i, c := range chunks {
		chunks[i] = proseChunk(c)
	}
	return strings.Join(chunks, " ")
}

// splitChunks cuts at spaces that are outside of quotation marks and isolates.
func splitChunks(s string) []string {
	var chunks []string
	start := 0
	for at := 0; at < len(s); {
		if n := model.IsolatedLength(s[at:]); n > 0 {
			at += n
			continue
		}
		switch s[at] {
		case ' ':
			if start < at {
				chunks = append(chunks, s[start:at])
			}
			at++
			start = at
		case '"':
			at += quotedLength(s[at:])
		default:
			at++
		}
	}
	if start < len(s) {
		chunks = append(chunks, s[start:])
	}
	return chunks
}

// quotedLength is the length of the quoted value with which s begins, or 1, that
// of the mark, when nothing closes it.
func quotedLength(s string) int {
	if q, err := strconv.QuotedPrefix(s); err == nil {
		return len(q)
	}
	return 1
}

func proseChunk(c string) string {
	if isPlain(c) {
		return c
	}
	if before := len(c) - len(strings.TrimLeft(c, "(")); model.IsolatedLength(c[before:]) > 0 {
		if after := before + model.IsolatedLength(c[before:]); isTail(c[after:]) {
			_, mark := utf8.DecodeRuneInString(c[before:])
			return c[:before+mark] + Prose(c[before+mark:after-mark]) + c[after-mark:]
		}
	}
	open := strings.IndexByte(c, '"')
	if open < 0 || strings.Trim(c[:open], "(") != "" {
		return Code(c)
	}
	closed := open + quotedLength(c[open:])
	value, err := strconv.Unquote(c[open:closed])
	if err != nil || value == "" || !isTail(c[closed:]) {
		return Code(c)
	}
	return c[:open] + Code(value) + c[closed:]
}

// isTail reports whether that is all that may follow a value.
func isTail(s string) bool { return strings.Trim(s, ".,;:?)") == "" }

// isPlain reports whether Markdown and code hosting sites see a mere word.
func isPlain(word string) bool {
	word = strings.TrimRight(word, ".,;:?)%")
	if _, isDate := model.ParseDate(word); isDate {
		return true
	}
	for i, r := range word {
		switch {
		case r == unicode.ReplacementChar:
			return false
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), model.Hidden(r) && model.Spells(word, i):
		case strings.ContainsRune("'’–—…→·(", r), r >= 0x80 && unicode.IsPunct(r):
		case r == '-': // "GH-1" is a reference
			if next, _ := utf8.DecodeRuneInString(word[i+1:]); !unicode.IsLetter(next) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// Code writes text as inline code, in a table cell too: in fences longer than
// any run of backticks inside. A bar would end the cell even in code, so it
// is between two pieces of code, by its number.
func Code(s string) string {
	pieces := strings.Split(Line(s), "|")
	for i, p := range pieces {
		if p == "" {
			continue
		}
		fence := strings.Repeat("`", longestRun(p)+1)
		if strings.Trim(p, " ") != "" && strings.ContainsAny(p[:1]+p[len(p)-1:], " `") {
			p = " " + p + " " // one space at each end is taken off again
		}
		pieces[i] = fence + p + fence
	}
	return strings.Join(pieces, "&#124;")
}

// Fence writes text as a block of code in that language; it ends in a newline.
func Fence(language, s string) string {
	fence := strings.Repeat("`", max(3, longestRun(s)+1))
	return fence + language + "\n" + strings.TrimSuffix(s, "\n") + "\n" + fence + "\n"
}

// longestRun counts the most backticks in a row.
func longestRun(s string) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
