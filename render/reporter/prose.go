package reporter

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ospomap/ospomap/model"
)

// Prose returns one line of text as Markdown that means only the text, also in a table
// cell. Plain words stay as they are. Everything else becomes code, in which code hosting
// sites don't look for markup, mentions, references, links or images; with backslashes,
// "@name" would still notify someone. A quoted value becomes code without the quotation
// marks. Isolated right-to-left text stays isolated.
func Prose(s string) string {
	chunks := splitChunks(s)
	for i, c := range chunks {
		chunks[i] = proseChunk(c)
	}
	return strings.Join(chunks, " ")
}

// splitChunks splits at spaces outside quotation marks and isolates.
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

// quotedLength returns the length of the quoted value at the start of s, or 1 if the
// quotation mark is not closed.
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

// isTail reports whether s holds only characters that may follow a value.
func isTail(s string) bool { return strings.Trim(s, ".,;:?)") == "" }

// isPlain reports whether Markdown and code hosting sites read word as a plain word.
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

// Code returns text as inline code, also in a table cell, in fences longer than any run
// of backticks inside. A bar would end the cell even in code, so it is written between
// two pieces of code, as a character reference.
func Code(s string) string {
	pieces := strings.Split(Line(s), "|")
	for i, p := range pieces {
		if p == "" {
			continue
		}
		fence := strings.Repeat("`", longestRun(p)+1)
		if strings.Trim(p, " ") != "" && strings.ContainsAny(p[:1]+p[len(p)-1:], " `") {
			p = " " + p + " " // Markdown strips one space at each end
		}
		pieces[i] = fence + p + fence
	}
	return strings.Join(pieces, "&#124;")
}

// Fence returns text as a code block in a language, ending in a newline.
func Fence(language, s string) string {
	fence := strings.Repeat("`", max(3, longestRun(s)+1))
	return fence + language + "\n" + strings.TrimSuffix(s, "\n") + "\n" + fence + "\n"
}

// longestRun returns the length of the longest run of backticks.
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
