package model

import (
	"slices"
	"strings"
	"unicode"
)

// rightToLeft are the scripts that run from the right.
var rightToLeft = []*unicode.RangeTable{
	unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam,
	unicode.Hanifi_Rohingya,
}

// RunsLeft reports whether a text holds letters of a script that runs from the
// right, or the mark that has others run from there.
func RunsLeft(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c >= 0x590 && (c == '\u200f' || unicode.In(c, rightToLeft...)) })
}

// LanguageRunsLeft reports whether texts of a language, a BCP 47 tag, run from the
// right.
func LanguageRunsLeft(tag string) bool {
	parts := strings.Split(strings.ToLower(tag), "-")
	if len(parts) > 1 && len(parts[1]) == 4 { // a script
		return slices.Contains([]string{"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"}, parts[1])
	}
	return slices.Contains([]string{"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}, parts[0])
}

// The characters of Unicode that keep a text in a direction of its own.
const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// Isolated is a text from the map as it stands among other words: what runs from
// the right neither pulls them along nor takes a number from beside them.
func Isolated(s string) string {
	if !RunsLeft(s) || strings.HasPrefix(s, firstStrongIsolate) {
		return s
	}
	return firstStrongIsolate + s + popIsolate
}

// IsolatedLength is the length of the isolated text that s begins with, or 0: what is
// isolated and holds nothing else that is hidden changes nothing around it.
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

// dot is between the parts of a line.
const dot = " · "

// IsolatedParts isolates what is between the middle dots of a line, where any
// of it runs from the right.
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
