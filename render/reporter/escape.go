package reporter

import (
	"strings"
	"unicode/utf16"

	"github.com/ospomap/ospomap/model"
)

// Line is s as one line that is safe on a terminal and in the log of a CI job:
// nothing in it is hidden, and nothing commands the system that runs the job.
func Line(s string) string { return disarm(model.Printable(s)) }

// LineStart is Line for a file name with which a line begins. A leading "./"
// names the same file and keeps "::error::" from being a command.
func LineStart(name string) string {
	if strings.HasPrefix(strings.TrimSpace(name), "::") {
		name = "./" + name
	}
	return Line(name)
}

// disarm breaks up the commands that CI systems obey anywhere in a line.
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

// commands gives the offsets of the brackets in "##[command]" and its like with
// a word before the bracket, such as "##vso[".
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

// units is the length of s in UTF-16 code units, in which code hosting sites
// count what they cut.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// cut shortens s to at most limit UTF-16 code units, and shows that it did.
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
