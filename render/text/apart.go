package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// IsWhole reports whether wrapped lines hold the whole text.
func IsWhole(lines []string, full string) bool {
	if full == "" || strings.Contains(full, string(ellipsis)) {
		return true
	}
	return len(lines) > 0 && !slices.ContainsFunc(lines, func(s string) bool { return strings.Contains(s, string(ellipsis)) })
}

// IsStub reports whether wrapped lines keep less than half of a text, too little to be of use.
func IsStub(lines []string, full string) bool {
	return !IsWhole(lines, full) && 2*utf8.RuneCountInString(strings.TrimSuffix(strings.Join(lines, " "), string(ellipsis))) < utf8.RuneCountInString(full)
}

// Shared returns, for each text, the length in bytes of the prefix it has in common with
// another one, up to the word where they differ. It compares neighbours in sorted order.
func Shared(texts []string) map[string]int {
	sorted := slices.Compact(slices.Sorted(slices.Values(texts)))
	shared := make(map[string]int, len(sorted))
	for i := 1; i < len(sorted); i++ {
		a, b := sorted[i-1], sorted[i]
		n := commonWords(a, b)
		shared[a], shared[b] = max(shared[a], n), n
	}
	return shared
}

// WrapApart is [Wrap] for a text that shares its first shared bytes with other texts. If
// the part that distinguishes it would be truncated, it shortens the beginning instead.
func WrapApart(s string, shared int, size float64, bold bool, room float64, maxLines int) []string {
	lines := Wrap(s, size, bold, room, maxLines)
	if IsWhole(lines, s) || shared == 0 || len(strings.Join(lines, " ")) > shared+len(string(ellipsis)) {
		return lines
	}
	rest := string(ellipsis) + " " + s[shared:]
	if maxLines == 1 {
		return Wrap(rest, size, bold, room, 1)
	}
	return append([]string{Fit(s[:shared], size, bold, room)}, Wrap(rest, size, bold, room, maxLines-1)...)
}

// commonWords returns the length in bytes of the common prefix of two texts, up to the
// end of a word, or of a character if they differ within a long word.
func commonWords(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	if i := strings.LastIndexByte(a[:n], ' '); i >= 0 && n-i < 24 {
		return i + 1
	}
	return n
}
