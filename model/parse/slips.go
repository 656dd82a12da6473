package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slip is what people do wrong who don't know YAML: a position on one line, what it
// is, what to write, and the line as it would be read.
type slip struct {
	line         int
	from, to     int // byte offsets in the line
	message      string
	hint         string
	mended       string
	wholeContent bool // point at all of the line but its indent
	wholeEntry   bool // the lines below cannot be read either
	until, by    int  // the lines below, up to that one, are read so far to the right
}

// slipAt finds the slip behind one of the library's messages about a line.
func slipAt(s *source, line int, column int, says string) (slip, bool) {
	for _, find := range []func(*source, int, int, string) (slip, bool){
		foreignLine, wideMark, openQuote, firstIndented, deeper, crookedDash, missingColon, missingSpace, leftKey, missingDash, otherDash, unknownAlias, badEscape, endedQuote, neverClosed, missingComma, flowSlip, behindBrackets, specialStart, colonInText,
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
		mended := key + ": " + strings.TrimLeft(rest, "=-> ")
		return slip{line: l, wholeContent: true, message: "a colon is missing after " + quote(key), hint: "write " + strings.TrimSpace(mended), mended: e.lead + mended}, true
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
		return slip{line: l, wholeContent: true, message: "a space is missing after the colon of " + quote(e.value), hint: "write " + mended, mended: e.lead + mended}, true
	}
	return slip{}, false
}

// missingComma finds an entry in brackets on a line of its own, above which a comma is
// missing, and a comment of JavaScript at the end of a line.
func missingComma(s *source, line, _ int, says string) (slip, bool) {
	if !strings.Contains(says, "did not find expected ',' or") {
		return slip{}, false
	}
	for l := line; l > 0 && l >= line-1; l-- {
		text := s.lineAt(l)
		if i := strings.LastIndex(text, " //"); i >= 0 && strings.Count(text[i:], `"`)%2 == 0 {
			return slip{line: l, from: i + 1, to: len(text), message: "a comment begins with #", hint: "write # in place of //", mended: text[:i]}, true
		}
	}
	above, at := "", 0 // the last line with something on it, and which
	for l := max(line-1, 1); l <= min(line+1, len(s.starts)); l++ {
		text := s.lineAt(l)
		rest := text[indentOf(text):]
		if above != "" && rest != "" && strings.ContainsRune("{[\"'", rune(rest[0])) && !strings.ContainsRune(",{[:", rune(above[len(above)-1])) {
			return slip{line: at, from: len(above) - 1, to: len(above), message: "a comma is missing at the end of this line",
				hint: "a comma stands between two entries inside { } and [ ]", mended: above + ","}, true
		}
		above, at = text, l
	}
	return slip{}, false
}

