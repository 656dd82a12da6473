package parse

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slip is a common YAML mistake: its place on a line, what is wrong, what to write, and
// the line as it should be read.
type slip struct {
	line         int
	from, to     int // byte offsets in the line
	message      string
	hint         string
	mended       string
	wholeContent bool // point at the whole line except its indent
	wholeEntry   bool // the lines below cannot be read either
	until, by    int  // the lines below, before line until, move right by that many columns
}

// stumble is the position where the YAML library failed, and its error message.
type stumble struct {
	*source
	line, column int
	words        string
}

// says reports whether the message contains one of the things.
func (x stumble) says(things ...string) bool {
	return slices.ContainsFunc(things, func(thing string) bool { return strings.Contains(x.words, thing) })
}

// lines yields the line and the one above it: the library may notice a slip a line too
// late.
func (x stumble) lines() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for l := x.line; l > 0 && l >= x.line-1 && yield(l, x.lineAt(l)); l-- {
		}
	}
}

// slip returns the slip behind the library's error, or nil if it is not a known one.
func (x stumble) slip() *slip {
	for _, find := range []func(stumble) *slip{
		foreignLine, wideMark, openQuote, firstIndented, indentedPart, deeper, crookedDash, missingColon, missingSpace, leftKey, keyBesideDashes, missingDash, otherDash, unknownAlias, badEscape, endedQuote, neverClosed, missingComma, flowSlip, behindBrackets, specialStart, colonInText,
	} {
		if found := find(x); found != nil {
			return found
		}
	}
	if x.says("did not find expected key") && x.line > 1 { // the slip may be on the line before
		x.line--
		return cmp.Or(endedQuote(x), behindBrackets(x))
	}
	return nil
}

// entryLine is a line in block style, split into its parts.
type entryLine struct {
	text       string
	lead       string // indent and dashes
	key, value string // key is empty in a list of plain values
	at         int    // byte offset of the value
}

func cutEntry(text string) entryLine {
	rest := strings.TrimLeft(text, " ")
	for strings.HasPrefix(rest, "- ") {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	e := entryLine{text: text, lead: text[:len(text)-len(rest)], value: rest, at: len(text) - len(rest)}
	if i := strings.Index(rest, ": "); i > 0 && !strings.ContainsAny(rest[:i], `"'{}[],#&*!|>`) {
		value := strings.TrimLeft(rest[i+1:], " ")
		e.key, e.value, e.at = rest[:i], value, len(text)-len(value)
	}
	return e
}

// written returns a slip on a line that should be written as right.
func (e entryLine) written(line int, right, message string) *slip {
	return &slip{line: line, wholeContent: true, message: message, hint: "write " + right, mended: e.lead + right}
}

// unquoted returns a slip in a value that needs quotes.
func (e entryLine) unquoted(line int, message string) *slip {
	return &slip{line: line, from: e.at, to: len(e.text), message: message, hint: "write " + e.key + ": " + quote(e.value), mended: e.text[:e.at] + "x"}
}

// isMapKey reports whether word is a key of any kind of entry.
func isMapKey(word string) bool {
	return slices.ContainsFunc(allObjects(), func(o *Object) bool { return o.field(word) >= 0 })
}

// missingColon finds a key without a colon: "- name Legal".
func missingColon(x stumble) *slip {
	if !x.says("mapping values are not allowed", "could not find expected ':'", "did not find expected key") {
		return nil
	}
	for l, text := range x.lines() {
		e := cutEntry(text)
		key, rest, _ := strings.Cut(e.value, " ")
		key, rest = strings.TrimRight(key, ";,="), strings.TrimLeft(rest, "=-> ")
		if e.key == "" && isMapKey(key) && (!strings.Contains(rest, ":") || beginsWith(rest, "{[")) {
			found := e.written(l, key+": "+rest, "a colon is missing after "+quote(key))
			found.hint = strings.TrimSpace(found.hint)
			return found
		}
	}
	return nil
}

// missingSpace finds a key without a space after its colon: "name:Legal".
func missingSpace(x stumble) *slip {
	if !x.says("could not find expected ':'", "mapping values are not allowed") {
		return nil
	}
	for l, text := range x.lines() {
		e := cutEntry(text)
		key, rest, _ := strings.Cut(e.value, ":")
		if e.key == "" && rest != "" && rest[0] != ' ' && isMapKey(key) {
			return e.written(l, key+": "+rest, "a space is missing after the colon of "+quote(e.value))
		}
	}
	return nil
}

// missingComma finds a missing comma before an entry on a line of its own, and a
// JavaScript comment at the end of a line.
func missingComma(x stumble) *slip {
	if !x.says("did not find expected ',' or") {
		return nil
	}
	for l, text := range x.lines() {
		if i := strings.LastIndex(" "+text, " //"); i >= 0 && strings.Count(text[i:], `"`)%2 == 0 {
			return &slip{line: l, from: i, to: len(text), message: "a comment begins with #", hint: "write # in place of //", mended: text[:i]}
		}
	}
	for l, done := max(x.line, 2), false; l <= len(x.starts) && !done; l++ {
		next := uncommented(x.lineAt(l))
		next = next[indentOf(next):]
		if next == "" || beginsWith(next, ",}]") {
			continue
		}
		done = l > x.line
		at := l - 1
		for at > 1 && uncommented(x.lineAt(at)) == "" {
			at--
		}
		above := uncommented(x.lineAt(at))
		if above == "" {
			continue
		}
		last := above[len(above)-1:]
		if beginsWith(next, "{[\"'") && !beginsWith(last, ",{[:") || beginsWith(last, "}]\"'") && !strings.ContainsAny(next, ":-") {
			return &slip{line: at, from: len(above) - 1, to: len(above), message: "a comma is missing at the end of this line",
				hint: "a comma stands between two entries inside { } and [ ]", mended: above + "," + x.lineAt(at)[len(above):]}
		}
	}
	return nil
}

// uncommented returns a line without its comment and the spaces before it.
func uncommented(text string) string {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '#' && (i == 0 || text[i-1] == ' '):
			text = text[:i]
		case c == '"' || c == '\'':
			i = max(i, closing(text, i))
		}
	}
	return strings.TrimRight(text, " ")
}

