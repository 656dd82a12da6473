package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Counted is a number of things in words: "1 gap", "3 gaps".
func Counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Each lists what of gives for the items of a list, such as what is said of them.
func Each[T, U any](list []T, of func(T) U) []U {
	out := slices.Grow([]U(nil), len(list))
	for _, x := range list {
		out = append(out, of(x))
	}
	return out
}

// Those are the items of a list of which something holds.
func Those[T any](list []T, holds func(T) bool) []T {
	var out []T
	for _, x := range list {
		if holds(x) {
			out = append(out, x)
		}
	}
	return out
}

// Plain are words of a closed list as texts.
func Plain[W ~string](words []W) []string {
	return Each(words, func(w W) string { return string(w) })
}

// OneLine is a text without line ends and repeated spaces.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Capitalised is a text that begins a sentence.
func Capitalised(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if c == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}

// maxQuoted is how many characters of a text a message quotes.
const maxQuoted = 60

// Short is a text as a message quotes it: on one line, and no longer than a line
// has room for.
func Short(s string) string {
	runes := []rune(OneLine(s))
	if len(runes) <= maxQuoted {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:maxQuoted-1])) + "…"
}