// badEscape finds a backslash in double quotes that is meant as one: "C:\Users".
func badEscape(s *source, line, column int, says string) (slip, bool) {
	text := s.lineAt(line)
	from := strings.LastIndexByte(text[:byteAt(text, column)], '"')
	if from < 0 || closing(text, from) < 0 || !strings.Contains(says, "unknown escape") && !strings.Contains(says, "hexdecimal number") {
		return slip{}, false
	}
	to := closing(text, from) + 1
	return slip{line: line, from: from, to: to, message: "a backslash has a meaning of its own in double quotes", hint: "write the text in single quotes: '" + text[from+1:to-1] + "'",
		mended: text[:from] + strings.ReplaceAll(text[from:], `\`, "/")}, true
}

// unknownAlias finds a text that begins with a star, which YAML reads as the name of
// something else in the file: *Acme.
func unknownAlias(s *source, line, _ int, says string) (slip, bool) {
	_, name, ok := strings.Cut(says, "unknown anchor '")
	name, _, _ = strings.Cut(name, "' referenced")
	for l := line; ok && l > 0; l-- {
		text := s.lineAt(l)
		for from := 0; from < len(text); from++ {
			i := strings.Index(text[from:], "*"+name)
			if i < 0 {
				break
			}
			from += i
			to := from + 1 + len(name)
			if from > 0 && !strings.ContainsRune(" [{,", rune(text[from-1])) || to < len(text) && !strings.ContainsRune(" ,]}", rune(text[to])) {
				continue
			}
			return slip{line: l, from: from, to: to, message: "aliases are not supported: " + quote(text[from:to]), hint: hintWriteOut,
				mended: text[:from] + "x" + text[to:]}, true
		}
	}
	return slip{}, false
}

// endedQuote finds a quote that ends before the text does: 'Don't know'.
func endedQuote(s *source, line, _ int, says string) (slip, bool) {
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
		if found, ok := commaBehind(text, line, i, end+1, says); ok {
			return found, true
		}
		if glued := unicode.IsLetter(next) || unicode.IsDigit(next); glued || behind != "" && !strings.ContainsRune(",]}:#", rune(behind[0])) {
			return quoteSlip(text, line, i, end), true
		}
		i = end
	}
	return slip{}, false
}

// commaBehind finds a text in quotes, from one byte to another, behind which a comma or
// the end of the line is missing: another text follows, as in JSON, or a key.
func commaBehind(text string, line, from, to int, says string) (slip, bool) {
	rest := strings.TrimLeft(text[to:], " ,")
	at := len(text) - len(rest)
	if at == to || rest == "" {
		return slip{}, false
	}
	key, _, isKey := strings.Cut(rest, ":")
	isKey = isKey && isMapKey(key)
	switch inFlow := strings.ContainsAny(text[:from], "{["); {
	case inFlow && strings.Contains(text[to:at], ","):
		return slip{}, false
	case inFlow && rest[0] == text[from]:
		return slip{line: line, from: at, to: at + 1, message: "a comma is missing before the next quotes",
			hint: "write " + text[from:to] + ", " + rest[:closing(rest, 0)+1], mended: text[:to] + "," + text[to:]}, true
	case inFlow && isKey:
		return slip{line: line, from: at, to: at + len(key), message: "a comma is missing before " + quote(key),
			hint: "write " + text[from:to] + ", " + key + ":", mended: text[:to] + "," + text[to:]}, true
	case !inFlow && isKey && (strings.Contains(says, "did not find expected key") || strings.Contains(says, "mapping values are not allowed")):
		return slip{line: line, from: at, to: at + len(key), message: quote(key) + " needs a line of its own",
			hint: "end the line after " + text[from:to], wholeEntry: true}, true
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
	mark := text[from : from+1]
	to, closed := endOfQuotedText(text, from, end)
	inside := text[from:to]
	if next, _ := utf8.DecodeRuneInString(text[end+1:]); closed {
		inside = text[from+1 : to-1]
	} else if unicode.IsLetter(next) { // an apostrophe, in a text that goes on below
		inside = text[from+1 : to]
	}
	other, name := `"`, "double"
	if mark == `"` {
		other, name = "'", "single"
	}
	found := slip{
		line: line, from: from, to: to,
		message: "the quotes end after " + quote(text[from+1:end]) + ", but the text goes on",
		hint:    "write the text in " + name + " quotes: " + other + inside + other,
		mended:  text[:from] + `"x"` + text[to:],
	}
	if strings.Contains(inside, other) {
		found.hint = `inside single quotes an apostrophe is written twice: '` + strings.ReplaceAll(inside, "'", "''") + "'"
	}
	return found
}

// endOfQuotedText is where a text ends whose first quote ends too early, and whether
// a quote closes it there: the last one before the next entry.
func endOfQuotedText(text string, from, end int) (to int, closed bool) {
	inFlow := strings.ContainsAny(text[:from], "{[")
	for i := end + 1; i < len(text); i++ {
		behind := strings.TrimLeft(text[i+1:], " ")
		switch {
		case text[i] == text[from] && (behind == "" || behind[0] == '#' && behind != text[i+1:] || inFlow && strings.ContainsRune(",]}", rune(behind[0]))):
			return i + 1, true
		case inFlow && to == 0 && strings.ContainsRune(",]}", rune(text[i])):
			to = i
			if text[i] != ',' || strings.ContainsRune(behind+" ", ':') && isMapKey(behind[:max(strings.IndexByte(behind, ':'), 0)]) {
				return to, false
			}
		}
	}
	if to == 0 {
		to = len(text)
	}
	return to, false
}

// specials are the characters with which no text can begin.
const specials = "&*!|>%@`"

// specialStart finds a text that begins with a character that means something to
// YAML: & Co, @legal.
func specialStart(s *source, line, column int, says string) (slip, bool) {
	if !strings.Contains(says, "cannot start any token") && !strings.Contains(says, "alphabetic or numeric character") &&
		!strings.Contains(says, "expected comment or line break") && !strings.Contains(says, "mapping keys are not allowed") &&
		!strings.Contains(says, "did not find expected node content") && !strings.Contains(says, "block sequence entries are not allowed") {
		return slip{}, false
	}
	text := s.lineAt(line)
	at := byteAt(text, column)
	e := cutEntry(text)
	switch {
	case strings.Contains(says, "block sequence") && e.key != "" && e.value == "-":
		return slip{line: line, from: e.at, to: len(text), message: "a dash alone is no value", hint: "remove " + quote(e.key) + " where nothing is known", mended: text[:e.at]}, true
	case strings.Contains(says, "block sequence") && e.key != "" && strings.HasPrefix(e.value, "- "):
		return slip{line: line, from: e.at, to: len(text), message: `a text that begins with "- " needs quotes, and a list goes on lines of its own`,
			hint: "write " + e.key + ": " + quote(e.value), mended: text[:e.at] + "x"}, true
	case strings.Contains(says, "block sequence"):
		return slip{}, false
	case e.key != "" && e.value != "" && strings.ContainsRune("?]},", rune(e.value[0])):
		return slip{line: line, from: e.at, to: len(text), message: "a text cannot begin with " + quote(e.value[:1]) + " unless it is in quotes",
			hint: "write " + e.key + ": " + quote(e.value), mended: text[:e.at] + "x"}, true
	}
	for at > 0 && (at >= len(text) || !strings.ContainsRune(specials, rune(text[at]))) {
		at--
	}
	if at >= len(text) || !strings.ContainsRune(specials, rune(text[at])) {
		return slip{}, false
	}
	to := len(text)
	if strings.ContainsAny(text[:at], "{[") || strings.ContainsAny(strings.TrimRight(text, ", "), "}]") && !strings.ContainsAny(text, "{[") {
		if i := strings.IndexAny(text[at:], ",]}"); i >= 0 {
			to = at + i
		}
	}
	whole := strings.TrimRight(text[at:to], " ")
	return slip{line: line, from: at, to: at + len(whole), message: "a text cannot begin with " + quote(text[at:at+1]) + " unless it is in quotes",
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
	if key := strings.TrimPrefix(e.key, "("); key != e.key && isMapKey(key) {
		return slip{line: line, wholeContent: true, message: "the keys of an entry are put in { }, not in ( )",
			hint: "write {" + strings.Trim(text[len(e.lead):], "() ") + "}", mended: e.lead + "x"}, true
	}
	if n := strings.LastIndexByte(e.value[:i], ' '); n > 0 && isMapKey(e.value[n+1:i]) {
		key := e.value[n+1 : i]
		return slip{line: line, from: e.at + n + 1, to: at, message: quote(key) + " needs a line of its own, or the text around it quotes",
			hint: "write " + e.key + ": " + strings.TrimRight(e.value[:n], " ,;|") + " and begin " + key + ": on the next line", mended: text[:at] + "x" + text[at+1:]}, true
	}
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
