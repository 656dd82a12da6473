package parse

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

// flowLine is a line with braces or brackets, read as far as it is right.
type flowLine struct {
	text string
	line int
	at   int
	open []bracket // those that are not closed yet
	key  string    // the key of the value that is read
	from int       // where the value begins
	word bool      // a key comes next rather than a value
}

type bracket struct {
	opens    byte
	line, at int
}

// flowSlip finds what is wrong within braces: a text that needs quotes, or brackets
// that don't match. The library may notice on the line after it, or name the line on
// which the braces open.
func flowSlip(s *source, line, _ int, _ string) (slip, bool) {
	const longest = 100 // lines
	for _, l := range []int{line, line - 1} {
		if l < 1 {
			break
		}
		e := cutEntry(s.lineAt(l))
		if e.value == "" || !strings.ContainsRune("{[", rune(e.value[0])) {
			continue
		}
		f := flowLine{text: s.lineAt(l), line: l, at: e.at, key: e.key}
		for ; f.line < l+longest; f.text, f.at = s.lineAt(f.line), 0 {
			if found, ok := f.slip(); ok {
				return found, true
			}
			if f.inside(0) {
				break
			}
			if endsHere(s, f.line) {
				return f.unclosed(len(f.text))
			}
			f.line++
		}
	}
	return slip{}, false
}

// inside reports whether a bracket of that kind is the innermost open one; 0 is for
// none at all.
func (f *flowLine) inside(opens byte) bool {
	if len(f.open) == 0 {
		return opens == 0
	}
	return f.open[len(f.open)-1].opens == opens
}

// endsHere reports whether the entry on a line does not go on below.
func endsHere(s *source, line int) bool {
	text := s.lineAt(line)
	for l := line + 1; l <= len(s.starts); l++ {
		next := s.lineAt(l)
		rest := strings.TrimLeft(next, " ")
		if rest == "" {
			continue
		}
		indent := len(text) - len(strings.TrimLeft(text, " "))
		return strings.HasPrefix(rest, "- ") || len(next)-len(rest) <= indent && rest[0] != '}' && rest[0] != ']'
	}
	return true
}

// slip reads the line up to its first fault.
func (f *flowLine) slip() (slip, bool) {
	for f.at < len(f.text) {
		switch c := f.text[f.at]; c {
		case ' ':
			f.at++
		case '{', '[':
			f.open, f.word, f.from = append(f.open, bracket{c, f.line, f.at}), c == '{', f.at
			f.at++
		case '}', ']':
			if found, ok := f.closing(c); ok || f.inside(0) {
				return found, ok
			}
		case ',':
			f.at++
			f.word = f.inside('{')
		case '"', '\'':
			end := closing(f.text, f.at)
			if end < 0 {
				f.open = nil // the quote is what is not closed
				return slip{}, false
			}
			f.from, f.at = f.at, end+1
		case '#':
			return f.hash(f.at)
		case ':':
			f.at, f.word = f.at+1, false
		default:
			if found, ok := f.plain(); ok {
				return found, true
			}
		}
	}
	return slip{}, false
}

// plain reads a key or a value without quotes.
func (f *flowLine) plain() (slip, bool) {
	f.from = f.at
	for ; f.at < len(f.text); f.at++ {
		rest := f.text[f.at:]
		next := byte(' ')
		if len(rest) > 1 {
			next = rest[1]
		}
		switch {
		case strings.ContainsRune(",}]", rune(rest[0])):
			return f.start()
		case rest[0] == '{' || rest[0] == '[':
			return f.quoteIt("a text that holds " + quote(rest[:1]) + " needs quotes inside { }"), !f.word
		case strings.HasPrefix(rest, " #"):
			if found, ok := f.start(); ok {
				return found, ok
			}
			return f.hash(f.at + 1)
		case rest[0] == ':' && strings.IndexByte(" ,}]", next) >= 0:
			if f.word {
				f.key = strings.TrimSpace(f.text[f.from:f.at])
				return slip{}, false
			}
			if f.inside('[') {
				return slip{}, false // a pair in a list, which YAML allows
			}
			return f.colon(), true
		}
	}
	return slip{}, false
}

// start judges the first character of a value that has ended.
func (f *flowLine) start() (slip, bool) {
	if value := f.text[f.from:f.at]; !f.word && (value[0] == '!' || value == "?" || strings.HasPrefix(value, "- ") || strings.HasPrefix(value, "? ")) {
		return f.quoteIt("a text cannot begin with " + quote(value[:1]) + " unless it is in quotes"), true
	}
	return slip{}, false
}

