package reporter

import (
	"strings"
	"unicode/utf16"

	"github.com/ospomap/ospomap/model"
)

// Line returns s as one line that is safe in terminals and CI logs: it has no hidden
// characters and no commands to the CI system.
func Line(s string) string { return disarm(model.Printable(s)) }

// LineStart is Line for a file name at the start of a line. A leading "./" names the same
// file, and prevents "::error::" from being a command.
func LineStart(name string) string {
	if strings.HasPrefix(strings.TrimSpace(name), "::") {
		name = "./" + name
	}
	return Line(name)
}

// disarm escapes the commands that CI systems obey anywhere in a line.
func disarm(s string) string {
	brackets := commands(s)
	if len(brackets) == 0 {
		return s
	}
	var b strings.Builder
	from := 0
	for _, at := range brackets {
		b.WriteString(s[from:at])
		b.WriteByte('\\')
		from = at
	}
	b.WriteString(s[from:])
	return b.String()
}

// commands returns the offsets of the brackets in "##[command]" and variants with a word
// before the bracket, such as "##vso[".
func commands(s string) []int {
	var brackets []int
	for at := 0; at < len(s); at++ {
		if s[at] != '[' {
			continue
		}
		word := at
		for word > 0 && isLetter(s[word-1]) {
			word--
		}
		if strings.HasSuffix(s[:word], "##") {
			brackets = append(brackets, at)
		}
	}
	return brackets
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// units returns the length of s in UTF-16 code units, the unit of code hosting sites'
// limits.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// cut shortens s to at most limit UTF-16 code units, with an ellipsis at the end.
func cut(s string, limit int) string {
	n, kept := 0, 0
	for i, r := range s {
		if n < limit {
			kept = i
		}
		if n += utf16.RuneLen(r); n > limit {
			return s[:kept] + "…"
		}
	}
	return s
}