// badEscape finds a backslash in double quotes that is meant literally: "C:\Users".
func badEscape(x stumble) *slip {
	text := x.lineAt(x.line)
	from := strings.LastIndexByte(text[:byteAt(text, x.column)], '"')
	if from < 0 || closing(text, from) < 0 || !x.says("unknown escape", "hexdecimal number") {
		return nil
	}
	to := closing(text, from) + 1
	return &slip{line: x.line, from: from, to: to, message: "a backslash has a meaning of its own in double quotes", hint: "write the text in single quotes: '" + text[from+1:to-1] + "'",
		mended: text[:from] + strings.ReplaceAll(text[from:], `\`, "/")}
}

// unknownAlias finds text that begins with an asterisk, which YAML reads as an alias:
// *Acme.
func unknownAlias(x stumble) *slip {
	_, name, ok := strings.Cut(x.words, "unknown anchor '")
	name, _, _ = strings.Cut(name, "' referenced")
	for l := x.line; ok && l > 0; l-- {
		text := x.lineAt(l)
		for from := 0; from < len(text); from++ {
			i := strings.Index(text[from:], "*"+name)
			if i < 0 {
				break
			}
			from += i
			to := from + 1 + len(name)
			if isOneBefore(text, from, " [{,") && (to == len(text) || beginsWith(text[to:], " ,]}")) {
				return &slip{line: l, from: from, to: to, message: "aliases are not supported: " + quote(text[from:to]), hint: hintWriteOut,
					mended: text[:from] + "x" + text[to:]}
			}
		}
	}
	return nil
}

// endedQuote finds a quote that ends before its text does: 'Don't know'.
func endedQuote(x stumble) *slip {
	text := x.lineAt(x.line)
	for i := 0; i < len(text); i++ {
		mark := text[i]
		if mark != '\'' && mark != '"' || !isOneBefore(text, i, " [{,") && !strings.HasSuffix(text[:i], `":`) && !strings.HasSuffix(text[:i], "':") {
			continue
		}
		end := closing(text, i)
		if end < 0 {
			return nil
		}
		next, _ := utf8.DecodeRuneInString(text[end+1:])
		behind := strings.TrimLeft(text[end+1:], " ")
		if found := x.commaBehind(text, i, end+1); found != nil {
			return found
		}
		if glued := unicode.IsLetter(next) || unicode.IsDigit(next); glued || behind != "" && !beginsWith(behind, ",]}:#") && !strings.HasPrefix(behind, ";"+text[i:i+1]) {
			return quoteSlip(text, x.line, i, end)
		}
		i = end
	}
	return nil
}

// beginsWith reports whether the first byte of text is one of chars.
func beginsWith(text, chars string) bool { return text != "" && strings.IndexByte(chars, text[0]) >= 0 }

// isOneBefore reports whether the byte before an offset, if any, is one of chars.
func isOneBefore(text string, at int, chars string) bool {
	return at == 0 || strings.IndexByte(chars, text[at-1]) >= 0
}

