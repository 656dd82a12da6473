package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slip is what people do wrong who don't know YAML: a place on one line, what it
// is, what to write, and the line as it would be read.
type slip struct {
	line         int
	from, to     int // byte offsets in the line
	message      string
	hint         string
	mended       string
	wholeContent bool // point at all of the line but its indent
}

// slipAt finds the slip behind one of the library's messages about a line.
func slipAt(s *source, line int, column int, says string) (slip, bool) {
	for _, find := range []func(*source, int, int, string) (slip, bool){
		missingColon, missingSpace, endedQuote, behindBrackets, specialStart, colonInText,
	} {
		if found, ok := find(s, line, column, says); ok {
			return found, true
		}
	}
	if strings.Contains(says, "did not find expected key") && line > 1 { // it may be about the line before
		if found, ok := endedQuote(s, line-1, 1, says); ok {
			return found, true
		}
		return behindBrackets(s, line-1, 1, says)
	}
	return slip{}, false
}

// entryLine is a line of block style in its parts.
type entryLine struct {
	lead       string // indent and dashes
	key, value string // the key is empty in a list of plain values
	at         int    // where the value begins
}

func cutEntry(text string) entryLine {
	rest := strings.TrimLeft(text, " ")
	for strings.HasPrefix(rest, "- ") {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	e := entryLine{lead: text[:len(text)-len(rest)], value: rest, at: len(text) - len(rest)}
	if i := strings.Index(rest, ": "); i > 0 && !strings.ContainsAny(rest[:i], `"'{}[],#&*!|>`) {
		value := strings.TrimLeft(rest[i+1:], " ")
		e.key, e.value, e.at = rest[:i], value, len(text)-len(value)
	}
	return e
}

// isMapKey reports whether any kind of entry has the key.
func isMapKey(word string) bool {
	return slices.ContainsFunc(allObjects(), func(o *Object) bool { return o.field(word) >= 0 })
}

// missingColon finds a key without its colon: "- name Legal". The library notices
// on the line after it.
func missingColon(s *source, line, _ int, says string) (slip, bool) {
	if !strings.Contains(says, "mapping values are not allowed") && !strings.Contains(says, "could not find expected ':'") && !strings.Contains(says, "did not find expected key") {
		return slip{}, false
	}
	for _, l := range []int{line, line - 1} {
		if l < 1 {
			break
		}
		text := s.lineAt(l)
		e := cutEntry(text)
		key, rest, _ := strings.Cut(e.value, " ")
		if e.key != "" || strings.Contains(e.value, ":") || !isMapKey(key) {
			continue
		}
		mended := key + ": " + rest
		return slip{line: l, wholeContent: true, message: "a colon is missing behind " + quote(key), hint: "write " + strings.TrimSpace(mended), mended: e.lead + mended}, true
	}
	return slip{}, false
}

// missingSpace finds "name:Legal" on a line of its own.
func missingSpace(s *source, line, _ int, says string) (slip, bool) {
	if !strings.Contains(says, "could not find expected ':'") && !strings.Contains(says, "mapping values are not allowed") {
		return slip{}, false
	}
	for _, l := range []int{line, line - 1} {
		if l < 1 {
			break
		}
		e := cutEntry(s.lineAt(l))
		key, rest, ok := strings.Cut(e.value, ":")
		if e.key != "" || !ok || rest == "" || rest[0] == ' ' || !isMapKey(key) {
			continue
		}
		mended := key + ": " + rest
		return slip{line: l, wholeContent: true, message: "a space is missing behind the colon of " + quote(e.value), hint: "write " + mended, mended: e.lead + mended}, true
	}
	return slip{}, false
}

// endedQuote finds a quote that ends before the text does: 'Don't know'.
func endedQuote(s *source, line, _ int, _ string) (slip, bool) {
	text := s.lineAt(line)
	for i := 0; i < len(text); i++ {
		mark := text[i]
		if mark != '\'' && mark != '"' || i > 0 && !strings.ContainsRune(" [{,", rune(text[i-1])) {
			continue
		}
		end := closing(text, i)
		if end < 0 {
			return slip{}, false
		}
		next, _ := utf8.DecodeRuneInString(text[end+1:])
		behind := strings.TrimLeft(text[end+1:], " ")
		if glued := unicode.IsLetter(next) || unicode.IsDigit(next); glued || behind != "" && !strings.ContainsRune(",]}:#", rune(behind[0])) {
			return quoteSlip(text, line, i, end), true
		}
		i = end
	}
	return slip{}, false
}

// closing is where the quote ends that begins at from; -1 where it does not.
func closing(text string, from int) int {
	for i := from + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[from] == '"':
			i++
		case text[i] == text[from] && text[from] == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		case text[i] == text[from]:
			return i
		}
	}
	return -1
}

