package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Counted returns a number with its noun: "1 gap", "3 gaps".
func Counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Each returns the results of calling of for each item of a list.
func Each[T, U any](list []T, of func(T) U) []U {
	out := slices.Grow([]U(nil), len(list))
	for _, x := range list {
		out = append(out, of(x))
	}
	return out
}

// Those returns the items of a list for which holds returns true.
func Those[T any](list []T, holds func(T) bool) []T {
	var out []T
	for _, x := range list {
		if holds(x) {
			out = append(out, x)
		}
	}
	return out
}

// Plain converts the words of an enumeration to strings.
func Plain[W ~string](words []W) []string {
	return Each(words, func(w W) string { return string(w) })
}

// OneLine returns s with each run of white space replaced by one space.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Capitalised returns s with its first letter in upper case.
func Capitalised(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if c == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}

// maxQuoted is how much of a text a message quotes, in code points.
const maxQuoted = 60

// Short returns a text for quoting in a message: on one line, and truncated if it is
// long.
func Short(s string) string {
	runes := []rune(OneLine(s))
	if len(runes) <= maxQuoted {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:maxQuoted-1])) + "…"
}