// closing returns the index of the quote that closes the one at from, or -1.
func closing[T string | []byte](text T, from int) int {
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

func quoteSlip(text string, line, from, end int) *slip {
	mark := text[from : from+1]
	to, closed := endOfQuotedText(text, from, end)
	inside := text[from:to]
	if next, _ := utf8.DecodeRuneInString(text[end+1:]); closed {
		inside = text[from+1 : to-1]
	} else if unicode.IsLetter(next) { // an apostrophe in text that continues below
		inside = text[from+1 : to]
	}
	other, name := `"`, "double"
	if mark == `"` {
		other, name = "'", "single"
	}
	found := &slip{
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

// endOfQuotedText returns the end of a text whose first quote ends too early, and whether
// a quote closes it there.
func endOfQuotedText(text string, from, end int) (to int, closed bool) {
	inFlow := strings.ContainsAny(text[:from], "{[")
	for i := end + 1; i < len(text); i++ {
		behind := strings.TrimLeft(text[i+1:], " ")
		switch {
		case text[i] == text[from] && (behind == "" || behind[0] == '#' && behind != text[i+1:] || inFlow && beginsWith(behind, ",]}")):
			return i + 1, true
		case inFlow && to == 0 && beginsWith(text[i:], ",]}"):
			to = i
			if text[i] != ',' || strings.ContainsRune(behind+" ", ':') && isMapKey(strings.Trim(behind[:max(strings.IndexByte(behind, ':'), 0)], `"'`)) {
				return to, false
			}
		}
	}
	if to == 0 {
		to = len(text)
	}
	return to, false
}

// specials are the characters that no text can begin with.
const specials = "&*!|>%@`"

// specialStart finds text that begins with a character special to YAML: & Co, @legal.
func specialStart(x stumble) *slip {
	dash := x.says("block sequence entries are not allowed")
	if !dash && !x.says("cannot start any token", "alphabetic or numeric character", "expected comment or line break",
		"mapping keys are not allowed", "did not find expected node content") {
		return nil
	}
	text := x.lineAt(x.line)
	at := byteAt(text, x.column)
	e := cutEntry(text)
	switch {
	case dash && e.key != "" && e.value == "-":
		return &slip{line: x.line, from: e.at, to: len(text), message: "a dash alone is no value", hint: "remove " + quote(e.key) + " where nothing is known", mended: text[:e.at]}
	case dash && e.key != "" && strings.HasPrefix(e.value, "- "):
		return e.unquoted(x.line, `a text that begins with "- " needs quotes, and a list goes on lines of its own`)
	case dash:
		return nil
	case e.key != "" && beginsWith(e.value, "?]},"):
		return e.unquoted(x.line, notFirst(e.value))
	}
	for at > 0 && !beginsWith(text[at:], specials) {
		at--
	}
	if !beginsWith(text[at:], specials) {
		return nil
	}
	to := len(text)
	if strings.ContainsAny(text[:at], "{[") || strings.ContainsAny(strings.TrimRight(text, ", "), "}]") && !strings.ContainsAny(text, "{[") {
		if i := strings.IndexAny(text[at:], ",]}"); i >= 0 {
			to = at + i
		}
	}
	whole := strings.TrimRight(text[at:to], " ")
	return &slip{line: x.line, from: at, to: at + len(whole), message: notFirst(whole),
		hint: "write " + quote(whole), mended: text[:at] + "x" + text[at+1:]}
}

func notFirst(text string) string {
	return "a text cannot begin with " + quote(text[:1]) + " unless it is in quotes"
}

// colonInText finds a second ": " on a line.
func colonInText(x stumble) *slip {
	text := x.lineAt(x.line)
	e := cutEntry(text)
	i := strings.Index(e.value+" ", ": ")
	if !x.says("mapping values are not allowed") || e.key == "" || i < 0 || beginsWith(e.value, `{["'`) {
		return nil
	}
	at := e.at + i
	mended := text[:at] + "x" + text[at+1:]
	if key := strings.TrimPrefix(e.key, "("); key != e.key && isMapKey(key) {
		return &slip{line: x.line, wholeContent: true, message: "the keys of an entry are put in { }, not in ( )",
			hint: "write {" + strings.Trim(text[len(e.lead):], "() ") + "}", mended: e.lead + "x"}
	}
	if n := strings.LastIndexByte(e.value[:i], ' '); n > 0 && isMapKey(e.value[n+1:i]) {
		key := e.value[n+1 : i]
		return &slip{line: x.line, from: e.at + n + 1, to: at, message: quote(key) + " needs a line of its own, or the text around it quotes",
			hint: "write " + e.key + ": " + strings.TrimRight(e.value[:n], " ,;|") + " and begin " + key + ": on the next line", mended: mended}
	}
	if inner := e.value[:i]; slices.ContainsFunc(allObjects(), func(o *Object) bool {
		part := o.Field(e.key).mapping()
		return part != nil && part.field(inner) >= 0
	}) {
		return &slip{line: x.line, from: e.at, to: at, message: quote(inner) + " needs a line of its own, or braces around it",
			hint: "write " + e.key + ": {" + e.value + "}", mended: text[:e.at] + "{" + e.value + "}"}
	}
	found := e.unquoted(x.line, `a text that holds ": " needs quotes`)
	found.mended = mended
	return found
}

// behindBrackets finds text that begins with a bracketed part: [Legal] & IP.
func behindBrackets(x stumble) *slip {
	e := cutEntry(x.lineAt(x.line))
	if e.key == "" || !beginsWith(e.value, "[{") {
		return nil
	}
	closes := "]"
	if e.value[0] == '{' {
		closes = "}"
	}
	end := strings.LastIndex(e.value, closes)
	behind := strings.TrimSpace(e.value[end+1:])
	if end < 0 || behind == "" || behind[0] == '#' {
		return nil
	}
	return e.unquoted(x.line, "a text that begins with "+quote(e.value[:1])+" needs quotes")
}

// byteAt returns the byte offset of a column, which counts code points from 1.
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
