package reporter

import (
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
)

// Words returns one line of text, such as a name, as Markdown that means only the text,
// also in a table cell, and that is readable as source. Markup of Markdown and HTML is
// escaped. A word that code hosting sites act on, such as "@name", becomes code: escaped,
// it would still notify someone.
func Words(s string) string {
	words := strings.FieldsFunc(model.Printable(s), func(r rune) bool { return r == ' ' })
	for i, w := range words {
		words[i] = word(w, i == 0)
	}
	return strings.Join(words, " ")
}

// word writes one word. first means that it starts a line.
func word(w string, first bool) string {
	if actedOn(w) || strings.ContainsRune(w, unicode.ReplacementChar) {
		return Code(w)
	}
	var b strings.Builder
	if first && beginsBlock(w) {
		if n := len(strings.TrimLeft(w, "0123456789")); n < len(w) {
			return w[:len(w)-n] + `\` + w[len(w)-n:]
		}
		b.WriteByte('\\')
	}
	runes := []rune(w)
	for i, r := range runes {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '|': // a backslash would show outside a table
			b.WriteString("&#124;")
		case r == '&' && IsEntity(string(runes[i:])):
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*[]{}~^$", r), r == '_' && !isInside(runes, i),
			r == '=' && (i > 0 && runes[i-1] == r || i+1 < len(runes) && runes[i+1] == r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// beginsBlock reports whether a word at the start of a line makes it a list item, a
// heading, a rule or the like.
func beginsBlock(w string) bool {
	number := strings.TrimLeft(w, "0123456789")
	switch {
	case len(number) < len(w):
		return number == "." || number == ")"
	case strings.HasPrefix(w, ":::"):
		return true
	}
	return strings.Trim(w, "-") == "" || strings.Trim(w, "+") == "" || strings.Trim(w, "#") == ""
}

// IsEntity reports whether a text starting with an ampersand starts with a character
// reference.
func IsEntity(s string) bool {
	name, _, closed := strings.Cut(s[1:], ";")
	return closed && name != "" && strings.Trim(name, "#"+lowerLetters+upperLetters+digits) == ""
}

const (
	lowerLetters = "abcdefghijklmnopqrstuvwxyz"
	upperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits       = "0123456789"
)

// isInside reports whether a character is between letters or digits.
func isInside(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && isWord(runes[i-1]) && isWord(runes[i+1])
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// actedOn reports whether code hosting sites turn a word into more than Markdown does: a
// link, a mention, a reference to an issue, a label or a commit, or an emoji.
func actedOn(w string) bool {
	lower := strings.ToLower(w)
	for _, sign := range []string{"://", "www.", "mailto:", "xmpp:", "[["} {
		if strings.Contains(lower, sign) {
			return true
		}
	}
	runes := []rune(lower)
	for i, r := range runes {
		var before, after rune
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		switch r {
		case '@':
			if isWord(after) || after == '_' {
				return true
			}
		case '#', '!', '$': // issue, merge request, snippet
			if unicode.IsDigit(after) && before != '&' {
				return true
			}
		case '%', '~', '&': // milestone, label, epic
			if !isWord(before) && before != r && after != r && (unicode.IsDigit(after) || r != '&' && (isWord(after) || after == '"')) {
				return true
			}
		case ':':
			if name, _, closed := strings.Cut(string(runes[i+1:]), ":"); closed && name != "" && strings.Trim(name, lowerLetters+digits+"_+-") == "" {
				return true // emoji
			}
		}
	}
	return isReference(strings.Trim(lower, ".,;:()?!\"'"))
}

// isReference reports whether a word is an issue such as GH-12, or an abbreviated commit
// hash.
func isReference(w string) bool {
	if number, ok := strings.CutPrefix(w, "gh-"); ok {
		return number != "" && strings.Trim(number, digits) == ""
	}
	return len(w) >= 7 && len(w) <= 40 && strings.Trim(w, "abcdef"+digits) == "" &&
		strings.ContainsAny(w, digits) && strings.ContainsAny(w, "abcdef")
}
