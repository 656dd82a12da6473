package model

import (
	"slices"
	"strings"
	"unicode"
)

// rightToLeft lists the scripts that are written from right to left.
var rightToLeft = []*unicode.RangeTable{
	unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam,
	unicode.Hanifi_Rohingya,
}

// RunsLeft reports whether s contains letters of a right-to-left script, or a
// right-to-left mark.
func RunsLeft(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c >= 0x590 && (c == '\u200f' || unicode.In(c, rightToLeft...)) })
}

// LanguageRunsLeft reports whether a language, given as a BCP 47 tag, is written from
// right to left.
func LanguageRunsLeft(tag string) bool {
	parts := strings.Split(strings.ToLower(tag), "-")
	if len(parts) > 1 && len(parts[1]) == 4 { // a script
		return slices.Contains([]string{"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"}, parts[1])
	}
	return slices.Contains([]string{"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}, parts[0])
}

// Unicode characters that isolate a run of text from the direction of its surroundings.
const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// Isolated returns a text from the map for use among other words. Right-to-left text is
// isolated, so that it neither reorders its neighbours nor attracts adjacent numbers.
func Isolated(s string) string {
	if !RunsLeft(s) || strings.HasPrefix(s, firstStrongIsolate) {
		return s
	}
	return firstStrongIsolate + s + popIsolate
}

// IsolatedLength returns the length of the isolated text at the start of s, or 0.
// Isolated text without other hidden characters cannot affect its surroundings.
func IsolatedLength(s string) int {
	if !strings.HasPrefix(s, firstStrongIsolate) {
		return 0
	}
	inside := s[len(firstStrongIsolate):]
	end := strings.IndexAny(inside, firstStrongIsolate+popIsolate)
	if end < 0 || !strings.HasPrefix(inside[end:], popIsolate) || firstUnprintable(inside[:end]) >= 0 {
		return 0
	}
	return len(firstStrongIsolate) + end + len(popIsolate)
}

// dot separates the parts of a line.
const dot = " · "

// IsolatedParts isolates each part of a line whose parts are separated by middle dots,
// if any of them is right-to-left.
func IsolatedParts(line string) string {
	if !strings.Contains(line, dot) || !RunsLeft(line) {
		return line
	}
	parts := strings.Split(line, dot)
	for i, p := range parts {
		if p != "" && !strings.HasPrefix(p, firstStrongIsolate) {
			parts[i] = firstStrongIsolate + p + popIsolate
		}
	}
	return strings.Join(parts, dot)
}
