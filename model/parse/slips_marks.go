package parse

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// foreignMarks begin lines that come from other tools and languages.
var foreignMarks = []struct{ mark, message, hint string }{
	{"<<<<<<<", "a merge was not finished: one side of a conflict begins here", "keep one of the two sides, and delete the lines with the marks"},
	{"=======", "a merge was not finished: the other side of a conflict begins here", "keep one of the two sides, and delete the lines with the marks"},
	{">>>>>>>", "a merge was not finished: a conflict ends here", "keep one of the two sides, and delete the lines with the marks"},
	{"|||||||", "a merge was not finished: here is what both sides began with", "keep one of the two sides, and delete the lines with the marks"},
	{"```", "this line belongs to Markdown, not to the map", "delete it"},
	{"//", "a comment begins with #", "write # in place of //"},
	{"/*", "a comment begins with #", "write # at the beginning of each of its lines"},
	{"<!--", "a comment begins with #", "write # at the beginning of each of its lines"},
}

// foreignLine finds a line that is not YAML at all: a merge conflict marker, a Markdown
// fence, a comment of another language. In front of a brace, the library takes it for a
// text, and stumbles only later.
func foreignLine(x stumble) *slip {
	for _, l := range []int{x.line, max(x.line-1, 1), min(x.line+1, len(x.starts)), 1} {
		text := x.lineAt(l)
		for _, m := range foreignMarks {
			if strings.HasPrefix(text[indentOf(text):], m.mark) {
				return &slip{line: l, wholeContent: true, message: m.message, hint: m.hint}
			}
		}
	}
	return nil
}

// wideBlanks are spaces that YAML takes for letters.
const wideBlanks = "\u00a0\u2007\u202f\u3000"

const wideColon = "：" // as in Chinese and Japanese text

// wideMark finds spaces and colons that are not ASCII, as word processors and input
// methods write them, where YAML needs plain ones: "influence：high".
func wideMark(x stumble) *slip {
	for l, text := range x.lines() {
		rest := strings.TrimLeft(text, " "+wideBlanks)
		if indent := text[:len(text)-len(rest)]; strings.ContainsAny(indent, wideBlanks) {
			return &slip{line: l, from: 0, to: len(indent), message: "the line is indented with spaces that are not plain ones", hint: "indent with plain spaces",
				mended: strings.Repeat(" ", runes(indent)) + rest}
		}
		e := cutEntry(text)
		key, value, wide := strings.Cut(e.value, wideColon)
		if key = strings.TrimSpace(key); wide && e.key == "" && isMapKey(key) {
			return e.written(l, key+": "+strings.Trim(value, " "+wideBlanks), "the colon after "+quote(key)+" is a wide one")
		}
		key, value, _ = strings.Cut(e.value, ":")
		if e.key == "" && isMapKey(key) && strings.IndexAny(value, wideBlanks) == 0 {
			return e.written(l, key+": "+strings.Trim(value, " "+wideBlanks), "the space after the colon of "+quote(key)+" is not a plain one")
		}
	}
	return nil
}

// openQuote finds a quote that is not closed on its line, but by the opening quote of
// another text further down.
func openQuote(x stumble) *slip {
	text := x.lineAt(x.line)
	if x.line > 1 && !strings.ContainsAny(text, `"'`) {
		x.line-- // the text after the quote goes on below
		text = x.lineAt(x.line)
	}
	at := strings.IndexAny(text, `"'`)
	if behind := strings.TrimLeft(text[at+1:], " "); at < 0 || behind == "" || beginsWith(behind, ",]}:#") {
		return nil
	}
	for l := x.line - 1; l > 0 && l >= x.line-mostQuoted; l-- {
		above := x.lineAt(l)
		e := cutEntry(above)
		if i := strings.IndexAny(above, `"'`); i < 0 || above[i] != text[at] && closing(above, i) < 0 {
			continue
		} else if i != e.at || above[i] != text[at] || closing(above, i) >= 0 {
			return nil
		}
		mark := text[at : at+1]
		whole := strings.TrimRight(above[e.at:], " "+curlyMarks) + mark
		return &slip{line: l, from: e.at, to: len(above), message: fmt.Sprintf("this quote is closed by the one on line %d", x.line),
			hint: "write " + strings.TrimPrefix(e.key+": ", ": ") + whole, mended: above[:e.at] + whole}
	}
	return nil
}