func quoteSlip(text string, line, from, end int) slip {
	// The text goes on to a quote that something follows which ends a value.
	to := len(text)
	for i := end + 1; i < len(text); i++ {
		if text[i] == text[from] && (i+1 == len(text) || strings.ContainsRune(",]} ", rune(text[i+1]))) {
			to = i + 1
			break
		}
	}
	inside := strings.TrimSuffix(text[from+1:to], text[from:from+1])
	other, name := `"`, "double"
	if text[from] == '"' {
		other, name = "'", "single"
	}
	found := slip{
		line: line, from: from, to: to,
		message: "the quotes end behind " + quote(text[from+1:end]) + "; the text goes on",
		hint:    "write the text in " + name + " quotes: " + other + inside + other,
		mended:  text[:from] + `"x"` + text[to:],
	}
	if strings.Contains(inside, other) {
		found.hint = `inside single quotes an apostrophe is written twice: '` + strings.ReplaceAll(inside, "'", "''") + "'"
	}
	return found
}

// specials are the characters with which no text can begin.
const specials = "&*!|>%@`"

// specialStart finds a text that begins with a character that means something to
// YAML: & Co, @legal.
func specialStart(s *source, line, column int, says string) (slip, bool) {
	if !strings.Contains(says, "cannot start any token") && !strings.Contains(says, "alphabetic or numeric character") &&
		!strings.Contains(says, "expected comment or line break") && !strings.Contains(says, "block sequence entries are not allowed") {
		return slip{}, false
	}
	text := s.lineAt(line)
	at := byteAt(text, column)
	if strings.Contains(says, "block sequence") {
		e := cutEntry(text)
		if e.key == "" || !strings.HasPrefix(e.value, "- ") {
			return slip{}, false
		}
		return slip{line: line, from: e.at, to: len(text), message: `a text that begins with "- " needs quotes, and a list goes on lines of its own`,
			hint: "write " + e.key + ": " + quote(e.value), mended: text[:e.at] + "x"}, true
	}
	for at > 0 && (at >= len(text) || !strings.ContainsRune(specials, rune(text[at]))) {
		at--
	}
	if at >= len(text) || !strings.ContainsRune(specials, rune(text[at])) {
		return slip{}, false
	}
	to := len(text)
	if strings.ContainsAny(text[:at], "{[") {
		if i := strings.IndexAny(text[at:], ",]}"); i >= 0 {
			to = at + i
		}
	}
	whole := strings.TrimRight(text[at:to], " ")
	return slip{line: line, from: at, to: at + len(whole), message: "a text cannot begin with " + quote(text[at:at+1]) + " unless it stands in quotes",
		hint: "write " + quote(whole), mended: text[:at] + "x" + text[at+1:]}, true
}

// colonInText finds a second ": " in a line.
func colonInText(s *source, line, _ int, says string) (slip, bool) {
	text := s.lineAt(line)
	e := cutEntry(text)
	i := strings.Index(e.value+" ", ": ")
	if !strings.Contains(says, "mapping values are not allowed") || e.key == "" || i < 0 || strings.ContainsAny(e.value[:1], `{["'`) {
		return slip{}, false
	}
	at := e.at + i
	return slip{line: line, from: e.at, to: len(text), message: `a text that holds ": " needs quotes`,
		hint: "write " + e.key + ": " + quote(e.value), mended: text[:at] + "x" + text[at+1:]}, true
}

// behindBrackets finds a text that begins with a bracket: [Legal] & IP.
func behindBrackets(s *source, line, _ int, _ string) (slip, bool) {
	text := s.lineAt(line)
	e := cutEntry(text)
	if e.key == "" || e.value == "" || !strings.ContainsRune("[{", rune(e.value[0])) {
		return slip{}, false
	}
	closes := "]"
	if e.value[0] == '{' {
		closes = "}"
	}
	end := strings.LastIndex(e.value, closes)
	behind := strings.TrimSpace(e.value[end+1:])
	if end < 0 || behind == "" || behind[0] == '#' {
		return slip{}, false
	}
	return slip{line: line, from: e.at, to: len(text), message: "a text that begins with " + quote(e.value[:1]) + " needs quotes",
		hint: "write " + e.key + ": " + quote(e.value), mended: text[:e.at] + "x"}, true
}

// byteAt is the offset of a column, which counts code points from 1.
func byteAt(text string, column int) int {
	n := 1
	for i := range text {
		if n == column {
			return i
		}
		n++
	}
	return len(text)
}
