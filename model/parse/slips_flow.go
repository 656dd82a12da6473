package parse

import (
	"cmp"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// flowLine is a line with braces or brackets, read up to its first fault.
type flowLine struct {
	text string
	line int
	at   int
	open []bracket // not closed yet
	key  string    // the key of the current value
	from int       // where the value begins
	word bool      // a key comes next, not a value
}

type bracket struct {
	opens    byte
	line, at int
}

// flowSlip finds what is wrong inside brackets: text that needs quotes, or brackets that
// do not match. The library may notice it on the next line, or name the line where the
// brackets open.
func flowSlip(x stumble) *slip {
	const longest = 100 // lines
	for l := max(1, x.line-longest); l <= x.line; l++ {
		text := x.lineAt(l)
		e := cutEntry(text)
		if !beginsWith(e.value, "{[") {
			continue
		}
		f := flowLine{text: text, line: l, at: e.at, key: e.key}
		found := f.slip()
		for ; found == nil && !f.inside(0) && f.line < l+longest; found = f.slip() {
			if x.endsAt(l, f.line) {
				found = f.unclosed(len(f.text))
				break
			}
			f.line++
			f.text, f.at = x.lineAt(f.line), 0
		}
		if found != nil && f.line >= x.line-1 {
			return found
		}
		l = f.line
	}
	return nil
}

// inside reports whether the innermost open bracket is opens; 0 means that none is open.
func (f *flowLine) inside(opens byte) bool {
	if len(f.open) == 0 {
		return opens == 0
	}
	return f.open[len(f.open)-1].opens == opens
}

// endsAt reports whether an entry that starts on one line ends on another.
func (s *source) endsAt(start, line int) bool {
	first := s.lineAt(start)
	for l := line + 1; l <= len(s.starts); l++ {
		next := s.lineAt(l)
		if rest := next[indentOf(next):]; rest != "" {
			return strings.HasPrefix(rest, "- ") || indentOf(next) <= indentOf(first) && !beginsWith(rest, "}]") && !beginsWith(first, "{[")
		}
	}
	return true
}

// slip reads the line up to its first fault.
func (f *flowLine) slip() *slip {
	for f.at < len(f.text) {
		switch c := f.text[f.at]; c {
		case ' ':
			f.at++
		case '{', '[':
			f.open, f.word, f.from = append(f.open, bracket{c, f.line, f.at}), c == '{', f.at
			f.at++
		case '}', ']':
			if found := f.closing(c); found != nil || f.inside(0) {
				return found
			}
		case ',':
			f.at++
			f.word = f.inside('{')
		case '"', '\'':
			end := closing(f.text, f.at)
			if end < 0 {
				f.open = nil // the quote is unclosed rather than the bracket
				return nil
			}
			f.from, f.at = f.at, end+1
			if found := f.next(); found != nil {
				return found
			}
		case '#':
			return f.hash(f.at)
		case ':':
			f.at, f.word = f.at+1, false
		default:
			if found := f.plain(); found != nil {
				return found
			}
		}
	}
	return nil
}

// plain reads a key or a value without quotes.
func (f *flowLine) plain() *slip {
	f.from = f.at
	for ; f.at < len(f.text); f.at++ {
		rest := f.text[f.at:]
		switch {
		case beginsWith(rest, ",}]"):
			return f.start()
		case beginsWith(rest, "{[") && f.word:
			return nil
		case beginsWith(rest, "{["):
			return f.quoteIt("a text that holds " + quote(rest[:1]) + " needs quotes inside { }")
		case strings.HasPrefix(rest, " #"):
			return cmp.Or(f.start(), f.hash(f.at+1))
		case rest[0] == ':' && beginsWith(rest[1:]+" ", " ,}]"):
			if f.word {
				f.key = strings.TrimSpace(f.text[f.from:f.at])
				return nil
			}
			if f.inside('[') {
				return nil // a pair in a list, which YAML allows
			}
			return f.colon()
		}
	}
	return nil
}

// start checks the first character of a value that has ended.
func (f *flowLine) start() *slip {
	if value := f.text[f.from:f.at]; !f.word && (value[0] == '!' || value == "?" || strings.HasPrefix(value, "- ") || strings.HasPrefix(value, "? ")) {
		return f.quoteIt(notFirst(value))
	}
	return nil
}

// colon handles a ": " inside a value: a comma may be missing before the next key.
func (f *flowLine) colon() *slip {
	value := f.text[f.from:f.at]
	i := strings.LastIndexByte(value, ' ')
	if key := value[i+1:]; isMapKey(key) && (i > 0 || isBlank([]byte(f.text[:f.from]))) {
		from := f.from + i + 1
		found := &slip{line: f.line, from: from, to: f.at, message: "a comma is missing before " + quote(key), mended: f.text[:from] + "," + f.text[from:]}
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

// hash handles a "#" after a space, which turns the closing brackets into a comment.
func (f *flowLine) hash(at int) *slip {
	if f.inside(0) || !strings.ContainsAny(f.text[at:], "}]") {
		return nil
	}
	if f.word || f.at == at {
		f.from = at
	}
	found := f.quoteIt(`a "#" after a space begins a comment, which takes the rest of the line`)
	found.mended = strings.ReplaceAll(found.mended, "#", "x") // any other one as well
	return found
}

// closing reads a closing bracket.
func (f *flowLine) closing(c byte) *slip {
	if f.inside(0) {
		return nil
	}
	if f.inside('[') == (c == '}') {
		return f.unclosed(f.at)
	}
	opened := f.open[len(f.open)-1]
	f.open, f.at, f.word = f.open[:len(f.open)-1], f.at+1, false
	behind := strings.TrimLeft(f.text[f.at:], " ")
	switch {
	case behind == "" || behind[0] == '#':
		return nil
	case f.next() != nil:
		return f.next()
	case f.inside(0) && beginsWith(behind, "}]"):
		at := len(f.text) - len(behind)
		return &slip{line: f.line, from: at, to: at + 1, message: quote(behind[:1]) + " closes nothing here", hint: "take it away",
			mended: f.text[:at] + strings.TrimLeft(behind, "}]")}
	case f.inside(0) && behind[0] == ',' && (isBlank([]byte(behind[1:])) || beginsWith(strings.TrimLeft(behind[1:], " "), "#")):
		at := len(f.text) - len(behind)
		return &slip{line: f.line, from: at, to: at + 1, message: "no comma stands between entries on lines of their own", hint: "take it away", mended: f.text[:at]}
	case f.inside(0) || beginsWith(behind, ",}]:") || opened.line != f.line:
		return nil
	}
	f.from = opened.at
	return f.quoteIt("a text that begins with " + quote(f.text[f.from:f.from+1]) + " needs quotes")
}

// next finds a missing comma, or a semicolon in its place, between a quoted text or a
// closing bracket and the next quote or opening bracket, as in JSON on one line.
func (f *flowLine) next() *slip {
	rest := strings.TrimLeft(f.text[f.at:], " ")
	at := len(f.text) - len(rest)
	other := strings.TrimLeft(strings.TrimPrefix(rest, ";"), " ")
	switch {
	case f.inside(0) || f.word || !beginsWith(other, "{[\"'"):
		return nil
	case other != rest:
		return &slip{line: f.line, from: at, to: at + 1, message: `a comma separates entries inside { }, not ";"`, mended: f.text[:at] + "," + other}
	}
	what := quote(rest[:1])
	if beginsWith(rest, "\"'") {
		what = "the next quotes"
	}
	return &slip{line: f.line, from: at, to: at + 1, message: "a comma is missing before " + what, mended: f.text[:at] + "," + rest}
}

// unclosed returns the slip of the innermost open bracket, which is not closed before
// end.
func (f *flowLine) unclosed(end int) *slip {
	opened := f.open[len(f.open)-1]
	found := &slip{line: opened.line, from: opened.at, to: opened.at + 1, message: `the list that opens here lacks a "," or its closing "]"`}
	if opened.opens == '{' {
		found.message = `the map that opens here lacks a "," or its closing "}"`
	}
	if found.wholeEntry = opened.line != f.line; !found.wholeEntry {
		found.mended = f.text[:opened.at] + "x" + f.text[end:]
	}
	return found
}

// quoteIt returns a slip that quotes around the value would mend; the value extends to
// the next comma or closing bracket.
func (f *flowLine) quoteIt(message string) *slip {
	to, depth := f.at, 0
	for ; to < len(f.text) && (depth > 0 || !beginsWith(f.text[to:], ",}]")); to++ {
		depth += strings.Count("{[", f.text[to:to+1]) - strings.Count("}]", f.text[to:to+1])
	}
	to = f.from + len(strings.TrimRight(f.text[f.from:to], " "))
	return &slip{line: f.line, from: f.from, to: to, message: message, hint: "write " + f.named(quote(f.text[f.from:to])), mended: f.text[:f.from] + "x" + f.text[to:]}
}

// named returns a value with its key, if it has one.
func (f *flowLine) named(value string) string {
	if f.key == "" || f.inside('[') {
		return value
	}
	return model.Printable(f.key) + ": " + value
}

// commaBehind finds a quoted text, between two byte offsets, after which a comma or the
// end of the line is missing: another text follows, as in JSON, or a key.
func (x stumble) commaBehind(text string, from, to int) *slip {
	rest := strings.TrimLeft(text[to:], " ,")
	at := len(text) - len(rest)
	if at == to || rest == "" {
		return nil
	}
	key, _, isKey := strings.Cut(rest, ":")
	isKey = isKey && isMapKey(key)
	switch inFlow := strings.ContainsAny(text[:from], "{["); {
	case inFlow && strings.Contains(text[to:at], ","):
		return nil
	case inFlow && rest[0] == text[from]:
		return &slip{line: x.line, from: at, to: at + 1, message: "a comma is missing before the next quotes",
			hint: "write " + text[from:to] + ", " + rest[:closing(rest, 0)+1], mended: text[:to] + "," + text[to:]}
	case inFlow && isKey:
		return &slip{line: x.line, from: at, to: at + len(key), message: "a comma is missing before " + quote(key),
			hint: "write " + text[from:to] + ", " + key + ":", mended: text[:to] + "," + text[to:]}
	case !inFlow && isKey && x.says("did not find expected key", "mapping values are not allowed"):
		return &slip{line: x.line, from: at, to: at + len(key), message: quote(key) + " needs a line of its own",
			hint: "end the line after " + text[from:to], wholeEntry: true}
	}
	return nil
}