// mostQuoted is how many lines above a quote openQuote looks for the one that it closes.
const mostQuoted = 200

// curlyMarks are the quotation marks of word processors, which do not close a plain one.
const curlyMarks = "“”„‟‘’‚«»″＂"

// neverClosed finds a quote that is not closed, on its line or below.
func neverClosed(x stumble) *slip {
	text := x.lineAt(x.line)
	at := strings.IndexAny(text, `"'`)
	for at >= 0 && closing(text, at) >= 0 {
		behind := closing(text, at) + 1
		if at = strings.IndexAny(text[behind:], `"'`); at >= 0 {
			at += behind
		}
	}
	if at < 0 || !x.says("unexpected end of stream") {
		return nil
	}
	to, instead := len(text), "x"
	if at > 0 && strings.ContainsRune("]}", rune(text[at-1])) {
		instead = ""
	}
	if end := strings.IndexAny(text[at:], ",}]"); end >= 0 && strings.ContainsAny(text[:at], "{[") {
		to = at + end
	}
	return &slip{line: x.line, from: at, to: to, message: "this quote is never closed", hint: "write " + strings.TrimRight(text[at:to], " "+curlyMarks) + text[at:at+1],
		mended: text[:at] + instead + text[to:]}
}

// firstIndented finds a map in which only the first line is indented.
func firstIndented(x stumble) *slip {
	if !x.says("<document start>") {
		return nil
	}
	for l := 1; l < x.line; l++ {
		text := x.lineAt(l)
		rest := text[indentOf(text):]
		if rest == "" || rest[0] == '#' {
			continue
		}
		if rest == text {
			break
		}
		return &slip{line: l, wholeContent: true, message: "this line is indented, and those that belong with it are not", hint: hintIndent, mended: rest}
	}
	return nil
}

func indentOf(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// bullets are what word processors and other languages put before list items.
const bullets = "-•·▪◦‣●○–—−‐‑*+"

// otherDash finds a list entry that begins with something other than a dash and a space:
// "-name: CTO", "• name: CTO", "1. name: CTO".
func otherDash(x stumble) *slip {
	for l, text := range x.lines() {
		rest := text[indentOf(text):]
		_, size := utf8.DecodeRuneInString(rest)
		if digits := len(rest) - len(strings.TrimLeft(rest, "0123456789")); digits > 0 && beginsWith(rest[digits:], ".)") {
			size = digits + 1
		} else if dashes := len(rest) - len(strings.TrimLeft(rest, "-")); dashes > 1 {
			size = dashes
		} else if rest == "" || !strings.ContainsAny(rest[:size], bullets) {
			continue
		}
		mark, entry := rest[:size], strings.TrimLeft(rest[size:], " \t"+wideBlanks)
		key, _, _ := strings.Cut(entry, ":")
		behind := rest[size : len(rest)-len(entry)]
		if mark == "-" && strings.HasPrefix(behind, " ") || !isMapKey(key) && !strings.HasPrefix(entry, "{") {
			continue
		}
		message := `an entry of a list begins with "- ", not with ` + quote(mark)
		switch {
		case mark == "-" && behind == "":
			message = "a space is missing after the dash of " + quote("-"+key)
		case mark == "-":
			message = "the space after the dash is not a plain one"
		}
		blanks := max(1, runes(mark+behind)-1)
		if l < len(x.starts) && indentOf(x.lineAt(l+1)) == indentOf(text)+len("- ") {
			blanks = 1 // to match the lines below
		}
		return &slip{line: l, from: indentOf(text), to: len(text), wholeContent: len(mark) == 1, wholeEntry: behind == "" && key != entry, message: message, hint: "write - " + entry,
			mended: text[:indentOf(text)] + "-" + strings.Repeat(" ", blanks) + entry}
	}
	return nil
}