// colon is about a ": " inside a value: a comma may be missing before the next key.
func (f *flowLine) colon() slip {
	value := f.text[f.from:f.at]
	i := strings.LastIndexByte(value, ' ')
	if key := value[i+1:]; isMapKey(key) && (i > 0 || isBlank([]byte(f.text[:f.from]))) {
		from := f.from + i + 1
		found := slip{line: f.line, from: from, to: f.at, message: "a comma is missing before " + quote(key), mended: f.text[:from] + "," + f.text[from:]}
		if before := strings.TrimRight(f.text[f.from:from], " "); strings.HasSuffix(before, ";") && len(before) > 1 {
			at := f.from + len(before) - 1
			found.from, found.to, found.message = at, at+1, `a comma separates entries inside { }, not ";"`
			found.hint = "write " + f.named(before[:len(before)-1]) + ", " + key + ":"
			found.mended = f.text[:at] + "," + f.text[at+1:]
		} else if before != "" {
			found.hint = "write " + f.named(before) + ", " + key + ":"
		}
		return found
	}
	return f.quoteIt(`a text that holds ": " needs quotes`)
}

// hash is about a "#" after a blank, which makes a comment of what closes the braces.
func (f *flowLine) hash(at int) (slip, bool) {
	if f.inside(0) || !strings.ContainsAny(f.text[at:], "}]") {
		return slip{}, false
	}
	if f.word || f.at == at {
		f.from = at
	}
	found := f.quoteIt(`a "#" after a space begins a comment, which takes the rest of the line`)
	found.mended = strings.ReplaceAll(found.mended, "#", "x") // another one as well
	return found, true
}

// closing passes a closing bracket.
func (f *flowLine) closing(c byte) (slip, bool) {
	if f.inside(0) {
		return slip{}, false
	}
	if f.inside('[') == (c == '}') {
		return f.unclosed(f.at)
	}
	opened := f.open[len(f.open)-1]
	f.open, f.at, f.word = f.open[:len(f.open)-1], f.at+1, false
	behind := strings.TrimLeft(f.text[f.at:], " ")
	switch {
	case behind == "" || behind[0] == '#':
		return slip{}, false
	case f.inside(0) && strings.ContainsRune("}]", rune(behind[0])):
		at := len(f.text) - len(behind)
		return slip{line: f.line, from: at, to: at + 1, message: quote(behind[:1]) + " closes nothing here", hint: "take it away",
			mended: f.text[:at] + strings.TrimLeft(behind, "}]")}, true
	case f.inside(0) || strings.ContainsRune(",}]:", rune(behind[0])) || opened.line != f.line:
		return slip{}, false
	}
	f.from = opened.at
	return f.quoteIt("a text that begins with " + quote(f.text[f.from:f.from+1]) + " needs quotes"), true
}

// unclosed is about the innermost open bracket, which something else ends.
func (f *flowLine) unclosed(end int) (slip, bool) {
	opened := f.open[len(f.open)-1]
	found := slip{line: opened.line, from: opened.at, to: opened.at + 1, message: `the list that opens here lacks a "," or its closing "]"`}
	if opened.opens == '{' {
		found.message = `the map that opens here lacks a "," or its closing "}"`
	}
	if found.wholeEntry = opened.line != f.line; !found.wholeEntry {
		found.mended = f.text[:opened.at] + "x" + f.text[end:]
	}
	return found, true
}

// quoteIt is a slip that quotes around the value mend, which goes on to the next
// comma or closing bracket.
func (f *flowLine) quoteIt(message string) slip {
	to, depth := f.at, 0
	for ; to < len(f.text) && (depth > 0 || !strings.ContainsRune(",}]", rune(f.text[to]))); to++ {
		depth += strings.Count("{[", f.text[to:to+1]) - strings.Count("}]", f.text[to:to+1])
	}
	to = f.from + len(strings.TrimRight(f.text[f.from:to], " "))
	return slip{line: f.line, from: f.from, to: to, message: message, hint: "write " + f.named(quote(f.text[f.from:to])), mended: f.text[:f.from] + "x" + f.text[to:]}
}

// named is a value with its key, if it has one.
func (f *flowLine) named(value string) string {
	if f.key == "" || f.inside('[') {
		return value
	}
	return model.Printable(f.key) + ": " + value
}
